import { headerMoney } from '../amounts.ts';
import { isTraditional } from '../column-names.ts';
import { dateDetails, share, type ColumnRules } from '../columns.ts';
import type { ColumnPlan, Part } from '../file-plan.ts';
import { isCut, readAccount } from './account.ts';
import { readAmountCell } from './amount.ts';
import { readDirection } from './direction.ts';
import { isClock, readMoment, readZone } from './moment.ts';
import { meanings, transferColumns } from './names.ts';

/** Parts that several columns may fill: the first that says something counts, notes are put together. */
const several: readonly Part[] = ['own', 'ownName', 'peer', 'peerName', 'note', 'form', 'ignore'];
/** Cells looked at of each column. */
const looked = 500;

export type Samples = readonly (readonly string[])[];

/** Cells of each column that are not empty. */
export function samplesOf(names: readonly string[], rows: readonly (readonly string[])[]): Samples {
  return names.map((_, column) =>
    rows
      .slice(0, looked)
      .map((row) => (row[column] ?? '').slice(0, 400))
      .filter((cell) => cell.trim() !== ''),
  );
}

/** Gives each column the part its name means, surest first, as far as its cells agree and nobody else has it. */
export function assign(
  names: readonly string[],
  samples: Samples,
  among: readonly Part[],
  mapped: ColumnRules['parts'],
): ColumnPlan[] {
  const plans: ColumnPlan[] = names.map((name) => {
    const part = mapped?.[name];
    return part === undefined ? { name, part: 'field', by: 'none' } : { name, part, by: 'map' };
  });
  const candidates = names.flatMap((name, column) => meanings(name, among).map((meaning) => ({ column, ...meaning })));
  for (const { column, part, rank } of candidates.sort((a, b) => a.rank - b.rank || a.column - b.column)) {
    if (plans[column]!.by !== 'none' || !fits(part, rank, samples[column]!)) continue;
    if (!several.includes(part) && plans.some((plan) => plan.part === part)) continue;
    plans[column] = { name: names[column]!, part, by: 'name' };
  }
  return plans;
}

/** Whether the cells may be what the name says. An empty column may be anything; a name that means one thing only needs no proof. */
function fits(part: Part, rank: number, cells: readonly string[]): boolean {
  if (cells.length === 0) return true;
  const few = cells.slice(0, 60);
  if (part === 'time') return share(few, isClock) >= 0.8;
  if (part === 'at' || part === 'day') return share(few, isClock) < 0.5 && share(few, isMoment) >= 0.5;
  if (part === 'amount' || part === 'paid' || part === 'got' || part === 'balance' || part === 'rate') {
    if (rank < 6) return true;
    return share(few, (cell) => readAmountCell(cell, false) !== 'unread' || readAmountCell(cell, true) !== 'unread') >= 0.5;
  }
  if (part === 'direction') return few.some((cell) => readDirection(cell, 'dc') !== undefined);
  return true;
}

const anyDate = { order: 'dmy', minguo: true, zone: 'UTC', latest: Number.MAX_SAFE_INTEGER } as const;
const isMoment = (cell: string): boolean => {
  const at = readMoment(cell, undefined, anyDate);
  return at !== 'unread' && at !== 'none' ? true : readMoment(cell, undefined, { ...anyDate, order: 'mdy' }) !== 'unread';
};

/** The columns of a table of transfers: `assign`, then what only the columns together tell. */
export function transferPlans(names: readonly string[], rows: readonly (readonly string[])[], rules: ColumnRules): ColumnPlan[] {
  const samples = samplesOf(names, rows);
  const plans = assign(names, samples, transferColumns, rules.parts);
  const has = (part: Part): boolean => plans.some((plan) => plan.part === part);
  const change = (from: Part, to: Part): void => {
    for (const [at, plan] of plans.entries()) if (plan.part === from && plan.by !== 'map') plans[at] = { ...plan, part: to };
  };
  // A type column that only says debit or credit.
  if (!has('direction')) {
    const at = plans.findIndex(({ part, by }, i) => part === 'form' && by === 'name' && isAllDirections(samples[i]!));
    if (at >= 0) plans[at] = { ...plans[at]!, part: 'direction' };
  }
  if (has('from') !== has('to') || (!has('from') && !has('to'))) {
    // One of the two alone is whoever stands on the other side of a statement: Payee, 收款人.
    for (const part of ['from', 'to'] as const) change(part, 'peer');
    const oneSided = has('fromName') !== has('toName');
    for (const part of ['fromName', 'toName'] as const) change(part, oneSided ? 'peerName' : 'ignore');
    for (const part of ['fromBank', 'toBank'] as const) change(part, oneSided ? 'peerBank' : 'ignore');
  }
  const chinese = names.some(isTraditional);
  const isList = has('from');
  return plans.map((plan, at) => ({
    ...plan,
    ...details(plan, samples[at]!, rules, chinese),
    ...signs(plan, plans, names, rows, isList),
  }));
}

