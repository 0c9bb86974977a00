import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { PackageInfo } from '../../src/model/index.ts';
import { casefile } from '../../src/share/index.ts';
import { sizedDossier } from '../support/sized-dossier.ts';

const run = promisify(execFile);
/** The PDF Association's reference validator. Newer releases are not on Maven Central. */
const release = 'org.verapdf.apps:greenfield-apps:1.28.2';
const home = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'verapdf-1.28.2');
const jar = join(home, 'greenfield-apps-1.28.2.jar');

/** Fetches it once; else says why not. */
async function missing(): Promise<string | undefined> {
  try {
    await run('java', ['-version'], { timeout: 60_000 });
    if (existsSync(jar)) return undefined;
    await mkdir(home, { recursive: true });
    const words = ['-B', '-q', 'dependency:copy', `-Dartifact=${release}`, `-DoutputDirectory=${home}`];
    await run('mvn', words, { timeout: 300_000, cwd: home });
    return existsSync(jar) ? undefined : 'Maven copied nothing';
  } catch (error) {
    return (error as Error).message.split('\n')[0];
  }
}

const info = PackageInfo.parse({
  recipient: 'Harrow Bay Prosecution Service',
  label: 'RED',
  reason: 'Request for assistance 17',
  redact: 'none',
  languages: ['en', 'zh'],
  originals: false,
  wholeLog: false,
  id: 'P0123456789ab',
  at: Date.UTC(2026, 1, 9, 8, 30, 5),
  withheld: 0,
});
const attached = [{ name: 'case.jsonld', bytes: Buffer.from('{}'), media: 'application/ld+json', about: 'the case as data' }];

it('veraPDF finds every case file to be PDF/A-3b', { timeout: 600_000 }, async (test) => {
  const why = await missing();
  if (why !== undefined) {
    process.stderr.write(`PDF/A is not tested: veraPDF could not be had (${why})\n`);
    return test.skip();
  }
  const dir = await mkdtemp(join(tmpdir(), 'clew-pdfa-'));
  try {
    const cases = {
      plain: {},
      ring: { reports: 300 },
      unproven: { proven: 'nothing' },
      empty: { reports: 0, exhibits: 0, suspects: 0, rejected: 0 },
      odd: { words: ' 😀 ไทย é\u0301 𠀀 ⟦x⟧ \u202e\0 "q" ' },
    } as const;
    const files: string[] = [];
    for (const [name, made] of Object.entries(cases)) {
      files.push(join(dir, `${name}.pdf`));
      await writeFile(files.at(-1)!, await casefile(sizedDossier(made), info, attached));
    }
    // One that claims nothing: the validator must be able to say no.
    files.push(join(dir, 'broken.pdf'));
    const plain = Buffer.from(await casefile(sizedDossier(), info)).toString('latin1');
    await writeFile(files.at(-1)!, Buffer.from(plain.replaceAll('pdfaid:part', 'pdfaid:pert'), 'latin1'));
    const words = ['-cp', jar, 'org.verapdf.apps.GreenfieldCliWrapper', '-f', '3b', '--format', 'text', ...files];
    const { stdout } = await run('java', words, { timeout: 300_000 }).catch((error: { stdout: string }) => error);
    const told = stdout.split('\n').filter((line) => /^(?:PASS|FAIL)/u.test(line));
    expect(told.map((line) => line.split(' ')[0])).toEqual(['PASS', 'PASS', 'PASS', 'PASS', 'PASS', 'FAIL']);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
});
