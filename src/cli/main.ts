import { resolve } from 'node:path';
import { readFileSync } from 'node:fs';
import type { Args, Command, Console, Language, Words } from './args.ts';
import { readArgs, sharedOptions } from './args.ts';
import { describeError, ProgressLine, write } from './print.ts';
import { table } from './table.ts';
import type { AskPassphrase } from '../custody/index.ts';
import { ClewError } from '../errors.ts';
import type { Workbench } from '../workbench.ts';

const locale = process.env['LC_ALL'] ?? process.env['LC_MESSAGES'] ?? process.env['LANG'] ?? '';

/** The language asked for, wherever it stands on the line; help and errors need it before the rest is read. */
function languageOf(argv: readonly string[]): Language {
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
export function commandHelp(name: string, about: Words, command: Command, lang: Language): string {
  const rows = [...command.options, ...sharedOptions].map((option): [string, string] => [
    `${option.short ? `-${option.short}, ` : ''}--${option.name}${option.value ? ` ${option.value}` : ''}`,
    option.about[lang],
  ]);
  return `clew ${name} ${command.usage}\n\n  ${about[lang]}\n\n${lines(rows)}\n`;
}

/** A casebook opened for a command, and the acts it held then. */
interface Opened {
  readonly workbench: Workbench;
  readonly size: number;
}

function consoleFor(args: Args, lang: Language, signal: AbortSignal, line: ProgressLine, opened: Opened[]): Console {
  const quiet = args.is('quiet');
  const dir = resolve(args.text('casebook') ?? '.');
  let ask: AskPassphrase | undefined;
  const asker = async (): Promise<AskPassphrase> =>
    (ask ??= (await import('./passphrase.ts')).passphraseAsker({ stdin: process.stdin, stderr: process.stderr, lang }));
  return {
    ask: async (fresh) => await (await asker())(fresh),
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    lang,
    json: args.is('json'),
    quiet,
    dir,
    signal,
    progress: (progress) => {
      if (!quiet) line.show(progress);
    },
    say: (words) => {
      if (quiet) return;
      line.clear();
      process.stderr.write(`${words[lang]}\n`);
    },
    print: (text) => {
      line.clear();
      return write(process.stdout, text.endsWith('\n') ? text : `${text}\n`);
    },
    printJson: (value) => write(process.stdout, `${JSON.stringify(value, null, 2)}\n`),
    open: async () => {
      const { openWorkbench } = await import('../workbench.ts');
      const { askBefore } = await import('./witnessed.ts');
      const workbench = await openWorkbench(dir, {
        signal,
        progress: (progress) => !quiet && line.show(progress),
        ask: await asker(),
        beforeFirst: askBefore,
      });
      opened.push({ workbench, size: workbench.casebook.log.size });
      return workbench;
    },
  };
}

/** Runs one command line and resolves to its exit code (DESIGN section 5). Never throws. */
export async function main(argv: readonly string[]): Promise<number> {
  let lang: Language = 'en';
  const stop = new AbortController();
  const onInterrupt = (): void => stop.abort();
  process.on('SIGINT', onInterrupt).on('SIGTERM', onInterrupt);
  const opened: Opened[] = [];
  let line: ProgressLine | undefined;
  try {
    lang = languageOf(argv);
    line = new ProgressLine(process.stderr, lang);
    const [first = 'help', ...rest] = argv;
    if (first === '--version' || first === 'version') {
      const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
      await write(process.stdout, `${version}\n`);
      return 0;
    }
    const asksHelp = first === 'help' || first === '--help' || first === '-h';
    const name = asksHelp ? rest.find((word) => !word.startsWith('-')) : first;
    if (name === undefined || (asksHelp && name === lang)) {
      await write(process.stdout, overview(lang));
      return 0;
    }
    const entry = table[name];
    if (entry === undefined) {
      throw new ClewError('input', 'cli.command', `there is no command ${name}`, { hint: 'clew help lists the commands.' });
    }
    const { command } = await entry.load();
    const args = asksHelp ? undefined : readArgs(command, rest);
    if (args === undefined || args.is('help')) {
      await write(process.stdout, commandHelp(name, entry.about, command, lang));
      return 0;
    }
    const console = consoleFor(args, lang, stop.signal, line, opened);
    const code = (await command.run(console, args)) ?? 0;
    for (const { workbench, size } of opened) {
      const { log } = workbench.casebook;
      if (log.size !== size) await (await import('./witnessed.ts')).askAfter(log, console);
    }
    return code;
  } catch (error) {
    line?.clear();
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return 0;
    const { text, code } = describeError(error, lang);
    process.stderr.write(`${text}\n`);
    return code;
  } finally {
    line?.clear();
    process.off('SIGINT', onInterrupt).off('SIGTERM', onInterrupt);
    for (const { workbench } of opened) await workbench.close();
  }
}

if (import.meta.main) {
  // `clew … | head` closes the pipe early: that is the reader's choice, not an error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  process.exitCode = await main(process.argv.slice(2));
}
