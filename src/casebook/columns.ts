import type { Session } from '../engine/index.ts';
import { ClewError } from '../errors.ts';
import { sketchSize } from '../model/index.ts';
import { type Correction, placeOf } from './corrections.ts';
import type { StoredColumns } from './ctx.ts';
import type { Words } from './words.ts';

/** Reports of a batch: their columns and mentions take some 50 MB. */
const batchSize = 65_536;

const reportShape = {
  number: Int32Array,
  source_row: Int32Array,
  agency: Int32Array,
  category: Int32Array,
  language: Int32Array,
  channel: Int32Array,
  amount_minor: Float64Array,
  currency: Int32Array,
  reported_at: Float64Array,
  loss_at: Float64Array,
};
const mentionShape = {
  report: Int32Array,
  indicator: Int32Array,
  role: Uint8Array,
  flags: Uint8Array,
  confidence: Uint8Array,
  start_offset: Int32Array,
  end_offset: Int32Array,
  field: Int32Array,
};
const namedShape = { number: Int32Array, kind: Uint8Array };

/** Streams back what the linker needs, in columns, from report number `from` on, with what people corrected. */
export async function* readColumns(
  session: Session,
  words: Words,
  from: number,
  corrections: readonly Correction[],
): AsyncGenerator<StoredColumns> {
  await words.load();
  const [end] = await session.rows('SELECT max(number) AS report FROM reports');
  const last = end!['report'] as number | null;
  if (last === null) return;
  for (let start = from; start <= last; start += batchSize) {
    const end = Math.min(last, start + batchSize - 1);
    const here = corrections.filter(({ report }) => report >= start && report <= end);
    yield await readBatch(session, words, start, end, here);
  }
}

async function readBatch(
  session: Session,
  words: Words,
  first: number,
  last: number,
  corrections: readonly Correction[],
): Promise<StoredColumns> {
  const range = `BETWEEN ${first} AND ${last}`;
  const reports = await session.numbers(
    `SELECT number, source_row, agency, category, language, channel, amount_minor, currency, reported_at, loss_at
     FROM reports WHERE number ${range}`,
    reportShape,
  );
  const { sketch: bytesOf } = await session.columns(`SELECT sketch FROM reports WHERE number ${range}`);
  const names = await strings(session, ['id', 'ref', 'victim'], `reports WHERE number ${range}`);
  const asRead = await session.numbers(
    `SELECT report, indicator, role, flags, confidence, start_offset, end_offset, field FROM mentions WHERE report ${range}`,
    mentionShape,
  );
  const found = corrected(asRead, corrections);
  const { number } = reports;
  const positionOf = rising(number);
  const word = (list: Int32Array): string[] => Array.from(list, (each) => words.wordOf(each));
  const sketches = new Uint16Array(number.length * sketchSize);
  const sketchBytes = new Uint8Array(sketches.buffer);
  (bytesOf as Uint8Array[]).forEach((bytes, i) => sketchBytes.set(bytes, i * sketchSize * 2));

  const mentioned = `indicators WHERE number IN (SELECT indicator FROM mentions WHERE report ${range})`;
  const named = await session.numbers(`SELECT number, kind FROM ${mentioned} ORDER BY number`, namedShape);
  const { value: values } = await strings(session, ['value'], mentioned);

  const fieldNames: string[] = [];
  const fieldOf = new Map<number, number>([[0, -1]]);
  const field = Int16Array.from(found.field, (each) => {
    let position = fieldOf.get(each);
    if (position === undefined) fieldOf.set(each, (position = fieldNames.push(words.wordOf(each)) - 1));
    return position;
  });
  return {
    count: number.length,
    number,
    id: names['id']!,
    ref: names['ref']!,
    row: reports.source_row,
    agency: word(reports.agency),
    victim: names['victim']!,
    category: word(reports.category),
    language: word(reports.language),
    channel: word(reports.channel),
    amountMinor: reports.amount_minor,
    currency: word(reports.currency),
    reportedAt: reports.reported_at,
    lossAt: reports.loss_at,
    sketch: sketches,
    mentions: {
      count: found.indicator.length,
      report: found.report.map(positionOf),
      value: found.indicator.map((each) => placeIn(named.number, each)),
      role: found.role,
      flags: found.flags,
      confidence: found.confidence,
      start: found.start_offset,
      end: found.end_offset,
      field,
    },
    values: values!,
    valueKind: named.kind,
    indicator: named.number,
    fieldNames,
  };
}

