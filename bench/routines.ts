import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCasebook } from '../src/casebook/index.ts';
import { newRoutines } from '../src/picture/index.ts';
import { openWorkbench, type Workbench } from '../src/workbench.ts';
import { parseCsv } from '../test/support/csv.ts';
import { plant } from './routines/plant.ts';
import { chosenOn, stories } from './routines/stories.ts';

// New routines in simulated economies: how soon a planted one is seen, how many groups come where nothing was planted, how long it takes.
//   npm run bench -- routines [--preset small] [--seeds 301,302] [--stories NAME,…] [--weeks 40]
//   npm run bench -- routines --time 200000
// Early warning on the weekly list of a police hotline (npa165) is measured by: npm run bench -- real npa165_fake_investment

const sim = fileURLToPath(new URL('../../shared/sim/', import.meta.url));
if (!existsSync(sim)) {
  console.log('skipped: ../shared/sim is not here');
  process.exit(0);
}
const option = (name: string, otherwise: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? otherwise : (process.argv[at + 1] ?? otherwise);
};
const preset = option('preset', 'small');
const seeds = option('seeds', '301,302').split(',').map(Number);
const day = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), 'clew-routines-'));

type Row = Record<string, string>;
const quote = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const csv = (rows: readonly Row[]): string => {
  const names = Object.keys(rows[0]!);
  return [names, ...rows.map((row) => names.map((name) => row[name] ?? ''))]
    .map((cells) => cells.map(quote).join(','))
    .join('\n');
};

function economy(seed: number, ...more: string[]): Row[] {
  const out = join(folder, `economy-${seed}`);
  const args = [join(sim, 'sim.mjs'), '--preset', preset, '--seed', String(seed), '--out', out, ...more];
  const { status, stderr } = spawnSync(process.execPath, [...args, '--set', 'write.transactions=false'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const rows = parseCsv(readFileSync(join(out, 'reports.csv'), 'utf8'));
  rmSync(out, { recursive: true });
  return rows;
}

/** A casebook of an economy, to be worked in or copied. */
async function bookOf(rows: readonly Row[]): Promise<string> {
  const dir = join(mkdtempSync(join(folder, 'book-')), 'casebook');
  await (await createCasebook(dir, { region: 'CN', language: 'en' })).close();
  await inBook(dir, rows, async () => await Promise.resolve());
  return dir;
}

async function inBook<Result>(
  dir: string,
  rows: readonly Row[],
  work: (workbench: Workbench) => Promise<Result>,
): Promise<Result> {
  const file = join(folder, 'reports.csv');
  const workbench = await openWorkbench(dir);
  try {
    if (rows.length > 0) {
      writeFileSync(file, csv(rows));
      await workbench.importFile(file);
    }
    return await work(workbench);
  } finally {
    await workbench.close();
  }
}

const iso = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Weeks without planting: groups that come, and distinct ones by their first report. */
async function quiet(rows: readonly Row[], book: string, seed: number): Promise<void> {
  await inBook(book, [], async ({ ctx }) => {
    const times = rows.map((row) => Date.parse(row['reported_at']!));
    const [from, to] = [Math.min(...times), Math.max(...times)];
    const counts: number[] = [];
    const keys = new Map<string, string>();
    for (let at = from + 12 * 7 * day; at <= to; at += 7 * day) {
      const found = await newRoutines(ctx, { asOf: at });
      counts.push(found.length);
      for (const { key, because } of found) keys.set(key, because[0]!.en);
    }
    const sum = counts.reduce((all, each) => all + each, 0);
    console.log(
      `quiet    seed ${seed}: ${counts.length} weeks, ${sum} groups (${(sum / counts.length).toFixed(2)} a week, ${keys.size} different)`,
    );
    for (const [key, why] of [...keys].slice(0, 5)) console.log(`           ${key}: ${why}`);
  });
}

/** One planted story: its rank on each of the 14 days from its 10th report on. */
async function planted(rows: readonly Row[], book: string, name: string, seed: number): Promise<void> {
  const story = stories.find((each) => each.name === name)!;
  const added = plant(story, rows, seed);
  const tenth = Date.parse(added[9]!['reported_at']!);
  const own = new Set(added.map((row) => row['report_id']!));
  const copy = join(mkdtempSync(join(folder, 'copy-')), 'casebook');
  cpSync(book, copy, { recursive: true });
  await inBook(copy, added, async ({ ctx }) => {
    let first: string | undefined;
    let others = 0;
    for (let days = 0; days <= 14; days++) {
      const found = await newRoutines(ctx, { asOf: tenth + days * day });
      const at = found.find(({ examples }) => examples.every(({ ref }) => own.has(ref)));
      others = Math.max(others, found.filter(({ examples }) => !examples.some(({ ref }) => own.has(ref))).length);
      if (at !== undefined) {
        first = `rank ${at.rank}, ${days} days after the 10th report: ${at.reports} reports${at.recovery ? ', aimed at earlier victims' : ''}; ${at.words.slice(0, 6).join(' | ')}`;
        break;
      }
    }
    console.log(
      `planted  seed ${seed} ${name}${chosenOn.includes(name) ? ' (chosen on)' : ''}: ${first ?? 'NOT SEEN within 14 days'}; others beside it: ${others}; from ${iso(Date.parse(added[0]!['reported_at']!))}`,
    );
  });
}

async function timed(reports: number): Promise<void> {
  const rows = economy(seeds[0]!, '--reports', String(reports));
  await inBook(await bookOf(rows), [], async ({ ctx }) => {
    const at = performance.now();
    const found = await newRoutines(ctx);
    const once = performance.now() - at;
    const again = performance.now();
    await newRoutines(ctx);
    console.log(
      `${rows.length} reports: ${(once / 1000).toFixed(1)} s, asked again ${(performance.now() - again).toFixed(0)} ms, ${found.length} groups, ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`,
    );
  });
}

try {
  const size = option('time', '');
  if (size !== '') await timed(Number(size));
  else {
    const names = option('stories', stories.map(({ name }) => name).join(',')).split(',');
    for (const seed of seeds) {
      const rows = economy(seed);
      const book = await bookOf(rows);
      if (!process.argv.includes('--planted')) await quiet(rows, book, seed);
      for (const name of names) if (name !== 'none') await planted(rows, book, name, seed);
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
