import { parseArgs } from 'node:util';
import type { AskPassphrase } from '../custody/index.ts';
import { ClewError } from '../errors.ts';
import type { Workbench } from '../workbench.ts';
import type { Progress } from '../casebook/index.ts';
import type { Terminal } from '../relay/index.ts';

export type { Terminal } from '../relay/index.ts';

/** The two languages of every text a person reads. */
export type Language = 'en' | 'zh';
export interface Words {
  readonly en: string;
  readonly zh: string;
}

export interface Option {
  /** Long name without dashes. */
  readonly name: string;
  readonly short?: string;
  /** What stands for the value in help (`FILE`); absent: a switch. */
  readonly value?: string;
  /** May be given several times. */
  readonly many?: true;
  readonly about: Words;
}

/** What a verb is run with: stopped by the signal, telling how far it is. */
interface Part {
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
}

/** A casebook that this process holds for others: what a command line does with it instead of opening it. */
export interface Held {
  open(part: Part): Workbench;
  rebuild(part: Part): Promise<Counts>;
}

export interface Counts {
  readonly reports: number;
  readonly rings: number;
}

/** What a command is handed: the streams, the choices every command shares, and the way to the casebook. */
export interface Console {
  readonly stdin: Terminal['stdin'];
  readonly stdout: Terminal['stdout'];
  readonly stderr: Terminal['stderr'];
  /** `--lang`, else the machine's locale. */
  readonly lang: Language;
  /** Results as JSON on stdout. */
  readonly json: boolean;
  readonly quiet: boolean;
  /** `-C DIR`: the casebook's folder, absolute. */
  readonly dir: string;
  /** Where the person stands: not this process's own folder when the line came from another. */
  readonly cwd: string;
  /** A path as the person wrote it, made absolute. */
  path(name: string): string;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** A progress line on stderr, rewritten in place; silent when quiet, or one line per step when stderr is no terminal. */
  progress(progress: Progress): void;
  /** Talk for the person, one line on stderr; silent when quiet. */
  say(words: Words): void;
  /** Result text or, with `--json`, the value: to stdout. Waits for a slow reader. */
  print(text: string): Promise<void>;
  printJson(value: unknown): Promise<void>;
  /** Asks for the passphrase of the log's key. */
  readonly ask: AskPassphrase;
  /** Lets the person type something unseen. Throws `unavailable` where there is no terminal. */
  secret(prompt: Words): Promise<string>;
  /** Opens the casebook of `dir`, or another; closed by the caller of the command. */
  open(dir?: string): Promise<Workbench>;
  /** Carries out another command line, as a process does that holds the casebook for others. */
  perform(argv: readonly string[], terminal: Terminal, held: Held): Promise<number>;
  /** Makes the rows of the casebook of `dir` again. */
  rebuild(): Promise<Counts>;
}

export interface Args {
  readonly positionals: readonly string[];
  text(name: string): string | undefined;
  many(name: string): readonly string[];
  is(name: string): boolean;
}

/** A command as data: help and the reference page are written from it. Its name and purpose stand in `table.ts`. */
export interface Command {
  /** Positionals, as in `FILE... --out DIR`. */
  readonly usage: string;
  readonly options: readonly Option[];
  /** At least / at most this many positionals. */
  readonly positionals: readonly [number, number];
  /** Resolves to an exit code when it is not 0. */
  run(console: Console, args: Args): Promise<number | void>;
}

/** Options every command takes. */
export const sharedOptions: readonly Option[] = [
  {
    name: 'casebook',
    short: 'C',
    value: 'DIR',
    about: { en: 'the casebook folder (default: here)', zh: '案册文件夹（默认当前目录）' },
  },
  { name: 'json', about: { en: 'results as JSON', zh: '以 JSON 输出结果' } },
  { name: 'quiet', short: 'q', about: { en: 'no talk on stderr', zh: '不输出提示' } },
  { name: 'lang', value: 'en|zh', about: { en: 'language of the output', zh: '输出语言' } },
  { name: 'help', short: 'h', about: { en: 'this help', zh: '显示帮助' } },
];

/** Reads a command's arguments. Throws ClewError `cli.arguments` naming what is wrong. */
export function readArgs(command: Command, argv: readonly string[]): Args {
  const all = [...command.options, ...sharedOptions];
  const known: Record<string, { type: 'string' | 'boolean'; short?: string; multiple?: boolean }> = {};
  for (const option of all) {
    known[option.name] = {
      type: option.value === undefined ? 'boolean' : 'string',
      ...(option.short === undefined ? {} : { short: option.short }),
      ...(option.many ? { multiple: true } : {}),
    };
  }
  let parsed;
  try {
    parsed = parseArgs({ args: [...argv], options: known, allowPositionals: true, strict: true });
  } catch (error) {
    throw new ClewError('input', 'cli.arguments', (error as Error).message.split('. ')[0] ?? 'bad arguments', {
      hint: 'See clew help COMMAND for its options.',
    });
  }
  const { positionals } = parsed;
  const values = parsed.values as Record<string, string | boolean | string[] | undefined>;
  const [least, most] = command.positionals;
  if (!values['help'] && (positionals.length < least || positionals.length > most)) {
    throw new ClewError('input', 'cli.arguments', `expected: ${command.usage || 'no arguments'}`, {
      hint: 'See clew help COMMAND.',
    });
  }
  return {
    positionals,
    text: (name) => (typeof values[name] === 'string' ? values[name] : undefined),
    many: (name) => (Array.isArray(values[name]) ? values[name] : []),
    is: (name) => values[name] === true,
  };
}
