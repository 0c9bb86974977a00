import { isUtf8 } from 'node:buffer';
import { isDeepStrictEqual } from 'node:util';
import type { Rejected, Report } from '../model/index.ts';
import { isReport, recordOf, tableBuilder, type Builder, type Trouble } from './build.ts';
import { splitRows, type Row } from './csv.ts';
import type { Block, Cells, FilePlan, TablePlan } from './file-plan.ts';
import { unguard } from './guard.ts';
import { splitJsonLines } from './jsonl.ts';
import { namedBuilder } from './named.ts';

/** What one block gave. `records` = `reports` + `rejected` + `duplicates` + `blank`. */
export interface Parsed {
  readonly reports: Report[];
  readonly rejected: Rejected[];
  readonly records: number;
  readonly blank: number;
  /** Records that repeat an earlier one of the block word for word; `contradictions` compares across blocks. */
  readonly duplicates: number;
}

/** Reads a block into reports. Pure and synchronous: the same plan and block give the same result in any thread. */
export function parse(plan: FilePlan, block: Block): Parsed {
  const run = new Run(plan, block.firstRow);
  if (block.kind === 'records') parseRecords(run, plan.tables[block.table]!, block.records);
  else if (plan.format === 'csv') parseDelimited(run, plan.tables[0]!, block.bytes);
  else parseJsonLines(run, plan.tables[0]!, block.bytes);
  for (const { row, code, why, record } of block.aside) {
    run.records++;
    run.rejected.push({ file: plan.name, row, code, why, record });
  }
  const { reports, rejected, records, blank, duplicates } = run;
  return { reports, rejected, records, blank, duplicates };
}

export const duplicateNumber: Trouble = {
  code: 'intake.duplicate-number',
  why: 'an earlier record has the same report number and says something else; the first is kept',
};

/** Gathers what becomes of each record of a block, in order. */
class Run {
  readonly reports: Report[] = [];
  readonly rejected: Rejected[] = [];
  records = 0;
  blank = 0;
  duplicates = 0;
  readonly plan: FilePlan;
  readonly firstRow: number;
  /** By id, the first record that had it: where it begins in the block's text, or its number in a list. */
  private readonly seen = new Map<string, number>();

  constructor(plan: FilePlan, firstRow: number) {
    this.plan = plan;
    this.firstRow = firstRow;
  }

  /** Number of the record being read. */
  get row(): number {
    return this.firstRow + this.records;
  }

  /** Files one record under what became of it. */
  settle(made: Report | Trouble | undefined, place: number, current: Current): void {
    if (made === undefined) this.blank++;
    else if (isReport(made)) {
      const first = this.seen.get(made.id);
      if (first === undefined) {
        this.seen.set(made.id, place);
        this.reports.push(made);
      } else if (made.ref === undefined || current.repeats(first)) this.duplicates++;
      else this.reject(duplicateNumber, current.record());
    } else this.reject(made, current.record());
    this.records++;
  }

  private reject(trouble: Trouble, record: Record<string, string>): void {
    this.rejected.push({ file: this.plan.name, row: this.row, ...trouble, record });
  }
}

