import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { finders } from '../src/extract/extract.ts';
import { extract, extractMentions } from '../src/extract/index.ts';
import type { ExtractInput } from '../src/extract/index.ts';
import { resolve } from '../src/extract/resolve.ts';
import { assignRoles } from '../src/extract/role.ts';
import { scan } from '../src/extract/scan.ts';
import type { Found } from '../src/extract/source.ts';
import { readCsvText } from './oracles/case.ts';

// How fast mentions are found: megabytes (UTF-8) of report text a second on one core, the suspect_* cells read along but
// not counted. Median of the passes, wall clock and CPU time; then what each finder costs; then two Python peers on the
// same text, if python3 (or $PYTHON) has them.
//   node bench/extract-speed.ts [reports.csv]

const passes = 9;
const simulator = fileURLToPath(new URL('../../shared/sim/sim.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'clew-speed-'));
process.on('exit', () => {
  rmSync(folder, { recursive: true, force: true });
});

const path = process.argv[2] ?? simulated();
const inputs = readCsvText(readFileSync(path, 'utf8')).map(toInput);
const megabytes = inputs.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1e6;
console.log(`${inputs.length} reports, ${megabytes.toFixed(2)} MB of text`);

const whole = measure('mentions', () => {
  for (const input of inputs) extractMentions(input);
});
measure('mentions, amounts, dates', () => {
  for (const input of inputs) extract(input);
});
profile();
compare();

function simulated(): string {
  if (!existsSync(simulator)) {
    console.log('no reports: give a reports.csv (columns text, language, suspect_…)');
    process.exit(2);
  }
  spawnSync(process.execPath, [simulator, '--preset', 'small', '--seed', '101', '--out', folder], { stdio: 'ignore' });
  return join(folder, 'reports.csv');
}

function toInput(row: Readonly<Record<string, string>>): ExtractInput {
  const fields = Object.entries(row).filter(([name, cell]) => name.startsWith('suspect_') && cell !== '');
  // A fresh flat string, as a file's decoder gives it.
  return { text: Buffer.from(row['text']!).toString(), lang: row['language']!, fields: Object.fromEntries(fields) };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

/** Runs a pass several times and prints its median speed; answers megabytes a second of CPU time. */
function measure(name: string, pass: () => void): number {
  const wall: number[] = [];
  const cpu: number[] = [];
  for (let i = 0; i < passes; i++) {
    const before = process.cpuUsage();
    const from = performance.now();
    pass();
    wall.push((performance.now() - from) / 1e3);
    const { user, system } = process.cpuUsage(before);
    cpu.push((user + system) / 1e6);
  }
  const speed = megabytes / median(wall);
  const best = megabytes / Math.min(...wall);
  console.log(
    `${name.padEnd(26)} ${speed.toFixed(1).padStart(6)} MB/s median, ${best.toFixed(1)} best; by CPU time ${(megabytes / median(cpu)).toFixed(1)}`,
  );
  return megabytes / median(cpu);
}

/** Each step alone over all texts and cells. Finders share a text's digit chains and mended form; alone each pays for them. */
function profile(): void {
  const sources = inputs.flatMap((input) => [
    scan(input),
    ...Object.entries(input.fields ?? {}).map(([name, text]) => scan({ text, lang: input.lang! }, name)),
  ]);
  const found = sources.map((source) => {
    const out: Found[] = [];
    for (const finder of finders) finder(source, out);
    return resolve(out);
  });
  const steps: readonly (readonly [string, () => void])[] = [
    ['scan', () => inputs.forEach((input) => scan(input))],
    ...finders.map((finder) => [finder.name, () => sources.forEach((source) => finder(source, []))] as const),
    ['roles', () => sources.forEach((source, i) => assignRoles(source, found[i]!))],
  ];
  console.log('\nstep alone, CPU ms over all texts and cells');
  for (const [name, step] of steps) {
    const times = Array.from({ length: 5 }, () => {
      const before = process.cpuUsage();
      step();
      return process.cpuUsage(before).user / 1e3;
    });
    console.log(`  ${name.padEnd(16)} ${median(times).toFixed(0).padStart(5)}`);
  }
}

function compare(): void {
  const python = process.env['PYTHON'] ?? 'python3';
  const file = join(folder, 'texts.json');
  // They are slow: a twentieth of the reports says enough.
  const sample = inputs.filter((_, i) => i % 20 === 0).map(({ text }) => text);
  const size = sample.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
  writeFileSync(file, JSON.stringify(sample));
  console.log('');
  for (const [name, call, packages] of [
    // It needs requests without saying so.
    ['iocextract', 'list(iocextract.extract_iocs(text, refang=True))', 'iocextract requests'],
    ['ioc_finder', 'ioc_finder.find_iocs(text)', 'ioc-finder'],
  ] as const) {
    const program = `import json, sys, time, ${name}
texts = json.load(open(sys.argv[1]))
start = time.process_time()
for text in texts: ${call}
print(time.process_time() - start)`;
    const { status, stdout } = spawnSync(python, ['-c', program, file], { encoding: 'utf8' });
    if (status === 0) {
      const speed = size / Number(stdout);
      console.log(
        `${name.padEnd(26)} ${speed.toFixed(3).padStart(6)} MB/s of CPU time: Clew is ${(whole / speed).toFixed(0)} times as fast`,
      );
    } else console.log(`${name.padEnd(26)} not compared: ${python} cannot import it (pip install ${packages}; set PYTHON)`);
  }
}
