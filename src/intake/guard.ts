/**
 * A spreadsheet runs a cell that begins with one of these as a formula, in East Asian locales also full-width ones. Rows that go out to be corrected get an apostrophe before
 * it, and lose it when they come back; cells that began with apostrophes and such a sign get one more, so that nothing is lost.
 */
const runs = /^'*[=+\-@\t\r＝＋－＠]/u;
const guarded = /^'+[=+\-@\t\r＝＋－＠]/u;

export function guard(cell: string): string {
  return runs.test(cell) ? `'${cell}` : cell;
}

export function unguard(cell: string): string {
  return guarded.test(cell) ? cell.slice(1) : cell;
}

/** Column that only a table of rows set aside has: its cells are guarded. */
export const guardMark = 'clew_reason';
