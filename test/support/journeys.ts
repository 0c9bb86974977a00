import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

// A journey is a folder: `in/` is copied to a fresh place, the lines of `steps` are run there through the real launcher, and
// what a person would have seen is compared with `out/transcript.txt`. A new transcript is written when there is none,
// except in continuous integration; a differing one is left in `out-changed/`.
const root = join(import.meta.dirname, '../..');
const folder = join(import.meta.dirname, '../journeys');
const run = promisify(execFile);

/** Milliseconds that a journey may take. */
const patience = 600_000;

/** The day that many milliseconds ago, as it is printed. */
const dayBefore = (ms: number): string => new Date(Date.now() - ms).toISOString().slice(0, 10);

/** What differs from run to run and says nothing: times taken, random ids and keys, dates of today. */
const steady = (text: string): string =>
  text
    .replaceAll(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, 'UUID')
    .replaceAll(/(\b|用时 )\d+\.\d( s\b| 秒)/g, '$1N$2')
    .replaceAll(/\+[0-9a-f]{8}\+A[A-Za-z0-9+/]{43}/g, '+HASH+KEY')
    .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ/g, 'DATE TIME')
    .replaceAll(/"(at|latest)": \d{13}/g, '"$1": TIME')
    .replaceAll(/\bC[0-9a-f]{12}\b/g, 'CASE')
    .replaceAll(/\bP[0-9a-f]{12}\b/g, 'PACKAGE')
    .replaceAll(/\bF[0-9a-f]{12}\b/g, 'FREEZE')
    .replaceAll(/\bO[0-9a-f]{12}\b/g, 'RUN')
    .replaceAll(/\b[0-9a-f]{4}(?: [0-9a-f]{4}){7}\b/g, 'FINGERPRINT')
    .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\dZ/g, 'DATE TIME')
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, 'DATE TIME')
    .replaceAll(/(\.example\/clew\+)[0-9a-f]{8}\b/g, '$1HASH')
    .replaceAll(/^(contents) [0-9a-f]{64}$/gm, '$1 HASH')
    .replaceAll(/^(received|at) \d{13}$/gm, '$1 TIME')
    .replaceAll(/^(— \S+) [A-Za-z0-9+/=]{90,}$/gm, '$1 SIGNATURE')
    // Of today, also when the journey began before midnight.
    .replaceAll(new RegExp(`\\b(?:${[0, patience].map(dayBefore).join('|')})\\b`, 'g'), 'TODAY');

async function step(line: string, cwd: string): Promise<string> {
  const [name, ...args] = line.match(/'[^']*'|\S+/g)!.map((word) => word.replaceAll("'", ''));
  const program = name === 'clew' ? join(root, 'bin', 'clew') : name!;
  const PATH = `${join(root, 'bin')}:${process.env['PATH']}`;
  const env = { ...process.env, PATH, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };
  const done = await run(program, args, { cwd, env, maxBuffer: 64 << 20 }).catch(
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
  const code = 'code' in done ? done.code : 0;
  const part = (text: string): string => (text === '' ? '' : `${text.trimEnd()}\n`);
  return `$ ${line}\n${part(done.stdout)}${part(done.stderr.replaceAll(/^/gm, '| ').replace(/\| $/, ''))}${code === 0 ? '' : `(exit ${code})\n`}`;
}

/** The journeys in halves of about as many steps, so that two workers may go them at once. */
export function halves(): readonly [string[], string[]] {
  const steps = (name: string): number => readFileSync(join(folder, name, 'steps'), 'utf8').split('\n').length;
  const byLength = readdirSync(folder).sort((a, b) => steps(b) - steps(a) || (a < b ? -1 : 1));
  // Of four the first and the last go together: the longest with the shortest.
  const isFirst = (at: number): boolean => at % 4 === 0 || at % 4 === 3;
  return [byLength.filter((_, at) => isFirst(at)), byLength.filter((_, at) => !isFirst(at))];
}

/** Goes these journeys, each a test of its name. */
export function go(names: readonly string[]): void {
  describe('journeys', () => {
    for (const name of names) {
      it(name, { timeout: patience }, async () => {
        const home = join(folder, name);
        const place = mkdtempSync(join(tmpdir(), 'clew-journey-'));
        try {
          if (existsSync(join(home, 'in'))) cpSync(join(home, 'in'), place, { recursive: true });
          let transcript = '';
          for (const line of readFileSync(join(home, 'steps'), 'utf8').trim().split('\n')) {
            if (!line.startsWith('#')) transcript += `${await step(line.replaceAll('SAMPLE', join(root, 'sample')), place)}\n`;
          }
          transcript = steady(transcript).replaceAll(place, 'HERE').replaceAll(join(root, 'sample'), 'SAMPLE');
          const expected = join(home, 'out', 'transcript.txt');
          if (!existsSync(expected) && !process.env['CI']) {
            mkdirSync(dirname(expected), { recursive: true });
            writeFileSync(expected, transcript);
          }
          const changed = join(home, 'out-changed');
          rmSync(changed, { recursive: true, force: true });
          if (readFileSync(expected, 'utf8') !== transcript) {
            mkdirSync(changed, { recursive: true });
            writeFileSync(join(changed, 'transcript.txt'), transcript);
          }
          expect(transcript).toBe(readFileSync(expected, 'utf8'));
        } finally {
          rmSync(place, { recursive: true, force: true });
        }
      });
    }
  });
}
