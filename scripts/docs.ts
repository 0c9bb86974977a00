/**
 * Writes the reference pages from the code they describe, and in README and guides what the commands print: `npm run docs`.
 * `npm run docs -- --check` only says whether they are as the code has it (exit 1 if not).
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedOptions } from '../src/cli/args.ts';
import type { Command, Language, Option, Words } from '../src/cli/args.ts';
import { table } from '../src/cli/table.ts';
import { checkWords, whyWords } from '../src/custody/check-words.ts';
import { exitCodes } from '../src/errors.ts';
import type { ErrorKind } from '../src/errors.ts';
import { spellings } from '../src/intake/column-names.ts';
import { partName } from '../src/intake/describe.ts';
import type { Content, Part } from '../src/intake/file-plan.ts';
import { labelColumns, moneySpellings, rateColumns, transferColumns } from '../src/intake/statements/names.ts';
import { peopleListsPage } from './people-lists-page.ts';
import { placesPage } from './places-page.ts';
import { templatesPage } from './templates-page.ts';
import { transcribe } from './transcript.ts';

const made = '<!-- Made by `npm run docs`; edit the code instead. -->';

const words = {
  commands: { en: 'Commands', zh: '命令' },
  shared: { en: 'Options of every command', zh: '所有命令通用的选项' },
  option: { en: 'option', zh: '选项' },
  meaning: { en: 'meaning', zh: '含义' },
  other: { en: '[中文](cli.zh-CN.md)', zh: '[English](cli.md)' },
} as const satisfies Record<string, Words>;

const cell = (text: string): string => text.replaceAll('|', '\\|');

function optionTable(options: readonly Option[], lang: Language): string {
  const rows = options.map(({ name, short, value, about }) => {
    const flag = `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
    return `| \`${cell(flag)}\` | ${cell(about[lang])} |`;
  });
  return [`| ${words.option[lang]} | ${words.meaning[lang]} |`, '| --- | --- |', ...rows].join('\n');
}

interface Named {
  readonly name: string;
  readonly about: Words;
  readonly command: Command;
}

function cliPage(commands: readonly Named[], lang: Language): string {
  const sections = commands.map(({ name, about, command }) =>
    [
      `## clew ${name}`,
      about[lang],
      `\`\`\`\nclew ${[name, command.usage].join(' ').trimEnd()}\n\`\`\``,
      ...(command.options.length > 0 ? [optionTable(command.options, lang)] : []),
    ].join('\n\n'),
  );
  const shared = `## ${words.shared[lang]}\n\n${optionTable(sharedOptions, lang)}`;
  return [made, `# ${words.commands[lang]}`, words.other[lang], ...sections, shared].join('\n\n');
}

const meanings: Readonly<Record<ErrorKind, Words>> = {
  bug: { en: 'A mistake in Clew. Please report it with the lines it printed.', zh: 'Clew 程序缺陷，请附上输出内容报告。' },
  input: { en: 'What was given cannot be used: a file, an option, an argument.', zh: '输入无法使用：文件、选项或参数有误。' },
  missing: { en: 'Something named does not exist: a file, a casebook, a ring.', zh: '指定的对象不存在：文件、案册或团伙。' },
  conflict: {
    en: 'It contradicts what is there, or another process holds the casebook.',
    zh: '与现有内容冲突，或案册正被其他进程占用。',
  },
  untrusted: { en: 'Evidence does not verify: something was changed after it was sealed.', zh: '证据校验不通过：封存后被改动。' },
  unavailable: {
    en: 'Something needed is not at hand: the disk is full, the engine does not answer.',
    zh: '所需资源不可用：磁盘已满或引擎无响应。',
  },
};

function exitPage(): string {
  const rows = Object.entries(exitCodes)
    .sort(([, a], [, b]) => a - b)
    .map(([kind, code]) => `| ${code} | ${kind} | ${meanings[kind as ErrorKind].en} | ${meanings[kind as ErrorKind].zh} |`);
  return [
    made,
    '# Exit codes 退出码',
    [
      '| code | kind | meaning | 含义 |',
      '| --- | --- | --- | --- |',
      '| 0 | – | Done. Rows set aside are told on stderr and are no failure. | 完成。被搁置的行会在 stderr 说明，不算失败。 |',
      ...rows,
      '| 130 | – | Cancelled with Ctrl-C. What was stored before is whole. | 以 Ctrl-C 取消，已存数据完好。 |',
    ].join('\n'),
    'An error is one line on stderr, `clew: what and where [room.code]`, and often a second that says what to do next. It never quotes a report.',
  ].join('\n\n');
}

function columnsPage(): string {
  const list = (names: string | undefined): string => (names === undefined ? '' : names.split(' ').join(', '));
  const rows = Object.entries(spellings)
    .filter(([part]) => part !== 'ignore')
    .map(([part, { sure, weak }]) => `| \`${part}\` | ${list(sure)} | ${list(weak)} |`);
  return [
    made,
    '# Column names that are recognised 可识别的列名',
    'Compared without regard to case, width, spaces, separators, brackets, and simplified or traditional characters. A name in the last column counts only where no surer one stands and the content agrees. Any other column is kept and searched for indicators.',
    ['| part | sure | if the content agrees |', '| --- | --- | --- |', ...rows].join('\n'),
    ...moneyTables(),
  ].join('\n\n');
}

/** Columns of statements and lists of transfers, of labels, of rates. */
function moneyTables(): string[] {
  const columns = (parts: readonly Part[], content: Content): string =>
    [
      '| part | means | names, surest first |',
      '| --- | --- | --- |',
      ...parts.map((part) => {
        const { en, zh } = partName(part, content);
        return `| \`${part}\` | ${en} ${zh} | ${(moneySpellings[part] ?? '').split(' ').join(', ')} |`;
      }),
    ].join('\n');
  return [
    '## Statements and lists of transfers 交易流水',
    'A table with an amount, a time, and either two accounts (`from`, `to`) or a direction, a debit and a credit, or a balance is one of transfers, unless a column tells a story or names a victim or a suspect. `clew import --as transfers` says so, `--as reports` says that it is not. Of several columns that could be one part the surest name gets it; `own`, `peer`, `peerName`, `note` and `form` may be several columns. Columns under `ignore` are known and not needed; any other is not read. The exhibit keeps them all.',
    columns(transferColumns, 'transfers'),
    '## Labels of accounts 账户标签',
    columns(labelColumns, 'labels'),
    '## Rates of days 每日汇率',
    'One rate a row, or a column for each currency (named by its code) when a map states the `base` for whose unit they are told.',
    columns(rateColumns, 'rates'),
  ];
}

