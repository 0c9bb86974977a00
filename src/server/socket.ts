import { join } from 'node:path';
import { ClewError } from '../errors.ts';
import type { JobView } from '../model/index.ts';
import { listen, type Listening, type Terminal } from '../relay/index.ts';
import type { Workbench } from '../workbench.ts';
import type { JobPart, Jobs, User } from './env.ts';
import type { Rebuilt } from './rebuild.ts';

type Part = Required<Pick<Parameters<Workbench['as']>[0], 'signal' | 'progress'>>;

/** What a command line does with the casebook that is open. */
interface Held {
  open(part: Part): Workbench;
  rebuild(part: Part): Promise<Rebuilt>;
}

/** Carries out a command line on a casebook that is open; the command line's own part of Clew. */
export type Perform = (argv: readonly string[], terminal: Terminal, held: Held) => Promise<number>;

/** Whoever can write to `state/` is the owner of the casebook, with or without accounts. */
const owner: User = {
  name: 'local',
  display: 'local',
  roles: ['viewer', 'analyst', 'supervisor', 'admin', 'auditor'],
  local: true,
};

/** Commands that bring rows wait their turn among the jobs, and pages see how far they are. */
const jobOf: Readonly<Record<string, JobView['kind']>> = { import: 'import', link: 'link', rebuild: 'rebuild' };
/** Exit code of a command stopped with Ctrl-C (docs/reference/exit-codes.md). */
const exitOfCancelled = 130;
/** Milliseconds that a command may go on when the casebook is about to be closed. */
const patience = 10_000;

interface Attended {
  /** The one that is served now. */
  readonly workbench: () => Workbench;
  /** Makes its rows again, within a job. */
  readonly rebuild: (part: Part) => Promise<Rebuilt>;
  readonly jobs: Jobs;
  readonly perform: Perform;
  /** A link that signs in once. */
  readonly link: () => string;
}

/** Lets commands of other processes work on the casebook that this one has open (DESIGN section 6). */
export class Socket {
  readonly #with: Attended;
  readonly #running = new Map<Promise<number>, AbortController>();
  /** Settled when commands may go on. */
  #paused: PromiseWithResolvers<void> | undefined;
  #listening: Listening | undefined;

  private constructor(attended: Attended) {
    this.#with = attended;
  }

  static async open(attended: Attended): Promise<Socket> {
    const socket = new Socket(attended);
    const { dir } = attended.workbench().casebook;
    socket.#listening = await listen(join(dir, 'state'), (argv, terminal) => socket.#answer(argv, terminal));
    return socket;
  }

  /** Lets commands wait from now on, and those under way come to their end: the casebook is about to be closed. */
  async pause(): Promise<void> {
    this.#paused ??= Promise.withResolvers();
    const cut = setTimeout(() => this.#running.forEach((stop) => stop.abort()), patience);
    await Promise.all(this.#running.keys());
    clearTimeout(cut);
  }

  /** Lets them go on, with the casebook that is open now. */
  async resume(): Promise<void> {
    await this.#listening?.renew();
    this.#paused?.resolve();
    this.#paused = undefined;
  }

  async close(): Promise<void> {
    this.#paused?.resolve();
    this.#paused = undefined;
    await this.#listening?.close();
  }

  async #answer(argv: readonly string[], terminal: Terminal): Promise<number> {
    const [name = ''] = argv;
    const isJson = argv.includes('--json');
    // The workbench is open already: another link leads to it.
    if (name === 'serve' || (name === 'demo' && !argv.includes('--text') && !isJson)) {
      const url = this.#with.link();
      terminal.stdout.write(`${isJson ? JSON.stringify({ url }) : url}\n`);
      return 0;
    }
    const kind = jobOf[name];
    return kind === undefined ? await this.#atOnce(argv, terminal) : await this.#inTurn(kind, argv, terminal);
  }

  /** Beside everything else; only a casebook that gives way to another is waited for. */
  async #atOnce(argv: readonly string[], terminal: Terminal): Promise<number> {
    while (this.#paused !== undefined) await this.#paused.promise;
    const stop = new AbortController();
    const signal = AbortSignal.any([terminal.signal, stop.signal]);
    const { perform, workbench, rebuild } = this.#with;
    const ended = perform(argv, { ...terminal, signal }, { open: (part) => workbench().as(part), rebuild });
    this.#running.set(ended, stop);
    return await ended.finally(() => this.#running.delete(ended));
  }

  /** As a job: its end is the command's, and the other way round. */
  async #inTurn(kind: JobView['kind'], argv: readonly string[], terminal: Terminal): Promise<number> {
    const { jobs, perform, workbench, rebuild } = this.#with;
    let code = exitOfCancelled;
    const work = async (job: JobPart): Promise<void> => {
      const signal = AbortSignal.any([job.signal, terminal.signal]);
      const told = (part: Part): Part => ({
        ...part,
        progress: (now) => {
          job.progress(now);
          part.progress(now);
        },
      });
      const held: Held = { open: (part) => workbench().as(told(part)), rebuild: (part) => rebuild(told(part)) };
      code = await perform(argv, { ...terminal, signal }, held);
      if (code === exitOfCancelled) throw new DOMException('The command was stopped.', 'AbortError');
      if (code === 0) return;
      throw new ClewError('input', 'server.command', 'A command on this machine did not succeed; it says why there.');
    };
    const { id, state } = jobs.start(kind, owner, work);
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
}
