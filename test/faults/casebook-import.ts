import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ctx, Replay } from '../../src/casebook/index.ts';
import { madeColumns } from '../support/report-columns.ts';

const batchSize = 2_000;

/** Seals a file that names how many reports to make, and imports them as if it held them. */
export async function importMade(ctx: Ctx, count: number): Promise<void> {
  const aside = await mkdtemp(join(tmpdir(), 'clew-made-'));
  const file = join(aside, 'made.txt');
  await writeFile(file, `${count}\n`);
  const { sha256, name, bytes } = await ctx.exhibits.seal(file);
  await rm(aside, { recursive: true });
  await ctx.commit(
    (figures: { added: number; duplicates: number }) => [
      { kind: 'exhibit.seal', body: { sha256, name, bytes } },
      { kind: 'import', body: { sha256, name, parameters: { count }, reports: count, rejected: 0, ...figures } },
    ],
    async (write) => {
      for (let from = 0; from < count; from += batchSize) {
        await write.reports(madeColumns({ from, count: Math.min(batchSize, count - from) }), sha256);
      }
      return await write.figures();
    },
  );
}

/** Makes the rows of `importMade` again. */
export const rebuildMade: Replay = {
  async import(act, write) {
    const count = Number(act.body.parameters['count']);
    for (let from = 0; from < count; from += batchSize) {
      await write.reports(madeColumns({ from, count: Math.min(batchSize, count - from) }), act.body.sha256);
    }
  },
};
