import type { Asked, FoundContent } from '../asked.ts';
import { plainName, recogniseName, spellings } from '../column-names.ts';
import { dateDetails, distinctNames, longProse, share, type ColumnRules } from '../columns.ts';
import { guardMark, unguard } from '../guard.ts';
import { moneyParts, type ColumnPlan, isPeople, type MoneyContent, type Note, type Part, type TablePlan } from '../file-plan.ts';
import { headerAlone } from '../table.ts';
import { readAccount } from './account.ts';
import { readAmountCell } from './amount.ts';
import { assign, isChainTable, keepsDigits, type Samples, samplesOf, transferPlans } from './columns.ts';
import { domainFacts } from './domains.ts';
import { labelColumns, meanings, rateColumns, transferColumns } from './names.ts';
import { readPreamble, serviceOf, type Preamble } from './preamble.ts';

/** Title lines that may stand above a header: exports of payment services have two dozen. */
const titles = 60;
const headerCells = 200;

/**
 * Finds out whether rows are transfers, labels or rates; undefined when they are none, or reports. Never takes a table with a narrative
 * for one: a report belongs to the linker, whatever else stands beside its story.
 *
 * @param headerRow 1-based record that holds the names; undefined to find out.
 */
export function planMoney(
  written: readonly (readonly string[])[],
  rules: ColumnRules,
  asked: Asked,
  headerRow?: number,
): FoundContent<MoneyContent> | undefined {
  for (const content of wanted(rules, asked)) {
    const at = headerRow === undefined ? findHeader(written, content, rules.parts) : headerRow - 1;
    // Without names only a map can tell what the columns are.
    if (at < 0 && (headerRow === undefined || rules.parts === undefined)) continue;
    const isGuarded = written[at]?.includes(guardMark) === true;
    const rows = isGuarded ? written.map((row) => row.map(unguard)) : written;
    const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
    const { names } = distinctNames(at < 0 ? Array.from({ length: width }, () => '') : trimEnd(rows[at] ?? []));
    const above = readPreamble(rows.slice(0, Math.max(0, at)));
    const found = planNames(content, names, rows.slice(at + 1), rules, asked, above);
    if (found === undefined) continue;
    const guarded = isGuarded ? ({ guarded: true } as const) : {};
    const title = asked.name === undefined ? {} : { name: asked.name };
    const notes: Note[] = [];
    if (at > 0) notes.push(aboveNote(at));
    if (at >= 0 && at === rows.length - 1) notes.push(headerAlone);
    return {
      content,
      table: { ...found, skip: at + 1, header: at >= 0, ...guarded, ...title },
      notes: [...notes, ...notesOf(found, above)],
    };
  }
  return undefined;
}

/** The same for records whose cells carry their names: JSON. */
export function planMoneyOf(
  records: readonly Readonly<Record<string, string>>[],
  rules: ColumnRules,
  asked: Asked,
): FoundContent<MoneyContent> | undefined {
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))].slice(0, headerCells);
  const rows = records.map((record) => names.map((name) => record[name] ?? ''));
  for (const content of wanted(rules, asked)) {
    const found = planNames(content, names, rows, rules, asked, {});
    if (found !== undefined) return { content, table: { ...found, skip: 0, header: true }, notes: notesOf(found, {}) };
  }
  return undefined;
}

/** Contents to try, in order: what was asked for, what the map's parts belong to, or all. */
function wanted({ parts }: ColumnRules, { as }: Asked): readonly MoneyContent[] {
  if (as !== undefined) return isPeople(as) ? [] : [as];
  const mapped = new Set(Object.values(parts ?? {}));
  // Who says which column is the narrative, or the victim, says that the rows are reports.
  if (mapped.has('text') || mapped.has('victim') || mapped.has('reportedAt')) return [];
  if (mapped.has('rate')) return ['rates'];
  if (mapped.has('label') || mapped.has('domain')) return ['labels'];
  if ([...mapped].some(isMoneyPart)) return ['transfers'];
  return ['transfers', 'labels', 'rates'];
}

const isMoneyPart = (part: Part): boolean => (moneyParts as readonly Part[]).includes(part);
/** What a column of each content may be. */
export const moneyColumns: Readonly<Record<MoneyContent, readonly Part[]>> = {
  transfers: transferColumns,
  labels: labelColumns,
  rates: rateColumns,
};

