import { guardMark, unguard } from './guard.ts';
import { recogniseName } from './column-names.ts';
import { distinctNames, planColumns, type ColumnRules } from './columns.ts';
import { splitRows } from './csv.ts';
import type { Dialect, Note, TablePlan } from './file-plan.ts';

/** Comma, tab, semicolon, bar. */
export const delimiters = [44, 9, 59, 124];
/** Of a table of one column: a NUL never stands in a row that is kept. */
const none = 0;
/** Rows of the sample that are looked at; more teach nothing about columns. */
const sampleRows = 3000;

/** A text split into rows for looking at, its last row left out when it may be cut short. */
export function sampleOf(text: string, dialect: Dialect, whole: boolean): string[][] {
  const rows: string[][] = [];
  // Splitting stops being useful long before a megabyte of short rows ends.
  splitRows(text, dialect, (row) => {
    if (rows.length <= sampleRows) rows.push(row.cells.slice(0, row.count));
  });
  if (!whole && rows.length > 1 && rows.length <= sampleRows) rows.pop();
  return rows.slice(0, sampleRows);
}

export interface DialectRules {
  readonly delimiter?: string | undefined;
  readonly quote?: string | undefined;
}

/** Delimiter, quote and line break of a text, and how sure it is that this is a table at all (0..1). */
export function sniffDialect(text: string, whole: boolean, rules: DialectRules): { dialect: Dialect; sureness: number } {
  const newline = text.includes('\n') || !text.includes('\r') ? 10 : 13;
  const quote = rules.quote === undefined ? sniffQuote(text) : (rules.quote.codePointAt(0) ?? 0);
  const fixed = rules.delimiter?.codePointAt(0);
  const sample = text.slice(0, 262_144);
  let best = { dialect: { delimiter: fixed ?? none, quote, newline }, sureness: 0, score: 0 };
  if (fixed === undefined && isLoneName(text)) return best;
  for (const delimiter of fixed === undefined ? delimiters : [fixed]) {
    const dialect = { delimiter, quote, newline };
    const counts = sampleOf(sample, dialect, whole && sample.length === text.length).map((row) => row.length);
    const tally = new Map<number, number>();
    for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
    const [width, rows] = [...tally].reduce((a, b) => (b[1] > a[1] ? b : a), [1, 0]);
    const sureness = width < 2 ? 0 : rows / counts.length;
    const score = sureness * (1 + Math.log2(width) / 8) + (counts[0] === width && width > 1 ? 0.2 : 0);
    if (score > best.score) best = { dialect, sureness, score };
  }
  return best;
}

/** A first line that is one name we know and nothing else: a table of one column, whose commas are those of its prose. */
function isLoneName(text: string): boolean {
  const line = text.slice(0, 200).split(/[\r\n]/, 1)[0]!;
  return !/[,;\t|]/.test(line) && recogniseName(line) !== undefined;
}