/** The record being read, for the few that are not simply accepted. */
interface Current {
  /** Whether it says word for word what the record at that place says. */
  repeats(first: number): boolean;
  record(): Record<string, string>;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Text of a byte block. */
export function decodeBytes(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

function parseDelimited(run: Run, table: TablePlan, bytes: Uint8Array): void {
  const { plan } = run;
  const { build } = builderFor(plan, table);
  const width = table.columns.length;
  const text = decodeBytes(bytes);
  const damaged = findDamage(text, bytes, plan);
  let current: Row | undefined;
  const view: Current = {
    repeats: (first) => repeatsAt(text, first, current!.start, current!.end),
    record: () => recordOf(table, current!.cells, current!.count),
  };
  let broken = false;
  splitRows(text, plan.dialect, (row) => {
    current = row;
    if (table.guarded) for (let i = 0; i < row.count; i++) row.cells[i] = unguard(row.cells[i]!);
    // Lines of a cell that was left open look like short rows: no report begins again before a row is complete.
    broken = row.unclosed || (broken && row.count < width);
    const made = isHeaderAgain(row, table)
      ? undefined
      : (rowTrouble(row, width, broken, damaged) ?? build(row.cells, row.count, run.row));
    run.settle(made, row.start, view);
  });
}

/** The header once more, in the middle: what files put together from several look like. Counted with the blank rows. */
function isHeaderAgain(row: Row, { header, columns }: TablePlan): boolean {
  if (!header || row.cells[0] !== columns[0]?.name || row.count !== columns.length) return false;
  return columns.every(({ name }, at) => row.cells[at] === name);
}

/** Whether the record at [start, end) stands word for word at `first` too. */
function repeatsAt(text: string, first: number, start: number, end: number): boolean {
  const record = text.slice(start, end);
  const after = text.charCodeAt(first + record.length);
  return text.startsWith(record, first) && (after === 10 || after === 13);
}

type Damage = (start: number, end: number) => Trouble | undefined;

function rowTrouble(row: Row, width: number, broken: boolean, damaged: Damage | undefined): Trouble | undefined {
  const damage = damaged?.(row.start, row.end);
  if (damage !== undefined) return damage;
  if (row.unclosed) return { code: 'intake.unclosed-quote', why: 'a quoted cell is never closed' };
  if (broken)
    return {
      code: 'intake.unclosed-quote',
      why: 'the row seems to belong to the one before, where a quoted cell is never closed',
    };
  if (row.count <= width) return undefined;
  for (let i = width; i < row.count; i++) {
    if (row.cells[i] !== '') {
      return {
        code: 'intake.too-many-cells',
        why: `${row.count} cells where the header has ${width}: is a delimiter missing its quotes?`,
      };
    }
  }
  return undefined;
}

/**
 * NUL and undecodable bytes are looked for once per block, and per record only when the block has some. A U+FFFD that the
 * source itself wrote in valid UTF-8 is no damage.
 */
function findDamage(
  text: string,
  bytes: Uint8Array,
  plan: FilePlan,
): ((start: number, end: number) => Trouble | undefined) | undefined {
  const nul = text.includes('\0');
  const lost = text.includes('\uFFFD') && (plan.encoding !== 'utf-8' || !isUtf8(bytes));
  if (!nul && !lost) return undefined;
  return (start, end) => {
    const record = text.slice(start, end);
    if (nul && record.includes('\0')) return { code: 'intake.nul', why: 'the record holds NUL bytes' };
    if (lost && record.includes('\uFFFD'))
      return { code: 'intake.wrong-encoding', why: `the record is not ${plan.encoding} text` };
    return undefined;
  };
}

function parseJsonLines(run: Run, table: TablePlan, bytes: Uint8Array): void {
  const { plan } = run;
  const build = namedBuilder(plan, table);
  const text = decodeBytes(bytes);
  const damaged = findDamage(text, bytes, plan);
  splitJsonLines(text, ({ start, end, record, trouble }) => {
    run.settle(damaged?.(start, end) ?? trouble ?? build(record, run.row), start, {
      repeats: (first) => repeatsAt(text, first, start, end),
      record: () => record ?? { json: text.slice(start, Math.min(end, start + 65_536)) },
    });
  });
}

function parseRecords(run: Run, table: TablePlan, records: readonly Cells[]): void {
  const build = namedBuilder(run.plan, table);
  for (const [place, written] of records.entries()) {
    const record = table.guarded ? unguarded(written) : written;
    run.settle(build(record, run.row), place, {
      repeats: (first) => isDeepStrictEqual(records[first], record),
      record: () => ({ ...record }),
    });
  }
}

const unguarded = (record: Cells): Cells =>
  Object.fromEntries(Object.entries(record).map(([name, cell]) => [name, unguard(cell)]));

const builders = new WeakMap<TablePlan, { plan: FilePlan; builder: Builder }>();

function builderFor(plan: FilePlan, table: TablePlan): Builder {
  const known = builders.get(table);
  if (known !== undefined && known.plan === plan) return known.builder;
  const builder = tableBuilder(plan, table.columns);
  builders.set(table, { plan, builder });
  return builder;
}