/** The record that looks most like a header of this content; -1 when none does. */
function findHeader(rows: readonly (readonly string[])[], content: MoneyContent, mapped: ColumnRules['parts']): number {
  let best = -1;
  let most = 1;
  for (const [at, row] of rows.slice(0, titles).entries()) {
    const known = new Set<string>();
    for (const cell of row.slice(0, headerCells)) {
      if (cell === '' || cell.length > 60 || /^[\d\s.,:/+-]*$/u.test(cell)) continue;
      const isNamed = mapped?.[cell] !== undefined || meanings(cell, moneyColumns[content]).length > 0;
      if (isNamed || (content === 'rates' && isCode(cell))) known.add(cell);
    }
    if (known.size > most) [best, most] = [at, known.size];
  }
  return best;
}

type Planned = Omit<TablePlan, 'skip' | 'header'>;

function planNames(
  content: MoneyContent,
  names: readonly string[],
  rows: readonly (readonly string[])[],
  rules: ColumnRules,
  asked: Asked,
  above: Preamble,
): Planned | undefined {
  if (content === 'transfers') return planTransfers(names, rows, rules, asked, above);
  const samples = samplesOf(names, rows);
  const isForced = asked.as !== undefined || Object.keys(rules.parts ?? {}).length > 0;
  const columns = assign(names, samples, moneyColumns[content], rules.parts).map((column, place) =>
    column.part === 'day' ? { ...column, ...dateDetails(samples[place]!, rules, false) } : column,
  );
  const at = (part: Part): number => columns.findIndex((column) => column.part === part);
  if (content === 'labels') {
    // Reports name domains and what stands behind them too: a table is one of facts of domains when somebody says so.
    if (at('account') < 0 && at('domain') >= 0)
      return isForced && columns.some(({ part }) => domainFacts.some((fact) => fact === part)) ? { columns } : undefined;
    if (at('account') < 0 || (at('label') < 0 && at('category') < 0 && at('actor') < 0)) return undefined;
    if (!isForced) {
      const accounts = samples[at('account')]!;
      const isAccount = (cell: string): boolean => /\d/u.test(cell) && !noNumber.has(readAccount(cell));
      if (at('label') < 0 || accounts.length === 0 || share(accounts, isAccount) < 0.9) return undefined;
      if (
        isNarrative(names, samples) ||
        names.some((name) => meanings(name, ['at', 'amount', 'paid', 'got']).some(({ rank }) => rank < 20))
      )
        return undefined;
    }
    return { columns, ...(isChainTable(columns, samples) ? { chain: true } : {}), ...wholeIn(columns, samples) };
  }
  if (at('day') < 0) return undefined;
  if (at('rate') >= 0 && at('from') >= 0 && at('to') >= 0) {
    const isSure = isForced || share(samples[at('from')]!, isCode) === 1;
    return isSure ? { columns } : undefined;
  }
  // A column for each currency, told for one unit of the base.
  if (asked.constants.base === undefined) return undefined;
  const wide = columns.map((column): ColumnPlan => {
    const code = column.name.trim().toUpperCase();
    if (column.by === 'map' || !isCode(code))
      return column.part === 'day' || column.by === 'map' ? column : { ...column, part: 'ignore' };
    return { name: column.name, part: 'rate', by: 'name', currency: code };
  });
  return wide.some(({ part }) => part === 'rate') ? { columns: wide } : undefined;
}

/** Cells that name no account by its number. */
const noNumber = new Set<unknown>(['none', 'name', 'masked']);

const isCode = (cell: string): boolean => /^(?:[A-Z]{3}|USDT|USDC)$/u.test(cell.trim().toUpperCase());