const isAllDirections = (cells: readonly string[]): boolean =>
  cells.length > 0 && cells.every((cell) => readDirection(cell, 'dc') !== undefined);

function details(plan: ColumnPlan, cells: readonly string[], rules: ColumnRules, traditional: boolean): Partial<ColumnPlan> {
  switch (plan.part) {
    case 'at': {
      const zone = /\b(?:utc|gmt)(?:\s*[+-−]\s*\d{1,2}(?::?\d{2})?)?(?![a-z])/iu.exec(
        plan.name.replace(/([a-z])(UTC|GMT)/u, '$1 $2'),
      )?.[0];
      const told = zone === undefined ? undefined : readZone(zone);
      return { ...dateDetails(cells, rules, traditional), ...(told === undefined ? {} : { zone: told }) };
    }
    case 'amount':
    case 'paid':
    case 'got':
    case 'balance':
      return { ...headerMoney(plan.name.slice(0, 100)), ...(isComma(cells) ? { comma: true } : {}) };
    case 'direction': {
      const letters = new Set(cells.map((cell) => cell.trim().toLowerCase()));
      return letters.has('j') ? { letters: 'jd' } : letters.has('c') || letters.has('cr') ? { letters: 'dc' } : {};
    }
    case 'success':
      return /error|fail/iu.test(plan.name) ? { inverted: true } : {};
    default:
      return {};
  }
}

/** 1.234,50 or 12,5 somewhere, and 1,234.50 nowhere. */
function isComma(cells: readonly string[]): boolean {
  const plain = cells.map((cell) => cell.replaceAll(/[^\d.,]/gu, ''));
  return (
    plain.some((cell) => /^\d+(?:\.\d{3})*,\d{1,2}$/u.test(cell)) && !plain.some((cell) => /,\d{3}\.|\.\d{1,2}$/u.test(cell))
  );
}

/**
 * Whether the amounts of a column carry signs. Without a direction beside them a minus somewhere says so; with one, only if sign and
 * direction agree in every row: a single minus among them is a reversal or a mistake, and no way to tell which.
 */
function signs(
  plan: ColumnPlan,
  plans: readonly ColumnPlan[],
  names: readonly string[],
  rows: readonly (readonly string[])[],
  isList: boolean,
): Partial<ColumnPlan> {
  if (isList || (plan.part !== 'amount' && plan.part !== 'paid' && plan.part !== 'got')) return {};
  const column = names.indexOf(plan.name);
  const direction = plans.findIndex(({ part }) => part === 'direction');
  let [negative, positive, contrary] = [0, 0, 0];
  for (const row of rows) {
    const read = readAmountCell(row[column] ?? '', false);
    if (typeof read === 'string' || /^0*$/u.test(read.decimal.digits)) continue;
    const isNegative = read.decimal.negative;
    if (isNegative) negative++;
    else positive++;
    if (direction < 0) continue;
    const way = readDirection(row[direction] ?? '', 'dc');
    if (way !== undefined && (way === 'out') !== isNegative) contrary++;
  }
  if (negative === 0) return {};
  if (plan.part !== 'amount') return positive === 0 ? { signed: true } : {};
  return direction < 0 || contrary === 0 ? { signed: true } : {};
}

const accountParts: ReadonlySet<Part> = new Set<Part>(['from', 'to', 'own', 'peer', 'account']);

/** Whether nearly all accounts of a table are addresses of a chain. */
export function isChainTable(plans: readonly ColumnPlan[], samples: Samples): boolean {
  let [wallets, others] = [0, 0];
  for (const [at, { part }] of plans.entries()) {
    if (!accountParts.has(part)) continue;
    for (const cell of samples[at]!.slice(0, 100)) {
      const account = readAccount(cell);
      if (account === 'none') continue;
      if (typeof account === 'object' && account.kind === 'wallet') wallets++;
      else others++;
    }
  }
  return wallets > 0 && others * 4 <= wallets;
}

/** Distinct long numbers that show that a table keeps their digits. */
const enoughWhole = 20;

/**
 * Whether no spreadsheet cut the long account numbers of a table: enough of them, and in each column nearly all, end in other digits
 * than zeros. Of ten thousand whole numbers of 19 digits one ends in four zeros by itself.
 */
export function keepsDigits(plans: readonly ColumnPlan[], samples: Samples): boolean {
  let whole = 0;
  for (const [at, { part }] of plans.entries()) {
    if (!accountParts.has(part)) continue;
    const long = [
      ...new Set(samples[at]!.map((cell) => cell.normalize('NFKC').trim()).filter((cell) => /^\d{18,40}$/u.test(cell))),
    ];
    const cut = long.filter(isCut).length;
    if (cut > 1 && cut * 50 > long.length) return false;
    whole += long.length - cut;
  }
  return whole >= enoughWhole;
}
