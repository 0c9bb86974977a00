import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ReportQuery } from '../src/model/index.ts';
import { SearchedCasebook } from './support/searched.ts';

const child = fileURLToPath(new URL('support/search-child.ts', import.meta.url));
const all = { closedRings: new Set<string>() };

/** Kills a process that makes the index once `isTime` says so. */
async function killedWhen(dir: string, isTime: (said: string) => boolean): Promise<void> {
  const made = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', child, dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(made, 'exit');
  let said = '';
  made.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
  while (!isTime(said) && made.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 1));
  made.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGKILL']);
}

test('a process killed while it makes the index leaves a casebook that opens, and an index that becomes whole', async () => {
  const book = await SearchedCasebook.make();
  try {
    const count = 4000;
    await book.add(Array.from({ length: count }, (_, n) => ({ id: `r${n}`, text: `第${n}份，刷单 fee${n}，转账给人` })));
    const file = book.file;
    const moments: readonly ((said: string) => boolean)[] = [
      (said) => said.includes('open'),
      () => existsSync(file),
      () => existsSync(`${file}-wal`),
      (said) => said.includes('level'),
    ];
    for (const isTime of moments)
      await book.reopen(async () => {
        for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
        await killedWhen(book.dir, isTime);
      });
    const { total } = await book.search.reports(ReportQuery.parse({ q: '转账 刷单' }), all);
    expect(total).toEqual({ count, more: false });
    expect((await book.casebook.ctx.read.counts()).reports).toBe(count);
  } finally {
    await book.close();
  }
});
