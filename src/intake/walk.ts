import { isUtf8 } from 'node:buffer';
import { isDeepStrictEqual } from 'node:util';
import { recordOf } from './build.ts';
import type { Reading, Trouble } from './builder.ts';
import { splitRows, type Row } from './csv.ts';
import { type Block, type Cells, type FilePlan, isPeople, type RecordBlock, type TablePlan } from './file-plan.ts';
import { unitMark } from './flatten.ts';
import { unguard } from './guard.ts';
import { type Line, splitJsonLines } from './jsonl.ts';
import { namedBuilder } from './named.ts';

/** The record being read, for the few that are not simply accepted. */
export interface Current {
  /** Whether it says word for word what the record at that place says. */
  repeats(first: number): boolean;
  record(): Record<string, string>;
}

/** Told of every record in order: what it became (undefined: nothing, it is blank), its number, where it begins in the block. */
export type Settle<T> = (made: T | Trouble | undefined, row: number, place: number, current: Current) => void;

/** Reads every record of a block, whatever its format. Those that `blocks` set aside are not among them. */
export function walk<T>(plan: FilePlan, block: Block, reading: Reading<T>, settle: Settle<T>): void {
  if (block.kind === 'records') walkRecords(plan.tables[block.table]!, block, reading, settle);
  else if (plan.format === 'csv') walkDelimited(plan, block.firstRow, block.bytes, reading, settle);
  else walkJsonLines(plan, block.firstRow, block.bytes, reading, settle);
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Text of a byte block. */
export function decodeBytes(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

function walkDelimited<T>(plan: FilePlan, firstRow: number, bytes: Uint8Array, reading: Reading<T>, settle: Settle<T>): void {
  const table = plan.tables[0]!;
  const { build } = reading.builder(table.columns, table);
  let at = firstRow;
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
      : (rowTrouble(row, width, broken, damaged) ?? build(row.cells, row.count, at));
    settle(made, at++, row.start, view);
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

function walkJsonLines<T>(plan: FilePlan, firstRow: number, bytes: Uint8Array, reading: Reading<T>, settle: Settle<T>): void {
  const build = namedBuilder(plan.tables[0]!, reading);
  let at = firstRow;
  const text = decodeBytes(bytes);
  const damaged = findDamage(text, bytes, plan);
  const each = ({ start, end, record, trouble }: Line): void =>
    settle(damaged?.(start, end) ?? trouble ?? build(record, at), at++, start, {
      repeats: (first) => repeatsAt(text, first, start, end),
      record: () => record ?? { json: text.slice(start, Math.min(end, start + 65_536)) },
    });
  splitJsonLines(text, each, isPeople(plan.content) ? unitMark : undefined);
}

function walkRecords<T>(table: TablePlan, { firstRow, records }: RecordBlock, reading: Reading<T>, settle: Settle<T>): void {
  const build = namedBuilder(table, reading);
  for (const [place, written] of records.entries()) {
    const record = table.guarded ? unguarded(written) : written;
    settle(build(record, firstRow + place), firstRow + place, place, {
      repeats: (first) => isDeepStrictEqual(records[first], record),
      record: () => ({ ...record }),
    });
  }
}

const unguarded = (record: Cells): Cells =>
  Object.fromEntries(Object.entries(record).map(([name, cell]) => [name, unguard(cell)]));
