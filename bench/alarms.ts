import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractMentions, findAlarms } from '../src/extract/index.ts';
import { mayAlarm } from '../src/extract/harm/triggers.ts';
import { createCasebook, type Ctx } from '../src/casebook/index.ts';
import { importFile } from '../src/path/index.ts';

// What looking for alarms costs in processor time, which others on the machine change little: in one text, beside extraction of the same
// text, and in an import, all of whose threads count. `npm run bench -- alarms [REPORTS]`, 100,000 by default; one report in
// fifty tells of harm, the others are the sample's.
const count = Number(process.argv[2] ?? 100_000);
const sample = new URL('../sample/', import.meta.url);
const harmful = ['我弟弟被关在园区里，每天被殴打。', 'My son was kidnapped and they want money for his release.'];

const [zh, en] = await Promise.all(['reports-zh.csv', 'reports-en.csv'].map(async (name) => await textsOf(name)));
const rows = [...zh!, ...en!];

async function textsOf(name: string): Promise<string[]> {
  const [, ...lines] = (await readFile(new URL(name, sample), 'utf8')).trim().split('\n');
  return lines.map((line) => line.replaceAll('"', ''));
}

/** Microseconds of processor since the process began, user's and system's, in all threads. */
function processor(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

for (const [name, texts] of Object.entries({ zh: zh!, en: en! })) {
  const quiet = texts.filter((text) => !mayAlarm(text));
  const units = quiet.reduce((sum, text) => sum + text.length, 0) / quiet.length;
  console.log(`${name}: text without a trigger (${Math.round(units)} characters): ${perText(quiet, findAlarms).toFixed(2)} µs`);
  const extraction = perText(texts, (text) => extractMentions({ text, region: 'CN' }));
  const alarms = perText(texts, findAlarms);
  console.log(
    `${name}: any of ${texts.length} reports, ${texts.length - quiet.length} with a trigger: ${alarms.toFixed(2)} µs; extraction ${extraction.toFixed(2)} µs`,
  );
}
console.log(`sentence that alarms: ${perText(harmful, findAlarms).toFixed(2)} µs`);

/** Microseconds of processor for a text: the median of 25 rounds after five. */
function perText(texts: readonly string[], work: (text: string) => unknown): number {
  const repeats = Math.ceil(2000 / texts.length);
  const times: number[] = [];
  for (let round = 0; round < 30; round++) {
    const start = processor();
    for (let repeat = 0; repeat < repeats; repeat++) for (const text of texts) work(text);
    times.push((processor() - start) / texts.length / repeats);
  }
  return times.slice(5).toSorted((a, b) => a - b)[12]!;
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
  const start = processor();
  const { alarms } = await importFile(ctx, file, { region: 'CN' });
  const whole = processor() - start;
  console.log(`import of ${count}: ${(whole / 1e6).toFixed(2)} s of processor, ${alarms?.reports ?? 0} alarms`);
  const texts = lines.map((line) => line.slice(line.indexOf('"') + 1, -1));
  const reading = processor();
  for (const text of texts) findAlarms(text);
  const part = processor() - reading;
  console.log(
    `reading those texts for alarms: ${(part / 1e6).toFixed(2)} s of processor, ${((part / whole) * 100).toFixed(1)} %`,
  );
  await casebook.close();
} finally {
  await rm(dir, { recursive: true, force: true });
}
