import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blocks, parse, plan, type FilePlan, type PlanOptions } from '../../src/intake/index.ts';
import type { Rejected, Report } from '../../src/model/index.ts';

export interface Taken {
  readonly plan: FilePlan;
  readonly reports: Report[];
  readonly rejected: Rejected[];
  readonly records: number;
  readonly blank: number;
  readonly duplicates: number;
  readonly blocks: number;
}

/** 1 June 2024: the clock of every test, so that no date becomes possible or impossible with time. */
export const now = Date.UTC(2024, 5, 1);

/** Reads a file of the given name and content as `clew run` would, in one thread. */
export async function take(name: string, content: string | Uint8Array, options: PlanOptions = {}): Promise<Taken> {
  const folder = await mkdtemp(join(tmpdir(), 'clew-intake-'));
  try {
    const path = join(folder, name);
    await writeFile(path, content);
    return await takeFile(path, options);
  } finally {
    await rm(folder, { recursive: true });
  }
}

export async function takeFile(path: string, options: PlanOptions = {}): Promise<Taken> {
  const filePlan = await plan(path, { now, ...options });
  const taken = {
    plan: filePlan,
    reports: [] as Report[],
    rejected: [] as Rejected[],
    records: 0,
    blank: 0,
    duplicates: 0,
    blocks: 0,
  };
  for await (const block of blocks(path, filePlan)) {
    const parsed = parse(filePlan, block);
    taken.reports.push(...parsed.reports);
    taken.rejected.push(...parsed.rejected);
    taken.records += parsed.records;
    taken.blank += parsed.blank;
    taken.duplicates += parsed.duplicates;
    taken.blocks++;
  }
  return taken;
}