type Mentions = { readonly [Name in keyof typeof mentionShape]: InstanceType<(typeof mentionShape)[Name]> };

/** Mentions with the roles people gave them, without those they called wrong. */
function corrected(mentions: Mentions, corrections: readonly Correction[]): Mentions {
  if (corrections.length === 0) return mentions;
  const reports = new Set(corrections.map(({ report }) => report));
  const roleAt = new Map(corrections.map((each) => [placeOf(each), each.role]));
  const role = mentions.role.slice();
  const kept: number[] = [];
  for (let m = 0; m < role.length; m++) {
    const report = mentions.report[m]!;
    if (reports.has(report)) {
      const place = { report, indicator: mentions.indicator[m]!, field: mentions.field[m]! };
      const told = roleAt.get(placeOf({ ...place, start: mentions.start_offset[m]!, end: mentions.end_offset[m]! }));
      if (told === null) continue;
      if (told !== undefined) role[m] = told;
    }
    kept.push(m);
  }
  const int = (from: Int32Array): Int32Array<ArrayBuffer> => Int32Array.from(kept, (m) => from[m]!);
  const byte = (from: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(kept, (m) => from[m]!);
  return {
    report: int(mentions.report),
    indicator: int(mentions.indicator),
    role: byte(role),
    flags: byte(mentions.flags),
    confidence: byte(mentions.confidence),
    start_offset: int(mentions.start_offset),
    end_offset: int(mentions.end_offset),
    field: int(mentions.field),
  };
}

/** Separates strings that are read as one. */
const separator = '\u001f';

/**
 * Columns of strings in order of `number`. Each is read as a single long string and cut: reading them one by one costs seven
 * times as much, most of it in crossing from DuckDB's memory into ours. Should one hold the separator, they are read singly.
 */
async function strings(session: Session, columns: readonly string[], from: string): Promise<Record<string, string[]>> {
  const packed = columns.map((column) => `string_agg(${column}, chr(31) ORDER BY number) AS ${column}`);
  const [row] = await session.rows(`SELECT count(*) AS n, ${packed.join(', ')} FROM ${from}`);
  const count = row!['n'] as number;
  const cut: Record<string, string[]> = {};
  for (const column of columns) {
    const whole = row![column] as string | null;
    const list = count === 0 || whole === null ? [] : whole.split(separator);
    cut[column] =
      list.length === count
        ? list
        : ((await session.columns(`SELECT ${column} FROM ${from} ORDER BY number`))[column] as string[]);
  }
  return cut;
}

/** Position by number. Rows lie in the order they were appended in; that they do is checked, for everything leans on it. */
function rising(numbers: Int32Array): (number: number) => number {
  const first = numbers[0] ?? 0;
  const position = new Int32Array((numbers.at(-1) ?? -1) - first + 1);
  for (let i = 0; i < numbers.length; i++) {
    if (i > 0 && numbers[i]! <= numbers[i - 1]!) {
      throw new ClewError('bug', 'casebook.order', `Reports lie out of order after number ${numbers[i - 1]!}.`, {
        hint: 'Run clew rebuild.',
      });
    }
    position[numbers[i]! - first] = i;
  }
  return (number) => position[number - first]!;
}

/** Place of a number in an ascending list that holds it. */
function placeIn(rising: Int32Array, number: number): number {
  let low = 0;
  let high = rising.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle]! < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
