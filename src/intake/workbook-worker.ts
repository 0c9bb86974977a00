import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { sheetsOf } from './workbook.ts';

/** What the thread tells: rows of the sheets in order, a few at a time, then that this was all; or that it is no workbook. */
export type WorkbookTold =
  | { readonly sheet: string; readonly rows: readonly string[][] }
  | { readonly done: true }
  | { readonly failure: string };

/** Rows of one message: whoever takes them is held up for some milliseconds only. */
const together = 2000;

const tell = (told: WorkbookTold): void => parentPort!.postMessage(told);
try {
  for (const { name, rows } of await sheetsOf(readFileSync(workerData as string))) {
    for (let at = 0; at < Math.max(1, rows.length); at += together) tell({ sheet: name, rows: rows.slice(at, at + together) });
  }
  tell({ done: true });
} catch (error) {
  tell({ failure: error instanceof Error ? error.name : 'Error' });
}
