import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseVkey, seedSigner, type Verification, verify } from '../src/custody/index.ts';
import { PackageOptions } from '../src/model/index.ts';
import { exportCase, verifierBytes } from '../src/share/index.ts';
import { type Edit, everyEdit, type Files, randomEdit, touched } from './support/edits.ts';
import { random } from './support/flips.ts';
import { makeCase } from './support/made-case.ts';
import { logKey, origin } from './support/made-log.ts';
import { makePackage, packageFiles, renewBag, resealed } from './support/made-package.ts';

const run = promisify(execFile);
const home = mkdtempSync(join(tmpdir(), 'clew-tampered-'));
const clew = join(import.meta.dirname, '..', 'bin', 'clew');
const verifier = join(home, 'verify.mjs');

type Main = (argv: readonly string[], home: string, print: (text: string) => void) => Promise<number>;
let main: Main;
beforeAll(async () => {
  writeFileSync(verifier, await verifierBytes());
  ({ main } = (await import(pathToFileURL(verifier).href)) as { main: Main });
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** A package on the disk that is damaged and mended again, one edit after the other. */
class Victim {
  readonly whole: Files;
  readonly #dir: string;
  readonly #key: string;
  #now: Files;

  constructor(dir: string) {
    this.#dir = dir;
    this.#key = readFileSync(join(dir, 'log', 'log.vkey'), 'utf8').trim();
    this.#now = this.whole = this.#read();
  }

  #read(): Files {
    return new Map(packageFiles(this.#dir).map((path) => [path, readFileSync(join(this.#dir, path))]));
  }

  /** Brings the folder into a state, empty folders gone with their last file. */
  #write(files: Files): void {
    for (const path of touched(this.#now, files)) {
      const bytes = files.get(path);
      if (bytes === undefined) {
        rmSync(join(this.#dir, path));
        this.#dropEmpty(dirname(path), files);
      }
    }
    for (const path of touched(this.#now, files)) {
      const bytes = files.get(path);
      if (bytes === undefined) continue;
      mkdirSync(dirname(join(this.#dir, path)), { recursive: true });
      writeFileSync(join(this.#dir, path), bytes);
    }
    this.#now = files;
  }

  #dropEmpty(folder: string, files: Files): void {
    if (folder === '.' || [...files.keys()].some((path) => path.startsWith(`${folder}/`))) return;
    rmSync(join(this.#dir, folder), { recursive: true, force: true });
    this.#dropEmpty(dirname(folder), files);
  }

  /** Does the edit, has both verifiers look, and gives what either of them missed; undefined if the edit changed nothing. */
  async suffer({ what, files }: Edit, renewed: boolean): Promise<string[] | undefined> {
    this.#write(files);
    if (renewed) {
      renewBag(this.#dir);
      this.#now = this.#read();
    }
    // What somebody changed must be named, but for what was computed again, and for what a list vouched for that is gone itself.
    const all = touched(this.whole, this.#now);
    const changed = touched(this.whole, files).filter((path) => all.includes(path));
    const lists = changed.filter((path) => path === 'contents.sha256' || path === 'seal.note');
    const done = (lists.length > 0 ? lists : changed).filter((path) => !renewed || path !== 'tagmanifest-sha256.txt');
    const missed: string[] = [];
    for (const [who, found] of all.length === 0
      ? []
      : ([
          ['clew', await verify(this.#dir, { key: parseVkey(this.#key) })],
          ['verify.mjs', await this.#byFile()],
        ] as const)) {
      const names = found.checks
        .filter(({ outcome }) => outcome === 'failed')
        .flatMap((check) => check.found.map(({ where }) => where));
      const isNamed = (path: string): boolean => names.some((name) => name === path || name.startsWith(`${path} (`));
      if (found.ok || found.what !== 'package') missed.push(`${who} did not notice: ${what}`);
      const silent = done.filter((path) => !isNamed(path));
      if (silent.length > 0) missed.push(`${who} did not name ${silent.join(', ')}: ${what}; it named ${names.join(', ')}`);
    }
    this.#write(this.whole);
    return all.length === 0 ? undefined : missed;
  }

  async #byFile(): Promise<Verification> {
    let printed = '';
    const code = await main([this.#dir, '--json', '--key', this.#key], home, (text) => (printed += text));
    const found = JSON.parse(printed) as Verification;
    return { ...found, ok: code !== 5 };
  }

  async isWhole(): Promise<boolean> {
    return (await verify(this.#dir, { key: parseVkey(this.#key) })).ok && (await this.#byFile()).ok;
  }
}

describe.each<readonly [string, (dir: string) => Promise<void>]>([
  ['a package written by its definition', async (dir) => void makePackage(dir, { wholeLog: true, witnessed: true, acts: 300 })],
  [
    'a package of a case',
    async (dir) => {
      const made = await makeCase();
      const { ctx, casebook } = made.workbench;
      const options = PackageOptions.parse({ recipient: 'Harrow Bay Police', reason: 'joint case', originals: true });
      await exportCase({ ctx, log: casebook.log }, await made.dossier(), options, dir);
      await made.close();
    },
  ],
])('%s', (name, make) => {
  const edits = name.endsWith('case') ? 1000 : 100;
  const dir = join(home, name.replaceAll(' ', '-'));
  let victim: Victim;
  beforeAll(async () => {
    await make(dir);
    victim = new Victim(dir);
  });

  it('every file, changed in every way', { timeout: 600_000 }, async () => {
    const missed: string[] = [];
    let done = 0;
    for (const edit of everyEdit(victim.whole, random(7))) {
      for (const renewed of [false, true]) {
        const found = await victim.suffer(edit, renewed);
        if (found !== undefined) done++;
        missed.push(...(found ?? []));
      }
    }
    expect(missed).toEqual([]);
    expect(done).toBeGreaterThan(10 * victim.whole.size);
    expect(await victim.isWhole()).toBe(true);
  });

  it(`${edits} edits at random, with the manifests as they were and computed again`, { timeout: 600_000 }, async () => {
    const next = random(2026);
    const missed: string[] = [];
    let done = 0;
    while (done < edits) {
      const edit = randomEdit(victim.whole, next);
      const found = await victim.suffer(edit, false);
      if (found === undefined) continue;
      done++;
      missed.push(...found, ...((await victim.suffer(edit, true)) ?? []));
    }
    expect(missed).toEqual([]);
    expect(await victim.isWhole()).toBe(true);
  });
});

describe('whoever computes every list again', () => {
  const dir = join(home, 'all-lists');
  const listOf = (text: string, path: string): string =>
    text.replace(/^.*\n/gmu, (line) => (line.endsWith(`  ${path}\n`) ? `${'0'.repeat(64)}  ${path}\n` : line));

  it('is still found out: by the seal and by the act of sending', async () => {
    makePackage(dir);
    const file = join(dir, 'contents.sha256');
    writeFileSync(file, listOf(readFileSync(file, 'utf8'), 'data/case.jsonld'));
    renewBag(dir);
    const { checks } = await verify(dir, { key: parseVkey(logKey) });
    const codes = checks.filter(({ outcome }) => outcome === 'failed').map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['custody.contents', 'custody.seal', 'custody.sent']));
  });

  it('is found out with a key of their own, when the sender’s is known', async () => {
    const thief = seedSigner(origin, Buffer.alloc(32, 7));
    const file = join(dir, 'seal.note');
    writeFileSync(file, resealed(readFileSync(file, 'utf8'), thief));
    renewBag(dir);
    const { ok } = await verify(dir, { key: parseVkey(logKey) });
    expect(ok).toBe(false);
  });
});

it('ends with 5 on the command line, by either verifier', { timeout: 120_000 }, async () => {
  const dir = join(home, 'by-hand');
  makePackage(dir);
  const codeOf = async (program: string, words: readonly string[]): Promise<{ code: number; out: string }> =>
    await run(program, words).then(
      ({ stdout }) => ({ code: 0, out: stdout }),
      ({ code, stdout }: { code: number; stdout: string }) => ({ code, out: stdout }),
    );
  expect((await codeOf(clew, ['verify', dir])).code).toBe(0);
  rmSync(join(dir, 'log', 'proofs', '3.tlog-proof'));
  renewBag(dir);
  for (const found of [await codeOf(clew, ['verify', dir]), await codeOf(process.execPath, [verifier, dir])]) {
    expect(found).toEqual({ code: 5, out: expect.stringContaining('log/proofs/3.tlog-proof') as string });
  }
});
