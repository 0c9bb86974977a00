import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { madeColumns } from '../../test/support/report-columns.ts';
import { createCasebook } from './index.ts';

const batch = fc.record({ from: fc.nat({ max: 60 }), count: fc.integer({ min: 1, max: 30 }), settles: fc.boolean() });
const imports = fc.array(fc.array(batch, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 });

test('whatever is imported in whatever pieces: each report once, numbered in order of arrival', async () => {
  await fc.assert(
    fc.asyncProperty(imports, async (files) => {
      const root = await mkdtemp(join(tmpdir(), 'clew-law-'));
      const casebook = await createCasebook(join(root, 'book'), { region: 'CN', language: 'zh' });
      const { ctx } = casebook;
      const order: number[] = [];
      const shown = new Map<string, Set<number>>();
      let added = 0;
      let duplicates = 0;
      for (const file of files) {
        const { result } = await ctx.commit([{ kind: 'judge', body: { verdict: 'unsure', a: 'x', b: 'y' } }], async (write) => {
          for (const { from, count, settles } of file) {
            await write.reports(madeColumns({ from, count, words: false }), 'ab'.repeat(32));
            if (settles) await write.figures();
          }
          return await write.figures();
        });
        added += result.added;
        duplicates += result.duplicates;
        for (const { from, count } of file) {
          const columns = madeColumns({ from, count, words: false });
          for (let i = 0; i < count; i++) {
            if (order.includes(from + i)) continue;
            const number = order.push(from + i) - 1;
            for (let m = i * 5; m < (i + 1) * 5; m++) {
              const v = columns.mentions.value[m]!;
              const key = `${columns.valueKind[v]!} ${columns.values[v]!}`;
              shown.set(key, (shown.get(key) ?? new Set()).add(number));
            }
          }
        }
      }
      expect([added, added + duplicates]).toEqual([order.length, files.flat().reduce((sum, { count }) => sum + count, 0)]);
      const stored: string[] = [];
      for await (const columns of ctx.read.columns()) stored.push(...columns.id);
      expect(stored).toEqual(order.map((n) => madeColumns({ from: n, count: 1, words: false }).id[0]));
      expect((await ctx.read.counts()).indicators).toBe(shown.size);
      for (const [key, reports] of [...shown].slice(0, 12)) {
        const [kind, value] = key.split(' ') as [string, string];
        const found = await ctx.read.reportsByIndicator((['phone', 'url'] as const)[Number(kind)]!, value, 1000, true);
        expect(found).toEqual([...reports]);
      }
      // However few came at a time, they are filed under the keys that a rebuild would file them under.
      const keys = `(SELECT hash(id) AS key, number FROM reports UNION ALL SELECT hash(ref), number FROM reports WHERE ref <> '')`;
      const named = '(SELECT hash(kind, value) AS key, number FROM indicators)';
      for (const [filed, meant] of [
        ['report_keys', keys],
        ['indicator_keys', named],
      ] as const) {
        const [one, other] = [`SELECT key, number FROM ${filed}`, `SELECT key, number FROM ${meant}`];
        const unlike = `SELECT * FROM (${one} EXCEPT ALL ${other}) UNION ALL SELECT * FROM (${other} EXCEPT ALL ${one})`;
        expect(await ctx.read.sql(unlike)).toEqual([]);
      }
      await casebook.close();
      await rm(root, { recursive: true });
    }),
    { numRuns: 12, seed: 20_261_123 },
  );
});
