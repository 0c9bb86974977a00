import type { Sentence, StatTable } from '../model/index.ts';
import type { Complaints, Own } from './complaints.ts';
import type { WasHidden } from './parted.ts';
import { hiddenCounts, isSmall } from './suppress/line.ts';
import { hideTallies, nothing, type Tally, tallyFigures, tallyOf, valuesOf } from './tally.ts';
import { figures, heads, tableTitles, totalName, totalRow } from './words.ts';

/** Rows of the overview: what the complaints are, and what is known of them. */
const overviewRows = {
  complaints: { en: 'Complaints', zh: '报案（案件）' },
  again: { en: 'Reports that tell a case again', zh: '重复报案' },
  reports: { en: 'Reports received', zh: '收到的报案份数' },
  'victims-least': { en: 'Victims, at least', zh: '受害人（至少）' },
  'victims-most': { en: 'Victims, at most', zh: '受害人（至多）' },
  lost: { en: 'Complaints that say what was lost', zh: '载明损失的报案' },
  left: { en: 'Complaints with an amount that no rate converts', zh: '含无汇率可折算金额的报案' },
  undated: { en: 'Complaints that tell no day, in no statistics', zh: '未载明日期、未计入统计的报案' },
} as const satisfies Record<string, Sentence>;
export type OverviewRow = keyof typeof overviewRows;

const total = (counts: Int32Array | Uint8Array): number => {
  let sum = 0;
  for (const count of counts) sum += count;
  return sum;
};

/** How many complaints, reports and victims there are. */
export function overviewTable(complaints: Complaints, k: number): StatTable {
  const { count: all, undated } = complaints;
  const again = total(complaints.again);
  const { known, least, most } = victimsOf(complaints.victim);
  const [lost, left] = [total(complaints.hasLoss), total(complaints.left)];
  const values: Record<OverviewRow, number> = {
    complaints: all,
    again,
    reports: all + again,
    'victims-least': least,
    'victims-most': most,
    lost,
    left,
    undated,
  };
  const isFew = isSmall(all, k);
  /** A part and the rest of the complaints give each other away. */
  const isPart = (count: number): boolean => isFew || isSmall(count, k) || isSmall(all - count, k);
  const hidden: Record<OverviewRow, boolean> = {
    complaints: isFew,
    again: isFew || isSmall(again, k),
    reports: isFew || isSmall(again, k),
    'victims-least': isFew || isSmall(known, k),
    'victims-most': isFew || isSmall(most, k),
    lost: isPart(lost),
    left: isPart(left),
    undated: isSmall(undated, k),
  };
  return {
    table: 'overview',
    title: tableTitles.overview,
    head: heads.overview,
    columns: [{ figure: 'count', title: figures.count }],
    rows: (Object.keys(overviewRows) as OverviewRow[]).map((row) => ({
      row,
      title: overviewRows[row],
      cells: [{ key: `overview/${row}/count`, ...(hidden[row] ? {} : { value: values[row] }) }],
    })),
    notes: [
      {
        en: 'A case that was reported more than once counts once. Victims are told apart by the pseudonym that their agency gave them; those without one may be anybody, which is why there are two figures.',
        zh: '同一案件重复报案的只计一次。受害人按受理单位所编代号区分；无代号者无法区分，故列上下限。',
      },
    ],
  };
}

/** At least: everybody without a pseudonym is one of the others; at most: each is somebody else. */
function victimsOf(victims: Int32Array): { readonly known: number; readonly least: number; readonly most: number } {
  const known = new Set<number>();
  let without = 0;
  for (const victim of victims) {
    if (victim === 0) without++;
    else known.add(victim);
  }
  return { known: known.size, least: Math.max(known.size, Math.min(without, 1)), most: known.size + without };
}

