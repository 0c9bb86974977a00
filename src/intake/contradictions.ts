import { createHash } from 'node:crypto';
import type { Rejected } from '../model/index.ts';
import { recordOf } from './build.ts';
import { blocks, type ReadOptions } from './blocks.ts';
import { splitRows } from './csv.ts';
import type { Block, FilePlan } from './file-plan.ts';
import { splitJsonLines } from './jsonl.ts';
import { duplicateNumber } from './parse.ts';
import { decodeBytes } from './walk.ts';

/** Two records of one file that came out with the same id. */
export interface Pair {
  readonly first: number;
  readonly row: number;
}

/**
 * Tells, for records with one report number in different blocks, which repeat the first word for word (a duplicate, no
 * matter) and which contradict it (set aside). Reads the file once more, keeping only the records asked for.
 */
export async function contradictions(
  path: string,
  plan: FilePlan,
  pairs: readonly Pair[],
  options: ReadOptions = {},
): Promise<Rejected[]> {
  if (pairs.length === 0) return [];
  const firsts = new Set(pairs.map((pair) => pair.first));
  const firstOf = new Map(pairs.map((pair) => [pair.row, pair.first]));
  const digests = new Map<number, string>();
  const out: Rejected[] = [];
  for await (const block of blocks(path, plan, options)) {
    eachRecord(plan, block, (row, raw, record) => {
      if (firsts.has(row)) digests.set(row, digest(raw()));
      const first = firstOf.get(row);
      if (first === undefined || digests.get(first) === digest(raw())) return;
      out.push({ file: plan.name, row, ...duplicateNumber, record: record() });
    });
  }
  return out;
}

function digest(raw: string): string {
  return createHash('sha256').update(raw).digest('base64');
}

type Visit = (row: number, raw: () => string, record: () => Record<string, string>) => void;

function eachRecord(plan: FilePlan, block: Block, visit: Visit): void {
  let row = block.firstRow;
  if (block.kind === 'records') {
    for (const record of block.records)
      visit(
        row++,
        () => JSON.stringify(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))),
        () => ({ ...record }),
      );
    return;
  }
  const text = decodeBytes(block.bytes);
  if (plan.format === 'csv') {
    splitRows(text, plan.dialect, (at) => {
      visit(
        row++,
        () => text.slice(at.start, at.end),
        () => recordOf(plan.tables[0]!, at.cells, at.count),
      );
    });
  } else {
    splitJsonLines(text, ({ start, end, record }) => {
      visit(
        row++,
        () => text.slice(start, end),
        () => record ?? {},
      );
    });
  }
}
