import { headerMoney } from './amounts.ts';
import { isTraditional, recogniseName } from './column-names.ts';
import { readDate } from './dates.ts';
import { type ColumnPlan, type DateOrder, type Part, reportParts } from './file-plan.ts';

/** What is known beside the names: a map's decisions and the place the file comes from. */
export interface ColumnRules {
  readonly parts?: Readonly<Record<string, Part>> | undefined;
  readonly order?: DateOrder | undefined;
  readonly region?: string | undefined;
  readonly zone: string;
  readonly latest: number;
}

/** Enough of a cell to tell what it is. */
const sampleLength = 400;

const isReportPart = (part: Part): boolean => (reportParts as readonly Part[]).includes(part);

/** A part that at most one column fills; the first that is surest gets it. `text` may be several columns. */
const single: readonly Part[] = reportParts.filter((part) => part !== 'field' && part !== 'text' && part !== 'ignore');

/**
 * Decides what becomes of each column, from its name and from a sample of its cells.
 *
 * @param names distinct column names.
 * @param rows sample rows, cells in the order of `names`.
 */
export function planColumns(names: readonly string[], rows: readonly (readonly string[])[], rules: ColumnRules): ColumnPlan[] {
  const samples = names.map((_, column) =>
    rows.map((row) => (row[column] ?? '').slice(0, sampleLength)).filter((cell) => cell.trim() !== ''),
  );
  const plans: ColumnPlan[] = names.map((name) => {
    // What a map says of money means nothing among reports.
    const mapped = rules.parts?.[name];
    const part = mapped === undefined || isReportPart(mapped) ? mapped : 'field';
    return part === undefined ? { name, part: 'field', by: 'none' } : { name, part, by: 'map' };
  });
  const taken = (part: Part): boolean => plans.some((plan) => plan.part === part);
  const give = (column: number, part: Part, by: 'name' | 'content'): void => {
    plans[column] = { name: names[column]!, part, by };
  };
  const known = names.map(recogniseName);

  for (const wanted of [true, false]) {
    for (const [column, found] of known.entries()) {
      if (found === undefined || found.sure !== wanted || plans[column]!.by !== 'none') continue;
      const { part } = found;
      if (part === 'text' ? !wanted && taken('text') : single.includes(part) && taken(part)) continue;
      if (!wanted && !agrees(part, samples[column]!, rules)) continue;
      if (part === 'ref' && isShared(samples[column]!)) continue;
      give(column, part, 'name');
    }
  }
  guessContent(plans, samples, rules, rows.length);
  const chinese = names.some(isTraditional);
  return plans.map((plan, column) => ({ ...plan, ...details(plan, samples[column]!, rules, chinese) }));
}

/** Whether the cells under a vague name (`date`, `id`, `notes`) are what the name suggests. */
function agrees(part: Part, cells: readonly string[], rules: ColumnRules): boolean {
  if (cells.length === 0) return false;
  if (part === 'ref') return repeats(cells) === 0 && cells.every((cell) => cell.length <= 64 && !/\s/.test(cell.trim()));
  if (part === 'reportedAt') return dates(cells, rules) >= 0.9;
  if (part === 'text') return prose(cells) >= 0.3;
  if (part === 'amount') return share(cells, (cell) => /^[^\p{L}]{0,3}[\d０-９]/u.test(cell.trim())) >= 0.8;
  return true;
}

function guessContent(plans: ColumnPlan[], samples: readonly (readonly string[])[], rules: ColumnRules, rows: number): void {
  const open = plans.map((plan) => plan.part === 'field' && plan.by === 'none');
  const set = (column: number, part: Part): void => {
    plans[column] = { name: plans[column]!.name, part, by: 'content' };
    open[column] = false;
  };
  if (!plans.some((plan) => plan.part === 'text')) {
    for (const [column, cells] of samples.entries()) {
      if (open[column] === true && cells.length * 5 >= rows && longProse(cells)) set(column, 'text');
    }
  }
  if (!plans.some((plan) => plan.part === 'ref')) {
    const column = samples.findIndex((cells, at) => open[at] === true && cells.length === rows && isNumbering(cells, rules));
    if (column >= 0) set(column, 'ref');
  }
  if (!plans.some((plan) => plan.part === 'reportedAt' || plan.part === 'lossAt')) {
    const column = samples.findIndex(
      (cells, at) => open[at] === true && cells.length * 2 >= rows && dates(cells, rules, true) >= 0.95,
    );
    if (column >= 0) set(column, 'reportedAt');
  }
}

function details(plan: ColumnPlan, cells: readonly string[], rules: ColumnRules, traditional: boolean): Partial<ColumnPlan> {
  if (plan.part === 'reportedAt' || plan.part === 'lossAt') return dateDetails(cells, rules, traditional);
  if (plan.part === 'amount') return headerMoney(plan.name.slice(0, 100));
  if (plan.part === 'ref' && !(recogniseName(plan.name)?.sure ?? false) && plan.by !== 'map') {
    return cells.every((cell) => /^\d{1,9}$/.test(cell.trim())) ? { serial: true } : {};
  }
  return {};
}

