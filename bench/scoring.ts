import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

export interface PairScore {
  readonly records: number;
  readonly saidPairs: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly bcubedF1: number;
  /** Records of other groups inside the worst said group. */
  readonly worst: number;
}

const pairs = (n: number): number => (n * (n - 1)) / 2;
const mean = (p: number, r: number): number => (p + r === 0 ? 0 : (2 * p * r) / (p + r));

/** Pairwise and B-cubed (Bagga and Baldwin 1998) agreement of two groupings of the same records. */
export function pairScore(records: readonly { readonly said: string; readonly truth: string }[]): PairScore {
  const both = new Map<string, Map<string, number>>();
  const saidSize = new Map<string, number>();
  const truthSize = new Map<string, number>();
  const add = (map: Map<string, number>, key: string): void => void map.set(key, (map.get(key) ?? 0) + 1);
  for (const { said, truth } of records) {
    add(saidSize, said);
    add(truthSize, truth);
    const inner = both.get(said) ?? new Map<string, number>();
    both.set(said, inner);
    add(inner, truth);
  }
  let hit = 0;
  let bp = 0;
  let br = 0;
  let worst = 0;
  for (const [said, inner] of both) {
    const size = saidSize.get(said)!;
    worst = Math.max(worst, size - Math.max(...inner.values()));
    for (const [truth, n] of inner) {
      hit += pairs(n);
      bp += (n * n) / size;
      br += (n * n) / truthSize.get(truth)!;
    }
  }
  const sum = (sizes: Iterable<number>): number => [...sizes].reduce((total, n) => total + pairs(n), 0);
  const saidPairs = sum(saidSize.values());
  const truePairs = sum(truthSize.values());
  const precision = saidPairs === 0 ? 1 : hit / saidPairs;
  const recall = truePairs === 0 ? 1 : hit / truePairs;
  return {
    records: records.length,
    saidPairs,
    precision,
    recall,
    f1: mean(precision, recall),
    bcubedF1: mean(bp / records.length, br / records.length),
    worst,
  };
}

/** Records of a CSV file: a line break inside quotes belongs to its cell. */
export async function* csvRecords(path: string): AsyncGenerator<string> {
  let record = '';
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    record = record === '' ? line : `${record}\n${line}`;
    if (record.split('"').length % 2 === 0) continue;
    yield record;
    record = '';
  }
}
