import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { available, hostOf, readCsvText } from '../oracles/case.ts';
import { judgePost, unit42Key, unit42Kinds, unit42Posts } from '../oracles/unit42.ts';

/** What a tool found in one text, refanged; offered: whether Clew would link by it. */
export type Found = readonly (readonly [kind: string, value: string, offered?: boolean])[];

/** Right, wrong and missed indicators of a set. */
export interface Counts {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
  /** Share of all indicators in the texts that were found, of kinds that no peer knows as well. */
  readonly ofAll?: number;
}

/** Texts with a truth. */
export interface TextSet {
  readonly name: string;
  readonly texts: readonly string[];
  readonly judge: (found: readonly Found[]) => Counts;
}

/** The mark of a sentence behind a host is forgiven. */
const host = (value: string): string => value.replace(/[.,;]+$/u, '');

const add = (all: readonly Readonly<Record<'right' | 'wrong' | 'missed', readonly string[]>>[]): Counts => {
  const sum = (of: 'right' | 'wrong' | 'missed'): number => all.reduce((total, each) => total + each[of].length, 0);
  return { right: sum('right'), wrong: sum('wrong'), missed: sum('missed') };
};

/** Analysts' posts; undefined where they are not here. */
export function posts(): TextSet | undefined {
  if (!available('unit42_posts')) return undefined;
  const all = unit42Posts();
  return {
    name: 'posts',
    texts: all.map(({ text }) => text),
    judge: (found) =>
      add(
        all.map((post, at) => {
          const offered = found[at]!.filter(([kind, , linked]) => linked !== false && unit42Kinds.has(kind));
          const keys = offered.map(([kind, value]) => {
            const key = unit42Key(kind, kind === 'domain' ? host(value) : value);
            // Some tools know addresses alone and write a bare domain as one.
            const bare = `domain ${hostOf(
              value
                .toLowerCase()
                .replace(/^https?:\/\//, '')
                .replace(/\/$/, ''),
            )}`;
            return kind === 'url' && !post.want.has(key) && (post.want.has(bare) || post.ignored.has(bare)) ? bare : key;
          });
          return judgePost(post, new Set(keys));
        }),
      ),
  };
}

const simulator = fileURLToPath(new URL('../../../shared/sim/sim.mjs', import.meta.url));
const seed = 90_317;
const asked = new Set(['domain', 'email', 'ip']);

/** The simulator's sites end in zones that are kept for examples, which most tools rightly pass over: they get a real one. */
const real = (text: string): string => text.replaceAll(/(?<=[^a-z\s])(?:invalid|example|test)\b(?!\.[a-z])/giu, 'com');

/** A site by its host, as the truth has it. */
function key(kind: string, value: string): string | undefined {
  const lower = value.toLowerCase();
  if (kind === 'url') return key('domain', /^(?:[a-z]+:\/\/)?([^/?#:]*)/u.exec(lower)![1]!);
  if (!asked.has(kind)) return undefined;
  return `${kind} ${kind === 'domain' ? hostOf(host(lower)) : lower}`;
}

/** A value of any kind without how it is written. */
const loose = (value: string): string =>
  value
    .toLowerCase()
    .replace(/^[a-z_]+:/u, '')
    .replaceAll(/[\s+-]/gu, '');

interface Report {
  readonly text: string;
  /** Readable indicators by key, and of the kinds asked for those that are masked or mistyped. */
  readonly want: ReadonlySet<string>;
  readonly kindsUnclear: ReadonlySet<string>;
  readonly all: readonly string[];
}

function judgeReport({ want, kindsUnclear }: Report, found: Found): Readonly<Record<'right' | 'wrong' | 'missed', string[]>> {
  const got = new Set(found.flatMap(([kind, value]) => key(kind, value) ?? []));
  // The host of a mail address that was found is part of it.
  const mail = new Set([...got].filter((each) => each.startsWith('email ')).map((each) => `domain ${each.split('@')[1]}`));
  return {
    right: [...want].filter((each) => got.has(each)),
    missed: [...want].filter((each) => !got.has(each)),
    wrong: [...got].filter((each) => !want.has(each) && !mail.has(each) && !kindsUnclear.has(each.slice(0, each.indexOf(' ')))),
  };
}

/** So many made reports of a language, their cells for the suspect as lines below the text; undefined without the simulator. */
export function reports(language: 'en' | 'zh', count: number, folder: string): TextSet | undefined {
  if (!existsSync(simulator)) return undefined;
  const out = join(folder, 'simulated');
  if (!existsSync(out)) {
    spawnSync(process.execPath, [simulator, '--preset', 'small', '--seed', String(seed), '--out', out], { stdio: 'ignore' });
  }
  const truth = Map.groupBy(readCsvText(readFileSync(join(out, 'truth_mentions.csv'), 'utf8')), (row) => row['report_id']!);
  const rows = readCsvText(readFileSync(join(out, 'reports.csv'), 'utf8')).filter((row) => row['language'] === language);
  const all = rows.slice(0, count).map((row): Report => {
    const cells = Object.entries(row).filter(([name, cell]) => name.startsWith('suspect_') && cell !== '');
    const mentions = truth.get(row['report_id']!) ?? [];
    const readable = mentions.filter(({ surface }) => Number(surface) < 3);
    return {
      text: real([row['text']!, ...cells.map(([, cell]) => cell)].join('\n')),
      want: new Set(readable.flatMap(({ kind, value }) => key(kind!, real(value!)) ?? [])),
      kindsUnclear: new Set(mentions.filter(({ surface }) => Number(surface) >= 3).map(({ kind }) => kind!)),
      all: readable.map(({ value }) => loose(real(value!))),
    };
  });
  return {
    name: `reports-${language}`,
    texts: all.map(({ text }) => text),
    judge: (found) => {
      const got = found.map((each) =>
        each.flatMap(([kind, value]) => [loose(value), loose(key(kind, value)?.split(' ')[1] ?? value)]),
      );
      const hits = all.map((report, at) => report.all.filter((value) => got[at]!.some((each) => each.endsWith(value))).length);
      const total = all.reduce((sum, report) => sum + report.all.length, 0);
      const counts = add(all.map((report, at) => judgeReport(report, found[at]!)));
      return { ...counts, ofAll: hits.reduce((sum, each) => sum + each, 0) / total };
    },
  };
}