/** What was lost in each currency, as it was paid; below, all that rates bring into one. */
export function lossTable(complaints: Complaints, k: number, wasHidden: WasHidden): StatTable {
  const { count, currency } = complaints;
  const own = new Map([...complaints.own].map(([name, each]) => [name, ownTallies(each)]));
  const names = [...own.keys()].sort();
  const whole = tallyOf(complaints);
  const rows = names.map((name) => own.get(name)!.told);
  // What gives what away is a matter of the sum in one currency.
  const worth = names.map((name) => own.get(name)!.worth);
  const hidden = hideTallies(worth, whole, k, (i, figure) => wasHidden(`loss/${names[i]!}/${figure}`));
  const cells = (row: string, tally: Tally, isHidden: Readonly<Record<string, boolean>>) => {
    const values = valuesOf(tally);
    return tallyFigures.map((figure) => ({
      key: `loss/${row}/${figure}`,
      ...(isHidden[figure] === true ? {} : { value: values[figure] }),
    }));
  };
  const shown =
    hidden.rows === undefined
      ? []
      : names.map((name, i) => ({
          row: name,
          title: name === 'XXX' ? { en: 'No currency told', zh: '未载明币种' } : { en: name, zh: name },
          currency: name,
          cells: cells(name, rows[i]!, hidden.rows![i]!),
        }));
  shown.sort((a, b) => (b.cells[0]!.value ?? -1) - (a.cells[0]!.value ?? -1));
  const inOne: Sentence =
    currency === undefined ? totalName : { en: `All, in ${currency} at the day’s rate`, zh: `合计（按当日汇率折合${currency}）` };
  return {
    table: 'loss',
    title: tableTitles.loss,
    head: heads.loss,
    columns: tallyFigures.map((figure) => ({
      figure,
      title: figures[figure],
      ...(figure === 'complaints' ? {} : { isMoney: true as const }),
    })),
    rows: [...shown, { row: totalRow, title: inOne, isTotal: true, cells: cells(totalRow, whole, hidden.whole) }],
    ...(hidden.rows === undefined && count > 0 ? { withheld: true } : {}),
    notes: [
      {
        en: 'A complaint in several currencies counts in each. What no rate of the agency’s table converts is in its own row alone.',
        zh: '涉及多种货币的报案在各币种中分别计数。汇率表无法折算的金额只列入本币种。',
      },
    ],
  };
}

interface OwnTally {
  readonly told: Tally;
  readonly worth: Tally;
}

function ownTallies({ complaint, gross, returned, worthGross, worthReturned }: Own): OwnTally {
  const [told, worth] = [nothing(), nothing()];
  told.complaints = worth.complaints = complaint.length;
  for (let i = 0; i < complaint.length; i++) {
    told.gross += gross[i]!;
    told.returned += returned[i]!;
    worth.gross += worthGross[i]!;
    worth.returned += worthReturned[i]!;
    if (gross[i]! > 0) told.lost++;
    if (returned[i]! > 0) told.back++;
  }
  [worth.lost, worth.back] = [told.lost, told.back];
  return { told, worth };
}

/** A column of counts and its total, with what is small hidden. */
export function countedTable(
  table: 'people' | 'freezes',
  figure: 'people' | 'freezes',
  rows: readonly { readonly row: string; readonly title: Sentence; readonly count: number }[],
  k: number,
  wasHidden: WasHidden,
  notes: readonly Sentence[],
): StatTable {
  const whole = rows.reduce((sum, { count }) => sum + count, 0);
  const key = (row: string): string => `${table}/${row}/${figure}`;
  const hidden = isSmall(whole, k)
    ? undefined
    : hiddenCounts(
        rows.map(({ count }) => count),
        k,
        new Set(rows.flatMap(({ row }, i) => (wasHidden(key(row)) ? [i] : []))),
      );
  return {
    table,
    title: tableTitles[table],
    head: heads[table],
    columns: [{ figure, title: figures[figure] }],
    rows: [
      ...(hidden === undefined
        ? []
        : rows.map(({ row, title, count }, i) => ({
            row,
            title,
            cells: [{ key: key(row), ...(hidden.has(i) ? {} : { value: count }) }],
          }))),
      {
        row: totalRow,
        title: totalName,
        isTotal: true,
        cells: [{ key: key(totalRow), ...(isSmall(whole, k) ? {} : { value: whole }) }],
      },
    ],
    ...(hidden === undefined ? { withheld: true } : {}),
    notes: [...notes],
  };
}
