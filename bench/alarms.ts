import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findAlarms } from '../src/extract/index.ts';
import { mayAlarm } from '../src/extract/harm/triggers.ts';
import { createCasebook, type Ctx } from '../src/casebook/index.ts';
import { importFile } from '../src/path/index.ts';

// What looking for alarms costs: in one text, and in an import. `npm run bench -- alarms [REPORTS]`, 100,000 by default; one report in
// fifty tells of harm, the others are the sample's.
const count = Number(process.argv[2] ?? 100_000);
const sample = new URL('../sample/', import.meta.url);
const harmful = ['我弟弟被关在园区里，每天被殴打。', 'My son was kidnapped and they want money for his release.'];

const rows = (await Promise.all(['reports-zh.csv', 'reports-en.csv'].map(async (name) => textsOf(name)))).flat();

async function textsOf(name: string): Promise<string[]> {
  const [, ...lines] = (await readFile(new URL(name, sample), 'utf8')).trim().split('\n');
  return lines.map((line) => line.replaceAll('"', ''));
}

const quiet = rows.filter((text) => !mayAlarm(text));
const units = quiet.reduce((sum, text) => sum + text.length, 0) / quiet.length;
for (let round = 0; round < 20; round++) for (const text of quiet) mayAlarm(text);
console.log(`text without a trigger (${Math.round(units)} characters): ${perText(quiet, mayAlarm)} µs`);
console.log(
  `sentence that alarms: ${perText(harmful, findAlarms)} µs; sample's reports with a trigger: ${rows.length - quiet.length} of ${rows.length}`,
);

function perText(texts: readonly string[], work: (text: string) => unknown): string {
  const times: number[] = [];
  for (let round = 0; round < 50; round++) {
    const start = performance.now();
    for (const text of texts) work(text);
    times.push(((performance.now() - start) * 1000) / texts.length);
  }
  return times.toSorted((a, b) => a - b)[25]!.toFixed(2);
}

const dir = await mkdtemp(join(tmpdir(), 'clew-bench-'));
try {
  const file = join(dir, 'reports.csv');
  const lines = Array.from({ length: count }, (_, i) => {
    const text = `${rows[i % rows.length]!} ${i % 50 === 0 ? harmful[(i / 50) % harmful.length] : ''} ${i}`;
    return `N${i},"${text}"`;
  });
  await writeFile(file, ['report no,narrative', ...lines].join('\n'));
  const casebook = await createCasebook(join(dir, 'casebook'), { region: 'CN', language: 'zh' });
  const ctx: Ctx = casebook.ctx;
  const start = performance.now();
  const { alarms } = await importFile(ctx, file, { region: 'CN' });
  const whole = performance.now() - start;
  console.log(`import of ${count}: ${(whole / 1000).toFixed(2)} s, ${alarms?.reports ?? 0} alarms`);
  const texts = lines.map((line) => line.slice(line.indexOf('"') + 1, -1));
  const reading = performance.now();
  for (const text of texts) findAlarms(text);
  const part = performance.now() - reading;
  console.log(`reading those texts for alarms, in one thread: ${(part / 1000).toFixed(2)} s of processor`);
  await casebook.close();
} finally {
  await rm(dir, { recursive: true, force: true });
}
