import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { nameKeys, readName } from '../src/names/index.ts';
import { openWorkbench } from '../src/workbench.ts';
import { python } from './peers/python.ts';
import { makeLists, type Planted } from './screen/made-lists.ts';

// A roster screened against a large wanted list, as the product does it: both lists are made (many scripts; some persons stand in both in
// another script or spelling), imported into a casebook, and held against each other by `clew screen`. Beside it DuckDB's equality join
// of the same columns and rapidfuzz's cdist of a slice, scaled up.
//   npm run bench -- screen [PERSONS ENTRIES]     default 10000 1000000
// In the current folder, as /tmp may be memory. rapidfuzz needs python3 and its package index once.
const [persons = 10_000, entries = 1_000_000] = process.argv.slice(2).map(Number);
const plants = Math.min(500, Math.floor(persons / 4));
const slice = Math.min(10_000, entries);
const clew = fileURLToPath(new URL('../bin/clew', import.meta.url));
const table: { what: string; measured: string; note: string }[] = [];
const line = (what: string, measured: string, note = ''): void => void table.push({ what, measured, note });
const count = (value: number): string => Math.round(value).toLocaleString('en');
const share = (part: number, whole: number): string => `${(part / whole).toFixed(3)} (${part} of ${whole})`;

/** Runs `clew`; seconds of wall clock, CPU seconds and peak resident memory in GB. */
async function run(args: readonly string[]): Promise<{ seconds: number; cpu: number; peak: number }> {
  const begin = performance.now();
  const child = spawn(clew, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  let [peak, cpu] = [0, 0];
  const watch = setInterval(() => {
    try {
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0));
      const [user, system] = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(' ').slice(13, 15);
      cpu = (Number(user) + Number(system)) / 100;
    } catch {
      // The process has just ended.
    }
  }, 50);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`clew ${args.join(' ')} ended with ${code}`);
  return { seconds: (performance.now() - begin) / 1000, cpu, peak: peak / 1e6 };
}
const shown = ({ seconds, cpu, peak }: { seconds: number; cpu: number; peak: number }): [string, string] => [
  `${seconds.toFixed(1)} s`,
  `${cpu.toFixed(0)} s of CPU, peak ${peak.toFixed(2)} GB`,
];

async function digest(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Which planted persons are among the hits of the last screening. */
async function foundIn(dir: string, roster: string, list: string, planted: readonly Planted[]): Promise<boolean[]> {
  const workbench = await openWorkbench(dir);
  try {
    const { read } = workbench.ctx;
    const rowsOf = async (exhibit: string): Promise<Map<string, number>> => {
      const rows = new Map<string, number>();
      for await (const batch of read.listed(exhibit)) for (const { id, source } of batch) rows.set(id, source.row);
      return rows;
    };
    const [persons, listed] = [await rowsOf(roster), await rowsOf(list)];
    const { act } = (await read.screens()).at(-1)!;
    const hits = await read.hits(act);
    const pairs = new Set(hits.map(({ person, entry }) => `${persons.get(person)} ${listed.get(entry)}`));
    const people = new Set(hits.map(({ person }) => person)).size;
    line('hits', count(hits.length), `${count(people)} persons with one or more`);
    return planted.map(({ rosterRow, listRow }) => pairs.has(`${rosterRow} ${listRow}`));
  } finally {
    await workbench.close();
  }
}

/** Seconds of joining both lists where name, and name and day of birth, are equal. */
async function equalityJoin(roster: string, list: string): Promise<number> {
  const instance = await DuckDBInstance.create(':memory:');
  const db = await instance.connect();
  for (const [name, path] of [['roster', roster], ['list', list]]) {
    await db.run(`CREATE TABLE ${name} AS SELECT * FROM read_csv('${path}', all_varchar = true)`);
  } // prettier-ignore
  const begin = performance.now();
  await db.run(
    `CREATE TABLE hits AS SELECT r."Detainee no" AS person, l."Notice ID" AS entry FROM roster AS r JOIN list AS l
     ON lower(r."Name") = lower(l."Name") AND (r."Date of birth" = l."Date of birth" OR l."Date of birth" IS NULL)`,
  );
  const seconds = (performance.now() - begin) / 1000;
  db.closeSync();
  return seconds;
}

const home = await mkdtemp(join(process.cwd(), 'clew-bench-'));
try {
  const files = { roster: join(home, 'roster.csv'), list: join(home, 'list.csv') };
  const { planted } = await makeLists(files, { persons, entries, plants, seed: 20_261_126 });
  const meets = planted.map(({ roster, list }) => {
    const keys = new Set(nameKeys(readName(roster)));
    return nameKeys(readName(list)).some((key) => keys.has(key));
  });
  line('planted persons that share a key of their names', share(meets.filter(Boolean).length, planted.length), 'target .995');

  const dir = join(home, 'casebook');
  await run(['init', dir, '--region', 'CN']);
  line(`import the roster, ${count(persons)}`, ...shown(await run(['import', files.roster, '-C', dir, '--as', 'roster'])));
  line(`import the list, ${count(entries)}`, ...shown(await run(['import', files.list, '-C', dir, '--as', 'wanted'])));
  const [roster, list] = [await digest(files.roster), await digest(files.list)];
  const screening = await run(['screen', roster, '--against', list, '-C', dir]);
  line('screening', ...shown(screening));
  line('– targets', '60 s', '2 GB');
  const found = await foundIn(dir, roster, list, planted);
  line('planted persons among the hits', share(found.filter(Boolean).length, planted.length));
  const born = planted.flatMap(({ bornInBoth }, i) => (bornInBoth ? [found[i]!] : []));
  line('– whose day of birth both lists have', share(born.filter(Boolean).length, born.length), 'target .995');
  for (const [kind, its] of Map.groupBy(planted.keys(), (i) => planted[i]!.kind)) {
    line(
      `– ${kind}`,
      share(its.filter((i) => found[i]!).length, its.length),
      `${its.filter((i) => meets[i]!).length} share a key`,
    );
  }

  const join_ = await equalityJoin(files.roster, files.list);
  line(
    'DuckDB joins equal names',
    `${(join_ * 1000).toFixed(0)} ms`,
    `screening / join ${(screening.seconds / join_).toFixed(0)} ×`,
  );
  const program = python('names');
  if (program === undefined) line('rapidfuzz', 'skipped', 'python3 or its package index is not at hand');
  else {
    const script = join(import.meta.dirname, 'peers', 'cdist.py');
    const told = execFileSync(program, [script, files.roster, files.list, String(slice)], { encoding: 'utf8' });
    const { entries: held, ...scorers } = JSON.parse(told) as { entries: number } & Record<
      string,
      { seconds: number; found: number }
    >;
    for (const name of ['JaroWinkler', 'token_sort_ratio']) {
      const { seconds } = scorers[name]!;
      const whole = (seconds * entries) / held;
      const note = `${seconds.toFixed(1)} s for ${count(held)} entries, scaled up; rapidfuzz / Clew ${(whole / screening.seconds).toFixed(1)} ×`;
      line(`rapidfuzz cdist, ${name}`, `${whole.toFixed(0)} s`, note);
    }
  }
} finally {
  await rm(home, { recursive: true, force: true });
}
console.log(
  `${cpus().length} cores, ${new Date().toISOString().slice(0, 10)}; ${count(persons)} persons, ${count(entries)} entries`,
);
console.table(table);
