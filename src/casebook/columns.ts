import type { Cell, Session } from '../engine/index.ts';
import { ClewError } from '../errors.ts';
import { sketchSize } from '../model/index.ts';
import type { StoredColumns } from './ctx.ts';
import type { Words } from './words.ts';

/** Reports of a batch: their columns and mentions take some 50 MB. */
const batchSize = 65_536;

/** Streams back what the linker needs, in columns, from report number `from` on. */
export async function* readColumns(session: Session, words: Words, from: number): AsyncGenerator<StoredColumns> {
  await words.load();
  const [end] = await session.rows(
    'SELECT (SELECT max(number) FROM reports) AS report, (SELECT max(number) FROM indicators) AS indicator',
  );
  const last = end!['report'] as number | null;
  if (last === null) return;
  /** Place of each indicator in the batch at hand, -1 elsewhere. */
  const placeOf = new Int32Array(((end!['indicator'] as number | null) ?? -1) + 1).fill(-1);
  for (let start = from; start <= last; start += batchSize) {
    yield await readBatch(session, words, start, Math.min(last, start + batchSize - 1), placeOf);
  }
}

async function readBatch(
  session: Session,
  words: Words,
  first: number,
  last: number,
  placeOf: Int32Array,
): Promise<StoredColumns> {
  const range = `BETWEEN ${first} AND ${last}`;
  const reports = await session.columns(
    `SELECT number, source_row, agency, category, language, channel, coalesce(amount_minor, 'nan') AS amount_minor, currency,
       coalesce(reported_at, 'nan') AS reported_at, coalesce(loss_at, 'nan') AS loss_at, sketch
     FROM reports WHERE number ${range}`,
  );
  const names = await strings(session, ['id', 'ref', 'victim'], `reports WHERE number ${range}`);
  const found = await session.columns(
    `SELECT report, indicator, role, flags, confidence, start_offset, end_offset, field FROM mentions WHERE report ${range}`,
  );
  const number = int32(reports['number']);
  const positionOf = rising(number);
  const word = (column: string): string[] => (reports[column] as number[]).map((each) => words.wordOf(each));
  const sketches = new Uint16Array(number.length * sketchSize);
  const sketchBytes = new Uint8Array(sketches.buffer);
  (reports['sketch'] as Uint8Array[]).forEach((bytes, i) => sketchBytes.set(bytes, i * sketchSize * 2));

  const indicator = int32(found['indicator']);
  const { value, distinct } = renumber(indicator, placeOf);
  const values: string[] = Array.from({ length: distinct.length }, () => '');
  const valueKind = new Uint8Array(distinct.length);
  const mentioned = `indicators WHERE number IN (SELECT indicator FROM mentions WHERE report ${range})`;
  const named = await session.columns(`SELECT number, kind FROM ${mentioned} ORDER BY number`);
  const { value: text } = await strings(session, ['value'], mentioned);
  (named['number'] as number[]).forEach((each, i) => {
    values[placeOf[each]!] = text![i]!;
    valueKind[placeOf[each]!] = named['kind']![i] as number;
  });
  for (const each of distinct) placeOf[each] = -1;

  const fieldNames: string[] = [];
  const fieldOf = new Map<number, number>([[0, -1]]);
  const field = Int16Array.from(found['field'] as number[], (each) => {
    let position = fieldOf.get(each);
    if (position === undefined) fieldOf.set(each, (position = fieldNames.push(words.wordOf(each)) - 1));
    return position;
  });
  return {
    count: number.length,
    number,
    id: names['id']!,
    ref: names['ref']!,
    row: int32(reports['source_row']),
    agency: word('agency'),
    victim: names['victim']!,
    category: word('category'),
    language: word('language'),
    channel: word('channel'),
    amountMinor: Float64Array.from(reports['amount_minor'] as number[]),
    currency: word('currency'),
    reportedAt: Float64Array.from(reports['reported_at'] as number[]),
    lossAt: Float64Array.from(reports['loss_at'] as number[]),
    sketch: sketches,
    mentions: {
      count: indicator.length,
      report: int32(found['report']).map(positionOf),
      value,
      role: Uint8Array.from(found['role'] as number[]),
      flags: Uint8Array.from(found['flags'] as number[]),
      confidence: Uint8Array.from(found['confidence'] as number[]),
      start: int32(found['start_offset']),
      end: int32(found['end_offset']),
      field,
    },
    values,
    valueKind,
    indicator: distinct,
    fieldNames,
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

function int32(cells: Cell[] | undefined): Int32Array {
  return Int32Array.from(cells as number[]);
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

/** Numbers as places in the list of those that occur, in order of appearance. `placeOf` keeps the places. */
function renumber(numbers: Int32Array, placeOf: Int32Array): { value: Int32Array; distinct: Int32Array } {
  const distinct: number[] = [];
  const value = numbers.map((number) => {
    if (placeOf[number] === -1) placeOf[number] = distinct.push(number) - 1;
    return placeOf[number]!;
  });
  return { value, distinct: Int32Array.from(distinct) };
}