/** `"` unless cells are wrapped in `'`; none when the quotes of the sample do not pair up as RFC 4180 has it. */
function sniffQuote(text: string): number {
  const sample = text.slice(0, 65_536);
  const double = sample.match(/(?:^|[,;\t|\n])"/g)?.length ?? 0;
  const single = sample.match(/(?:^|[,;\t|\n])'[^'\n]*'(?=[,;\t|\r\n])/g)?.length ?? 0;
  return single > 4 && double === 0 ? 39 : 34;
}

/** What is said of a table that has its names and nothing else. */
export const headerAlone: Note = { en: 'A header and no rows.', zh: '只有表头，没有数据行。' };

/**
 * Plans a table from its first rows: which one is the header, and what its columns are.
 *
 * @param headerRow 1-based record that holds the names, 0 for none, undefined to find out.
 */
export function planTable(
  written: readonly (readonly string[])[],
  rules: ColumnRules,
  headerRow: number | undefined,
  name?: string,
): { table: TablePlan; notes: Note[] } {
  const at = headerRow === undefined ? findHeader(written) : headerRow - 1;
  const header = at >= 0;
  const isGuarded = header && written[at]?.includes(guardMark) === true;
  const rows = isGuarded ? written.map((row) => row.map(unguard)) : written;
  const skip = at + 1;
  const body = rows.slice(skip);
  const width =
    rows.length === 0 ? 0 : header ? (rows[at] ?? []).length : body.reduce((most, row) => Math.max(most, row.length), 0);
  const { names, repeated } = distinctNames(header ? trimEnd(rows[at] ?? []) : Array.from({ length: width }, () => ''));
  const notes: Note[] = [];
  if (repeated.length > 0) {
    const some = [...new Set(repeated)].slice(0, 10);
    notes.push({
      en: `Repeated column names were made distinct: ${some.join(', ')}`,
      zh: `重复的列名已加序号区分：${some.join('、')}`,
    });
  }
  if (header && at > 0)
    notes.push({
      en: `The header is record ${at + 1}; what stands above it is left out.`,
      zh: `表头在第 ${at + 1} 行，其上内容略去。`,
    });
  if (!header && rows.length > 0) notes.push({ en: 'No header row: columns are numbered.', zh: '没有表头：各列以序号命名。' });
  if (header && body.length === 0) notes.push(headerAlone);
  const columns = planColumns(names, body, rules);
  const shared = columns.find(
    ({ name: column, part, by }) => by === 'none' && part === 'field' && recogniseName(column)?.part === 'ref',
  );
  if (shared !== undefined && !columns.some(({ part }) => part === 'ref')) {
    notes.push({
      en: `${shared.name} repeats from row to row and is not taken for the report number.`,
      zh: `“${shared.name}”列在多行重复，未作为报案编号。`,
    });
  }
  const guarded = isGuarded ? ({ guarded: true } as const) : {};
  return { table: { columns, skip, header, ...guarded, ...(name === undefined ? {} : { name }) }, notes };
}

/** Empty cells after the last name are padding of the program that wrote the file. */
function trimEnd(cells: readonly string[]): readonly string[] {
  let end = cells.length;
  while (end > 1 && cells[end - 1]!.trim() === '') end--;
  return cells.slice(0, end);
}

/** Index of the header row, -1 when the first row is already data. Titles may stand above it. */
function findHeader(rows: readonly (readonly string[])[]): number {
  const first = rows[0];
  if (first === undefined) return -1;
  const scores = rows.slice(0, 10).map(namesIn);
  const widest = rows.slice(0, 50).reduce((most, row) => Math.max(most, row.length), 0);
  const best = Math.max(...scores);
  if (best >= 2) return scores.indexOf(best);
  if (first.some(isData)) return -1;
  const filled = first.filter((cell) => cell.trim() !== '');
  if (scores[0]! >= 1 || (filled.length * 2 >= widest && new Set(filled).size === filled.length && rows.length > 1)) return 0;
  return filled.length * 2 >= widest && widest > 1 ? 0 : -1;
}

function namesIn(row: readonly string[]): number {
  let found = 0;
  for (const cell of row) if (cell.length <= 40 && cell !== '' && recogniseName(cell) !== undefined && !isData(cell)) found++;
  return found;
}

/** Whether a cell is more likely a value than the name of a column. */
function isData(cell: string): boolean {
  const text = cell.trim();
  return (
    text.length > 64 ||
    /^[\d\s.,:/+-]*\d[\d\s.,:/+-]*$/.test(text) ||
    /\d{5}|@\S+\.|:\/\/|[。！？]|^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$|^0x[0-9a-f]{8}|\[\.\]/i.test(text) ||
    /\d{4}[-/年]\d{1,2}[-/月]\d{1,2}/.test(text)
  );
}

/** Plans a table of records whose cells carry their names: JSON, sheets already read. */
export function planNamed(records: readonly Readonly<Record<string, string>>[], rules: ColumnRules, name?: string): TablePlan {
  const names = new Set<string>();
  // A file of ever new names is planned by its first ten thousand; later ones are read by their spelling.
  for (const record of records) for (const key of Object.keys(record)) if (names.size < 10_000) names.add(key);
  const all = [...names];
  const rows = records.slice(0, all.length > 500 ? 50 : records.length).map((record) => all.map((key) => record[key] ?? ''));
  const columns = planColumns(all, rows, rules);
  return { columns, skip: 0, header: true, ...(name === undefined ? {} : { name }) };
}
