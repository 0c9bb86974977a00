import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { consultOf, makeLogFolder, openMadeLog, origin, record, recordMany } from '../../test/support/custody-log.ts';
import { SmallWitness } from '../../test/support/witness.ts';
import { ClewError } from '../errors.ts';
import { addWitness, type CustodyLog, parseNote, type Post, readKey, syncWitnesses, verify, witnessState } from './index.ts';

let dir: string;
let log: CustodyLog;
let witness: SmallWitness;
beforeEach(async () => {
  dir = await makeLogFolder();
  log = await openMadeLog(dir);
  witness = new SmallWitness('witness.example/w1');
  witness.know((await readFile(join(dir, 'keys', 'log.vkey'), 'utf8')).trimEnd());
  await addWitness(log, 'w1', witness.vkey, 'https://witness.example/w1/');
});
afterEach(async () => await rm(dir, { recursive: true, force: true }));

const away: Post = async () => {
  throw new ClewError('unavailable', 'custody.away', 'witness.example does not answer.');
};
const published = async (): Promise<string> => await readFile(join(dir, 'log', 'checkpoint'), 'utf8');

describe('a witness', () => {
  test('cosigns what the log publishes, again and again', async () => {
    for (const count of [1, 5, 300]) {
      await recordMany(log, count);
      const state = await syncWitnesses(log, witness.post);
      expect(state).toMatchObject({ quorum: true, witnessed: log.size, size: log.size });
      expect(state.since).toBeUndefined();
      expect(parseNote(await published()).signatures.map(({ name }) => name)).toEqual([origin, witness.name]);
      expect(witness.seen.get(origin)!.size).toBe(log.size);
    }
    // Each time it was asked once: the log remembers what the witness has seen.
    expect(witness.asked).toBe(3);
    const { ok, checks } = await verify(join(dir, 'log'), { key: readKey(join(dir, 'keys', 'log.vkey')) });
    expect(checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect(ok).toBe(true);
  });

  test('that is away holds nothing up; since when is told', async () => {
    await recordMany(log, 4);
    await syncWitnesses(log, witness.post);
    await recordMany(log, 2);
    const lines = [];
    for await (const line of log.acts(4)) lines.push(line);
    const state = await syncWitnesses(log, away);
    expect(state).toMatchObject({ quorum: false, witnessed: 4, size: 6, since: lines[0]!.at });
    expect(state.witnesses[0]!.error?.code).toBe('custody.away');
    await record(log, [consultOf('still works')]);
    expect(await witnessState(log)).toMatchObject({ quorum: false, witnessed: 4, size: 7 });
    expect(await syncWitnesses(log, witness.post)).toMatchObject({ quorum: true, witnessed: 7 });
  });

  test('whose last answer was lost says what it has (409) and is asked again from there', async () => {
    await recordMany(log, 3);
    await syncWitnesses(log, async (url, body, type) => {
      await witness.post(url, body, type);
      return await away(url, body, type);
    });
    await recordMany(log, 3);
    expect(await syncWitnesses(log, witness.post)).toMatchObject({ quorum: true, witnessed: 6 });
    expect(witness.asked).toBe(3);
  });

  test('that knows more than a restored log stops it from signing', async () => {
    await recordMany(log, 3);
    const copy = `${dir}-copy`;
    await cp(dir, copy, { recursive: true });
    await recordMany(log, 3);
    await syncWitnesses(log, witness.post);
    const restored = await openMadeLog(copy, { beforeFirst: async (each) => void (await syncWitnesses(each, witness.post)) });
    const ahead = { kind: 'untrusted', code: 'custody.witness.ahead' };
    await expect(record(restored, [consultOf('forked')])).rejects.toMatchObject(ahead);
    await expect(record(restored, [consultOf('forked')])).rejects.toMatchObject(ahead);
    expect((await openMadeLog(copy)).size).toBe(3);
    await rm(copy, { recursive: true });
  });

  test('that has seen the log go on in another way stops it (422)', async () => {
    await recordMany(log, 3);
    const copy = `${dir}-copy`;
    await cp(dir, copy, { recursive: true });
    await recordMany(log, 3);
    await syncWitnesses(log, witness.post);
    const forked = await openMadeLog(copy);
    await recordMany(forked, 4);
    const fork = { kind: 'untrusted', code: 'custody.witness.fork' };
    await expect(syncWitnesses(forked, witness.post)).rejects.toMatchObject(fork);
    await expect(record(forked, [consultOf('more')])).rejects.toMatchObject(fork);
    await rm(copy, { recursive: true });
  });

  test('that does not know the log, or signs with another key, gives nothing', async () => {
    await recordMany(log, 1);
    const stranger = new SmallWitness(witness.name);
    expect((await syncWitnesses(log, stranger.post)).witnesses[0]!.error?.message).toContain('does not know this log');
    const forged: Post = async (url, body, type) => {
      const { body: line, ...rest } = await witness.post(url, body, type);
      const text = line.toString();
      return { ...rest, body: Buffer.from(text.replace(/.(?=.{6}\n$)/u, (c) => (c === 'A' ? 'B' : 'A'))) };
    };
    expect((await syncWitnesses(log, forged)).witnesses[0]!.error?.code).toBe('custody.witness.signature');
    expect(parseNote(await published()).signatures).toHaveLength(1);
  });

  test('and another one: the quorum is both', async () => {
    const second = new SmallWitness('witness.example/w2');
    await addWitness(log, 'w2', second.vkey, 'https://witness.example/w2');
    await recordMany(log, 2);
    const both: Post = async (url, body, type) => await (url.includes('w2') ? second : witness).post(url, body, type);
    expect(await syncWitnesses(log, both)).toMatchObject({ quorum: false });
    second.know((await readFile(join(dir, 'keys', 'log.vkey'), 'utf8')).trimEnd());
    expect(await syncWitnesses(log, both)).toMatchObject({ quorum: true });
    expect(parseNote(await published()).signatures).toHaveLength(3);
    await expect(addWitness(log, 'w2', second.vkey, 'https://x.example')).rejects.toMatchObject({ code: 'custody.policy' });
    await expect(addWitness(log, 'w3', second.vkey, 'ftp://x.example')).rejects.toMatchObject({ code: 'custody.witness' });
  });
});
