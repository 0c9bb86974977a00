import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { encodeBundle, formatVkey, parseVkey, seedSigner, verify } from '../../src/custody/index.ts';
import { faultRow, isLong } from '../support/fault-rows.ts';
import { makeLogFolder, openMadeLog, recordMany } from '../support/custody-log.ts';
import { logKey, makeLog } from '../support/made-log.ts';
import { buildFsck, fsck } from '../support/peers.ts';
import { hasOpenssl } from '../support/tsa.ts';

// People who do not trust us check the log with software that we did not write.
const script = fileURLToPath(new URL('../../scripts/verify-checkpoint.sh', import.meta.url));
const sizes = [0, 1, 255, 256, 257, 65_535, 65_536, 65_537, ...(isLong ? [1_000_000] : [])];

let home: string;
let built: ReturnType<typeof buildFsck>;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'clew-peers-'));
  writeFileSync(join(home, 'log.vkey'), `${logKey}\n`);
  built = buildFsck();
}, 600_000);
afterAll(() => rmSync(home, { recursive: true }));

/** The program, or the end of the test with the reason why there is none. */
function needed(context: TestContext): string {
  return 'path' in built ? built.path : context.skip(built.why);
}

describe('Tessera’s fsck (skipped without Go)', () => {
  it('finds a growing casebook whole at each size, with our root', { timeout: 1_800_000 }, async (context) => {
    const program = needed(context);
    const dir = await makeLogFolder();
    const vkey = join(dir, 'keys', 'log.vkey');
    const log = await openMadeLog(dir);
    try {
      for (const size of sizes) {
        await recordMany(log, size - log.size, 4096);
        const root = log.head.root.toString('base64');
        expect(fsck(program, join(dir, 'log'), vkey)).toEqual({ size, root });
        expect(scriptSays(join(dir, 'log', 'checkpoint'), vkey)).toBe(`OK: ${size} entries, root ${root}\n`);
      }
      const { checks } = await verify(join(dir, 'log'), { key: parseVkey(readFileSync(vkey, 'utf8').trim()) });
      expect(checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
      faultRow({ fault: 'Tessera fsck on a growing casebook', tried: sizes.length, result: 'each found whole, roots equal' });
    } finally {
      rmSync(dir, { recursive: true });
    }
  });

  it('says nothing of success about a log that is damaged, and neither do we', { timeout: 600_000 }, async (context) => {
    const program = needed(context);
    const log = join(home, 'damaged');
    makeLog(log, 600);
    for (const file of ['tile/entries/001', 'tile/0/002.p/88', 'tile/1/000.p/2', 'checkpoint']) {
      const whole = readFileSync(join(log, file));
      const bent = Buffer.from(whole);
      bent[40]! ^= 1;
      writeFileSync(join(log, file), bent);
      expect({ file, found: fsck(program, log, join(home, 'log.vkey')) }).toEqual({ file, found: undefined });
      expect((await verify(log, { key: parseVkey(logKey) })).ok).toBe(false);
      writeFileSync(join(log, file), whole);
    }
    expect(fsck(program, log, join(home, 'log.vkey'))?.size).toBe(600);
  });

  it('accepts what we refuse: entries too many, and strange files', { timeout: 600_000 }, async (context) => {
    const program = needed(context);
    const log = join(home, 'surplus');
    makeLog(log, 300);
    appendFileSync(join(log, 'tile/entries/000'), encodeBundle([Buffer.from('x')]));
    writeFileSync(join(log, 'tile/0/junk'), 'x');
    expect(fsck(program, log, join(home, 'log.vkey'))?.size).toBe(300);
    const { checks } = await verify(log, { key: parseVkey(logKey) });
    expect(checks.filter(({ outcome }) => outcome === 'failed').map(({ code }) => code)).toEqual([
      'custody.files',
      'custody.strangers',
    ]);
  });
});

/** What the script of coreutils and openssl prints; nothing when it refuses. */
function scriptSays(checkpoint: string, vkey: string): string {
  return hasOpenssl ? spawnSync(script, [checkpoint, vkey], { encoding: 'utf8' }).stdout : '';
}

describe.skipIf(!hasOpenssl)('scripts/verify-checkpoint.sh (skipped without OpenSSL 3)', () => {
  it('accepts the signed checkpoint, cosigned or not, and no other', () => {
    const log = join(home, 'signed');
    const { checkpoint, root } = makeLog(log, 300, { cosigned: true });
    const ok = `OK: 300 entries, root ${root.toString('base64')}\n`;
    const says = (text: string, key = logKey): string => {
      writeFileSync(join(home, 'checkpoint'), text);
      return scriptSays(join(home, 'checkpoint'), key);
    };
    expect([says(checkpoint), says(checkpoint, join(home, 'log.vkey'))]).toEqual([ok, ok]);
    expect(says(`${checkpoint.split('\n').slice(0, 5).join('\n')}\n`)).toBe(ok);
    const other = formatVkey(seedSigner(parseVkey(logKey).name, Buffer.alloc(32, 9)).verifier);
    const bad = [
      checkpoint.replace('\n300\n', '\n301\n'),
      checkpoint.replace('300\n', '300\n\n'),
      checkpoint.replace('\n\n', '\nmore\n\n'),
      checkpoint.replace('made', 'Made'),
      checkpoint.replace(/— clew.*\n/u, ''),
      '',
    ];
    expect(bad.map((text) => says(text))).toEqual(bad.map(() => ''));
    expect([says(checkpoint, other), says(checkpoint, `${logKey}A`), says(checkpoint, 'x')]).toEqual(['', '', '']);
  });
});
