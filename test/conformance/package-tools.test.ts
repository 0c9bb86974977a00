import { execFile, spawnSync } from 'node:child_process';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inflateSync } from 'node:zlib';
import { extractText } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PackageOptions } from '../../src/model/index.ts';
import { exportCase } from '../../src/share/index.ts';
import { type MadeCase, madeVictims, makeCase } from '../support/made-case.ts';

// What `VERIFY.md` tells a stranger to run is run here, word for word; and what a stranger can read in the PDF is read.

const run = promisify(execFile);
const isThere = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;
const hasTools = isThere('sha256sum', '--version') && isThere('openssl', 'version') && isThere('awk', 'BEGIN{}');
if (!hasTools) console.log('skipped: sha256sum, awk or openssl is not on this machine');

let made: MadeCase;
beforeAll(async () => {
  made = await makeCase();
});
afterAll(async () => await made.close());

async function send(name: string, more: object): Promise<string> {
  const { ctx, casebook } = made.workbench;
  const options = PackageOptions.parse({ recipient: 'Partner', reason: 'joint case', ...more });
  const out = join(made.home, name);
  await exportCase({ ctx, log: casebook.log }, await made.dossier(), options, out);
  return out;
}

/** The commands of `VERIFY.md` in one language: sums, signatures. */
async function commandsIn(dir: string, lang: 'en' | 'zh'): Promise<{ readonly sums: string; readonly openssl: string }> {
  const parts = (await readFile(join(dir, 'VERIFY.md'), 'utf8')).split('\n---\n');
  const part = parts.find((each) => each.includes('如何核验') === (lang === 'zh'))!;
  const blocks = Array.from(part.matchAll(/```sh\n([^]*?)```/gu), ([, block]) => block!);
  return {
    sums: blocks.find((block) => block.startsWith('sha256sum'))!,
    openssl: blocks.find((block) => block.startsWith('key='))!,
  };
}

describe.skipIf(!hasTools)('a package checked with tools of the system', () => {
  it.each(['en', 'zh'] as const)('is good by the commands of VERIFY.md (%s)', async (lang) => {
    const dir = await send(`tools-${lang}`, { originals: true, wholeLog: true, languages: [lang] });
    const { sums, openssl } = await commandsIn(dir, lang);
    const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', sums], { cwd: dir });
    const [, one, two] = /^([0-9a-f]{64}) .*"sha256":"([0-9a-f]{64})"/su.exec(stdout)!;
    expect(one).toBe(two);
    const signed = await run('bash', ['-euo', 'pipefail', '-c', openssl], { cwd: dir });
    expect(signed.stdout.match(/Signature Verified Successfully/gu)).toHaveLength(2);
  });

  it('is not, once a file or a line of the seal was changed', async () => {
    const dir = await send('changed', { languages: ['en'] });
    const { sums, openssl } = await commandsIn(dir, 'en');
    await appendFile(join(dir, 'data', 'tables', 'reports.csv'), 'x');
    await expect(run('bash', ['-euo', 'pipefail', '-c', sums], { cwd: dir })).rejects.toMatchObject({
      stdout: expect.stringContaining('data/tables/reports.csv') as string,
    });
    const seal = await readFile(join(dir, 'seal.note'), 'utf8');
    await writeFile(
      join(dir, 'seal.note'),
      seal.replace(/[0-9a-f](?=  bag-info)/u, (digit) => (digit === '0' ? '1' : '0')),
    );
    await expect(run('bash', ['-euo', 'pipefail', '-c', openssl], { cwd: dir })).rejects.toThrow();
  });
});

/** What the streams of a PDF hold, attached files among them, unpacked where they are packed. */
function streamsOf(pdf: Buffer): string[] {
  const found: string[] = [];
  for (let at = pdf.indexOf('stream\n'); at !== -1; at = pdf.indexOf('stream\n', at + 7)) {
    const end = pdf.indexOf('endstream', at);
    if (end === -1) break;
    const bytes = pdf.subarray(at + 7, end);
    try {
      found.push(inflateSync(bytes).toString());
    } catch {
      found.push(bytes.toString());
    }
    at = end;
  }
  return found;
}

it('names no victim in the PDF’s text nor in what is attached to it', async () => {
  const dir = await send('redacted', { redact: 'victims' });
  const bytes = await readFile(join(dir, 'data', 'casefile.pdf'));
  const { text } = await extractText(Uint8Array.from(bytes), { mergePages: true });
  const attached = streamsOf(bytes).filter((stream) => stream.includes('goldenfx-vip.example'));
  expect(attached.length).toBeGreaterThan(3);
  const all = [text.replaceAll(/\s+/gu, ''), ...attached];
  expect(all[0]).toContain('goldenfx-vip.example');
  const secrets = madeVictims.flatMap(({ name, phone, account }) => [name, phone, account]).filter((word) => word !== '');
  for (const secret of [...secrets, '赵小红', 'Peter Vance', 'Ann Doyle']) {
    for (const each of all) {
      expect(each.includes(secret)).toBe(false);
      expect(each.includes(secret.replaceAll(' ', ''))).toBe(false);
    }
  }
});
