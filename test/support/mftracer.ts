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
  /** Of the value that the true flow leaves at the listed terminals, how much it leaves at those that the trace names as an end. */
  readonly coverage: number;
  /** The same counted value for value: at a terminal no more than the trace leaves there. */
  readonly value: number;
  /** Of the value that the trace leaves anywhere, how much at accounts that the true flow does not touch. */
  readonly noise: number;
  /** Listed terminals that it names. */
  readonly terminals: number;
}

/** How well a trace finds a true flow, as SOURCE.md of the data defines it; `value` is stricter than that. */
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
  let [there, named, found, terminals] = [0, 0, 0, 0];
  for (const terminal of truth.terminals) {
    const its = Math.max(0, truly.get(terminal) ?? 0);
    const here = left.get(terminal) ?? 0;
    there += its;
    found += Math.min(its, here);
    if (here === 0) continue;
    named += its;
    terminals++;
  }
  let [all, astray] = [0, 0];
  for (const [where, minor] of left) {
    all += minor;
    if (!touched.has(where)) astray += minor;
  }
  const noise = all === 0 ? 0 : astray / all;
  return { coverage: there === 0 ? 1 : named / there, value: there === 0 ? 1 : found / there, noise, terminals };
}