function planTransfers(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  rules: ColumnRules,
  asked: Asked,
  above: Preamble,
): Planned | undefined {
  const columns = transferPlans(names, rows, rules);
  const has = (part: Part): boolean => columns.some((column) => column.part === part);
  const samples = samplesOf(names, rows);
  const isList = has('from');
  const money = has('amount') || has('paid') || has('got');
  if (!money || !has('at')) return undefined;
  const ways = has('direction') || (has('paid') && has('got')) || has('balance') || columns.some(({ signed }) => signed === true);
  const others = has('peer') || has('peerName');
  if (asked.as === undefined && !Object.values(rules.parts ?? {}).some(isMoneyPart)) {
    const isStatement = has('direction') || (has('paid') && has('got')) || has('balance') || (has('own') && others);
    if (!isList && !isStatement) return undefined;
    if (isNarrative(names, samples) || isForm(names) || !tellsMoney(columns, samples)) return undefined;
  } else if (!isList && !ways && !others && !has('own')) return undefined;
  const chain = isChainTable(columns, samples);
  const told = `${names.join(' ')} ${asked.name ?? ''}`;
  const service =
    above.service ?? serviceOf(told) ?? (names.includes('用户信息') && names.includes('交易对方信息') ? 'alipay' : undefined);
  const sheet = /^\D*(\d{12,25})\D*$/u.exec(asked.name ?? '')?.[1];
  const own = above.several === true ? undefined : (above.own ?? sheet);
  return {
    columns: above.currency === undefined ? columns : columns.map((column) => inCurrency(column, above.currency!)),
    ...(chain ? { chain } : {}),
    ...wholeIn(columns, samples),
    ...(own === undefined || isList ? {} : { own }),
    ...(above.ownName === undefined || isList ? {} : { ownName: above.ownName }),
    ...(service === undefined ? {} : { service }),
  };
}

const wholeIn = (columns: readonly ColumnPlan[], samples: Samples): Pick<TablePlan, 'wholeNumbers'> =>
  keepsDigits(columns, samples) ? { wholeNumbers: true } : {};

function inCurrency(column: ColumnPlan, currency: string): ColumnPlan {
  const isMoney = column.part === 'amount' || column.part === 'paid' || column.part === 'got' || column.part === 'balance';
  return isMoney && column.currency === undefined ? { ...column, currency } : column;
}

const narratives = new Set(spellings.text?.sure.split(' '));

/** Whether a column tells a story: by a name that no statement has, or by what its cells say. */
function isNarrative(names: readonly string[], samples: readonly (readonly string[])[]): boolean {
  return names.some((name, at) => {
    // Why a row was set aside is told in prose, too.
    if (name === guardMark) return false;
    const plain = plainName(name);
    if (narratives.has(plain) && meanings(name, ['note']).length === 0) return true;
    return samples[at]!.length > 0 && longProse(samples[at]!);
  });
}

/** Whether columns are those of a form on which somebody reports: who took it, who was harmed, how they were cheated. */
function isForm(names: readonly string[]): boolean {
  return names.some((name) => {
    if (/诈骗|被骗|受骗|嫌疑|受害|被害|报案人|victim|suspect|scam|complainant/iu.test(name)) return true;
    if (meanings(name, transferColumns).length > 0) return false;
    const found = recogniseName(name);
    return (
      found !== undefined && found.sure && ['reportedAt', 'agency', 'category', 'victim', 'channel', 'text'].includes(found.part)
    );
  });
}

/** Whether the columns of amounts hold numbers. */
function tellsMoney(columns: readonly ColumnPlan[], samples: readonly (readonly string[])[]): boolean {
  return columns.some(({ part }, at) => {
    if (part !== 'amount' && part !== 'paid' && part !== 'got') return false;
    const cells = samples[at]!;
    return cells.length === 0 || share(cells, (cell) => typeof readAmountCell(cell, false) !== 'string') >= 0.5;
  });
}

/** Empty cells after the last name are padding of the program that wrote the file. */
function trimEnd(cells: readonly string[]): readonly string[] {
  let end = cells.length;
  while (end > 1 && cells[end - 1]!.trim() === '') end--;
  return cells.slice(0, end);
}

function aboveNote(at: number): Note {
  return {
    en: `The header is record ${at + 1}; what stands above it is no row.`,
    zh: `表头在第 ${at + 1} 行，其上为说明，不作为交易。`,
  };
}

function notesOf(found: Planned, above: Preamble): Note[] {
  const notes: Note[] = [];
  if (above.several === true && found.own === undefined) {
    notes.push({
      en: 'The lines above the header name several accounts: whose statement this is must be stated.',
      zh: '表头上方出现多个账号，须指明是哪个账户的流水。',
    });
  } else if (found.own !== undefined) {
    notes.push({
      en: 'The account is the one named above the header or by the sheet.',
      zh: '账户以表头上方或工作表名所示为准。',
    });
  }
  return notes;
}
