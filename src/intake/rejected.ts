import { guard, guardMark } from './guard.ts';
import type { Rejected } from '../model/index.ts';

/** Columns added to the original ones; intake leaves them out when the corrected file comes back. */
const added = ['clew_file', 'clew_row', 'clew_column', guardMark] as const;

/**
 * Records set aside, as CSV to correct and import again: their own columns first, then where and why. Holds them all, for
 * the header must name every column before the first row.
 */
export async function* rejectedCsv(rejected: Iterable<Rejected> | AsyncIterable<Rejected>): AsyncGenerator<string> {
  const all: Rejected[] = [];
  const names = new Set<string>();
  for await (const one of rejected) {
    all.push(one);
    for (const name of Object.keys(one.record)) names.add(name);
  }
  for (const name of added) names.delete(name);
  const own = [...names];
  yield line([...own, ...added]);
  for (const { file, row, column, code, why, record } of all) {
    yield line([...own.map((name) => record[name] ?? ''), file, String(row), column ?? '', `${code}: ${why}`]);
  }
}

function line(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

function quoted(plain: string): string {
  const cell = guard(plain);
  return /[",\r\n]|^'|^$/.test(cell) && cell !== '' ? `"${cell.replaceAll('"', '""')}"` : cell;
}
