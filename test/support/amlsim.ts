import { readFileSync } from 'node:fs';
import { parseCsv } from './csv.ts';
import type { MadeTransfer } from './made-ledger.ts';
import { vectors } from './shared.ts';

/** Simulated bank transfers with planted laundering (IBM AMLSim); absent where the data is not beside the clone. */
export const amlsimData = vectors('data/amlsim_100');

/** The transfers in order of time; `ref` is the simulator's number. */
export function amlsimTransfers(): MadeTransfer[] {
  return parseCsv(readFileSync(amlsimData.path('transactions.csv'), 'utf8')).map((row) => {
    return {
      at: Date.parse(row['tran_timestamp']!),
      from: row['orig_acct']!,
      to: row['bene_acct']!,
      minor: Math.round(Number(row['base_amt']) * 100),
      currency: 'USD',
      ref: row['tran_id']!,
    };
  });
}

/** Which transfers were planted as what: `fan-in`, `fan-out`, `cycle`. */
function planted(): Map<string, string> {
  const rows = parseCsv(readFileSync(amlsimData.path('alert_transactions.csv'), 'utf8'));
  return new Map(rows.map((row) => [row['tran_id']!, row['alert_type']!.replace('_', '-')]));
}

export interface FoundPatterns {
  /** Of the transfers that patterns of the planted kinds name, how many were planted as that kind. */
  readonly precision: number;
  /** Of the planted transfers, how many a pattern of their kind names. */
  readonly recall: number;
  /** Patterns of the planted kinds, and those of which most transfers were planted. */
  readonly said: number;
  readonly right: number;
}

/** Patterns, each with the numbers that the simulator gave its transfers, against what was planted. */
export function foundPatterns(patterns: readonly { readonly kind: string; readonly refs: readonly string[] }[]): FoundPatterns {
  const truth = planted();
  const kinds = new Set(truth.values());
  const said = patterns.filter(({ kind }) => kinds.has(kind));
  const named = new Set(said.flatMap(({ kind, refs }) => refs.map((ref) => `${kind} ${ref}`)));
  const hit = [...named].filter(
    (name) => truth.get(name.slice(name.indexOf(' ') + 1)) === name.slice(0, name.indexOf(' ')),
  ).length;
  const right = said.filter(({ kind, refs }) => refs.filter((ref) => truth.get(ref) === kind).length * 2 > refs.length).length;
  return { precision: named.size === 0 ? 1 : hit / named.size, recall: hit / truth.size, said: said.length, right };
}
