import { createHash } from 'node:crypto';
import type { Dossier, DossierAct } from '../../model/index.ts';
import { amountOf, countOf, dayOf, manyOf, momentOf, sizeOf } from './amounts.ts';
import { listed, printed, shortened } from './teller.ts';
import type { Listed, Teller } from './teller.ts';
import { checkPoints, samplingWords } from './words.ts';

/** The reports of the case, each with the place where its original stands. */
export function reportsOf(teller: Teller): Listed<readonly string[]> {
  const { dossier, names } = teller;
  const numbers = new Map(dossier.exhibits.map(({ sha256, number }) => [sha256, number]));
  return listed(teller, dossier.reports, printed.reports, 'tables/reports.csv', (report) => [
    names.of(report.id),
    dayOf(report.reportedAt),
    shortened(report.agency ?? '–', 60),
    shortened(report.category ?? '–', 40),
    report.amount === undefined ? '–' : amountOf(report.amount.minor, report.amount.currency),
    `${numbers.get(report.source.exhibit) ?? report.source.exhibit.slice(0, 8)} · ${countOf(report.source.row)}`,
  ]);
}

export interface ExhibitShown {
  readonly number: string;
  readonly name: string;
  readonly sha256: string;
  readonly size: string;
  readonly sealed: string;
  readonly reports: string;
  readonly note: string;
}

export interface Exhibits {
  readonly list: Listed<ExhibitShown>;
  /** SHA-256 over the hashes of all exhibits, sorted, a line each: one figure for a list too long to print. */
  readonly digest: string;
  readonly review: {
    readonly points: readonly string[];
    readonly rows: readonly {
      readonly number: string;
      readonly checks: readonly { readonly state: string; readonly machine: boolean }[];
      readonly sentences: readonly string[];
    }[];
  };
}

export function digestOf(exhibits: Dossier['exhibits']): string {
  const hash = createHash('sha256');
  for (const { sha256 } of [...exhibits].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1))) hash.update(`${sha256}\n`);
  return hash.digest('hex');
}

/** Originals, with their hashes and what was checked of each. */
export function exhibitsOf(teller: Teller): Exhibits {
  const { dossier, lang, say } = teller;
  const en = lang === 'en';
  const reviewed = dossier.exhibits.filter(({ checks }) => checks.length > 0).slice(0, printed.reviewed);
  const points = (Object.keys(checkPoints) as (keyof typeof checkPoints)[]).filter((point) =>
    reviewed.some(({ checks }) => checks.some((check) => check.point === point)),
  );
  return {
    list: listed(teller, dossier.exhibits, printed.exhibits, 'tables/exhibits.csv', (exhibit): ExhibitShown => {
      const { number, name, sha256, bytes, sealed, reports, others } = exhibit;
      return {
        number,
        name,
        sha256,
        size: sizeOf(bytes),
        sealed: en
          ? `${momentOf(sealed.at)}, ${sealed.by}, act ${sealed.act}`
          : `${momentOf(sealed.at)}，${sealed.by}，操作 ${sealed.act}`,
        reports: countOf(reports),
        note: others === 0 ? '' : en ? `also holds ${manyOf(others, 'report')} of others` : `另含 ${countOf(others)} 份他案报案`,
      };
    }),
    digest: digestOf(dossier.exhibits),
    review: {
      points: points.map((point) => checkPoints[point][lang]),
      rows: reviewed.map(({ number, checks }) => ({
        number,
        checks: points.map((point) => {
          const check = checks.find((each) => each.point === point);
          return { state: check?.state ?? 'open', machine: check?.machine ?? false };
        }),
        sentences: checks.filter(({ state }) => state === 'no').map(({ sentence }) => say(sentence)),
      })),
    },
  };
}

export interface ActShown {
  readonly act: string;
  readonly at: string;
  readonly by: string;
  readonly text: string;
}

/** More acts of one sort in a row than this, by one person, are told in one line. */
const folded = 8;

/** The acts that concern the case, in their order. */
export function custodyOf(teller: Teller): Listed<ActShown> {
  const { dossier, lang, say } = teller;
  const groups: DossierAct[][] = [];
  for (const act of dossier.custody) {
    const last = groups.at(-1);
    if (last !== undefined && last[0]!.kind === act.kind && last[0]!.by === act.by) last.push(act);
    else groups.push([act]);
  }
  const rows = groups.flatMap((group): ActShown[] => {
    const [first, last] = [group[0]!, group.at(-1)!];
    if (group.length <= folded) {
      return group.map((act) => ({ act: `${act.seq}`, at: momentOf(act.at), by: act.by, text: say(act.sentence) }));
    }
    const text =
      lang === 'en'
        ? `${countOf(group.length)} acts of this kind, the first: ${say(first.sentence)}`
        : `同类操作 ${countOf(group.length)} 次，首次：${say(first.sentence)}`;
    return [{ act: `${first.seq}–${last.seq}`, at: momentOf(first.at), by: first.by, text }];
  });
  return listed(teller, rows, printed.custody, 'tables/custody.csv', (row) => row);
}

/** Samples taken: what they were drawn from, and how to draw them again. */
export function samplesOf(teller: Teller): Listed<readonly (readonly [string, string])[]> {
  const { dossier, lang, names } = teller;
  const en = lang === 'en';
  return listed(teller, dossier.samples, printed.samples, 'dossier.json', (sample) => {
    const shown = sample.drawn.slice(0, 60).map((id) => names.of(id));
    const more = sample.drawn.length - shown.length;
    return [
      [en ? 'Population' : '总体', `${samplingWords[sample.population][lang]}, ${countOf(sample.size)}`],
      [en ? 'Method' : '方法', samplingWords[sample.method][lang]],
      [en ? 'Seed' : '随机种子', sample.seed],
      [en ? 'Share' : '比例', `${sample.share}`],
      [en ? 'Digest of the population' : '总体摘要', sample.digest],
      [
        en ? `Drawn (${countOf(sample.drawn.length)})` : `抽取（${countOf(sample.drawn.length)}）`,
        shown.join(', ') + (more > 0 ? (en ? ` and ${countOf(more)} more` : ` 等，另 ${countOf(more)} 项`) : ''),
      ],
    ];
  });
}