/** How the dates of a column are written. */
export function dateDetails(cells: readonly string[], rules: ColumnRules, traditional: boolean): Partial<ColumnPlan> {
  const order = rules.order ?? dateOrder(cells) ?? regionOrder(rules.region);
  const threeDigits = share(cells, (cell) => /^\s*(?:民國|民国)?\s*1[0-4]\d[-/.年]/.test(cell)) > 0.5;
  const minguo = threeDigits || traditional || rules.region === 'TW' || rules.zone === 'Asia/Taipei';
  return { ...(order === undefined ? {} : { order }), ...(minguo ? { minguo } : {}) };
}

/** Day first or month first, when any date of the sample can only be one of them. */
function dateOrder(cells: readonly string[]): DateOrder | undefined {
  for (const cell of cells) {
    const match = /^\s*(\d{1,2})[-/](\d{1,2})[-/](?:\d{2}|\d{4})\b/.exec(cell);
    if (match === null) continue;
    if (Number(match[1]) > 12) return 'dmy';
    if (Number(match[2]) > 12) return 'mdy';
  }
  return undefined;
}

/** How a region writes 03/04/2024, for the columns whose own dates do not tell. */
function regionOrder(region: string | undefined): DateOrder | undefined {
  if (region === 'US' || region === 'PH') return 'mdy';
  const dayFirst = ['AU', 'GB', 'HK', 'ID', 'IE', 'IN', 'KH', 'LA', 'MM', 'MO', 'MY', 'NZ', 'SG', 'TH', 'VN', 'ZA'];
  return region !== undefined && dayFirst.includes(region) ? 'dmy' : undefined;
}

export function share(cells: readonly string[], test: (cell: string) => boolean): number {
  return cells.length === 0 ? 0 : cells.filter(test).length / cells.length;
}

/** A number that many rows share: a table with several rows per case, where it names the case and not the row. */
function isShared(cells: readonly string[]): boolean {
  return cells.length > 1 && repeats(cells) > (cells.length < 20 ? 0.5 : 0.2);
}

/** Share of cells whose value was there before. */
function repeats(cells: readonly string[]): number {
  return cells.length === 0 ? 1 : 1 - new Set(cells).size / cells.length;
}

/** Share of cells that are dates; bare numbers are left out when the column's name gives no reason to read them so. */
function dates(cells: readonly string[], rules: ColumnRules, marked = false): number {
  const dateRules = { order: rules.order ?? dateOrder(cells) ?? 'dmy', minguo: true, zone: 'UTC', latest: rules.latest };
  const few = cells.length > 200 ? cells.slice(0, 200) : cells;
  return share(few, (cell) => !(marked && /^[\d.]+$/.test(cell.trim())) && typeof readDate(cell, dateRules) === 'number');
}

/** Share of cells that read like sentences: words with spaces between them, or a stretch of Chinese. */
function prose(cells: readonly string[]): number {
  return share(cells, (cell) => /\p{Script=Han}{4}|(?:\p{L}{2,}[ ,]+){3}/u.test(cell));
}

/** Narrative length: a character of Chinese says about as much as two and a half letters. */
export function longProse(cells: readonly string[]): boolean {
  let units = 0;
  for (const cell of cells) {
    const han = cell.match(/\p{Script=Han}/gu)?.length ?? 0;
    units += cell.length + 1.5 * han;
  }
  return units / cells.length >= 45 && prose(cells) >= 0.6;
}

/**
 * Report numbers by their looks: one prefix with running digits (`csdb-00012`), UUIDs, or a running number. Phones,
 * accounts and hashes are unique too; they have no common prefix of letters and do not run.
 */
function isNumbering(cells: readonly string[], rules: ColumnRules): boolean {
  if (cells.length < 3 || repeats(cells) > 0 || dates(cells, rules, true) > 0.5) return false;
  if (cells.every((cell) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(cell))) return true;
  const prefix = /^[A-Za-z]{1,10}[-_/]?(?=\d)/.exec(cells[0]!)?.[0];
  if (prefix !== undefined)
    return cells.every((cell) => cell.startsWith(prefix) && /^[\d/-]{1,16}$/.test(cell.slice(prefix.length)));
  if (!cells.every((cell) => /^\d{1,9}$/.test(cell))) return false;
  const numbers = cells.map(Number);
  return Math.max(...numbers) - Math.min(...numbers) < cells.length * 3;
}

/** Names made distinct and never empty: `phone`, `phone (2)`, `column 4`. Says which ones were changed. */
export function distinctNames(names: readonly string[]): { names: string[]; repeated: string[] } {
  const seen = new Map<string, number>();
  const repeated: string[] = [];
  const all = new Set(names.map((name) => name.trim()));
  const out = names.map((raw, at) => {
    // A member called __proto__ would not survive in a plain object.
    const trimmed = raw.trim() === '__proto__' ? '(__proto__)' : raw.trim();
    const base = trimmed === '' ? `column ${at + 1}` : trimmed;
    let count = (seen.get(base) ?? 0) + 1;
    if (count === 1) {
      seen.set(base, 1);
      return base;
    }
    repeated.push(base);
    while (all.has(`${base} (${count})`)) count++;
    seen.set(base, count);
    all.add(`${base} (${count})`);
    return `${base} (${count})`;
  });
  return { names: out, repeated };
}
