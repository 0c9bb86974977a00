import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MadeCase, makeCase } from '../../../test/support/made-case.ts';
import {
  entryOf,
  openCheckpoint,
  openNote,
  parseActLine,
  parseProof,
  parseVkey,
  verify,
  verifyProof,
} from '../../custody/index.ts';
import { PackageOptions } from '../../model/index.ts';
import { exportCase, type Exported } from '../index.ts';

const run = promisify(execFile);
let made: MadeCase;
beforeAll(async () => {
  made = await makeCase();
});
afterAll(async () => await made.close());

const optionsOf = (more: object = {}): PackageOptions =>
  PackageOptions.parse({ recipient: 'Harrow Bay Police', reason: 'joint case', ...more });

async function send(name: string, more: object = {}): Promise<Exported & { text: (path: string) => Promise<string> }> {
  const { ctx, casebook } = made.workbench;
  const out = join(made.home, name);
  const exported = await exportCase({ ctx, log: casebook.log }, await made.dossier(), optionsOf(more), out);
  return { ...exported, text: async (path) => await readFile(join(out, path), 'utf8') };
}

async function filesOf(dir: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const each of await readdir(dir, { recursive: true, withFileTypes: true })) {
    if (!each.isFile()) continue;
    const path = join(each.parentPath, each.name);
    files.set(
      path.slice(dir.length + 1),
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    );
  }
  return files;
}

const listed = (text: string): Map<string, string> =>
  new Map(
    text
      .trimEnd()
      .split('\n')
      .map((line) => [line.slice(66), line.slice(0, 64)]),
  );

