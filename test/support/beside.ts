import { readFile, truncate, writeFile } from 'node:fs/promises';
import { type Casebook, openCasebook } from '../../src/casebook/index.ts';
import type { Judgement } from '../../src/model/index.ts';
import { importFile, replayImport, replayLink } from '../../src/path/index.ts';
import { madeFile, madeWorld } from './made-world.ts';

// For tests of files that link runs leave beside the rows.

export async function opened<T>(dir: string, work: (casebook: Casebook) => Promise<T>): Promise<T> {
  const casebook = await openCasebook(dir, { replay: { import: replayImport, 'link.run': replayLink } });
  try {
    return await work(casebook);
  } finally {
    await casebook.close();
  }
}

/** Imports so many more made reports. */
export async function addReports(dir: string, seed: number, reports: number): Promise<void> {
  const csv = await madeFile(`${dir}-${seed}.csv`, madeWorld(seed, reports));
  await opened(dir, async ({ ctx }) => await importFile(ctx, csv, { region: 'CN' }));
}

/** Somebody says that what a report mentions as the suspect's is the victim's. */
export async function correctMention(dir: string): Promise<void> {
  await opened(dir, async ({ ctx }) => {
    const report = (await ctx.read.reportAt(7))!.id;
    const { kind, value, start, end } = (await ctx.read.mentions(7)).find((mention) => mention.role === 'suspect')!;
    const body: Judgement = { verdict: 'mention', report, kind, value, start, end, role: 'victim' };
    await ctx.commit([{ kind: 'judge', body }]);
  });
}

/** Changes one bit of a file; places below 0 count from its end. */
export async function flip(file: string, at: number): Promise<void> {
  const bytes = await readFile(file);
  bytes[(at + bytes.length) % bytes.length]! ^= 1;
  await writeFile(file, bytes);
}

/** What may befall any file of columns: how, and who does it. */
export const harms: readonly (readonly [string, (file: string) => Promise<void>])[] = [
  ['is torn', async (file) => await truncate(file, 1000)],
  ['is empty', async (file) => await truncate(file, 0)],
  ['is longer', async (file) => await writeFile(file, 'x', { flag: 'a' })],
  ['has another layout', async (file) => await flip(file, 0)],
  ['is tied to something else', async (file) => await flip(file, 20)],
  ['has another sum', async (file) => await flip(file, 60)],
];
