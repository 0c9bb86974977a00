import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { minorDigits, type Trace } from '../../src/model/index.ts';
import { parseCsv } from './csv.ts';
import type { MadeTransfer } from './made-ledger.ts';

/** The simulator's view of a bank: what victims paid, and the accounts that their money went through. */
export interface SimTransfers {
  readonly transfers: readonly MadeTransfer[];
  /** By number of the report: the true accounts at hops 1, 2 and 3. */
  readonly mules: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** Currencies that mules change into coins at the end. */
  readonly currencies: readonly string[];
}

function account(kind: string, value: string): string {
  if (kind !== 'wallet') return `bank:${value}`;
  const chain = value.startsWith('0x') ? 'evm' : value.startsWith('T') ? 'tron' : 'btc';
  return `wallet:${chain}:${value}`;
}

export function simTransfers(folder: string): SimTransfers {
  const transfers: MadeTransfer[] = [];
  const mules = new Map<string, string[][]>();
  let its: string[][] = [];
  // Rows of one victim stand together, the payment first.
  for (const row of parseCsv(readFileSync(join(folder, 'transactions.csv'), 'utf8'))) {
    const to = account(row['to_kind']!, row['to_ref']!);
    transfers.push({
      at: Date.parse(row['at']!),
      from: account(row['from_kind']!, row['from_ref']!),
      to,
      minor: Math.round(Number(row['amount']) * 10 ** minorDigits(row['currency']!)),
      currency: row['currency']!,
      ref: row['tx_id']!,
      ...(row['report_id'] === '' ? {} : { report: row['report_id']! }),
    });
    if (row['report_id'] !== '') mules.set(row['report_id']!, (its = [[], [], []]));
    its[Number(row['leg']) - 1]!.push(to);
  }
  return { transfers, mules, currencies: [...new Set(transfers.map(({ currency }) => currency!))] };
}

/** Of the true accounts at each hop, whether all are named by a trace of that victim, at that hop or nearer. */
export function foundMules(trace: Trace, mules: readonly (readonly string[])[]): boolean[] {
  const hopOf = new Map(trace.accounts.map(({ name, hop }) => [name, hop]));
  for (const { account: name, hop } of trace.stops) hopOf.set(name, Math.min(hop, hopOf.get(name) ?? Infinity));
  return mules.map((its, i) => its.every((name) => (hopOf.get(name) ?? Infinity) <= i + 1));
}
