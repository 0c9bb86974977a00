import { createHash } from 'node:crypto';
import { appendFile, chmod, cp, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { consultOf, makeLogFolder, openMadeLog, record, recordMany } from '../../test/support/custody-log.ts';
import { entryOf, openLog, readKey, requireErasable, rotateKey, verify } from './index.ts';

let dir: string;
beforeEach(async () => (dir = await makeLogFolder()));
afterEach(async () => await rm(dir, { recursive: true, force: true }));

/** Hash over every name, mode and byte of the folder, staging left out. */
async function fingerprint(): Promise<string> {
  const digest = createHash('sha256');
  const names = (await readdir(dir, { recursive: true })).filter((name) => !name.includes('staging')).sort();
  for (const name of names) {
    const { mode } = await stat(join(dir, name));
    digest.update(`${name} ${mode}\n`);
    if ((mode & 0o170_000) === 0o100_000) digest.update(await readFile(join(dir, name)));
  }
  return digest.digest('hex');
}

async function failedChecks(): Promise<string[]> {
  const { checks } = await verify(join(dir, 'log'), { key: readKey(join(dir, 'keys', 'log.vkey')) });
  return checks.filter(({ outcome }) => outcome === 'failed').map(({ code }) => code);
}

describe('a log', () => {
  test('that is new is empty, signed and verifies', async () => {
    const log = await openMadeLog(dir);
    expect(log.size).toBe(0);
    expect(await readFile(join(dir, 'log', 'checkpoint'), 'utf8')).toMatch(/^clew\.example\/test\n0\n47DEQpj8HBSa/u);
    expect(await failedChecks()).toEqual([]);
  });

  test.each([1, 2, 255, 256, 257, 511, 512, 513, 1024])('of %i acts verifies, opens again and goes on', async (size) => {
    await recordMany(await openMadeLog(dir), size, 100);
    expect(await failedChecks()).toEqual([]);
    const again = await openMadeLog(dir);
    expect(again.size).toBe(size);
    expect(await record(again, [consultOf('one more')])).toBe(size + 1);
    again.checkRoot();
    expect(await failedChecks()).toEqual([]);
    const refs: unknown[] = [];
    for await (const { details } of again.acts(Math.max(0, size - 1))) refs.push((details!.body as { ref: string }).ref);
    expect(refs).toEqual([`r${size - 1}`, 'one more']);
  });

  test('keeps the partial tiles of every checkpoint until the full ones are there', async () => {
    const log = await openMadeLog(dir);
    for (const count of [1, 2, 3]) await recordMany(log, count);
    const tiles = join(dir, 'log', 'tile');
    expect((await readdir(join(tiles, '0', '000.p'))).sort()).toEqual(['1', '3', '6']);
    await recordMany(log, 250);
    await log.close();
    expect(await readdir(join(tiles, '0'))).toEqual(['000']);
    expect((await readdir(join(tiles, 'entries'))).sort()).toEqual(['000']);
    expect(await readdir(join(tiles, '1', '000.p'))).toEqual(['1']);
    expect((await stat(join(tiles, '0', '000'))).mode & 0o777).toBe(0o444);
  });

  test('goes on in a new file of acts after 65,536 and reads across', async () => {
    const log = await openMadeLog(dir);
    await recordMany(log, 65_540, 4096);
    expect((await readFile(join(dir, 'acts', '000001.jsonl'), 'utf8')).split('\n')).toHaveLength(5);
    const again = await openMadeLog(dir);
    await record(again, [consultOf('next')]);
    const seqs: number[] = [];
    for await (const { seq } of again.acts(65_534)) seqs.push(seq);
    expect(seqs).toEqual([65_535, 65_536, 65_537, 65_538, 65_539, 65_540, 65_541]);
    expect(await failedChecks()).toEqual([]);
  });

  test('refuses an entry too long, and is as before', async () => {
    const log = await openMadeLog(dir);
    const before = await fingerprint();
    expect(() => log.prepare([{ act: consultOf('x'), at: 1, by: 'y'.repeat(65_536) }])).toThrow('too long');
    expect(await fingerprint()).toBe(before);
    const longest = log.prepare([{ act: consultOf('x'), at: 1, by: 'y'.repeat(65_535 - 98) }]);
    expect(longest[0]!.entry.length).toBeLessThanOrEqual(65_535);
    await log.append(longest);
    expect(await failedChecks()).toEqual([]);
  });

  test('cuts off what a crash left behind the last act, at the next act', async () => {
    const log = await openMadeLog(dir);
    await recordMany(log, 3);
    const file = join(dir, 'acts', '000000.jsonl');
    const whole = await readFile(file, 'utf8');
    await appendFile(file, `${whole.split('\n')[2]!.replace('"seq":3', '"seq":4')}\n{"act":"cons`);
    const again = await openMadeLog(dir);
    await record(again, [consultOf('the real fourth')]);
    const now = await readFile(file, 'utf8');
    expect(now.startsWith(whole)).toBe(true);
    expect(now.slice(whole.length).trimEnd().split('\n')).toHaveLength(1);
    expect(now).toContain('the real fourth');
  });
});

describe('what does not fit is named, and nothing is changed', () => {
  const head = (): string => join(dir, 'state', 'head');
  const checkpoint = (): string => join(dir, 'log', 'checkpoint');
  const flip = async (path: string, at: number): Promise<void> => {
    await chmod(path, 0o644);
    const bytes = await readFile(path);
    bytes[at < 0 ? bytes.length + at : at]! ^= 1;
    await writeFile(path, bytes);
  };

  test.each<[string, string, () => Promise<unknown>]>([
    ['no head', 'custody.head', async () => await rm(head())],
    ['no checkpoint', 'custody.head', async () => await rm(checkpoint())],
    ['an empty head', 'custody.note.malformed', async () => await truncate(head(), 0)],
    ['a torn head', 'custody.note.malformed', async () => await truncate(head(), 60)],
    ['a changed head', 'custody.note.signature', async () => await flip(head(), 20)],
    ['a torn checkpoint', 'custody.note.malformed', async () => await truncate(checkpoint(), 60)],
    ['a changed root', 'custody.note.signature', async () => await flip(checkpoint(), 25)],
    ['no public key', 'custody.key.none', async () => await rm(join(dir, 'keys', 'log.vkey'))],
    ['a truncated tile', 'custody.tile', async () => await shorten(join(dir, 'log', 'tile', '0', '001.p', '44'))],
    ['a missing tile', 'custody.tile', async () => await rm(join(dir, 'log', 'tile', '0', '001.p', '44'))],
    ['a changed tile', 'custody.leaf', async () => await flip(join(dir, 'log', 'tile', '0', '001.p', '44'), 40)],
    ['a changed upper tile', 'custody.root', async () => await flip(join(dir, 'log', 'tile', '1', '000.p', '1'), 4)],
    ['a truncated bundle', 'custody.bundle', async () => await shorten(join(dir, 'log', 'tile', 'entries', '001.p', '44'))],
    ['a changed bundle', 'custody.leaf', async () => await flip(join(dir, 'log', 'tile', 'entries', '001.p', '44'), -3)],
    ['a changed act', 'custody.acts', async () => await flip(join(dir, 'acts', '000000.jsonl'), -40)],
    ['acts cut short', 'custody.acts', async () => await shorten(join(dir, 'acts', '000000.jsonl'))],
    ['no acts', 'custody.acts', async () => await rm(join(dir, 'acts', '000000.jsonl'))],
    ['tile as a folder', 'custody.read', async () => await asFolder(join(dir, 'log', 'tile', '0', '001.p', '44'))],
  ])('%s', async (_, code, damage) => {
    await recordMany(await openMadeLog(dir), 300);
    await damage();
    const before = await fingerprint();
    await expect(openMadeLog(dir)).rejects.toMatchObject({ code });
    expect(await fingerprint()).toBe(before);
  });

  async function shorten(path: string): Promise<void> {
    await chmod(path, 0o644);
    await truncate(path, (await stat(path)).size - 5);
  }
  async function asFolder(path: string): Promise<void> {
    await rm(path);
    await mkdir(path);
  }

  test('the log of another casebook, or a key of another log', async () => {
    await recordMany(await openMadeLog(dir), 5);
    const other = await makeLogFolder();
    try {
      await recordMany(await openMadeLog(other), 5);
      await expect(openLog(dir, { origin: 'clew.example/other', ask: async () => '' })).rejects.toMatchObject({
        kind: 'untrusted',
        code: 'custody.origin',
      });
      for (const file of ['log.key', 'log.vkey']) await cp(join(other, 'keys', file), join(dir, 'keys', file));
      await expect(openMadeLog(dir)).rejects.toMatchObject({ kind: 'untrusted', code: 'custody.note.unsigned' });
      await rm(join(dir, 'log'), { recursive: true });
      await cp(join(other, 'log'), join(dir, 'log'), { recursive: true });
      await expect(openMadeLog(dir)).rejects.toMatchObject({ kind: 'untrusted' });
    } finally {
      await rm(other, { recursive: true });
    }
  });

  test('a private key that is not the log’s signs nothing', async () => {
    const other = await makeLogFolder();
    await cp(join(other, 'keys', 'log.key'), join(dir, 'keys', 'log.key'));
    await rm(other, { recursive: true });
    const log = await openMadeLog(dir);
    const before = await fingerprint();
    await expect(record(log, [consultOf('x')])).rejects.toMatchObject({ kind: 'untrusted', code: 'custody.key.other' });
    expect(await fingerprint()).toBe(before);
  });

  test('an older state beside a newer log', async () => {
    const log = await openMadeLog(dir);
    await recordMany(log, 5);
    const older = await readFile(head());
    await recordMany(log, 5);
    await writeFile(head(), older);
    await expect(openMadeLog(dir)).rejects.toMatchObject({ kind: 'untrusted', code: 'custody.ahead' });
  });

  test('a second writer, should the lock ever fail', async () => {
    const [one, two] = [await openMadeLog(dir), await openMadeLog(dir)];
    await record(one, [consultOf('one')]);
    const before = await fingerprint();
    await expect(record(two, [consultOf('two')])).rejects.toMatchObject({ kind: 'unavailable', code: 'custody.stopped' });
    await expect(record(two, [consultOf('two')])).rejects.toMatchObject({ code: 'custody.stopped' });
    expect(await fingerprint()).toBe(before);
    await record(one, [consultOf('three')]);
    expect(await failedChecks()).toEqual([]);
  });

  test('a tile that somebody else put in the way', async () => {
    const log = await openMadeLog(dir);
    await record(log, [consultOf('one')]);
    await writeFile(join(dir, 'log', 'tile', '0', '000.p', '2'), 'not a tile');
    await expect(record(log, [consultOf('two')])).rejects.toMatchObject({ code: 'custody.stopped' });
    await expect(record(log, [consultOf('three')])).rejects.toMatchObject({ code: 'custody.stopped' });
    await expect(openMadeLog(dir)).rejects.toMatchObject({ code: 'custody.stopped' });
  });
});

describe('erasing', () => {
  test('leaves the entries, takes the details, and can be done again from the middle', async () => {
    const log = await openMadeLog(dir);
    await recordMany(log, 10);
    const entries: string[] = [];
    for await (const line of log.acts()) entries.push(entryOf(line).toString());
    const by = await record(log, [{ kind: 'erase', body: { acts: [3, 7], reason: 'asked for' } }]);
    await log.erase([3, 7], by);
    await log.erase([3, 7], by);
    await record(log, [consultOf('after')]);
    const file = await readFile(join(dir, 'acts', '000000.jsonl'), 'utf8');
    expect(file).not.toMatch(/"ref":"r[26]"/u);
    const again = await openMadeLog(dir);
    const now: string[] = [];
    for await (const line of again.acts(0, 10)) now.push(entryOf(line).toString());
    expect(now).toEqual(entries);
    expect(await failedChecks()).toEqual([]);
    await expect(requireErasable(again, [3])).rejects.toMatchObject({ kind: 'conflict' });
    await expect(requireErasable(again, [11])).rejects.toMatchObject({ kind: 'conflict' });
    await expect(requireErasable(again, [99])).rejects.toMatchObject({ kind: 'missing' });
    await requireErasable(again, [4]);
  });
});

describe('another key', () => {
  const rotate = async (passphrase?: string): Promise<void> => {
    const log = await openMadeLog(dir);
    await rotateKey(log, {
      passphrase,
      commit: async (act, before) => {
        await before();
        await record(log, [act()]);
      },
    });
    await record(log, [consultOf('by the new key')]);
  };

  test('takes over: the old one signs for it, the new one signs from then on', async () => {
    await recordMany(await openMadeLog(dir), 4);
    const first = await readFile(join(dir, 'keys', 'log.vkey'), 'utf8');
    await rotate();
    await rotate();
    const now = await readFile(join(dir, 'keys', 'log.vkey'), 'utf8');
    expect(now).not.toBe(first);
    expect(await readFile(join(dir, 'keys', 'policy'), 'utf8')).toContain(`log ${now}`);
    expect((await readdir(join(dir, 'log', 'rotations'))).sort()).toEqual(['4.note', '6.note', 'first.vkey']);
    expect((await openMadeLog(dir)).size).toBe(8);
    expect(await failedChecks()).toEqual([]);
    expect((await readdir(join(dir, 'keys'))).sort()).toEqual(['log.key', 'log.vkey', 'policy']);
  });

  test('does not when its act is not in the log; does when a crash came right after', async () => {
    await recordMany(await openMadeLog(dir), 4);
    const vkey = async (): Promise<string> => await readFile(join(dir, 'keys', 'log.vkey'), 'utf8');
    const first = await vkey();
    const crash = new Error('crash');
    const interrupted = async (after: boolean): Promise<void> => {
      const log = await openMadeLog(dir);
      const commit = async (act: () => Parameters<typeof record>[1][number], before: () => Promise<void>): Promise<void> => {
        await before();
        if (after) await record(log, [act()]);
        throw crash;
      };
      await expect(rotateKey(log, { passphrase: undefined, commit })).rejects.toBe(crash);
    };
    await interrupted(false);
    expect((await openMadeLog(dir)).size).toBe(4);
    expect(await vkey()).toBe(first);
    await interrupted(true);
    const log = await openMadeLog(dir);
    expect(log.size).toBe(5);
    expect(await vkey()).not.toBe(first);
    await record(log, [consultOf('goes on')]);
    expect((await openMadeLog(dir)).size).toBe(6);
    expect(await failedChecks()).toEqual([]);
  });
});
