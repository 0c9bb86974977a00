import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, createWriteStream, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { plan } from '../../src/intake/index.ts';
import { mute, supporting } from '../../src/link/kinds.ts';
import { buildTable, groupNames, groupOf, linkKinds, type LinkTable } from '../../src/link/index.ts';
import { csvCell, earlier, type ReportColumns, roles, sketchSize } from '../../src/model/index.ts';
import { read } from '../../src/path/read.ts';

// What everybody is given to link: the simulator's reports as Clew reads them, so that reading is not measured.

/** The simulator's folder, beside the project; not part of it. */
export const simulator = fileURLToPath(new URL('../../../shared/sim/', import.meta.url));

/**
 * What everybody may know: all that Clew reads; indicators and days only (no wording, category or language); or all, but every mention
 * as if it were a suspect's, hotlines and victims' own numbers too.
 */
export type Given = 'all' | 'indicators' | 'roleless';

/** Makes `reports.csv` and `truth.csv` in `folder`. */
export function simulate(folder: string, preset: string, seed: number, reports?: number): void {
  const off = ['transactions', 'indicators', 'mentions'].flatMap((name) => ['--set', `write.${name}=false`]);
  const asked = ['--preset', preset, '--seed', String(seed), '--out', folder, ...off];
  if (reports !== undefined) asked.push('--reports', String(reports));
  const { status, stderr } = spawnSync(process.execPath, [join(simulator, 'sim.mjs'), ...asked], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the simulator ended with ${status}: ${stderr}`);
}

/** Reads `reports.csv` of `folder` as `clew run` does. */
export async function readReports(folder: string): Promise<ReportColumns[]> {
  const file = join(folder, 'reports.csv');
  const batches: ReportColumns[] = [];
  for await (const batch of read(file, await plan(file), { keepWords: false })) batches.push(batch.columns);
  return batches;
}

/** The same reports with less said about them. */
function lessened(columns: ReportColumns, what: Given): ReportColumns {
  const { mentions, count } = columns;
  if (what === 'all') return columns;
  if (what === 'roleless') {
    const role = new Uint8Array(mentions.count).fill(roles.indexOf('suspect'));
    return { ...columns, mentions: { ...mentions, role, flags: mentions.flags.map((flags) => flags & ~earlier) } };
  }
  const nothing = Array.from<string>({ length: count }).fill('');
  return { ...columns, category: nothing, language: nothing, sketch: new Uint16Array(count * sketchSize) };
}

/**
 * Writes `columns.bin` for Clew, `reports.csv` and `mentions.csv` for its peers into a folder of its own, from one and the same table.
 * An indicator `opens` a pair of reports where it does so for Clew.
 */
export async function hand(batches: readonly ReportColumns[], what: Given, folder: string): Promise<LinkTable> {
  const told = batches.map((columns) => lessened(columns, what));
  writeColumns(join(folder, 'columns.bin'), told);
  const table = buildTable(told);
  await write(join(folder, 'reports.csv'), 'report,id,day,category,language,wording', reportLines(table, told));
  await write(join(folder, 'mentions.csv'), 'report,indicator,group,kind,opens', mentionLines(table));
  return table;
}

function* reportLines(table: LinkTable, batches: readonly ReportColumns[]): Generator<string> {
  const bytes = new Uint8Array(table.sketch.buffer, table.sketch.byteOffset, table.sketch.byteLength);
  for (let r = 0; r < table.reports; r++) {
    const batch = batches[table.batch[r]!]!;
    const at = table.position[r]!;
    const [category, language] = [batch.category[at]!.toLowerCase(), batch.language[at]!];
    // Each byte of the min-hash with its place, so that two sets of them have as many in common as bytes agree.
    const from = r * sketchSize * 2;
    const wording =
      table.sketch[r * sketchSize] === 0 ? '' : Array.from({ length: 24 }, (_, i) => i * 256 + bytes[from + i]!).join(' ');
    const day = Number.isNaN(table.day[r]!) ? '' : table.day[r]!;
    yield `${r},${csvCell(batch.ref[at]! || batch.id[at]!)},${day},${csvCell(category)},${csvCell(language)},${wording}\n`;
  }
}

function* mentionLines({ reports, offset, indicator, kind }: LinkTable): Generator<string> {
  for (let r = 0; r < reports; r++) {
    for (let i = offset[r]!; i < offset[r + 1]!; i++) {
      const k = kind[indicator[i]!]!;
      const opens = mute[k] === 0 && supporting[k] === 0 ? 1 : 0;
      yield `${r},${indicator[i]!},${groupNames[groupOf[k]!]!},${linkKinds[k]!},${opens}\n`;
    }
  }
}

async function write(path: string, head: string, lines: Iterable<string>): Promise<void> {
  const out = createWriteStream(path);
  let text = `${head}\n`;
  for (const line of lines) {
    text += line;
    if (text.length < 1 << 18) continue;
    if (!out.write(text)) await once(out, 'drain');
    text = '';
  }
  out.end(text);
  await once(out, 'close');
}

function writeColumns(path: string, batches: readonly ReportColumns[]): void {
  const file = openSync(path, 'w');
  for (const columns of batches) {
    const bytes = serialize(columns);
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(bytes.length));
    writeSync(file, length);
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
  }
  closeSync(file);
}

/** Reads what `hand` wrote for Clew. */
export function readColumns(path: string): ReportColumns[] {
  const file = openSync(path, 'r');
  const { size } = fstatSync(file);
  const batches: ReportColumns[] = [];
  const length = Buffer.alloc(8);
  for (let at = 0; at < size;) {
    readSync(file, length, 0, 8, at);
    const bytes = Buffer.alloc(Number(length.readBigUInt64LE()));
    readSync(file, bytes, 0, bytes.length, at + 8);
    at += 8 + bytes.length;
    batches.push(deserialize(bytes) as ReportColumns);
  }
  closeSync(file);
  return batches;
}
