import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCasebook } from '../src/casebook/index.ts';
import { accountOf, stopReasons, type Trace, TraceParameters } from '../src/model/index.ts';
import { trace } from '../src/money/index.ts';
import { openWorkbench, type Workbench } from '../src/workbench.ts';
import { type Economy, makeEconomy, type MadeVictim, reportOfVictim, victimReports } from '../test/support/made-economy.ts';
import { madeExhibit } from '../test/support/made-ledger.ts';
import { sliceOf, walkBy } from '../test/support/made-slice.ts';
import { python } from './peers/python.ts';

// Money at scale, in one run: a made economy is loaded as transfers, scanned by DuckDB, traced; and a slice of the same economy is
// traced by networkx as well, whose sums have to be the same. `npm run bench -- money [TRANSFERS]`, 10,000,000 by default;
// `--quick` for 300,000. Needs python3 and its package index once; without them the slice is traced by Clew alone, saying so.
const quick = process.argv.includes('--quick');
const count = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? (quick ? 300_000 : 10_000_000));
const sliceCount = 100_000;
const repeats = 5;
const singles = 50;

const table: { what: string; measured: string; note: string }[] = [];
const line = (what: string, measured: string, note = ''): void => void table.push({ what, measured, note });
const shown = (ms: number): string =>
  ms >= 10_000 ? `${(ms / 1000).toFixed(1)} s` : ms >= 100 ? `${Math.round(ms)} ms` : `${ms.toFixed(1)} ms`;
const quantile = (list: readonly number[], q: number): number =>
  [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(q * list.length))]!;
const peak = (): string => `${(process.resourceUsage().maxRSS / 1e6).toFixed(2)} GB`;
async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
}

/** Loads an economy into a new casebook; returns milliseconds without the making. */
async function load(dir: string, economy: Economy): Promise<number> {
  await (await createCasebook(dir, { region: 'CN', language: 'zh' })).close();
  const workbench = await openWorkbench(dir);
  let making = 0;
  const start = performance.now();
  const body = { sha256: madeExhibit, name: 'made', parameters: {}, reports: 0, added: 0, rejected: 0, duplicates: 0 };
  await workbench.ctx.commit([{ kind: 'import', body: { ...body, content: 'transfers' } }], async (write) => {
    const source = economy.batches();
    for (;;) {
      const before = performance.now();
      const { value: batch } = source.next();
      making += performance.now() - before;
      if (batch === undefined) break;
      await write.transfers(batch, madeExhibit);
    }
    await write.facts(economy.labels, madeExhibit);
    return await write.transferFigures();
  });
  const ms = performance.now() - start - making;
  await workbench.ctx.commit([{ kind: 'import', body }], async (write) => {
    for (let i = 0; i < economy.victims.length; i += 5000) {
      await write.reports(victimReports(economy.victims.slice(i, i + 5000)), madeExhibit);
    }
    return await write.figures();
  });
  await workbench.close();
  return ms;
}

const follow = async (workbench: Workbench, victims: readonly MadeVictim[]): Promise<Trace> =>
  await trace(workbench.ctx.read, TraceParameters.parse({ from: victims.map(({ ref }) => reportOfVictim(ref)), hops: 6 }));

