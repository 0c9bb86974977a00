import type { Read } from '../casebook/index.ts';
import { type IndicatorKind, indicatorKinds, placeRoles, type PlaceRole, roles } from '../model/index.ts';
import { ageOn, ageSql, bornSql } from './ages.ts';
import type { Span } from './span.ts';

/** What is read of reports, in arrays by the number of the report. */

const dayMs = 86_400_000;

const shape = {
  number: Int32Array,
  agency: Int32Array,
  language: Int32Array,
  channel: Int32Array,
  reported: Float64Array,
  age: Float64Array,
  minor: Float64Array,
  currency: Int32Array,
  at: Float64Array,
} as const;

/** `reported`: the day a complaint counts on, UTC milliseconds; `at`: of the loss; NaN: not told. Words by their numbers. */
export async function columnsOf(read: Read, span: Span) {
  // Without a day all are kept, to say how many there are; the age is looked for in the span alone: fields are long.
  const columns = await read.numbers(
    `SELECT number, agency, language, channel, ${day} AS reported,
       CASE WHEN ${within(span)} THEN ${ageSql} END AS age, amount_minor AS minor, currency,
       coalesce(loss_at, reported_at) AS at
     FROM reports`,
    shape,
  );
  const ordered = inOrder(columns);
  await tellAges(read, span, ordered);
  return ordered;
}

const day = 'coalesce(reported_at, loss_at)';
const within = ({ begin, end }: Span): string => `${day} >= ${begin} AND ${day} < ${end}`;

/** Fills in ages that reports tell by a date or year of birth. Many were born on one day: each cell comes once. */
async function tellAges(read: Read, span: Span, { age, reported }: { age: Float64Array; reported: Float64Array }): Promise<void> {
  const told = `WITH t AS (SELECT number, ${bornSql} AS cell FROM reports WHERE ${within(span)})`;
  const cells = await read.sql<{ cell: string }>(`${told} SELECT DISTINCT cell FROM t WHERE cell <> '' ORDER BY cell`);
  if (cells.length === 0) return;
  const rows = await read.numbers(
    `${told} SELECT number, (dense_rank() OVER (ORDER BY cell) - 1)::INTEGER AS place FROM t WHERE cell <> ''`,
    { number: Int32Array, place: Int32Array },
  );
  rows.number.forEach((number, i) => {
    if (!Number.isNaN(age[number]!)) return;
    const at = reported[number]! + span.offset * 60_000;
    age[number] = ageOn(cells[rows.place[i]!]!.cell, Math.floor(at / dayMs) * dayMs);
  });
}

/** Rows in the order of their numbers; they come so, unless the database reads them otherwise. */
function inOrder<Columns extends { readonly number: Int32Array; readonly [name: string]: Int32Array | Float64Array }>(
  columns: Columns,
): Columns {
  if (columns.number.every((number, i) => number === i)) return columns;
  const sorted = Object.entries(columns).map(([name, column]) => {
    const own = column.slice();
    columns.number.forEach((number, i) => (own[number] = column[i]!));
    return [name, own];
  });
  return Object.fromEntries(sorted) as Columns;
}

/** Of each report a number for its victim within their agency; 0 where they have no pseudonym. */
export async function victimsBy(read: Read): Promise<Int32Array> {
  const { reports } = await read.counts();
  const rows = await read.numbers(
    `WITH v AS (SELECT victim, agency, row_number() OVER () AS n FROM (SELECT DISTINCT victim, agency FROM reports WHERE victim <> ''))
     SELECT r.number AS report, v.n::INTEGER AS victim FROM reports AS r JOIN v ON v.victim = r.victim AND v.agency = r.agency`,
    { report: Int32Array, victim: Int32Array },
  );
  return scattered(new Int32Array(reports), rows.report, rows.victim);
}

/** Of each report the number of its ring, -1: none; and the rings' ids. */
export async function ringsBy(read: Read): Promise<{ readonly of: Int32Array; readonly ids: ReadonlyMap<number, string> }> {
  const { reports } = await read.counts();
  const { rings, report, ring } = await read.members();
  return {
    of: scattered(new Int32Array(reports).fill(-1), report, ring),
    ids: new Map(rings.map(({ number, id }) => [number, id])),
  };
}

/** Of each report the word of the first place it tells in a role; 0: none. */
export async function placesBy(read: Read, role: PlaceRole): Promise<Int32Array> {
  const { reports } = await read.counts();
  const rows = await read.numbers(
    `SELECT report, arg_min(place, rowid)::INTEGER AS place FROM report_places WHERE role = ${placeRoles.indexOf(role)} GROUP BY report`,
    { report: Int32Array, place: Int32Array },
  );
  return scattered(new Int32Array(reports), rows.report, rows.place);
}

/** To what victims paid, as far as their reports name it, by two bits. */
export const means = ['none', 'bank', 'wallet', 'bank+wallet'] as const;
const meansKinds: readonly (readonly IndicatorKind[])[] = [['card', 'account', 'iban'], ['wallet']];
const { bank, wallet } = { bank: 1, wallet: 2 } as const;

/** Of each report the position in `means`: what it names as the other side's, or nobody's in particular. */
export async function meansBy(read: Read): Promise<Uint8Array> {
  const { reports } = await read.counts();
  const positions = (kinds: readonly IndicatorKind[]): string => kinds.map((kind) => indicatorKinds.indexOf(kind)).join(', ');
  const linking = ['suspect', 'unknown'].map((role) => roles.indexOf(role as (typeof roles)[number])).join(', ');
  const rows = await read.numbers(
    `SELECT m.report, bit_or(CASE WHEN i.kind IN (${positions(meansKinds[0]!)}) THEN ${bank} ELSE ${wallet} END)::UTINYINT AS bits
     FROM mentions AS m JOIN indicators AS i ON i.number = m.indicator
     WHERE i.kind IN (${positions(meansKinds.flat())}) AND m.role IN (${linking}) GROUP BY m.report`,
    { report: Int32Array, bits: Uint8Array },
  );
  return scattered(new Uint8Array(reports), rows.report, rows.bits);
}

function scattered<Column extends Int32Array | Uint8Array>(into: Column, report: Int32Array, values: Column): Column {
  for (let i = 0; i < report.length; i++) into[report[i]!] = values[i]!;
  return into;
}

export async function wordsOf(read: Read, numbers: Iterable<number>): Promise<Map<number, string>> {
  const rows = await read.sql<{ number: number; word: string }>(
    `SELECT number, word FROM words WHERE number IN (SELECT unnest(from_json(?::JSON, '["INTEGER"]')))`,
    [JSON.stringify([...new Set(numbers)])],
  );
  return new Map(rows.map(({ number, word }) => [number, word]));
}
