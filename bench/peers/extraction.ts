import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Found, posts, reports, type TextSet } from './extract-sets.ts';
import { suiteSets } from './extract-suites.ts';
import { npmPeer } from './node.ts';
import { python } from './python.ts';
import { type Row, type Run, type Section, type Table, versionOfClew, type Words } from './section.ts';

const columns: Table['columns'] = [
  { key: 'precision', title: { en: 'precision', zh: '精确率' }, better: 'more', digits: 3 },
  { key: 'recall', title: { en: 'recall', zh: '召回率' }, better: 'more', digits: 3 },
  { key: 'f1', title: { en: 'F1', zh: 'F1' }, better: 'more', digits: 3 },
  { key: 'ofAll', title: { en: 'recall of all kinds', zh: '各类标识总召回率' }, better: 'more', digits: 3 },
  { key: 'speed', title: { en: 'MB/s of one core', zh: '单核 MB/s' }, better: 'more', digits: 2 },
  { key: 'megabytes', title: { en: 'peak memory, MB', zh: '内存峰值（MB）' }, better: 'less' },
];

/** What a contestant tells of a set. */
interface Told {
  readonly found: readonly Found[];
  readonly seconds: number;
  readonly megabytes: number;
}

/** A contestant, and the program that runs it; undefined where it cannot be had. */
interface Tool {
  readonly who: string;
  readonly version: string;
  readonly program: readonly string[] | undefined;
}

function tools(): Tool[] {
  const [byNode, byPython] = ['extract-node.ts', 'extract.py'].map((name) => join(import.meta.dirname, name)) as [string, string];
  const folder = npmPeer('ioc-extractor', '8.2.0');
  const snake = python('extraction');
  const of = (name: string): readonly string[] | undefined => (snake === undefined ? undefined : [snake, byPython, name]);
  return [
    { who: 'Clew', version: versionOfClew, program: [process.execPath, byNode, 'clew'] },
    { who: 'ioc-finder', version: 'ioc-finder 9.4.1 (PyPI)', program: of('ioc_finder') },
    { who: 'iocextract', version: 'iocextract 1.16.1 (PyPI)', program: of('iocextract') },
    { who: 'msticpy', version: 'msticpy 3.0.2 (PyPI)', program: of('msticpy') },
    {
      who: 'ioc-extractor',
      version: 'ioc-extractor 8.2.0 (npm)',
      program: folder === undefined ? undefined : [process.execPath, byNode, folder],
    },
  ];
}

