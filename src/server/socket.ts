import { join } from 'node:path';
import { ClewError } from '../errors.ts';
import type { JobView } from '../model/index.ts';
import { listen, type Listening, type Terminal } from '../relay/index.ts';
import type { Workbench } from '../workbench.ts';
import type { Jobs, User } from './env.ts';

type Part = Required<Pick<Parameters<Workbench['as']>[0], 'signal' | 'progress'>>;

/** Carries out a command line on a casebook that is open; the command line's own part of Clew. */
export type Perform = (argv: readonly string[], terminal: Terminal, openHere: (part: Part) => Workbench) => Promise<number>;

/** Whoever can write to `state/` is the owner of the casebook, with or without accounts. */
const owner: User = {
  name: 'local',
  display: 'local',
  roles: ['viewer', 'analyst', 'supervisor', 'admin', 'auditor'],
  local: true,
};

/** Commands that bring rows wait their turn among the jobs, and pages see how far they are. */
const jobOf: Readonly<Record<string, JobView['kind']>> = { import: 'import', link: 'link' };

interface Attended {
  readonly workbench: Workbench;
  readonly jobs: Jobs;
  readonly perform: Perform;
  /** A link that signs in once. */
  readonly link: () => string;
}

/** Lets commands of other processes work on the casebook that this one has open (DESIGN section 6). */
export function attend({ workbench, jobs, perform, link }: Attended): Promise<Listening | undefined> {
  const open = (part: Part): Workbench => workbench.as(part);

  /** Runs a command line as a job: its end is the job's, and the other way round. */
  async function inTurn(kind: JobView['kind'], argv: readonly string[], terminal: Terminal): Promise<number> {
    let code = exitOfCancelled;
    const { id, state } = jobs.start(kind, owner, async (job) => {
      const signal = AbortSignal.any([job.signal, terminal.signal]);
      code = await perform(argv, { ...terminal, signal }, (part) =>
        open({
          ...part,
          progress: (now) => {
            job.progress(now);
            part.progress(now);
          },
        }),
      );
      if (code === exitOfCancelled) throw new DOMException('The command was stopped.', 'AbortError');
      if (code !== 0)
        throw new ClewError('input', 'server.command', 'A command on this machine did not succeed; it says why there.');
    });
    const stop = (): void => jobs.cancel(id);
    terminal.signal.addEventListener('abort', stop);
    if (terminal.signal.aborted) stop();
    if (state === 'waiting' && !argv.some((word) => word === '-q' || word === '--quiet')) {
      terminal.stderr.write('waiting for other work on this casebook · 等待此案册上的其他工作完成\n');
    }
    await jobs.ended(id);
    terminal.signal.removeEventListener('abort', stop);
    return code;
  }

  return listen(join(workbench.casebook.dir, 'state'), async (argv, terminal) => {
    const [name = ''] = argv;
    // The workbench is open already: another link leads to it.
    if (name === 'serve' || (name === 'demo' && !argv.includes('--text') && !argv.includes('--json'))) {
      terminal.stdout.write(`${argv.includes('--json') ? JSON.stringify({ url: link() }) : link()}\n`);
      return 0;
    }
    const kind = jobOf[name];
    return kind === undefined ? await perform(argv, terminal, open) : await inTurn(kind, argv, terminal);
  });
}

/** Exit code of a command stopped with Ctrl-C (docs/reference/exit-codes.md). */
const exitOfCancelled = 130;
