import { readFile, stat } from 'node:fs/promises';
import { isMainThread, Worker } from 'node:worker_threads';
import { ClewError } from '../errors.ts';
import { type Cells, type FilePlan, isPeople, type RecordBlock } from './file-plan.ts';
import { inBlocks } from './json.ts';
import type { Found, PlanContext, Reader } from './reader.ts';
import { planContent } from './content.ts';
import { planTable } from './table.ts';
import { type Sheet, sheetsOf } from './workbook.ts';
import type { WorkbookTold } from './workbook-worker.ts';

/** A workbook is unpacked in memory to several times its size. */
const workbookLimit = 128 * 1024 * 1024;
/** A smaller one is unpacked where it is read: starting a thread would take longer. */
const worthThread = 256 * 1024;

/** Workbooks (.xlsx, .xls, .ods): every sheet is a table of its own. */
export const sheetReader: Reader = {
  async plan(path: string, context: PlanContext): Promise<Found> {
    const wanted = context.map?.sheets;
    const sheets = (await readSheets(path, undefined)).filter(
      (sheet) => sheet.rows.length > 0 && (wanted === undefined || wanted.includes(sheet.name)),
    );
    const money = planSheets(sheets, context);
    if (money !== undefined) return money;
    const found = sheets.map((sheet) => planTable(sheet.rows.slice(0, 3000), context.rules, context.map?.headerRow, sheet.name));
    if (found.length === 0 && wanted !== undefined) {
      throw new ClewError('input', 'intake.sheet', `${path} has no sheet named ${wanted.join(' or ')}`, {
        hint: 'Check the map file.',
      });
    }
    return { tables: found.map(({ table }) => table), notes: found.flatMap(({ notes }) => notes) };
  },
  async *read(path: string, plan: FilePlan, signal: AbortSignal | undefined): AsyncGenerator<RecordBlock> {
    const sheets = await readSheets(path, signal);
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

/**
 * A workbook of transfers, labels or rates: one of its sheets is a table of them, and none of the others tells a story. Sheets that are
 * neither are named in a note, for their rows are not read.
 */
function planSheets(sheets: readonly Sheet[], { content, rules, map }: PlanContext): Found | undefined {
  if (content === undefined) return undefined;
  const found = sheets.map(({ name, rows }) => planContent(rows.slice(0, 3000), rules, { ...content, name }, map?.headerRow));
  const first = found.find((each) => each !== undefined);
  if (first === undefined) return undefined;
  const others = sheets.filter((_, at) => found[at]?.content !== first.content);
  // A sheet of notes in one column is no table of reports; beside people that is what it is.
  const fewest = isPeople(first.content) ? 2 : 1;
  const isReports = (sheet: Sheet): boolean => {
    const { columns } = planTable(sheet.rows.slice(0, 3000), rules, undefined).table;
    return columns.length >= fewest && columns.some(({ part }) => part === 'text');
  };
  if (content.as === undefined && others.some(isReports)) return undefined;
  const taken = found.filter((each) => each !== undefined && each.content === first.content);
  const notes = taken.flatMap((each) => each!.notes);
  if (others.length > 0) {
    const names = others.map(({ name }) => name);
    notes.push({
      en: `Sheets that are no such table are not read: ${names.join(', ')}`,
      zh: `下列工作表不是此类表格，未读取：${names.join('、')}`,
    });
  }
  return { content: first.content, tables: taken.map((each) => each!.table), notes };
}

async function readSheets(path: string, signal: AbortSignal | undefined): Promise<readonly Sheet[]> {
  const { size } = await stat(path);
  if (size > workbookLimit) {
    throw new ClewError('input', 'intake.workbook-too-large', `${path} is a workbook of more than 128 MiB`, {
      hint: 'Save its sheets as CSV, which streams.',
    });
  }
  try {
    if (isMainThread && size > worthThread) return await readApart(path, signal);
    return await sheetsOf(await readFile(path));
  } catch (cause) {
    signal?.throwIfAborted();
    throw new ClewError('input', 'intake.workbook', `${path} cannot be read as a workbook`, {
      hint: 'It may be damaged or locked with a password: open it and save it again as .xlsx or CSV.',
      cause,
    });
  }
}

/** Unpacks a workbook in a thread: it takes seconds, in which this one must answer others. */
async function readApart(path: string, signal: AbortSignal | undefined): Promise<Sheet[]> {
  const source = new URL(import.meta.url.endsWith('.ts') ? './workbook-worker.ts' : './workbook-worker.js', import.meta.url);
  const worker = new Worker(source, { workerData: path });
  const stop = (): void => void worker.terminate();
  signal?.addEventListener('abort', stop);
  const sheets: { readonly name: string; readonly rows: string[][] }[] = [];
  try {
    await new Promise<void>((resolve, reject) => {
      worker.on('message', (told: WorkbookTold) => {
        if ('done' in told) resolve();
        else if ('failure' in told) reject(new Error(told.failure));
        else {
          const { sheet: name, rows } = told;
          if (sheets.at(-1)?.name !== name) sheets.push({ name, rows: [] });
          for (const row of rows) sheets.at(-1)!.rows.push(row);
        }
      });
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the thread ended')));
    });
    return sheets;
  } finally {
    signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
