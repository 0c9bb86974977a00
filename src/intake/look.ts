import type { MoneyPreview, PeoplePreview, Rejected, Report } from '../model/index.ts';
import { blocks } from './blocks.ts';
import { recordOf } from './build.ts';
import { splitRows } from './csv.ts';
import { type Block, type Cells, type FilePlan, isPeople } from './file-plan.ts';
import { unguard } from './guard.ts';
import { sampleLines } from './jsonl.ts';
import { parse } from './parse.ts';
import { plan, type PlanOptions } from './plan.ts';
import { lookAtPeople } from './people/index.ts';
import { lookAtMoney } from './statements/index.ts';
import { decodeBytes } from './walk.ts';

/** Cells shown of each column, reports and rows set aside shown of a file. */
const shownCells = 5;
const shownReports = 20;
const shownRejected = 50;
/** Characters of a cell, and of a narrative, that are shown. */
const cellLength = 60;
const textLength = 300;

/** What a file would become, found out from its first records. */
export interface Look {
  readonly plan: FilePlan;
  /** By table, then column: a few of its cells, shortened. */
  readonly samples: readonly (readonly (readonly string[])[])[];
  /** The first reports, their narratives shortened and without fields. */
  readonly first: readonly Report[];
  /** Instead of reports, of a file of transfers, labels or rates. */
  readonly money?: MoneyPreview;
  /** Instead of reports, of a roster or a wanted list. */
  readonly people?: PeoplePreview;
  /** Ids of all that was read; what came twice stands twice. */
  readonly ids: readonly string[];
  readonly firstRejected: readonly Rejected[];
  readonly rejected: number;
  /** Records read, and whether they are all there are. */
  readonly records: number;
  readonly isWhole: boolean;
}

/** Reads the first records of a file, at least `most` of them if it has as many, and keeps nothing. Throws as `plan` does. */
export async function look(path: string, options: PlanOptions, most: number): Promise<Look> {
  const found = await plan(path, options);
  const samples = found.tables.map(({ columns }) => columns.map((): string[] => []));
  const first: Report[] = [];
  const ids: string[] = [];
  const firstRejected: Rejected[] = [];
  let [rejected, records, isWhole] = [0, 0, true];
  const people = isPeople(found.content) ? lookAtPeople(found) : undefined;
  const money = found.content === undefined || people !== undefined ? undefined : lookAtMoney(found);
  const other = people ?? money;
  for await (const block of blocks(path, found)) {
    if (records >= most) {
      isWhole = false;
      break;
    }
    sample(found, block, samples);
    if (other !== undefined) {
      const read = other.add(block);
      records += read.records;
      rejected += read.rejected.length;
      for (const id of read.ids) ids.push(id);
      firstRejected.push(...read.rejected.slice(0, shownRejected - firstRejected.length));
      continue;
    }
    const parsed = parse(found, block);
    records += parsed.records - parsed.blank;
    rejected += parsed.rejected.length;
    for (const { id } of parsed.reports) ids.push(id);
    // Repeats within a block are counted only; to whoever imports them they are known already, too.
    for (let i = 0; i < parsed.duplicates; i++) ids.push(ids.at(-1)!);
    first.push(...parsed.reports.slice(0, shownReports - first.length).map(shortened));
    firstRejected.push(...parsed.rejected.slice(0, shownRejected - firstRejected.length));
  }
  const told = {
    ...(money === undefined ? {} : { money: money.view() }),
    ...(people === undefined ? {} : { people: people.view() }),
  };
  return { plan: found, samples, first, ...told, ids, firstRejected, rejected, records, isWhole };
}

const shortened = (report: Report): Report => ({ ...report, text: short(report.text, textLength), fields: {} });

/** Cut by whole characters. */
function short(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = /[\uD800-\uDBFF]/u.test(text[most - 1]!) ? most - 1 : most;
  return `${text.slice(0, end)}…`;
}

/** Adds cells of a block to those shown, until each column has a few. */
function sample(found: FilePlan, block: Block, samples: readonly (readonly string[][])[]): void {
  const at = block.kind === 'records' ? block.table : 0;
  const table = found.tables[at];
  const shown = samples[at];
  if (table === undefined || shown === undefined || shown.every(({ length }) => length >= shownCells)) return;
  for (const record of recordsOf(found, block)) {
    for (const [place, { name }] of table.columns.entries()) {
      const cell = record[name];
      if (cell === undefined || cell.trim() === '' || shown[place]!.length >= shownCells) continue;
      shown[place]!.push(short(table.guarded === true ? unguard(cell) : cell, cellLength));
    }
  }
}

/** The first records of a block as they stand in the file. */
function recordsOf(found: FilePlan, block: Block): Cells[] {
  if (block.kind === 'records') return block.records.slice(0, 200);
  const text = decodeBytes(block.bytes.subarray(0, 1 << 16));
  if (found.format !== 'csv') return sampleLines(text, block.bytes.length < 1 << 16);
  const records: Cells[] = [];
  splitRows(text, found.dialect, ({ cells, count }) => void records.push(recordOf(found.tables[0]!, cells, count)));
  // The last may be cut off.
  return records.slice(0, records.length > 1 && block.bytes.length > 1 << 16 ? -1 : undefined);
}
