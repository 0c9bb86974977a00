import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeLogFolder, openMadeLog, recordMany } from '../../test/support/custody-log.ts';
import { hasOpenssl, makeTsa, type Tsa } from '../../test/support/tsa.ts';
import { type Post, stampCheckpoint } from './index.ts';

let dir: string;
let tsa: Tsa;
let place: string;
beforeEach(async () => {
  if (!hasOpenssl) return;
  dir = await makeLogFolder();
  place = await mkdtemp(join(tmpdir(), 'clew-tsa-'));
  tsa = makeTsa(place);
});
afterEach(async () => {
  for (const each of [dir, place]) await rm(each, { recursive: true, force: true });
});

const url = 'https://tsa.example';
const ask: Post = async (_url, body) => ({ status: 200, type: 'application/timestamp-reply', body: tsa.reply(body) });

// Skipped where there is no OpenSSL 3 to be the authority.
test.runIf(hasOpenssl)('a stamp lies beside the exact bytes it is for, once for each size', async () => {
  const log = await openMadeLog(dir);
  await recordMany(log, 3);
  const stamp = await stampCheckpoint(log, url, ask);
  expect(stamp).toMatchObject({ size: 3, file: 'log/timestamps/3.tsr' });
  const folder = join(dir, 'log', 'timestamps');
  const frozen = await readFile(join(folder, '3.checkpoint'));
  expect(frozen.equals(await readFile(join(dir, 'log', 'checkpoint')))).toBe(true);
  expect(tsa.accepts(frozen, await readFile(join(folder, '3.tsr')))).toBe(true);
  await expect(stampCheckpoint(log, url, ask)).rejects.toMatchObject({ kind: 'conflict' });
  await recordMany(log, 1);
  expect(await stampCheckpoint(log, url, ask)).toMatchObject({ size: 4 });
  expect((await readFile(join(folder, '3.checkpoint'))).equals(frozen)).toBe(true);
});

test.runIf(hasOpenssl)('an answer to another request, or no answer, is not kept', async () => {
  const log = await openMadeLog(dir);
  await recordMany(log, 1);
  let first: Buffer | undefined;
  const replay: Post = async (_url, body) => ({ status: 200, type: '', body: (first ??= tsa.reply(body)) });
  await stampCheckpoint(log, url, replay);
  await recordMany(log, 1);
  await expect(stampCheckpoint(log, url, replay)).rejects.toMatchObject({ code: 'custody.timestamp.bad' });
  const broken: Post = async () => ({ status: 503, type: '', body: Buffer.alloc(0) });
  await expect(stampCheckpoint(log, url, broken)).rejects.toMatchObject({ kind: 'unavailable' });
  await expect(readFile(join(dir, 'log', 'timestamps', '2.tsr'))).rejects.toMatchObject({ code: 'ENOENT' });
});
