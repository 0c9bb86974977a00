import type { Ctx, Read } from '../../casebook/index.ts';
import { fold } from '../../lexicon/index.ts';
import { limits } from './limits.ts';
import { type Script, scriptOf } from './terms.ts';
import type { Telling } from './wording.ts';

/** Reports whose texts are in memory at once. */
const chunk = 10_000;

/** What of every report is kept at hand, by its number; times in UTC milliseconds, NaN where none is told. */
export interface Known {
  readonly at: Float64Array;
  readonly agency: Int32Array;
  readonly language: Int32Array;
  readonly channel: Int32Array;
}

/** Of all reports, whoever asks. Kept until rows come or change. */
export function knownOf(read: Read): Promise<Known> {
  return read.kept('picture.routines.known', async () => {
    const sql = 'SELECT reported_at AS at, agency, language, channel FROM reports ORDER BY number';
    return await read.numbers(sql, { at: Float64Array, agency: Int32Array, language: Int32Array, channel: Int32Array });
  });
}

/** 1 for each report that stands in a ring which is closed to the reader. */
export async function closedReports(read: Read, reports: number, closed: ReadonlySet<string>): Promise<Uint8Array> {
  const isClosed = new Uint8Array(reports);
  if (closed.size === 0) return isClosed;
  const { rings, report, ring } = await read.members();
  const numbers = new Set(rings.filter(({ id }) => closed.has(id)).map(({ number }) => number));
  report.forEach((each, i) => {
    if (numbers.has(ring[i]!)) isClosed[each] = 1;
  });
  return isClosed;
}

/** A telling of late with the reports that tell it, the first one first. */
export interface RecentTelling extends Telling {
  readonly script: Script;
  readonly reports: readonly { readonly number: number; readonly id: string; readonly at: number }[];
}

/** Reports of late as tellings, in the order of time and id, whatever the order in which they came. */
export async function recentTellings(read: Read, numbers: readonly number[], known: Known): Promise<RecentTelling[]> {
  const rows: { number: number; id: string; text: string; amount: number | null }[] = [];
  for (const list of lists(numbers)) {
    rows.push(
      ...(await read.sql<(typeof rows)[number]>(
        `SELECT number, id, text, amount_minor AS amount FROM reports WHERE number IN (${list})`,
      )),
    );
  }
  const spans = await spansOf(read, numbers);
  rows.sort((a, b) => known.at[a.number]! - known.at[b.number]! || (a.id < b.id ? -1 : 1));
  const tellings = new Map<string, RecentTelling & { reports: RecentTelling['reports'][number][] }>();
  for (const { number, id, text, amount } of rows) {
    const script = scriptOf(text);
    if (script === undefined) continue;
    const own = spans.get(number) ?? [];
    const key = `${amount ?? ''} ${wordsOf(text, own)}`;
    const report = { number, id, at: known.at[number]! };
    const same = tellings.get(key);
    if (same === undefined) tellings.set(key, { text, spans: own, agency: known.agency[number]!, script, reports: [report] });
    else same.reports.push(report);
  }
  return [...tellings.values()];
}

/** What is left of a text without its spans, marks and spaces. */
function wordsOf(text: string, spans: readonly number[]): string {
  let words = '';
  let from = 0;
  for (let i = 0; i < spans.length; i += 2) {
    words += text.slice(from, Math.max(from, spans[i]!));
    from = Math.max(from, spans[i + 1]!);
  }
  return fold(words + text.slice(from)).replaceAll(/[^\p{L}]+/gu, '');
}

/** Where indicators and places stand in these texts. */
async function spansOf(read: Read, numbers: readonly number[]): Promise<Map<number, number[]>> {
  const found = new Map<number, [number, number][]>();
  for (const list of lists(numbers)) {
    for (const table of ['mentions', 'report_places']) {
      const sql = `SELECT report, start_offset AS start, end_offset AS stop FROM ${table} WHERE field = 0 AND report IN (${list})`;
      const { report, start, stop } = await read.numbers(sql, { report: Int32Array, start: Int32Array, stop: Int32Array });
      report.forEach((each, i) => found.set(each, [...(found.get(each) ?? []), [start[i]!, stop[i]!]]));
    }
  }
  return new Map([...found].map(([report, spans]) => [report, spans.sort((a, b) => a[0] - b[0] || a[1] - b[1]).flat()]));
}

function* lists(numbers: readonly number[]): Generator<string> {
  for (let i = 0; i < numbers.length; i += 5000) yield numbers.slice(i, i + 5000).join(', ');
}

/**
 * Texts of reports from before `start`, all of them or, where they are more than `limits.sample`, those whose ids hash lowest: the same
 * whatever the order in which they came. The event loop gets its turn between chunks.
 */
export async function* earlierTexts(
  { read, signal, progress }: Pick<Ctx, 'read' | 'signal' | 'progress'>,
  start: number,
  all: number,
  isClosed: Uint8Array,
): AsyncGenerator<{ readonly number: number; readonly text: string }> {
  const lowest = all <= limits.sample ? '' : `AND (md5_number_lower(id) >> 11) < ${Math.floor((limits.sample / all) * 2 ** 53)}`;
  for (let from = 0; from < isClosed.length; from += chunk) {
    signal.throwIfAborted();
    const rows = await read.sql<{ number: number; text: string }>(
      `SELECT number, text FROM reports WHERE number BETWEEN ${from} AND ${from + chunk - 1} AND reported_at <= ${start} ${lowest}`,
    );
    for (const row of rows) if (isClosed[row.number] === 0) yield row;
    progress({ step: 'routines', done: Math.min(isClosed.length, from + chunk), total: isClosed.length, unit: 'reports' });
  }
}