function checksPage(): string {
  const both = ({ en, zh }: Words): string => cell(`${en} ${zh}`);
  const checks = Object.entries(checkWords).map(
    ([code, { passed, failed, noted }]) =>
      `| \`custody.${code}\` | ${both(passed)} | ${both(failed)} | ${noted.en === passed.en ? '–' : both(noted)} |`,
  );
  const whys = Object.entries(whyWords).map(([why, words]) => `| \`${why}\` | ${words.en} | ${words.zh} |`);
  return [
    made,
    '# Checks of `clew verify` 验证项目',
    'With `--json`: `{what, ok, checks: [{code, outcome, sentence, found: [{where, why, index?}], count}]}`. `outcome` is `passed`, `failed` or `noted` (no fault, but to be known). `found` holds the first 50 of `count`; `where` is a file below the folder, `index` a place in the log counted from 0. `{}` is a number or a name. Codes and reasons are stable: programs may rely on them. A package has also `package`: `{id, origin, size, key?, contents, bytes, send?}`, to be believed only when `ok`.',
    ['| code | passed | failed | noted |', '| --- | --- | --- | --- |', ...checks].join('\n'),
    ['| why | en | zh |', '| --- | --- | --- |', ...whys].join('\n'),
  ].join('\n\n');
}

const root = join(import.meta.dirname, '..');
/** Documents whose `console` blocks are made by running their commands. */
const transcribed = [
  'README',
  'docs/guide/first-case',
  'docs/guide/money',
  'docs/guide/people',
  'docs/guide/picture',
  'docs/guide/statistics',
];

/** The reference pages by path. */
export async function makeReference(): Promise<Record<string, string>> {
  const commands: Named[] = [];
  for (const [name, { about, load }] of Object.entries(table)) commands.push({ name, about, command: (await load()).command });
  const reference = {
    'cli.md': cliPage(commands, 'en'),
    'cli.zh-CN.md': cliPage(commands, 'zh'),
    'exit-codes.md': exitPage(),
    'columns.md': columnsPage(),
    'people-lists.md': [made, peopleListsPage()].join('\n\n'),
    'places.md': [made, placesPage()].join('\n\n'),
    'checks.md': checksPage(),
    'templates.md': [made, templatesPage()].join('\n\n'),
  };
  return Object.fromEntries(Object.entries(reference).map(([name, text]) => [`docs/reference/${name}`, `${text}\n`]));
}

/** The documents that show what commands print, by path: takes a minute. Two are made at a time, each in its own folder. */
async function makeTranscripts(): Promise<Record<string, string>> {
  const pages: Record<string, string> = {};
  const waiting = transcribed.flatMap((name) => [[`${name}.md`, 'en'] as const, [`${name}.zh-CN.md`, 'zh'] as const]);
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [path, lang] = next;
      pages[path] = await transcribe(readFileSync(join(root, path), 'utf8'), lang);
    }
  };
  await Promise.all([work(), work()]);
  return pages;
}

if (import.meta.main) {
  mkdirSync(join(root, 'docs/reference'), { recursive: true });
  for (const [name, text] of Object.entries({ ...(await makeReference()), ...(await makeTranscripts()) })) {
    const path = join(root, name);
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
    if (!process.argv.includes('--check')) writeFileSync(path, text);
    else {
      process.stderr.write(`${name} is not what the code says: npm run docs\n`);
      process.exitCode = 1;
    }
  }
}
