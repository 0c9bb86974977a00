import { readFile, stat } from 'node:fs/promises';
import { ClewError } from '../errors.ts';
import type { Cells, FilePlan, RecordBlock } from './file-plan.ts';
import { inBlocks } from './json.ts';
import type { Found, PlanContext, Reader } from './reader.ts';
import { planTable } from './table.ts';

/** A workbook is unpacked in memory to several times its size. */
const workbookLimit = 128 * 1024 * 1024;

/** Workbooks (.xlsx, .xls, .ods): every sheet is a table of its own. */
export const sheetReader: Reader = {
  async plan(path: string, context: PlanContext): Promise<Found> {
    const wanted = context.map?.sheets;
    const found = (await readSheets(path))
      .filter((sheet) => sheet.rows.length > 0 && (wanted === undefined || wanted.includes(sheet.name)))
      .map((sheet) => planTable(sheet.rows.slice(0, 3000), context.rules, context.map?.headerRow, sheet.name));
    if (found.length === 0 && wanted !== undefined) {
      throw new ClewError('input', 'intake.sheet', `${path} has no sheet named ${wanted.join(' or ')}`, {
        hint: 'Check the map file.',
      });
    }
    return { tables: found.map(({ table }) => table), notes: found.flatMap(({ notes }) => notes) };
  },
  async *read(path: string, plan: FilePlan, signal: AbortSignal | undefined): AsyncGenerator<RecordBlock> {
    const sheets = await readSheets(path);
    let row = 0;
    for (const [at, table] of plan.tables.entries()) {
      const rows = (sheets.find((sheet) => sheet.name === table.name)?.rows ?? []).slice(table.skip);
      const records = rows.map((cells): Cells => {
        const record: Record<string, string> = {};
        for (const [i, cell] of cells.entries()) if (cell !== '') record[table.columns[i]?.name ?? `column ${i + 1}`] = cell;
        return record;
      });
      for (const block of inBlocks(records, plan.bytes, signal, at)) yield { ...block, firstRow: row + block.firstRow };
      row += records.length;
    }
  },
};

interface Sheet {
  readonly name: string;
  /** Rows that have a cell. */
  readonly rows: readonly string[][];
}

async function readSheets(path: string): Promise<Sheet[]> {
  const { size } = await stat(path);
  if (size > workbookLimit) {
    throw new ClewError('input', 'intake.workbook-too-large', `${path} is a workbook of more than 128 MiB`, {
      hint: 'Save its sheets as CSV, which streams.',
    });
  }
  const bytes = await readFile(path);
  // Loaded here: most imports never need it.
  const { SSF, read, utils } = await import('@e965/xlsx');
  try {
    const book = read(bytes, { type: 'buffer', cellNF: true, cellText: false, cellHTML: false, cellFormula: false, dense: true });
    return book.SheetNames.map((name) => {
      const sheet = book.Sheets[name]!;
      const range = sheet['!ref'] === undefined ? undefined : utils.decode_range(sheet['!ref']);
      const data = (sheet as unknown as { '!data'?: (XlsxCell | undefined)[][] })['!data'] ?? [];
      const left = range?.s.c ?? 0;
      const rows = data.map((row) =>
        Array.from({ length: Math.max(0, (row?.length ?? 0) - left) }, (_, i) => cellText(row[left + i], SSF)),
      );
      return { name, rows: rows.filter((row) => row.some((cell) => cell !== '')) };
    });
  } catch (cause) {
    throw new ClewError('input', 'intake.workbook', `${path} cannot be read as a workbook`, {
      hint: 'It may be damaged or locked with a password: open it and save it again as .xlsx or CSV.',
      cause,
    });
  }
}

interface XlsxCell {
  readonly t: string;
  readonly v?: unknown;
  readonly z?: string | number;
}

interface Formats {
  is_date(format: string): boolean;
  parse_date_code(value: number): { y: number; m: number; d: number; H: number; M: number; S: number } | null;
}

/** A cell's value in full, not as formatted: an account number must not become 6.22E+18. Dates are written as ISO 8601. */
function cellText(cell: XlsxCell | undefined, formats: Formats): string {
  if (cell === undefined || cell.v === undefined || cell.v === null || cell.t === 'e' || cell.t === 'z') return '';
  if (cell.t === 'b') return cell.v === true ? 'true' : 'false';
  if (typeof cell.v === 'string') return cell.v;
  if (typeof cell.v !== 'number') return cell.v instanceof Date ? cell.v.toISOString() : '';
  const { v, z } = cell;
  if (typeof z !== 'string' || !formats.is_date(z) || v < 1 || v > 2_958_465) return String(v);
  const at = formats.parse_date_code(v);
  if (at === null) return String(v);
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = `${at.y}-${two(at.m)}-${two(at.d)}`;
  return at.H + at.M + at.S === 0 ? day : `${day} ${two(at.H)}:${two(at.M)}:${two(Math.floor(at.S))}`;
}