/** Asks a tool of a set. @throws what it fails with */
function ask(program: readonly string[], texts: readonly string[], { quick, folder }: Run): Told {
  const file = join(folder, 'asked.json');
  // Five passes, or as many as begin within ten seconds.
  writeFileSync(file, JSON.stringify({ texts, passes: quick ? 1 : 5, budget: 10 }));
  const [command, ...args] = program;
  const said = execFileSync(command!, [...args, file], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(said.trimEnd().split('\n').at(-1)!) as Told;
}

/** A contestant's row; one that fails says so. @throws where Clew fails */
function row({ who, version, program }: Tool, figures: (program: readonly string[]) => Record<string, number>): Row {
  const head = version === versionOfClew ? { who, version, ours: true as const } : { who, version };
  if (program === undefined) return { ...head, figures: {}, missing: 'could not be installed' };
  try {
    return { ...head, figures: figures(program) };
  } catch (error) {
    if (version === versionOfClew) throw error;
    return { ...head, figures: {}, missing: `failed: ${error instanceof Error ? error.name : 'unknown'}` };
  }
}

function figuresOf(program: readonly string[], set: TextSet, run: Run): Record<string, number> {
  const { found, seconds, megabytes } = ask(program, set.texts, run);
  const { right, wrong, missed, ofAll } = set.judge(found);
  const [precision, recall] = [right / Math.max(1, right + wrong), right / Math.max(1, right + missed)];
  const bytes = set.texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  const figures = { precision, recall, f1, speed: bytes / 1e6 / seconds, megabytes };
  return ofAll === undefined ? figures : { ...figures, ofAll };
}

/** Everybody at the suites that the peers wrote for themselves. */
function suites(run: Run): Table[] {
  const sets = suiteSets();
  if (sets.length === 0) return [];
  run.say('suites');
  const counts = sets.map(({ name, cases }) => `${name} ${cases}`).join(', ');
  return [
    {
      name: 'suites',
      title: { en: 'The peers’ own tests, per cent right', zh: '同类工具自带测试（正确率 %）' },
      given: `Those cases of their suites that ask which values of a kind stand in a text: ${counts}.`,
      columns: sets.map(({ name }) => ({
        key: name,
        title: { en: `tests of ${name}`, zh: `${name} 的测试` },
        better: 'more',
        digits: 1,
      })),
      rows: tools().map((tool) =>
        row(tool, (program) =>
          Object.fromEntries(
            sets.map(({ name, texts, share }) => [name, share(ask(program, texts, { ...run, quick: true }).found)]),
          ),
        ),
      ),
    },
  ];
}

function table(set: TextSet, title: Words, given: string, run: Run): Table {
  const kilobytes = Math.round(set.texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1000);
  return {
    name: set.name,
    title,
    given: `${set.texts.length.toLocaleString('en')} texts, ${kilobytes.toLocaleString('en')} KB. ${given}`,
    headline: 'f1',
    columns: set.name === 'posts' ? columns.filter(({ key }) => key !== 'ofAll') : columns,
    rows: tools().map((tool) =>
      row(tool, (program) => {
        run.say(`${set.name}: ${tool.who}`);
        return figuresOf(program, set, run);
      }),
    ),
  };
}

const made =
  'Sites, e-mail and IP addresses, the kinds that every tool knows, whoever they belong to. Of all kinds: how many of all indicators were found, phones, accounts, wallets, chat names and apps too, by value alone. Made by the simulator (preset small, seed 90317).';

export const extraction: Section = {
  name: 'extraction',
  title: { en: 'Indicators in texts', zh: '文本标识提取' },
  notes: [
    'Posts: domains, addresses, IP and e-mail addresses, hashes, wallets that the vendor marked by defanging them; a live link to a reference is no indicator. The peers cannot tell such links from indicators, and do not set out to; Clew offers for linking what it does not take for somebody else’s. A tool that knows addresses alone and writes a bare domain as one is given that domain as found. Iocextract knows no bare domains that are not defanged.',
    'Reports: masked and mistyped values are asked of nobody. The simulator’s sites end in zones kept for examples, which most tools pass over by their lists of zones: in texts and truth these are made `.com`. The cells of a report stand below its text, so Clew does not learn which cell is whose. The simulator was written by the people who wrote Clew.',
    'Each tool is called as its documentation shows, with refanging on; what msticpy finds defanged is refanged for it, and a comma or full stop that it leaves behind a host is forgiven. The peers were made for analysts’ English posts, none for victims’ reports or Chinese.',
    'Suites: everybody’s answers are brought to one spelling and held against what the author wants; hosts of URLs and mail addresses count as domains, a defanged answer may be refanged. No options are given, so that the author’s own tool does not answer all either: its row shows what this asks too much.',
    'Speed: processor time of the median of five passes, or of as many as begin within ten seconds; loading is not counted, but counts in memory. What is found is handed over outside of that time.',
  ],
  measure: async (run) => {
    const count = run.quick ? 100 : 2000;
    const [vendor, english, chinese] = [posts(), reports('en', count, run.folder), reports('zh', count, run.folder)];
    const tables: Table[] = [];
    if (vendor !== undefined)
      tables.push(table(vendor, { en: 'Analysts’ posts', zh: '分析师文章' }, 'Unit 42’s posts on campaigns, real prose.', run));
    if (english !== undefined) tables.push(table(english, { en: 'Reports in English', zh: '英文报案' }, made, run));
    if (chinese !== undefined) tables.push(table(chinese, { en: 'Reports in Chinese', zh: '中文报案' }, made, run));
    if (tables.length === 0) throw new Error('nothing to measure: ../shared/data and ../shared/sim are not here');
    return [...tables, ...suites(run)];
  },
};
