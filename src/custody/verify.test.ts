import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { filesOf, isNamed } from '../../test/support/flips.ts';
import {
  cosigned,
  logKey,
  logSigner,
  madeEntry,
  makeCasebook,
  makeLog,
  origin,
  policyText,
  witness,
} from '../../test/support/made-log.ts';
import { hasOpenssl, makeTsa } from '../../test/support/tsa.ts';
import { signCheckpoint } from './checkpoint.ts';
import { formatNote, parseNote, signNote } from './note.ts';
import { parsePolicy } from './policy.ts';
import { encodeBundle, tileReader } from './tiles.ts';
import { emptyRoot, leafHash, rootOf } from './tree.ts';
import { readKey, readPolicy, verify } from './verify.ts';
import type { VerifyOptions } from './verification.ts';
import { timestampRequest } from './timestamp.ts';
import { formatVkey, parseVkey, seedSigner } from './vkey.ts';

let home: string;
let base: string;
let made: ReturnType<typeof makeCasebook>;
let dir: string;
const count = 300;
const key = parseVkey(logKey);
const policy = parsePolicy(policyText);

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'clew-verify-'));
  base = join(home, 'base');
  made = makeCasebook(base, count);
});
afterAll(() => rmSync(home, { recursive: true }));
beforeEach(() => {
  dir = join(home, 'case');
  cpSync(base, dir, { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const put = (path: string, content: string | Uint8Array): void => {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), content);
};
const get = (path: string): string => readFileSync(join(dir, path), 'utf8');

/** What did not pass: `code where why`, as little as tells one finding from another. */
async function trouble(path: string, options: VerifyOptions = {}): Promise<string[]> {
  const { checks, ok } = await verify(path, { key, policy, ...options });
  const found = checks.flatMap(({ code, outcome, found }) =>
    found.map(({ where, why, index }) => `${outcome} ${code.slice(8)} ${where} ${why}${index === undefined ? '' : ` ${index}`}`),
  );
  expect(ok).toBe(!found.some((each) => each.startsWith('failed')));
  return found;
}

describe('a casebook', () => {
  it('passes every check, each with a code and a sentence in two languages', async () => {
    const { what, ok, checks } = await verify(dir, { key, policy });
    expect({ what, ok }).toEqual({ what: 'casebook', ok: true });
    expect(checks.map(({ code, outcome }) => `${code} ${outcome}`)).toEqual(
      [
        'checkpoint',
        'key',
        'rotations',
        'signature',
        'quorum',
        'files',
        'entries',
        'hashes',
        'root',
        'strangers',
        'head',
        'erased',
        'acts',
      ]
        .concat(['casebook', 'exhibits', 'unsealed'])
        .map((code) => `custody.${code} passed`),
    );
    expect(checks.every(({ sentence }) => /[\u4E00-\u9FFF]/u.test(sentence.zh) && !sentence.en.includes('{}'))).toBe(true);
  });

  it('misses every file that is taken away, and names it', async () => {
    for (const file of filesOf(base)) {
      const whole = readFileSync(join(dir, file));
      rmSync(join(dir, file));
      const found = await verify(dir, { key, policy });
      expect({ file, ok: found.ok, isNamed: isNamed(found, file) }).toEqual({ file, ok: false, isNamed: true });
      writeFileSync(join(dir, file), whole);
    }
    expect(await trouble(dir)).toEqual([]);
  });

  it('says when its key is only its own word', async () => {
    const { ok, checks } = await verify(dir, {});
    expect(ok).toBe(true);
    expect(checks.find(({ code }) => code === 'custody.key')).toMatchObject({ outcome: 'noted' });
    expect(await trouble(dir, { key: seedSigner(origin, Buffer.alloc(32, 9)).verifier })).toContainEqual(
      'failed signature log/checkpoint unsigned',
    );
    const foreign = seedSigner('elsewhere.example', Buffer.alloc(32, 9)).verifier;
    expect(await trouble(dir, { key: foreign })).toContainEqual('failed signature log/checkpoint foreign');
    put('keys/log.vkey', `${formatVkey(foreign)}\n`);
    expect(await trouble(dir)).toEqual(['failed key keys/log.vkey differs']);
    rmSync(join(dir, 'keys/log.vkey'));
    expect(await trouble(dir)).toEqual(['failed key keys/log.vkey malformed']);
  });

  it('tells of details that were changed, swapped or lost, and by which act', async () => {
    const acts = get('acts/000000.jsonl');
    put('acts/000000.jsonl', acts.replace('"ref":"R-7"', '"ref":"R-8"'));
    expect(await trouble(dir)).toEqual(['failed acts acts/000000.jsonl differs 7']);
    const lines = acts.split('\n');
    put('acts/000000.jsonl', [...lines.slice(0, 5), lines[6], lines[5], ...lines.slice(7)].join('\n'));
    expect(await trouble(dir)).toEqual([
      'failed acts acts/000000.jsonl malformed 5',
      'failed acts acts/000000.jsonl malformed 6',
    ]);
    put('acts/000000.jsonl', acts.replace('"seq":8}', '"seq":8} '));
    expect(await trouble(dir)).toEqual(['failed acts acts/000000.jsonl malformed 7']);
    put('acts/000000.jsonl', lines.slice(0, 200).join('\n'));
    expect((await trouble(dir)).slice(0, 2)).toEqual([
      'failed acts acts/000000.jsonl missing 199',
      'failed acts acts/000000.jsonl missing 200',
    ]);
    rmSync(join(dir, 'acts/000000.jsonl'));
    expect((await trouble(dir))[0]).toBe('failed acts acts/000000.jsonl missing');
  });

  it('lets acts wait that were never committed, and no other files', async () => {
    put('acts/000000.jsonl', `${get('acts/000000.jsonl')}{"half":`);
    expect(await trouble(dir)).toEqual(['noted acts acts/000000.jsonl uncommitted']);
    put('acts/000000.jsonl', `${made.lines.join('\n')}\n${'x\n'.repeat(5000)}`);
    expect(await trouble(dir)).toEqual(['failed acts acts/000000.jsonl uncommitted']);
    put('acts/000000.jsonl', `${made.lines.join('\n')}\n`);
    put('acts/notes.txt', 'x');
    expect(await trouble(dir)).toEqual(['failed acts acts/notes.txt stranger']);
  });

  it('tells of details erased by nobody', async () => {
    const gone = made.lines[count - 2]!;
    const entry = readEntryOf(20);
    const tombstone = JSON.stringify({
      act: entry.act,
      at: entry.at,
      by: entry.by,
      detail: entry.detail,
      erased: count,
      seq: 21,
    });
    put('acts/000000.jsonl', get('acts/000000.jsonl').replace(made.lines[20]!, tombstone));
    expect(await trouble(dir)).toEqual(['failed erased acts/000000.jsonl notErased 20']);
    put('acts/000000.jsonl', get('acts/000000.jsonl').replace(gone, gone.replace(`"erased":${count}`, '"erased":3')));
    expect(await trouble(dir)).toContainEqual(`failed erased acts/000000.jsonl notErased ${count - 2}`);
  });

  it('tells of exhibits missing, changed, longer or never sealed', async () => {
    const [a = '', b = '', c = '', d = ''] = made.exhibits.map((hash) => `exhibits/${hash.slice(0, 2)}/${hash}`);
    const stray = leafHash(Buffer.from('stray')).toString('hex');
    rmSync(join(dir, a));
    put(b, get(b).replace('made', 'Made'));
    put(c, `${get(c)} `);
    put('exhibits/readme.txt', 'x');
    put(`exhibits/${stray.slice(0, 2)}/${stray}`, 'not of this hash');
    renameSync(join(dir, d), join(dir, d.slice(0, -1)));
    expect((await trouble(dir)).toSorted()).toEqual(
      [
        `failed exhibits ${a} missing`,
        `failed exhibits ${b} differs`,
        `failed exhibits ${c} length`,
        `failed exhibits ${d} missing`,
        'failed unsealed exhibits/readme.txt stranger',
        `failed unsealed exhibits/${stray.slice(0, 2)}/${stray} differs`,
        `failed unsealed ${d.slice(0, -1)} stranger`,
      ].toSorted(),
    );
  });

  it('notes an exhibit that no act names', async () => {
    const hash = 'a948904f2f0f479b8f8197694b30184b0d2ed1c1cd2a1ec0fb85d299a192a447';
    put(`exhibits/a9/${hash}`, 'hello world\n');
    expect(await trouble(dir)).toEqual([`noted unsealed exhibits/a9/${hash} notSealed`]);
  });

  it('must be what its first act recorded', async () => {
    put('casebook.json', get('casebook.json').replace('"CN"', '"SG"'));
    expect(await trouble(dir)).toEqual(['failed casebook casebook.json differs']);
    rmSync(join(dir, 'casebook.json'));
    expect(await trouble(dir)).toEqual(['failed casebook casebook.json missing']);
  });

  it('goes on being checked when its checkpoint is gone', async () => {
    rmSync(join(dir, 'log/checkpoint'));
    put('acts/000000.jsonl', get('acts/000000.jsonl').replace('"ref":"R-7"', '"ref":"R-8"'));
    expect(await trouble(dir)).toEqual(['failed checkpoint log/checkpoint missing', 'failed head state/head differs']);
    put('log/checkpoint', 'x\n\n— y z\n');
    expect((await trouble(dir))[0]).toBe('failed checkpoint log/checkpoint malformed');
  });

  it('knows acts that are committed but not yet published, if they make the head', async () => {
    const shorter = makeLog(join(home, 'shorter'), count - 10, { cosigned: true, entry: (at) => entryBytes(at) });
    rmSync(join(dir, 'log/tile'), { recursive: true });
    cpSync(join(home, 'shorter'), join(dir, 'log'), { recursive: true });
    expect(shorter.checkpoint).toBe(get('log/checkpoint'));
    expect(await trouble(dir)).toEqual(['noted head state/head unpublished']);
    put('acts/000000.jsonl', get('acts/000000.jsonl').replace('R-295', 'R-296'));
    expect(await trouble(dir)).toEqual(['failed head state/head differs']);
    put('state/head', get('log/checkpoint').split('\n— witness')[0]! + '\n');
    expect(await trouble(dir)).toEqual(['noted acts acts/000000.jsonl uncommitted']);
  });

  it('has a head that its log signed', async () => {
    put('state/head', get('log/checkpoint'));
    expect(await trouble(dir)).toEqual(['failed head state/head malformed']);
    put('state/head', signCheckpoint({ origin, size: 3, root: emptyRoot }, logSigner));
    expect(await trouble(dir)).toContainEqual('failed head state/head differs');
    rmSync(join(dir, 'state/head'));
    expect(await trouble(dir)).toEqual(['failed head state/head missing']);
  });

  it('follows changes of key, and none that the key before did not sign', async () => {
    const next = seedSigner(origin, Buffer.alloc(32, 7));
    const text = `clew/key-rotation/v1\n${origin}\n250\n${formatVkey(next.verifier)}\n`;
    const statement = formatNote({ text, signatures: [signNote(text, logSigner)] });
    put('log/rotations/first.vkey', `${logKey}\n`);
    put('log/rotations/250.note', statement);
    put('keys/log.vkey', `${formatVkey(next.verifier)}\n`);
    const signed = signCheckpoint({ origin, size: count, root: made.root }, next);
    put('log/checkpoint', cosigned(signed));
    put('state/head', signed);
    expect(await trouble(dir)).toEqual([]);
    expect(await trouble(dir, { key: next.verifier })).toEqual([]);
    // The old key no longer signs.
    put('log/checkpoint', made.checkpoint);
    expect(await trouble(dir)).toContainEqual('failed signature log/checkpoint unsigned');
    put('log/checkpoint', cosigned(signed));
    put('log/rotations/250.note', formatNote({ text, signatures: [signNote(text, next)] }));
    expect(await trouble(dir)).toContainEqual('failed rotations log/rotations/250.note badSignature');
    put('log/rotations/250.note', statement.replace('250', '251'));
    expect(await trouble(dir)).toContainEqual('failed rotations log/rotations/250.note badSignature');
    put('log/rotations/250.note', statement);
    expect(await trouble(dir, { key: seedSigner(origin, Buffer.alloc(32, 8)).verifier })).toContainEqual(
      expect.stringMatching(/^failed rotations .* foreign$/u),
    );
  });
});

describe('a log that is being written to', () => {
  it('is looked at again when it has grown meanwhile', async () => {
    const checkpoint = get('log/checkpoint');
    put('log/checkpoint', checkpoint.replace('\n300\n', '\n301\n'));
    let turns = 0;
    const progress = (step: string, done: number, total: number): void => {
      if (step !== 'exhibits' || done !== total - 1) return;
      turns++;
      put('log/checkpoint', checkpoint);
    };
    expect(await trouble(dir, { progress })).toEqual([]);
    expect(turns).toBe(2);
  });
});

describe('a log', () => {
  let log: string;
  beforeEach(() => {
    log = join(dir, 'log');
  });

  it.each([0, 1, 255, 256, 257])('of %i entries passes', async (size) => {
    const place = join(home, `log-${size}`);
    makeLog(place, size, { cosigned: true });
    expect(await trouble(place)).toEqual([]);
    expect(await verify(place, {})).toMatchObject({ ok: false, what: 'log' });
  });

  it('tells of files that are missing, cut, longer, stale or strange', async () => {
    rmSync(join(log, 'tile/entries/001.p'), { recursive: true });
    expect(await trouble(log)).toEqual(['failed files tile/entries/001.p/44 missing']);
    cpSync(join(base, 'log'), log, { recursive: true });
    rmSync(join(log, 'tile/1'), { recursive: true });
    expect(await trouble(log)).toEqual(['failed files tile/1/000.p/1 missing']);
    cpSync(join(base, 'log'), log, { recursive: true });
    const bundle = readFileSync(join(log, 'tile/entries/000'));
    put('log/tile/entries/000', Buffer.concat([bundle, encodeBundle([madeEntry(1)])]));
    expect(await trouble(log)).toEqual(['failed files tile/entries/000 length']);
    put('log/tile/entries/000', bundle);
    const tile = readFileSync(join(log, 'tile/0/000'));
    put('log/tile/0/000', Buffer.concat([tile, Buffer.alloc(32)]));
    expect(await trouble(log)).toEqual(['failed files tile/0/000 length']);
    put('log/tile/0/000', tile);
    put('log/tile/0/001.p/44.bak', 'x');
    put('log/tile/0/002', tile);
    put('log/tile/0/001.p/40', tile.subarray(0, 40 * 32));
    symlinkSync(join(base, 'log/tile/0/000'), join(log, 'tile/0/003'));
    put('log/notes.txt', 'x');
    expect((await trouble(log)).toSorted()).toEqual([
      'failed strangers tile/0/001.p/40 differs',
      'failed strangers tile/0/001.p/44.bak stranger',
      'failed strangers tile/0/002 stranger',
      'failed strangers tile/0/003 stranger',
    ]);
  });

  it('is not read through links and pipes, nor without end', async () => {
    const tile = join(log, 'tile/0/000');
    renameSync(tile, join(dir, 'elsewhere'));
    symlinkSync(join(dir, 'elsewhere'), tile);
    expect((await trouble(log)).toSorted()).toEqual([
      'failed files tile/0/000 unreadable',
      'failed strangers tile/0/000 stranger',
    ]);
    rmSync(tile);
    execFileSync('mkfifo', [tile]);
    expect((await trouble(log)).toSorted()).toEqual([
      'failed files tile/0/000 unreadable',
      'failed strangers tile/0/000 stranger',
    ]);
    rmSync(tile);
    put('log/tile/0/000', Buffer.alloc(0));
    truncateSync(tile, 2 ** 40);
    expect(await trouble(log)).toEqual(['failed files tile/0/000 length']);
    const [exhibit = ''] = made.exhibits.map((hash) => join(dir, 'exhibits', hash.slice(0, 2), hash));
    rmSync(tile);
    renameSync(join(dir, 'elsewhere'), tile);
    renameSync(exhibit, join(dir, 'elsewhere'));
    symlinkSync(join(dir, 'elsewhere'), exhibit);
    expect(await trouble(dir)).toEqual([expect.stringMatching(/^failed exhibits .* (?:length|unreadable)$/u) as string]);
  });

  it('may keep the partial files of earlier sizes', async () => {
    put('log/tile/0/001.p/40', readFileSync(join(log, 'tile/0/001.p/44')).subarray(0, 40 * 32));
    const bundle = Array.from({ length: 3 }, (_, at) => entryBytes(256 + at));
    put('log/tile/entries/001.p/3', encodeBundle(bundle));
    expect(await trouble(log)).toEqual([]);
    put('log/tile/entries/001.p/3', encodeBundle([...bundle.slice(0, 2), madeEntry(1)]));
    expect(await trouble(log)).toEqual(['failed strangers tile/entries/001.p/3 differs']);
  });

  it('tells of an entry that its tile does not have, and of a tree that was not signed', async () => {
    const entries = Array.from({ length: 44 }, (_, at) => (at === 9 ? madeEntry(1) : entryBytes(256 + at)));
    put('log/tile/entries/001.p/44', encodeBundle(entries));
    expect(await trouble(log)).toEqual([
      'failed hashes tile/0/001.p/44 differs 265',
      'failed hashes tile/entries/001.p/44 differs 265',
      'failed root checkpoint differs',
    ]);
  });

  it('does not keep anybody busy with the files of a size that is a lie', async () => {
    put('log/checkpoint', signCheckpoint({ origin, size: 2 ** 52, root: made.root }, logSigner));
    const { ok, checks } = await verify(log, { key });
    expect(ok).toBe(false);
    expect(checks.find(({ code }) => code === 'custody.files')?.count).toBeLessThan(3000);
    expect(checks.find(({ code }) => code === 'custody.root')?.outcome).toBe('failed');
  });

  it('may be trusted by the key that a policy names', async () => {
    const named = parsePolicy(`log ${logKey}\n${policyText}`);
    const { ok, checks } = await verify(log, { policy: named });
    expect(ok).toBe(true);
    expect(checks.find(({ code }) => code === 'custody.key')).toMatchObject({ outcome: 'passed' });
    const stranger = formatVkey(seedSigner(origin, Buffer.alloc(32, 9)).verifier);
    expect((await verify(log, { policy: parsePolicy(`log ${stranger}\nquorum none\n`) })).ok).toBe(false);
  });

  it('takes only acts for entries', async () => {
    const place = join(home, 'foreign');
    makeLog(place, 2, { cosigned: true, entry: (at) => Buffer.from(at === 0 ? '{"v":1}' : madeEntry(1)) });
    expect(await trouble(place)).toEqual(['failed entries tile/entries/000.p/2 malformed 0']);
  });

  it('needs its witnesses when the policy given does', async () => {
    expect(await trouble(log, { policy: parsePolicy('quorum none\n') })).toEqual([
      `noted quorum checkpoint (witness.example+${witness.verifier.id}) unknownKey`,
    ]);
    put('log/checkpoint', signCheckpoint({ origin, size: count, root: made.root }, logSigner));
    expect(await trouble(log)).toEqual([`failed quorum checkpoint (witness.example+${witness.verifier.id}) missing`]);
    const note = parseNote(made.checkpoint);
    const [mine, theirs] = note.signatures;
    const bad = { ...theirs!, bytes: Buffer.concat([theirs!.bytes.subarray(0, 8), mine!.bytes]) };
    put('log/checkpoint', formatNote({ ...note, signatures: [mine!, bad] }));
    expect(await trouble(log)).toContainEqual(`failed quorum checkpoint (witness.example+${witness.verifier.id}) badSignature`);
    // The folder's own policy is a plan; not yet being met is no fault of the log's.
    put('keys/policy', policyText);
    put('log/checkpoint', signCheckpoint({ origin, size: count, root: made.root }, logSigner));
    const { ok, checks } = await verify(dir, { key });
    expect(ok).toBe(true);
    expect(checks.find(({ code }) => code === 'custody.quorum')).toMatchObject({ outcome: 'noted' });
  });
});

describe('earlier checkpoints', () => {
  const at = (size: number, root: Buffer, signer = logSigner): { name: string; bytes: Uint8Array } => ({
    name: `at-${size}`,
    bytes: Buffer.from(signCheckpoint({ origin: signer.verifier.name, size, root }, signer)),
  });
  const rootAt = (size: number): Buffer => rootOf(size, tileReader(join(base, 'log'), count));

  it('are beginnings of the log', async () => {
    const earlier = [0, 1, 100, 256, 257, count].map((size) => at(size, rootAt(size)));
    expect(await trouble(dir, { earlier })).toEqual([]);
    const { checks } = await verify(dir, { key, earlier });
    expect(checks.filter(({ code }) => /since|rollback|fork/u.test(code)).map(({ outcome }) => outcome)).toEqual([
      'passed',
      'passed',
      'passed',
    ]);
  });

  it('name a rollback, a fork, and what is of no use', async () => {
    expect(await trouble(dir, { earlier: [at(count + 1, emptyRoot)] })).toEqual(['failed rollback at-301 shorter']);
    expect(await trouble(dir, { earlier: [at(100, rootAt(99))] })).toEqual(['failed fork at-100 differs']);
    expect(await trouble(dir, { earlier: [at(0, rootAt(1))] })).toEqual(['failed fork at-0 differs']);
    const other = seedSigner('other.example', Buffer.alloc(32, 3));
    expect(await trouble(dir, { earlier: [at(100, rootAt(100), other)] })).toEqual(['failed since at-100 foreign']);
    const forged = seedSigner(origin, Buffer.alloc(32, 3));
    expect(await trouble(dir, { earlier: [at(100, rootAt(100), forged)] })).toEqual(['failed since at-100 unsigned']);
    expect(await trouble(dir, { earlier: [{ name: 'x', bytes: Buffer.from('x') }] })).toEqual(['failed since x malformed']);
  });

  it('that a witness saw are kept by the casebook itself', async () => {
    put('state/witnessed', cosigned(Buffer.from(at(count + 1, emptyRoot).bytes).toString()));
    expect(await trouble(dir)).toEqual(['failed rollback state/witnessed shorter']);
  });
});

describe.skipIf(!hasOpenssl)('time stamps (skipped without OpenSSL 3)', () => {
  it('are checked against the checkpoint they were made over', async () => {
    const tsa = makeTsa(mkdtempSync(join(home, 'tsa-')));
    const checkpoint = get('log/checkpoint');
    put(`log/timestamps/${count}.checkpoint`, checkpoint);
    put(`log/timestamps/${count}.tsr`, tsa.reply(timestampRequest(Buffer.from(checkpoint)).der));
    expect(await trouble(dir, { authorities: tsa.root })).toEqual([]);
    expect(await trouble(dir)).toEqual(['noted timestamp --tsa notGiven']);
    put(`log/timestamps/${count}.tsr`, tsa.reply(timestampRequest(Buffer.from('other')).der));
    expect(await trouble(dir, { authorities: tsa.root })).toEqual([`failed timestamp log/timestamps/${count}.tsr imprint`]);
    const other = makeTsa(mkdtempSync(join(home, 'tsa-')));
    put(`log/timestamps/${count}.tsr`, other.reply(timestampRequest(Buffer.from(checkpoint)).der));
    expect(await trouble(dir, { authorities: tsa.root })).toEqual([`failed timestamp log/timestamps/${count}.tsr chain`]);
    put(`log/timestamps/${count}.tsr`, 'x');
    put('log/timestamps/x', 'x');
    expect(await trouble(dir)).toEqual([
      `failed timestamp log/timestamps/${count}.tsr malformed`,
      'failed strangers log/timestamps/x stranger',
    ]);
  });
});

describe('what is no such thing', () => {
  it.each([
    ['a path that is not there', (): string => join(home, 'nowhere'), {}],
    ['a folder of something else', (): string => join(dir, 'exhibits'), {}],
    ['a file that is no proof', (): string => join(dir, 'casebook.json'), {}],
    ['a folder with a proof', (): string => dir, { proof: { name: 'p', bytes: Buffer.alloc(0) } }],
  ] as const)('is %s', async (_what, path, options) => {
    await expect(verify(path(), options)).rejects.toThrow(expect.objectContaining({ kind: 'missing', code: 'custody.path' }));
  });

  it('keys and policies are read strictly', () => {
    put('key', `${logKey}\n`);
    put('policy', policyText);
    expect(readKey(join(dir, 'key'))).toMatchObject({ name: origin });
    expect(readKey(logKey)).toMatchObject({ name: origin });
    expect(readPolicy(join(dir, 'policy')).quorum).toBe('w');
    expect(() => readKey('x')).toThrow(expect.objectContaining({ code: 'custody.key' }));
    expect(() => readPolicy(join(dir, 'nowhere'))).toThrow(expect.objectContaining({ kind: 'missing' }));
    expect(() => readPolicy(join(dir, 'key'))).toThrow(expect.objectContaining({ kind: 'input' }));
  });
});

function entryBytes(at: number): Buffer {
  const width = at < 256 ? 256 : count - 256;
  const bundle = readFileSync(join(base, 'log/tile/entries', at < 256 ? '000' : `001.p/${width}`));
  let from = 0;
  for (let skip = at % 256; skip > 0; skip--) from += 2 + bundle.readUInt16BE(from);
  return bundle.subarray(from + 2, from + 2 + bundle.readUInt16BE(from));
}

function readEntryOf(at: number): { readonly act: string; readonly at: number; readonly by: string; readonly detail: string } {
  return JSON.parse(entryBytes(at).toString()) as { act: string; at: number; by: string; detail: string };
}
