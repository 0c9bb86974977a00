import type { Session } from '../engine/index.ts';
import { type PackedColumns, sketchSize, type Strings } from '../model/index.ts';
import { type Correction, placeOf } from './corrections.ts';
import { rowsOfEach } from './few.ts';
import type { Words } from './words.ts';

/** Reports up to which strings are read one by one, and indicators by a list of their numbers: two statements instead of six. */
const few = 256;
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
): AsyncGenerator<PackedColumns> {
  const [end] = await session.rows('SELECT max(number) AS report FROM reports WHERE number >= ?', [from]);
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
): Promise<PackedColumns> {
  const { reports, names, sketch } = await (last - first < few ? fewReports : manyReports)(session, first, last);
  const asRead = await session.numbers(
    `SELECT report, indicator, role, flags, confidence, start_offset, end_offset, field FROM mentions
     WHERE report BETWEEN ${first} AND ${last}`,
    mentionShape,
  );
  const found = corrected(asRead, corrections);
  const { number } = reports;
  const named = last - first < few ? await fewIndicators(session, asRead.indicator) : await manyIndicators(session, first, last);
  const { agency, category, language, channel, currency } = reports;
  await words.require(highest([agency, category, language, channel, currency, found.field]));

  const used: string[] = [];
  const placeOfWord = new Map<number, number>();
  const placed = (list: Int32Array): Int32Array =>
    list.map((each) => {
      let place = placeOfWord.get(each);
      if (place === undefined) placeOfWord.set(each, (place = used.push(words.wordOf(each)) - 1));
      return place;
    });
  return {
    number,
    words: used,
    id: names['id']!,
    ref: names['ref']!,
    victim: names['victim']!,
    row: reports.source_row,
    agency: placed(agency),
    category: placed(category),
    language: placed(language),
    channel: placed(channel),
    currency: placed(currency),
    amountMinor: reports.amount_minor,
    reportedAt: reports.reported_at,
    lossAt: reports.loss_at,
    sketch,
    mentions: {
      report: found.report,
      indicator: found.indicator,
      role: found.role,
      flags: found.flags,
      confidence: found.confidence,
      start: found.start_offset,
      end: found.end_offset,
      field: placed(found.field),
    },
    indicator: named.number,
    valueKind: named.kind,
    values: named.values,
  };
}

interface Reports {
  readonly reports: { readonly [Name in keyof typeof reportShape]: InstanceType<(typeof reportShape)[Name]> };
  readonly names: Record<string, Strings>;
  readonly sketch: Uint16Array<ArrayBuffer>;
}
interface Named {
  readonly number: Int32Array;
  readonly kind: Uint8Array;
  readonly values: Strings;
}

async function manyReports(session: Session, first: number, last: number): Promise<Reports> {
  const range = `number BETWEEN ${first} AND ${last}`;
  const reports = await session.numbers(`SELECT ${Object.keys(reportShape).join(', ')} FROM reports WHERE ${range}`, reportShape);
  const { sketch } = await session.columns(`SELECT sketch FROM reports WHERE ${range}`);
  return {
    reports,
    names: await strings(session, ['id', 'ref', 'victim'], `reports WHERE ${range}`),
    sketch: sketches(sketch as Uint8Array[]),
  };
}

async function fewReports(session: Session, first: number, last: number): Promise<Reports> {
  const columns = await session.columns(
    `SELECT ${Object.keys(reportShape).join(', ')}, id, ref, victim, sketch FROM reports
     WHERE number BETWEEN ${first} AND ${last}`,
  );
  const int = (name: keyof typeof reportShape): Int32Array<ArrayBuffer> => Int32Array.from(columns[name] as number[]);
  const float = (name: keyof typeof reportShape): Float64Array<ArrayBuffer> =>
    Float64Array.from(columns[name] as (number | null)[], (value) => value ?? Number.NaN);
  const { id, ref, victim, sketch } = columns;
  return {
    reports: {
      number: int('number'),
      source_row: int('source_row'),
      agency: int('agency'),
      category: int('category'),
      language: int('language'),
      channel: int('channel'),
      amount_minor: float('amount_minor'),
      currency: int('currency'),
      reported_at: float('reported_at'),
      loss_at: float('loss_at'),
    },
    names: { id: id as string[], ref: ref as string[], victim: victim as string[] },
    sketch: sketches(sketch as Uint8Array[]),
  };
}

function sketches(bytesOf: readonly Uint8Array[]): Uint16Array<ArrayBuffer> {
  const sketch = new Uint16Array(bytesOf.length * sketchSize);
  const sketchBytes = new Uint8Array(sketch.buffer);
  bytesOf.forEach((bytes, i) => sketchBytes.set(bytes, i * sketchSize * 2));
  return sketch;
}

async function manyIndicators(session: Session, first: number, last: number): Promise<Named> {
  const mentioned = `indicators WHERE number IN (SELECT indicator FROM mentions WHERE report BETWEEN ${first} AND ${last})`;
  const named = await session.numbers(`SELECT number, kind FROM ${mentioned} ORDER BY number`, namedShape);
  return { ...named, values: (await strings(session, ['value'], mentioned))['value']! };
}

async function fewIndicators(session: Session, mentioned: Int32Array): Promise<Named> {
  const list = [...new Set(mentioned)].sort((a, b) => a - b);
  if (list.length === 0) return { number: new Int32Array(), kind: new Uint8Array(), values: [] };
  const found = await rowsOfEach(session, 'SELECT number, kind, value FROM indicators', 'number', list);
  const [kinds, values] = [new Map<number, number>(), new Map<number, string>()];
  (found['number'] as number[]).forEach((number, i) => {
    kinds.set(number, found['kind']![i] as number);
    values.set(number, found['value']![i] as string);
  });
  return {
    number: Int32Array.from(list),
    kind: Uint8Array.from(list, (number) => kinds.get(number)!),
    values: list.map((number) => values.get(number)!),
  };
}

/** The highest of these numbers, 0 when there are none. */
function highest(lists: readonly Int32Array[]): number {
  let most = 0;
  for (const list of lists) for (let i = 0; i < list.length; i++) if (list[i]! > most) most = list[i]!;
  return most;
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

/**
 * Columns of strings in order of `number`. Each is read as a single long string: reading them one by one costs seven times as
 * much, most of it in crossing from DuckDB's memory into ours. Should one hold the separator, they are read singly.
 */
async function strings(session: Session, columns: readonly string[], from: string): Promise<Record<string, Strings>> {
  const packed = columns.map(
    (column) =>
      `string_agg(${column}, chr(31) ORDER BY number) AS ${column}, bool_or(contains(${column}, chr(31))) AS ${column}_odd`,
  );
  const [row] = await session.rows(`SELECT ${packed.join(', ')} FROM ${from}`);
  const read: Record<string, Strings> = {};
  for (const column of columns) {
    read[column] =
      row![`${column}_odd`] === true
        ? ((await session.columns(`SELECT ${column} FROM ${from} ORDER BY number`))[column] as string[])
        : ((row![column] as string | null) ?? '');
  }
  return read;
}