describe('a package', () => {
  it('lists every file once, in the list that is bound by its act, by the seal and by the manifests', async () => {
    const { dir, text, info, act } = await send('first');
    const files = await filesOf(dir);
    for (const path of files.keys()) expect(path).toMatch(/^(?:VERIFY\.md|[a-z0-9._/-]+)$/u);

    const contents = listed(await text('contents.sha256'));
    const key = parseVkey((await text('log/log.vkey')).trim());
    const seal = openNote(await text('seal.note'), [key]);
    expect(seal.text.split('\n').slice(0, 2)).toEqual(['clew package v1', info.id]);
    const sealed = listed(seal.text.split('\n').slice(2).join('\n'));
    expect([...contents.keys()]).toEqual([...contents.keys()].sort());
    expect([...sealed.keys()].filter((path) => contents.has(path))).toEqual([]);
    const bound = new Map([...contents, ...sealed]);
    for (const [path, hash] of bound) expect([path, files.get(path)]).toEqual([path, hash]);
    expect([...files.keys()].filter((path) => !bound.has(path)).sort()).toEqual(['seal.note', 'tagmanifest-sha256.txt']);

    const line = parseActLine((await text('log/send.json')).trimEnd(), act);
    expect(line.details!.body).toMatchObject({ package: info.id, case: made.id, sha256: files.get('contents.sha256') });

    const payload = listed(await text('manifest-sha256.txt'));
    expect([...payload.keys()].sort()).toEqual([...files.keys()].filter((path) => path.startsWith('data/')).sort());
    const tags = listed(await text('tagmanifest-sha256.txt'));
    expect(new Set([...payload.keys(), ...tags.keys(), 'tagmanifest-sha256.txt'])).toEqual(new Set(files.keys()));
    for (const [path, hash] of [...payload, ...tags]) expect([path, files.get(path)]).toEqual([path, hash]);
  });

  it('proves each act and the sealing of each exhibit', async () => {
    const { text, act } = await send('proofs');
    const logKey = parseVkey((await text('log/log.vkey')).trim());
    const checkpoint = openCheckpoint(await text('log/checkpoint'), logKey);
    expect(checkpoint.size).toBe(act);
    const lines = `${await text('log/acts.jsonl')}${await text('log/send.json')}`.trimEnd().split('\n');
    const sealed = new Set<string>();
    for (const line of lines) {
      const { seq } = JSON.parse(line) as { seq: number };
      const proof = parseProof(await text(`log/proofs/${seq}.tlog-proof`));
      const known = parseActLine(line, seq);
      expect(verifyProof(proof, entryOf(known), { logKey }).root).toEqual(checkpoint.root);
      if (known.act === 'exhibit.seal') sealed.add((known.details!.body as { sha256: string }).sha256);
    }
    expect(sealed.size).toBe(2);
    const { exhibits } = JSON.parse(await text('data/dossier.json')) as { exhibits: { sha256: string }[] };
    expect(new Set(exhibits.map(({ sha256 }) => sha256))).toEqual(sealed);
  });

  it.each([
    ['plain', { originals: true }],
    ['whole', { wholeLog: true, languages: ['zh'] }],
    ['redacted', { redact: 'victims' }],
  ])('is found good by Clew and by the verifier in it: %s', async (name, more) => {
    const { dir } = await send(`good-${name}`, more);
    const { what, ok, checks } = await verify(dir);
    expect(checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect([what, ok]).toEqual(['package', true]);
    const { stdout } = await run(process.execPath, ['verify.mjs', '.'], { cwd: dir });
    expect(stdout).not.toBe('');
    await writeFile(join(dir, 'data/dossier.json'), '{}');
    await expect(run(process.execPath, ['verify.mjs', '.'], { cwd: dir })).rejects.toMatchObject({ code: 5 });
  });

  it('holds the rows of the case alone where an original holds those of others', async () => {
    const { dir, text } = await send('extracts');
    const rows = [];
    for (const [path] of await filesOf(dir)) {
      if (path.startsWith('data/extracts/')) rows.push(...(await text(path)).trimEnd().split('\n'));
      expect(path).not.toMatch(/^data\/exhibits/u);
    }
    expect(rows.map((row) => (JSON.parse(row) as { ref: string }).ref).sort()).toEqual(
      (await made.dossier()).reports.map(({ ref }) => ref!).sort(),
    );
    const whole = await send('whole', { originals: true });
    expect([...(await filesOf(whole.dir)).keys()].filter((path) => path.startsWith('data/exhibits/'))).toHaveLength(2);
  });

  it('is the same byte for byte when it is made again, and no second act is recorded', async () => {
    const one = await send('one', { label: 'GREEN', wholeLog: true });
    const { log } = made.workbench.casebook;
    const { size } = log;
    await made.workbench.ctx.commit([{ kind: 'consult', body: { subject: 'case', ref: made.id, records: 1 } }]);
    const two = await send('two', { label: 'GREEN', wholeLog: true });
    expect(two.again).toBe(true);
    expect(log.size).toBe(size + 1);
    expect(await filesOf(two.dir)).toEqual(await filesOf(one.dir));
    // Another recipient gets another package.
    expect((await send('three', { label: 'GREEN', recipient: 'Somebody else' })).info.id).not.toBe(one.info.id);
  });

  it('leaves nothing behind when it cannot be made', async () => {
    await writeFile(join(made.home, 'occupied'), 'x');
    const before = (await readdir(made.home)).sort();
    const { size } = made.workbench.casebook.log;
    await expect(send('occupied', { label: 'CLEAR' })).rejects.toMatchObject({ code: 'share.exists' });
    const stopped = new AbortController();
    stopped.abort();
    const { ctx, casebook } = made.workbench.as({ signal: stopped.signal });
    const dossier = await made.dossier();
    await expect(
      exportCase({ ctx, log: casebook.log }, dossier, optionsOf({ label: 'RED' }), join(made.home, 'stopped')),
    ).rejects.toThrow(/abort/iu);
    // Stopped in the middle, when the originals are there already.
    const middle = new AbortController();
    const { ctx: busy } = made.workbench.as({ signal: middle.signal, progress: () => middle.abort() });
    await expect(
      exportCase(
        { ctx: busy, log: casebook.log },
        dossier,
        optionsOf({ originals: true, label: 'RED' }),
        join(made.home, 'stopped'),
      ),
    ).rejects.toThrow(/abort/iu);
    expect(middle.signal.aborted).toBe(true);
    expect((await readdir(made.home)).sort()).toEqual(before);
    expect(made.workbench.casebook.log.size).toBe(size);
    await rm(join(made.home, 'occupied'));
    await send('taken');
    await expect(send('taken')).rejects.toMatchObject({ code: 'share.exists', kind: 'conflict' });
  });
});
