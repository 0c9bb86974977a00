import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { constants, cpSync, createWriteStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCasebook, type StoredColumns } from '../src/casebook/index.ts';
import { buildTable } from '../src/link/index.ts';
import { openWorkbench, type Workbench } from '../src/workbench.ts';
import { peakMegabytes } from './peak.ts';
import { csvRecords } from './scoring.ts';

// A day's new reports into a large linked casebook, from the simulator: seconds by step as separate commands, each a process that
// begins anew, and within one process that has the rings in memory; peak memory of each; how many rings changed, and whether every ring
// that shares nothing with the new reports is what it was to the byte. Processor seconds stand beside, which other work on the machine
// does not lengthen as much.
//   npm run bench -- daily [REPORTS] [NEW]     default 1000000 reports, 5000 new ones

const own = fileURLToPath(import.meta.url);
const sim = fileURLToPath(new URL('../../shared/sim/sim.mjs', import.meta.url));

interface Step {
  readonly step: string;
  readonly seconds: number;
  readonly processor: number;
}
interface Answer {
  readonly steps: readonly Step[];
  readonly peakMB: number;
  readonly full?: boolean;
  /** Rings by id before and after, when asked for: what each is, as one hash. */
  readonly said?: string;
}

/** The parts a process is given: what it does in a casebook, and the file it adds. */
const [part, casebook, file] = process.argv[2] === 'part' ? process.argv.slice(3) : [];
if (part !== undefined) await work(part, casebook!, file!);
else await measure();

async function work(name: string, dir: string, added: string): Promise<void> {
  const steps: Step[] = [];
  let began = performance.now();
  let spent = process.cpuUsage();
  const step = (done: string): void => {
    const { user, system } = process.cpuUsage(spent);
    steps.push({ step: done, seconds: (performance.now() - began) / 1000, processor: (user + system) / 1e6 });
    began = performance.now();
    spent = process.cpuUsage();
  };
  // Steps of a run that are told of: each word comes when the step before it is done.
  const after: Record<string, string> = { join: 'load', rings: 'join', store: 'reasons' };
  let isRun = false;
  const progress = ({ step: told }: { step: string }): void => {
    const done = isRun ? after[told] : undefined;
    if (done !== undefined) step(done);
  };
  if (name === 'make') await (await createCasebook(dir, { region: 'CN', language: 'en' })).close();
  const workbench = await openWorkbench(dir, { progress });
  step('open');
  let full: boolean | undefined;
  let said: string | undefined;
  if (name === 'one process') {
    await workbench.ring((await workbench.rings('en', 1))[0]!.ring.id, 1);
    step('first question');
  }
  if (name !== 'link') {
    await workbench.importFile(added);
    step('import');
  }
  if (name === 'make') {
    ({ full } = await workbench.link());
    step('link');
  } else if (name !== 'import') {
    isRun = true;
    const linked = await workbench.link();
    isRun = false;
    step('store');
    full = linked.full;
    said = `${linked.changed.length} rings changed, ${linked.moved.length} ids ended`;
  }
  await workbench.close();
  step('close');
  const peakMB = Math.round(peakMegabytes());
  const answer: Answer = { steps, peakMB, ...(full === undefined ? {} : { full }), ...(said === undefined ? {} : { said }) };
  process.stdout.write(JSON.stringify(answer));
}

