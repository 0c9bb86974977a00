import type { Read } from '../../casebook/index.ts';
import { transferForms } from '../../model/index.ts';

/**
 * Transfers in columns, in order of time and then of id, so that the order of imports does not show: one position is a row, accounts and
 * currencies are positions as well. Each movement once, without fees. Amounts in minor units, times in UTC milliseconds.
 */
export interface Traffic {
  readonly count: number;
  /** Number of the transfer in the casebook. */
  readonly number: Int32Array;
  readonly at: Float64Array;
  /** -1 where the row names nobody. */
  readonly source: Int32Array;
  readonly target: Int32Array;
  readonly minor: Float64Array;
  readonly currency: Int32Array;
  /** What the target got. */
  readonly got: Float64Array;
  readonly gotCurrency: Int32Array;
  readonly isCash: Uint8Array;
  /** Whether the row names a report. */
  readonly isReported: Uint8Array;
  /** Numbers of the accounts, and words of the currencies, by position. */
  readonly accounts: Int32Array;
  readonly currencies: readonly string[];
  /** Rows by account that pays and that is paid, in order of time. */
  readonly out: Rows;
  readonly in: Rows;
}

/** Rows of each account: those of account `a` stand from `start[a]` up to `start[a + 1]`. */
export interface Rows {
  readonly start: Int32Array;
  readonly row: Int32Array;
}

export const rowsOf = ({ start, row }: Rows, account: number): Int32Array => row.subarray(start[account], start[account + 1]);

/** Place of the first row after `row` among the rows of an account. */
export function placeAfter({ start, row: rows }: Rows, account: number, row: number): number {
  let [low, high] = [start[account]!, start[account + 1]!];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rows[middle]! <= row) low = middle + 1;
    else high = middle;
  }
  return low;
}

const shape = {
  number: Int32Array,
  at: Float64Array,
  source: Int32Array,
  target: Int32Array,
  minor: Float64Array,
  currency: Int32Array,
  got: Float64Array,
  got_currency: Int32Array,
  is_cash: Uint8Array,
  is_reported: Uint8Array,
} as const;

/** Reads the transfers of a period. Ten million rows take half a gigabyte. */
export async function trafficOf(read: Read, from = -Infinity, to = Infinity): Promise<Traffic> {
  const bounds = [
    ...(Number.isFinite(from) ? [`moved_at >= ${Math.floor(from)}`] : []),
    ...(Number.isFinite(to) ? [`moved_at <= ${Math.ceil(to)}`] : []),
  ];
  const columns = await read.numbers(
    `SELECT number, moved_at::DOUBLE AS at, coalesce(source, -1) AS source, coalesce(target, -1) AS target, minor::DOUBLE AS minor, currency,
       coalesce(received_minor, minor)::DOUBLE AS got,
       CASE WHEN received_minor IS NULL THEN currency ELSE received_currency END AS got_currency,
       (form = ${transferForms.indexOf('cash')})::UTINYINT AS is_cash, (report <> '')::UTINYINT AS is_reported
     FROM transfers
     WHERE twin IS NULL AND form <> ${transferForms.indexOf('fee')} AND source IS DISTINCT FROM target
       ${bounds.map((bound) => `AND ${bound}`).join(' ')}
     ORDER BY moved_at, id`,
    shape,
  );
  const { number, at, minor, got, is_cash: isCash, is_reported: isReported } = columns;
  const accounts = positions([columns.source, columns.target]);
  const currencies = positions([columns.currency, columns.got_currency]);
  const words = await read.sql<{ number: number; word: string }>(
    `SELECT number, word FROM words WHERE number IN (${currencies.length === 0 ? '-1' : [...currencies].join(', ')})`,
  );
  const wordOf = new Map(words.map((row) => [row.number, row.word]));
  const { source, target, currency, got_currency: gotCurrency } = columns;
  return {
    count: number.length,
    number,
    at,
    source,
    target,
    minor,
    currency,
    got,
    gotCurrency,
    isCash,
    isReported,
    accounts,
    currencies: Array.from(currencies, (each) => wordOf.get(each) ?? ''),
    out: rowsBy(source, accounts.length),
    in: rowsBy(target, accounts.length),
  };
}

/** Puts in place of each number its position in order of appearance, in place; gives the numbers by position. */
function positions(columns: readonly Int32Array[]): Int32Array {
  const highest = columns.reduce((most, column) => column.reduce((high, each) => Math.max(high, each), most), -1);
  const place = new Int32Array(highest + 1).fill(-1);
  const found: number[] = [];
  for (let i = 0; i < columns[0]!.length; i++) {
    for (const column of columns) {
      const number = column[i]!;
      if (number < 0) continue;
      if (place[number] === -1) place[number] = found.push(number) - 1;
      column[i] = place[number]!;
    }
  }
  return Int32Array.from(found);
}

function rowsBy(account: Int32Array, accounts: number): Rows {
  const start = new Int32Array(accounts + 1);
  for (const each of account) if (each >= 0) start[each + 1]!++;
  for (let a = 0; a < accounts; a++) start[a + 1]! += start[a]!;
  const next = start.slice();
  const row = new Int32Array(start[accounts]!);
  for (let i = 0; i < account.length; i++) {
    const each = account[i]!;
    if (each >= 0) row[next[each]!++] = i;
  }
  return { start, row };
}

/** The same traffic seen from the other side: who is paid pays. What fans in there fans out here. */
export function mirrored(traffic: Traffic): Traffic {
  return {
    ...traffic,
    source: traffic.target,
    target: traffic.source,
    minor: traffic.got,
    got: traffic.minor,
    currency: traffic.gotCurrency,
    gotCurrency: traffic.currency,
    out: traffic.in,
    in: traffic.out,
  };
}
