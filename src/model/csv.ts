/**
 * A spreadsheet runs a cell that begins with one of these as a formula, in East Asian locales also the full-width ones; with an
 * apostrophe before it, it is words.
 */
const runs = /^[=+\-@\t\r＝＋－＠]/u;

/** One cell by RFC 4180 §2.5-2.7 that no spreadsheet runs. Numbers are ours: only words are guarded. */
export function csvCell(value: string | number | boolean | undefined): string {
  if (value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const safe = runs.test(value) ? `'${value}` : value;
  return /[",\n\r]|^ | $/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
