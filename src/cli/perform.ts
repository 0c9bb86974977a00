import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { AskPassphrase } from '../custody/index.ts';
import { ClewError } from '../errors.ts';
import type { Workbench } from '../workbench.ts';
import type { Args, Command, Console, Counts, Held, Language, Terminal, Words } from './args.ts';
import { readArgs, sharedOptions } from './args.ts';
import { describeError, ProgressLine, write } from './print.ts';
import { table } from './table.ts';

/** The language asked for, wherever it stands on the line; help and errors need it before the rest is read. */
function languageOf(argv: readonly string[], locale: string): Language {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const asked = at < 0 ? undefined : argv[at] === '--lang' ? argv[at + 1] : argv[at]?.slice('--lang='.length);
  if (asked === undefined) return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en';
  if (asked === 'zh' || asked === 'en') return asked;
  throw new ClewError('input', 'cli.arguments', `--lang takes en or zh, not ${asked}`);
}

const lines = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`).join('\n');
};

function overview(lang: Language): string {
  const head: Words = {
    en: 'Clew joins scam victims’ reports into fraud rings, with the reason and the source of every link.\n\nusage: clew COMMAND [-C DIR] [--json] [--quiet] [--lang en|zh]',
    zh: 'Clew 将受害人报案串并为诈骗团伙，每条关联都有理由和出处。\n\n用法：clew 命令 [-C 目录] [--json] [--quiet] [--lang en|zh]',
  };
  const rows = Object.entries(table).map(([name, entry]) => [name, entry.about[lang]] as const);
  const tail: Words = { en: 'clew help COMMAND tells its options.', zh: 'clew help 命令 查看选项。' };
  return `${head[lang]}\n\n${lines(rows)}\n\n${tail[lang]}\n`;
}

/** Help of one command, as text. */
function commandHelp(name: string, about: Words, command: Command, lang: Language): string {
  const rows = [...command.options, ...sharedOptions].map((option): [string, string] => [
    `${option.short ? `-${option.short}, ` : ''}--${option.name}${option.value ? ` ${option.value}` : ''}`,
    option.about[lang],
  ]);
  return `clew ${name} ${command.usage}\n\n  ${about[lang]}\n\n${lines(rows)}\n`;
}

/** A casebook opened for a command, the acts it held then, and what is to be done with it after. */
interface Opened {
  readonly workbench: Workbench;
  readonly size: number;
  readonly close: () => Promise<void>;
}

/** Another process holds the casebook and takes command lines for it: thrown by `open`, before anything was done. */
class HeldElsewhere extends Error {
  readonly hand: () => Promise<number>;
  constructor(hand: () => Promise<number>) {
    super('the casebook is open in another process');
    this.hand = hand;
  }
}

/** What a command line is carried out with. */
interface Run {
  readonly argv: readonly string[];
  readonly terminal: Terminal;
  readonly held: Held | undefined;
  readonly lang: Language;
  readonly line: ProgressLine;
  readonly opened: Opened[];
}

function consoleFor(args: Args, run: Run): Console {
  const { argv, terminal, lang, line, opened } = run;
  const { stdin, stdout, stderr, signal } = terminal;
  const quiet = args.is('quiet');
  const path = (name: string): string => resolve(terminal.cwd, name);
  const dir = path(args.text('casebook') ?? '.');
  const progress: Console['progress'] = (now) => {
    if (!quiet) line.show(now);
  };
  let ask: AskPassphrase | undefined = terminal.ask;
  const asker = async (): Promise<AskPassphrase> =>
    (ask ??= (await import('./passphrase.ts')).passphraseAsker({ ...process, lang }));

  const secret = terminal.secret ?? (async (prompt: string) => await (await import('./passphrase.ts')).unseen(prompt));

  async function handOver(where: string): Promise<void> {
    const { reach } = await import('../relay/index.ts');
    const holder = await reach(join(where, 'state'));
    const here = { ...terminal, secret, ask: async (fresh: boolean) => await (await asker())(fresh) };
    if (holder !== undefined) throw new HeldElsewhere(() => holder.hand(argv, here));
  }

  async function open(where = dir): Promise<Workbench> {
    if (run.held !== undefined) {
      const workbench = run.held.open({ signal, progress });
      opened.push({ workbench, size: workbench.casebook.log.size, close: async () => undefined });
      return workbench;
    }
    await handOver(where);
    const { openWorkbench } = await import('../workbench.ts');
    const { askBefore } = await import('./witnessed.ts');
    const options = { signal, progress, ask: await asker(), beforeFirst: askBefore };
    const workbench = await openWorkbench(where, options).catch(async (error: unknown) => {
      // It may have been taken between the two looks.
      if (error instanceof ClewError && error.code === 'casebook.locked') await handOver(where);
      throw error;
    });
    opened.push({ workbench, size: workbench.casebook.log.size, close: () => workbench.close() });
    return workbench;
  }

  async function rebuild(): Promise<Counts> {
    if (run.held !== undefined) return await run.held.rebuild({ signal, progress });
    await handOver(dir);
    const { rebuildWorkbench } = await import('../workbench.ts');
    return await rebuildWorkbench(dir, { signal, progress, ask: await asker() });
  }

  return {
    ask: async (fresh) => await (await asker())(fresh),
    secret: (prompt) => secret(prompt[lang]),
    stdin,
    stdout,
    stderr,
    lang,
    json: args.is('json'),
    quiet,
    dir,
    cwd: terminal.cwd,
    path,
    signal,
    progress,
    say: (words) => {
      if (quiet) return;
      line.clear();
      stderr.write(`${words[lang]}\n`);
    },
    print: (text) => {
      line.clear();
      return write(stdout, text.endsWith('\n') ? text : `${text}\n`);
    },
    printJson: (value) => write(stdout, `${JSON.stringify(value, null, 2)}\n`),
    open,
    rebuild,
    perform,
  };
}

async function carryOut(run: Run): Promise<number> {
  const { argv, terminal, lang } = run;
  const { stdout } = terminal;
  const [first = 'help', ...rest] = argv;
  if (first === '--version' || first === 'version') {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
    await write(stdout, `${version}\n`);
    return 0;
  }
  const asksHelp = first === 'help' || first === '--help' || first === '-h';
  const name = asksHelp ? rest.find((word) => !word.startsWith('-')) : first;
  if (name === undefined || (asksHelp && name === lang)) {
    await write(stdout, overview(lang));
    return 0;
  }
  const entry = table[name];
  if (entry === undefined) {
    throw new ClewError('input', 'cli.command', `there is no command ${name}`, { hint: 'clew help lists the commands.' });
  }
  const { command } = await entry.load();
  const args = asksHelp ? undefined : readArgs(command, rest);
  if (args === undefined || args.is('help')) {
    await write(stdout, commandHelp(name, entry.about, command, lang));
    return 0;
  }
  const console = consoleFor(args, run);
  const code = (await command.run(console, args)) ?? 0;
  for (const { workbench, size } of run.opened) {
    const { log } = workbench.casebook;
    if (log.size !== size) await (await import('./witnessed.ts')).askAfter(log, console);
  }
  return code;
}

/** Carries out one command line and resolves to its exit code (DESIGN section 5). Never throws. */
export async function perform(argv: readonly string[], terminal: Terminal, held?: Held): Promise<number> {
  let lang: Language = 'en';
  const opened: Opened[] = [];
  let line: ProgressLine | undefined;
  try {
    lang = languageOf(argv, terminal.locale);
    line = new ProgressLine(terminal.stderr, lang);
    return await carryOut({ argv, terminal, held, lang, line, opened });
  } catch (error) {
    line?.clear();
    if (error instanceof HeldElsewhere) return await error.hand().catch((failed: unknown) => tell(failed, terminal, lang));
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return 0;
    return tell(error, terminal, lang);
  } finally {
    line?.clear();
    for (const { close } of opened) await close();
  }
}

function tell(error: unknown, { stderr }: Terminal, lang: Language): number {
  const { text, code } = describeError(error, lang);
  stderr.write(`${text}\n`);
  return code;
}
