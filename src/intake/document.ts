import { readFile, stat } from 'node:fs/promises';
import { ClewError } from '../errors.ts';
import type { Cells, ColumnPlan, Encoding, FilePlan, Part, RecordBlock, SetAside } from './file-plan.ts';
import { recordLimit } from './file-plan.ts';
import type { Found, PlanContext, Reader } from './reader.ts';

/**
 * Columns of a format in which a whole file, message or chat is one report. Its date is the sender's word, so it is read
 * when it makes sense and never sets the report aside; the file's name is a label, not an identity.
 */
function documentColumns(fields: readonly string[] = []): ColumnPlan[] {
  const column = (name: string, part: Part): ColumnPlan => ({ name, part, by: 'content' });
  return [
    { ...column('file', 'ref'), outsideId: true, serial: true },
    column('date', 'reportedAt'),
    column('text', 'text'),
    ...fields.map((name) => column(name, 'field')),
  ];
}

/** A reader whose records are the documents that `read` finds in a file. */
export function documentReader(
  fields: readonly string[],
  documents: (path: string, plan: FilePlan, signal: AbortSignal | undefined) => AsyncIterable<Cells>,
): Reader {
  return {
    plan(_path: string, _context: PlanContext): Promise<Found> {
      return Promise.resolve({ tables: [{ columns: documentColumns(fields), skip: 0, header: true }], notes: [] });
    },
    async *read(path: string, plan: FilePlan, signal: AbortSignal | undefined): AsyncGenerator<RecordBlock> {
      let row = 0;
      for await (const cells of documents(path, plan, signal)) {
        signal?.throwIfAborted();
        row++;
        const large = (cells['text'] ?? '').length > recordLimit;
        const why = 'the text of one report is longer than 16 MiB';
        const aside: SetAside[] = large ? [{ row, code: 'intake.record-too-large', why, record: {} }] : [];
        yield { kind: 'records', table: 0, records: large ? [] : [cells], firstRow: row, offset: plan.bytes, aside };
      }
    },
  };
}

/** The whole of a text file; one that is too large to be a single report is refused before it is read. */
export async function readText(path: string, encoding: Encoding): Promise<string> {
  const { size } = await stat(path);
  if (size > 2 * recordLimit) {
    throw new ClewError('input', 'intake.text-too-large', `${path} would be one report of more than 32 MiB`, {
      hint: 'If it is a table, say so with the format csv or jsonl; if it is a log, cut it into cases.',
    });
  }
  return new TextDecoder(encoding).decode(await readFile(path));
}

/** Cells without the empty ones. */
export function filled(cells: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [name, cell] of Object.entries(cells)) if (cell !== undefined && cell !== '') out[name] = cell;
  return out;
}
