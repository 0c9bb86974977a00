import type { Read } from '../casebook/index.ts';
import { ClewError } from '../errors.ts';
import { type StatRows, statDimensions } from '../model/index.ts';
import { type Complaint, type Complaints, complaintsOf, type Partition } from './complaints.ts';
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
  const isOpen = ({ ring }: { readonly ring?: string }): boolean => ring === undefined || !closed.has(ring);
  const open = { ...complaints, all: complaints.all.filter(isOpen) };
  const rows =
    table === 'people' || table === 'freezes' || (table === 'rings' && figure === 'rings')
      ? await othersBehind(read, span, open, table, row)
      : (await complaintsBehind(read, span, complaints, table, row, figure))
          ?.filter(isOpen)
          .map((each) => rowOf(each, table, row, figure));
  if (rows === undefined) throw noSuch(key);
  return { key, count: rows.length, rows: rows.slice(0, mostRows) };
}

async function complaintsBehind(
  read: Read,
  span: Span,
  complaints: Complaints,
  table: string,
  row: string,
  figure: string,
): Promise<readonly Complaint[] | undefined> {
  const { all } = complaints;
  if (table === 'overview') return overviewBehind(all, row as OverviewRow);
  if (table === 'loss') {
    return withMoney(row === totalRow ? all : all.filter(({ own }) => own.has(row)), figure);
  }
  if (table === 'rings') {
    const { rowOf: ringRow } = await ringsOf(read, all);
    return row === totalRow ? all : all.filter((each) => ringRow(each) === row);
  }
  // Rows as the report has them: what is small stands together.
  const within = (partition: Partition, name: string): readonly Complaint[] => {
    if (name === totalRow) return all;
    const { rowOf: rowIn } = part(all, partition, span, () => false);
    return all.filter((each) => rowIn(each) === name);
  };
  if (table === 'cross') {
    if (span.cross === undefined) return undefined;
    const inRow = new Set(within(span.cross[0], row));
    return within(span.cross[1], figure).filter((each) => inRow.has(each));
  }
  const partition = [...statDimensions, 'means' as const].find((each) => each === table);
  return partition === undefined ? undefined : withMoney(within(partition, row), figure);
}

function withMoney(all: readonly Complaint[], figure: string): readonly Complaint[] {
  if (figure === 'complaints') return all;
  return all.filter(({ hasLoss, hasReturn }) => (figure === 'returned' ? hasReturn : hasLoss || hasReturn));
}

function overviewBehind(all: readonly Complaint[], row: OverviewRow): readonly Complaint[] | undefined {
  switch (row) {
    case 'complaints':
    case 'reports':
    case 'victims-least':
    case 'victims-most':
      return all;
    case 'again':
      return all.filter(({ again }) => again > 0);
    case 'lost':
      return all.filter(({ hasLoss }) => hasLoss);
    case 'left':
      return all.filter(({ left }) => left);
    default:
      return undefined;
  }
}

function rowOf({ id, ref, at, gross, returned, own }: Complaint, table: string, row: string, figure: string): Row {
  const sums = table === 'loss' && row !== totalRow ? own.get(row)! : { gross, returned };
  const minor =
    figure === 'gross'
      ? sums.gross
      : figure === 'returned'
        ? sums.returned
        : figure === 'net'
          ? sums.gross - sums.returned
          : undefined;
  return { kind: 'report', id, ...(ref === undefined ? {} : { ref }), at, ...(minor === undefined ? {} : { minor }) };
}

async function othersBehind(
  read: Read,
  span: Span,
  { all, currency }: Complaints,
  table: 'people' | 'freezes' | 'rings',
  row: string,
): Promise<Row[]> {
  const isIn = (own: string): boolean => row === totalRow || own === row;
  if (table === 'rings') {
    const { ids } = await ringsOf(read, all);
    return [...ids].flatMap(([id, own]) => (isIn(own) ? [{ kind: 'ring', id }] : []));
  }
  if (table === 'people') {
    return (await peopleOf(read, span)).flatMap(({ is, record }) => (isIn(is) ? [{ kind: 'person', id: record.id }] : []));
  }
  return (await freezesOf(read, span, currency)).flatMap(({ id, at, row: own, stopped }) =>
    isIn(own) ? [{ kind: 'freeze', id, at, ...(stopped === 0 ? {} : { minor: stopped }) }] : [],
  );
}

const noSuch = (key: string): ClewError =>
  new ClewError('missing', 'stats.key', `There is no figure ${key.slice(0, 100)}`, {
    hint: 'Keys are table/row/figure, as clew stats --json and its CSV name them.',
  });