async function largeCasebook(dir: string): Promise<void> {
  const economy = makeEconomy({ transfers: count });
  const ms = await load(dir, economy);
  line(
    `load ${count.toLocaleString('en')} transfers`,
    shown(ms),
    `${Math.round((count / ms) * 1000).toLocaleString('en')}/s, peak ${peak()}`,
  );
  const workbench = await openWorkbench(dir);
  try {
    const { read } = workbench.ctx;
    // What a trace has to know of a row: who paid whom, how much of what, when.
    const scan = async (): Promise<unknown> =>
      await read.sql(
        `SELECT currency, count(*), sum(minor), min(moved_at), max(moved_at), min(source), max(source), min(target), max(target)
         FROM transfers WHERE twin IS NULL GROUP BY currency`,
      );
    const cold = await timed(scan);
    const warm: number[] = [];
    for (let i = 0; i < repeats; i++) warm.push((await timed(scan)).ms);
    const floor = quantile(warm, 0.5);
    line('DuckDB scans the same table', `${shown(floor)} warm`, `${shown(cold.ms)} the first time`);

    const ring = economy.victims.filter(({ gang }) => gang === 0);
    const first = await timed(async () => await follow(workbench, ring));
    const again: number[] = [];
    for (let i = 0; i < repeats; i++) again.push((await timed(async () => await follow(workbench, ring))).ms);
    const { result } = first;
    const median = quantile(again, 0.5);
    line(
      `trace all ${ring.length} victims of the largest ring, 6 hops`,
      `${shown(median)}, ${(median / floor).toFixed(1)} × the scan`,
      `${shown(first.ms)} the first time (${(first.ms / cold.ms).toFixed(1)} ×); ${result.starts.length} payments, ${result.accounts.length} accounts, ${result.flows.length} flows, ${result.seen.toLocaleString('en')} transfers looked at`,
    );
    line('– target', '3.0 ×', '');

    const others = economy.victims.filter(({ gang }) => gang > 0);
    const times: number[] = [];
    for (let i = 0; i < singles; i++) {
      const victim = others[Math.floor(((i + 0.5) * others.length) / singles)]!;
      times.push((await timed(async () => await follow(workbench, [victim]))).ms);
    }
    line(
      `trace one report (${singles})`,
      `p50 ${shown(quantile(times, 0.5))}, p95 ${shown(quantile(times, 0.95))}`,
      'target 200 ms',
    );
    line('peak memory', peak(), 'target 4 GB');
  } finally {
    await workbench.close();
  }
}

const peers = join(import.meta.dirname, 'peers');

/** The same trace by networkx: milliseconds, and traced money by transfer and account in the same order as ours. */
interface PeerTrace {
  readonly graphMs: number;
  readonly ms: readonly number[];
  readonly flows: Readonly<Record<string, number>>;
  readonly held: Readonly<Record<string, number>>;
}

async function besidePeer(dir: string): Promise<void> {
  const economy = makeEconomy({ transfers: sliceCount });
  await load(dir, economy);
  const workbench = await openWorkbench(dir);
  try {
    const ring = economy.victims.filter(({ gang }) => gang === 0);
    const times: number[] = [];
    let ours = await follow(workbench, ring);
    for (let i = 0; i < repeats; i++) {
      const { ms, result } = await timed(async () => await follow(workbench, ring));
      times.push(ms);
      ours = result;
    }
    const median = quantile(times, 0.5);
    const what = `FIFO trace of ${ring.length} victims in a slice of ${sliceCount.toLocaleString('en')}`;
    line(`${what}: Clew`, shown(median), 'with reading the rows and what is known of the accounts');
    const program = python('money');
    if (program === undefined) return line(`${what}: networkx`, 'skipped', 'python3 or its package index is not at hand');
    const rows = await workbench.ctx.read.sql<Record<string, number | string | null>>(
      `SELECT transfers.number AS number, s.value AS source, t.value AS target, minor, moved_at FROM transfers
       LEFT JOIN accounts AS s ON s.number = source LEFT JOIN accounts AS t ON t.number = target
       WHERE twin IS NULL ORDER BY moved_at, id`,
    );
    const asked = join(dir, 'slice.json');
    const given = {
      rows: rows.map(({ number, source, target, minor }) => [number, source, target, minor]),
      starts: homesOf(ours, new Map(rows.map(({ number, source }) => [number as number, source as string]))),
      ends: economy.labels.map(({ value }) => value),
      hops: 6,
      dust: 100,
      repeats,
    };
    await writeFile(asked, JSON.stringify(given));
    const told = execFileSync(program, [join(peers, 'fifo.py'), asked], { encoding: 'utf8', maxBuffer: 1 << 30 });
    const theirs = JSON.parse(told) as PeerTrace;
    const theirMedian = quantile(theirs.ms, 0.5);
    line(`${what}: networkx`, shown(theirMedian), `and ${shown(theirs.graphMs)} to make the graph`);
    line(
      '– networkx / Clew',
      `${(theirMedian / median).toFixed(1)} ×`,
      'the peer begins with its graph in memory, Clew with its casebook',
    );
    const alone = ruleAlone(rows, ours, new Set(given.ends), given.starts);
    line(`${what}: Clew’s rule alone`, shown(alone), 'rows in memory as well');
    line('– networkx / Clew’s rule alone', `${(theirMedian / alone).toFixed(0)} ×`, 'target 50 ×');
    line('– the same sums', differences(ours, theirs) === 0 ? 'yes' : `NO: ${differences(ours, theirs)} differ`, '');
    if (differences(ours, theirs) > 0) process.exitCode = 1;
  } finally {
    await workbench.close();
  }
}

