import { rowsOf, type Traffic } from './traffic.ts';

/** Where findings are looked for when some accounts are asked for alone. What is usual is still measured on all of the traffic. */
export interface Near {
  /** By account: asked for, or paying or paid by one that is. A finding about another account shows none of those asked for. */
  readonly isNear: Uint8Array;
  /** Rows that are asked for, or that an account asked for pays or is paid by. */
  readonly rows: readonly number[];
}

/** `of`: accounts that are asked for, by position; `own`: rows that are. */
export function nearTo(traffic: Traffic, of: readonly number[], own: readonly number[]): Near {
  const rows = new Set(own);
  for (const account of of) {
    for (const row of rowsOf(traffic.in, account)) rows.add(row);
    for (const row of rowsOf(traffic.out, account)) rows.add(row);
  }
  const isNear = new Uint8Array(traffic.accounts.length);
  for (const account of of) isNear[account] = 1;
  for (const row of rows) {
    for (const end of [traffic.source[row]!, traffic.target[row]!]) if (end >= 0) isNear[end] = 1;
  }
  return { isNear, rows: [...rows] };
}
