import type { Read } from '../casebook/index.ts';
import { ClewError } from '../errors.ts';
import { type StatRows, statDimensions } from '../model/index.ts';
import { type Complaints, complaintsOf, type Partition } from './complaints.ts';
import { freezesOf, peopleOf, ringsOf } from './held.ts';
import { part } from './parted.ts';
import type { Span } from './span.ts';
import type { House } from './statistics.ts';
import type { OverviewRow } from './summaries.ts';
import { totalRow } from './words.ts';

type Row = StatRows['rows'][number];

/** Most records that are listed of one figure. */
const mostRows = 10_000;

/**
 * What a figure counts, hidden ones as well: for inside alone. Reports of `closed` rings are left out, as if they were not there.
 *
 * @param key `table/row/figure`.
 * @throws ClewError `missing` `stats.key`.
 */
export async function rowsBehind(
  read: Read,
  house: House,
  span: Span,
  key: string,
  closed: ReadonlySet<string> = new Set(),
): Promise<StatRows> {
  const parts = key.split('/');
  const [table = '', row = '', figure = ''] = parts;
  if (parts.length !== 3) throw noSuch(key);
  const complaints = await complaintsOf(read, span, house.again);
  const isOpen = (complaint: number): boolean => !closed.has(complaints.ringIds.get(complaints.ring[complaint]!) ?? '');
  if (table === 'people' || table === 'freezes' || (table === 'rings' && figure === 'rings')) {
    const rows = await othersBehind(read, span, complaints, table, row, closed);
    return { key, count: rows.length, rows: rows.slice(0, mostRows) };
  }
  const behind = (await complaintsBehind(read, span, complaints, table, row, figure))?.filter(isOpen);
  if (behind === undefined) throw noSuch(key);
  return { key, count: behind.length, rows: await rowsOf(read, complaints, behind.slice(0, mostRows), table, row, figure) };
}

/** Positions of the complaints that a figure counts. */
async function complaintsBehind(
  read: Read,
  span: Span,
  complaints: Complaints,
  table: string,
  row: string,
  figure: string,
): Promise<readonly number[] | undefined> {
  const all = Array.from({ length: complaints.count }, (_, i) => i);
  if (table === 'overview') return overviewBehind(complaints, all, row as OverviewRow);
  if (table === 'loss') {
    return withMoney(complaints, row === totalRow ? all : (complaints.own.get(row)?.complaint ?? []), figure);
  }
  if (table === 'rings') {
    const { rowOf: ringRow } = await ringsOf(read, complaints);
    return row === totalRow ? all : all.filter((each) => ringRow(each) === row);
  }
  // Rows as the report has them: what is small stands together.
  const within = (partition: Partition, name: string): readonly number[] => {
    if (name === totalRow) return all;
    const { rows, of } = part(complaints, partition, span, () => false);
    const place = rows.findIndex((each) => each.row === name);
    return all.filter((each) => of[each] === place);
  };
  if (table === 'cross') {
    if (span.cross === undefined) return undefined;
    const inRow = new Set(within(span.cross[0], row));
    return within(span.cross[1], figure).filter((each) => inRow.has(each));
  }
  const partition = [...statDimensions, 'means' as const].find((each) => each === table);
  return partition === undefined ? undefined : withMoney(complaints, within(partition, row), figure);
}

function withMoney({ hasLoss, hasReturn }: Complaints, some: readonly number[], figure: string): readonly number[] {
  if (figure === 'complaints') return some;
  return some.filter((each) => hasReturn[each] === 1 || (figure !== 'returned' && hasLoss[each] === 1));
}

function overviewBehind(
  { again, hasLoss, left }: Complaints,
  all: readonly number[],
  row: OverviewRow,
): readonly number[] | undefined {
  switch (row) {
    case 'complaints':
    case 'reports':
    case 'victims-least':
    case 'victims-most':
      return all;
    case 'again':
      return all.filter((each) => again[each]! > 0);
    case 'lost':
      return all.filter((each) => hasLoss[each] === 1);
    case 'left':
      return all.filter((each) => left[each] === 1);
    default:
      return undefined;
  }
}

/** The reports that stand for complaints, each with what it adds to the figure. */
async function rowsOf(
  read: Read,
  complaints: Complaints,
  some: readonly number[],
  table: string,
  row: string,
  figure: string,
): Promise<Row[]> {
  const named = await read.sql<{ number: number; id: string; ref: string }>(
    `SELECT number, id, ref FROM reports WHERE number IN (SELECT unnest(from_json(?::JSON, '["INTEGER"]')))`,
    [JSON.stringify(some.map((each) => complaints.report[each]!))],
  );
  const names = new Map(named.map((each) => [each.number, each]));
  const own = table === 'loss' && row !== totalRow ? complaints.own.get(row) : undefined;
  const places = new Map(own?.complaint.map((each, i) => [each, i]));
  const sumOf = (of: 'gross' | 'returned', each: number): number =>
    own === undefined ? complaints[of][each]! : own[of][places.get(each)!]!;
  const minorOf = (each: number): number | undefined => {
    if (figure === 'gross' || figure === 'returned') return sumOf(figure, each);
    return figure === 'net' ? sumOf('gross', each) - sumOf('returned', each) : undefined;
  };
  return some.map((each) => {
    const { id, ref } = names.get(complaints.report[each]!)!;
    const minor = minorOf(each);
    return {
      kind: 'report',
      id,
      ...(ref === '' ? {} : { ref }),
      at: complaints.at[each]!,
      ...(minor === undefined ? {} : { minor }),
    };
  });
}

async function othersBehind(
  read: Read,
  span: Span,
  complaints: Complaints,
  table: 'people' | 'freezes' | 'rings',
  row: string,
  closed: ReadonlySet<string>,
): Promise<Row[]> {
  const isIn = (own: string): boolean => row === totalRow || own === row;
  if (table === 'rings') {
    const { ids } = await ringsOf(read, complaints);
    return [...ids].flatMap(([id, own]) => (isIn(own) && !closed.has(id) ? [{ kind: 'ring', id }] : []));
  }
  if (table === 'people') {
    return (await peopleOf(read, span)).flatMap(({ is, record }) => (isIn(is) ? [{ kind: 'person', id: record.id }] : []));
  }
  return (await freezesOf(read, span, complaints.currency)).flatMap(({ id, at, row: own, stopped }) =>
    isIn(own) ? [{ kind: 'freeze', id, at, ...(stopped === 0 ? {} : { minor: stopped }) }] : [],
  );
}

const noSuch = (key: string): ClewError =>
  new ClewError('missing', 'stats.key', `There is no figure ${key.slice(0, 100)}`, {
    hint: 'Keys are table/row/figure, as clew stats --json and its CSV name them.',
  });