/** Milliseconds of following the money through all rows of the slice, once they are in memory: what the peer's time is, too. */
function ruleAlone(
  rows: readonly Readonly<Record<string, number | string | null>>[],
  { starts }: Trace,
  ends: ReadonlySet<string>,
  homes: Readonly<Record<number, readonly string[]>>,
): number {
  const places = new Map<string, number>();
  const place = (value: string): number => places.get(value) ?? (places.set(value, places.size), places.size - 1);
  const made = rows.map(({ source, target, minor, moved_at: at }) => ({
    at: at as number,
    source: place(source as string),
    target: place(target as string),
    minor: minor as number,
  }));
  const slice = sliceOf(made, places.size);
  for (const value of ends) if (places.has(value)) slice.ends[places.get(value)!] = stopReasons.indexOf('exchange');
  const rowOf = new Map(rows.map(({ number }, row) => [number as number, row]));
  const from = starts.map(({ transfer, minor, at }) => {
    const row = rowOf.get(transfer!)!;
    const home = homes[transfer!]!.map(place);
    return { row, at, account: made[row]!.target, minor, lostIn: 0, received: minor, currency: 0, home };
  });
  const times: number[] = [];
  for (let i = 0; i < repeats; i++) {
    const start = performance.now();
    walkBy('fifo', slice, from, { hops: 6, dust: Float64Array.of(100) });
    times.push(performance.now() - start);
  }
  return quantile(times, 0.5);
}

/** Each victim's payments with the accounts that the victim paid from: there the money is back. */
function homesOf({ starts }: Trace, payer: ReadonlyMap<number, string>): Record<number, string[]> {
  const byReport = Map.groupBy(starts, ({ report }) => report);
  const homes: Record<number, string[]> = {};
  for (const its of byReport.values()) {
    const accounts = [...new Set(its.map(({ transfer }) => payer.get(transfer!)!))];
    for (const { transfer } of its) homes[transfer!] = accounts;
  }
  return homes;
}

/** Transfers and accounts whose traced money is not the same. */
function differences(ours: Trace, theirs: PeerTrace): number {
  const flows = new Map<string, number>();
  for (const { transfer, traced } of ours.flows) flows.set(String(transfer), (flows.get(String(transfer)) ?? 0) + traced);
  const held = new Map<string, number>();
  for (const { reason, account, minor } of ours.stops) {
    const { value } = accountOf(account)!;
    if (reason === 'held' || reason === 'unseen') held.set(value, (held.get(value) ?? 0) + minor);
  }
  return apart(flows, theirs.flows) + apart(held, theirs.held);
}

function apart(ours: ReadonlyMap<string, number>, theirs: Readonly<Record<string, number>>): number {
  const keys = new Set([...ours.keys(), ...Object.keys(theirs)]);
  return [...keys].filter((key) => (ours.get(key) ?? 0) !== (theirs[key] ?? 0)).length;
}

const home = await mkdtemp(join(tmpdir(), 'clew-bench-'));
try {
  await largeCasebook(join(home, 'large'));
  await besidePeer(join(home, 'slice'));
  console.log(`${cpus().length} cores, ${new Date().toISOString().slice(0, 10)}`);
  console.table(table);
} finally {
  await rm(home, { recursive: true, force: true });
}
