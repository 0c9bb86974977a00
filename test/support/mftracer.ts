import { readFileSync } from 'node:fs';
import type { Trace } from '../../src/model/index.ts';
import { parseCsv } from './csv.ts';
import type { MadeTransfer } from './made-ledger.ts';
import { vectors } from './shared.ts';

/** Real thefts on Ethereum with every transfer of the stolen money, by the authors of MFTracer; absent where the data is not beside the clone. */
export const mftracerData = vectors('data/mftracer_ethereum_cases');
export const mftracerCases = ['54m', 'LIFI', 'Atomic'] as const;
export type MftracerCase = (typeof mftracerCases)[number];

export interface StolenFlow {
  /** Every verified transfer, worth in US cents, in order of time. */
  readonly transfers: readonly MadeTransfer[];
  /** Accounts that the money was stolen from, and those where it ends, as `wallet:evm:0x…`. */
  readonly sources: readonly string[];
  readonly terminals: readonly string[];
}

const account = (address: string): string => `wallet:evm:${address.trim().toLowerCase()}`;

export function stolenFlow(name: MftracerCase): StolenFlow {
  const rows = parseCsv(readFileSync(mftracerData.path(`${name}_edges.csv`), 'utf8'));
  const list = (kind: string): string[] =>
    readFileSync(mftracerData.path(`${name}_${kind}.csv`), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map(account);
  const transfers = rows.map((row): MadeTransfer => {
    return {
      at: Date.parse(`${row['Timestamp']!.replace(' ', 'T')}Z`),
      from: account(row['From']!),
      to: account(row['To']!),
      minor: Math.max(1, Math.round(Number(row['Value_in_USD']) * 100)),
      currency: 'USD',
      ref: row['Tx_hash']!,
    };
  });
  return { transfers: transfers.sort((a, b) => a.at - b.at), sources: list('sources'), terminals: list('terminals') };
}

export interface FoundFlow {
  /** Of the value that the true flow leaves at the listed terminals, how much the trace leaves there. */
  readonly coverage: number;
  /** Of the value that the trace follows out of the sources, how much it leaves at accounts that the true flow does not touch. */
  readonly noise: number;
  /** Listed terminals at which it found anything. */
  readonly terminals: number;
}

/**
 * How well a trace finds a true flow: value for value. At a terminal no more counts than the true flow leaves there, so that too much at one
 * does not make up for too little at another.
 */
export function foundFlow(trace: Trace, truth: StolenFlow): FoundFlow {
  const left = new Map<string, number>();
  for (const { account: where, minor } of trace.stops) left.set(where, (left.get(where) ?? 0) + minor);
  const truly = new Map<string, number>();
  const touched = new Set<string>();
  for (const { from, to, minor } of truth.transfers) {
    truly.set(to!, (truly.get(to!) ?? 0) + minor);
    truly.set(from!, (truly.get(from!) ?? 0) - minor);
    touched.add(from!).add(to!);
  }
  let [there, found, terminals] = [0, 0, 0];
  for (const terminal of truth.terminals) {
    const its = Math.max(0, truly.get(terminal) ?? 0);
    there += its;
    found += Math.min(its, left.get(terminal) ?? 0);
    if ((left.get(terminal) ?? 0) > 0) terminals++;
  }
  let [all, astray] = [0, 0];
  for (const [where, minor] of left) {
    all += minor;
    if (!touched.has(where)) astray += minor;
  }
  return { coverage: there === 0 ? 1 : found / there, noise: all === 0 ? 0 : astray / all, terminals };
}