function run(name: string, dir: string, added: string): Answer {
  const { status, stdout } = spawnSync(process.execPath, [own, 'part', name, dir, added], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${name} ended with ${status}`);
  return JSON.parse(stdout) as Answer;
}

/** By ring, all that is stored of it as one hash: its row, its members with their confidence, its links with their reasons. */
async function ringsOf(workbench: Workbench): Promise<Map<string, string>> {
  const { read } = workbench.casebook.ctx;
  const hashes = new Map<string, ReturnType<typeof createHash>>();
  const add = async (sql: string): Promise<void> => {
    for (const row of await read.sql<{ id: string }>(sql)) {
      const hash = hashes.get(row.id) ?? createHash('sha256');
      hashes.set(row.id, hash.update(`${JSON.stringify(row)}\n`));
    }
  };
  await add('SELECT * EXCLUDE (number) FROM rings');
  // A quarter of the rings at a time: a row as an object is ten times what it holds.
  for (let of = 0; of < 4; of++) {
    const joined = `JOIN rings AS g ON g.number = t.ring WHERE t.ring % 4 = ${of}`;
    await add(`SELECT g.id, t.report, t.confidence FROM ring_members AS t ${joined} ORDER BY t.report`);
    await add(`SELECT g.id, t.* EXCLUDE (ring) FROM links AS t ${joined} ORDER BY t.a, t.b`);
  }
  return new Map(Array.from(hashes, ([id, hash]) => [id, hash.digest('hex')]));
}

/** Rings as they were before: what is stored of each, and which report stands in which. */
interface Before {
  readonly hashes: ReadonlyMap<string, string>;
  readonly members: Awaited<ReturnType<Workbench['casebook']['ctx']['read']['members']>>;
}

/** Of the rings before, those with a report that shows something that a new one shows too, as the linker sees it: also part of a name. */
async function sharing(workbench: Workbench, { members }: Before, reports: number): Promise<Set<string>> {
  const batches: StoredColumns[] = [];
  for await (const each of workbench.casebook.ctx.read.columns()) batches.push(each);
  const { batch, position, offset, indicator, indicators, reports: all } = buildTable(batches);
  const numberOf = (r: number): number => batches[batch[r]!]!.number[position[r]!]!;
  const shown = new Uint8Array(indicators);
  for (let r = 0; r < all; r++)
    if (numberOf(r) >= reports) for (const x of indicator.subarray(offset[r], offset[r + 1])) shown[x] = 1;
  const idOf = new Map(members.rings.map(({ number, id }) => [number, id]));
  const ringOf = new Map(Array.from(members.report, (report, i) => [report, members.ring[i]!]));
  const near = new Set<string>();
  for (let r = 0; r < all; r++) {
    const ring = ringOf.get(numberOf(r));
    if (ring !== undefined && indicator.subarray(offset[r], offset[r + 1]).some((x) => shown[x] === 1)) near.add(idOf.get(ring)!);
  }
  return near;
}

async function measure(): Promise<void> {
  if (!existsSync(sim)) {
    console.log('skipped: the simulator in ../shared/sim is not here');
    return;
  }
  const [reports = 1_000_000, added = 5000] = process.argv.slice(2).map(Number);
  const dir = mkdtempSync(join(tmpdir(), 'clew-bench-'));
  try {
    const off = ['transactions', 'indicators', 'mentions'].flatMap((each) => ['--set', `write.${each}=false`]);
    const count = String(Math.ceil((reports + added) * 1.01) + 1000);
    const asked = ['--preset', 'large', '--seed', '900', '--reports', count, '--out', dir];
    if (spawnSync(process.execPath, [sim, ...asked, ...off]).status !== 0) throw new Error('the simulator failed');
    await split(dir, reports, added);
    const first = join(dir, 'casebook');
    const made = run('make', first, join(dir, 'base.csv'));
    print(`${reports} reports, made`, [made]);
    const workbench = await openWorkbench(first);
    const before = { hashes: await ringsOf(workbench), members: await workbench.casebook.ctx.read.members() };
    await workbench.close();

    const file = join(dir, 'new.csv');
    const second = join(dir, 'second');
    cpSync(first, second, { recursive: true, mode: constants.COPYFILE_FICLONE });
    print(`${added} new, one process`, [run('one process', second, file)]);
    print(`${added} new, clew import and clew link`, [run('import', first, file), run('link', first, file)]);
    await compare(first, second, before, reports);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** The newest reports of the simulator's file go into `new.csv`, those before them into `base.csv`. */
async function split(dir: string, reports: number, added: number): Promise<void> {
  const [base, later] = ['base.csv', 'new.csv'].map((name) => createWriteStream(join(dir, name))) as [Out, Out];
  let at = -1;
  for await (const record of csvRecords(join(dir, 'reports.csv'))) {
    if (at === reports + added) break;
    for (const out of at === -1 ? [base, later] : [at < reports ? base : later])
      if (!out.write(`${record}\n`)) await once(out, 'drain');
    at++;
  }
  for (const out of [base, later]) {
    out.end();
    await once(out, 'close');
  }
}
type Out = ReturnType<typeof createWriteStream>;

function print(title: string, answers: readonly Answer[]): void {
  console.log(`\n${title}`);
  const digits = (value: number): string => value.toFixed(2);
  console.table(
    answers.flatMap(({ steps, peakMB }, process) =>
      [...steps, { step: 'all', seconds: sum(steps, 'seconds'), processor: sum(steps, 'processor') }].map((each) => ({
        process: process + 1,
        step: each.step,
        seconds: digits(each.seconds),
        processor: digits(each.processor),
        ...(each.step === 'all' ? { 'peak MB': peakMB } : {}),
      })),
    ),
  );
  for (const { full, said } of answers) if (said !== undefined) console.log(`${said}${full === true ? ' (a full run)' : ''}`);
}

function sum(steps: readonly Step[], what: 'seconds' | 'processor'): number {
  return steps.reduce((all, step) => all + step[what], 0);
}

/** Whether the two ways gave one result, and what they left alone is what it was. */
async function compare(one: string, two: string, before: Before, reports: number): Promise<void> {
  const workbench = await openWorkbench(one);
  const after = await ringsOf(workbench);
  const near = await sharing(workbench, before, reports);
  await workbench.close();
  const other = await openWorkbench(two);
  const same = await ringsOf(other);
  await other.close();
  const isSame = after.size === same.size && [...after].every(([id, hash]) => same.get(id) === hash);
  const hashes = [...before.hashes];
  const apart = hashes.filter(([id]) => !near.has(id));
  const touched = apart.filter(([id, hash]) => after.get(id) !== hash);
  const changed = hashes.filter(([id, hash]) => after.get(id) !== hash).length;
  console.log(`\n${hashes.length} rings before, ${after.size} after; ${near.size} share something with the new reports`);
  console.log(
    `${changed} of the rings before are not what they were; of the ${apart.length} that share nothing: ${touched.length}`,
  );
  console.log(`both ways give the same rings, members, links and reasons: ${isSame ? 'yes' : 'NO'}`);
}
