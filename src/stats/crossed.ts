import type { StatCell, StatTable } from '../model/index.ts';
import type { Parted, WasHidden } from './parted.ts';
import { hiddenGrid } from './suppress/grid.ts';
import { heads, rowName, totalName, totalRow } from './words.ts';

/**
 * Complaints by two things. Its totals are those of the two tables: hidden here where they are there, so that the three agree, and cells
 * inside are hidden until nobody who reads all three can tell a hidden one. See `hiddenGrid`.
 */
export function crossedTable(rows: Parted, columns: Parted, k: number, wasHidden: WasHidden): StatTable {
  const counts = countsOf(rows, columns);
  const { complaints } = rows.whole;
  const key = (i: number, j: number): string => `cross/${rows.rows[i]!.row}/${columns.rows[j]!.row}`;
  const isTold = rows.hidden.rows !== undefined && columns.hidden.rows !== undefined;
  const hidden = isTold
    ? hiddenGrid({ counts, hiddenRows: hiddenIn(rows), hiddenColumns: hiddenIn(columns) }, k, (i, j) => wasHidden(key(i, j)))
    : undefined;
  const cell = (of: string, count: number, isHidden: boolean): StatCell => ({ key: of, ...(isHidden ? {} : { value: count }) });
  const whole = cell(`cross/${totalRow}/${totalRow}`, complaints, rows.hidden.whole.complaints);
  const totalOf = ({ hidden: { rows: of }, rows: all }: Parted, i: number, name: string): StatCell =>
    cell(name, all[i]!.tally.complaints, of?.[i]?.complaints !== false);
  const named = ({ partition, rows: all }: Parted) => all.map(({ row }) => ({ row, title: rowName(partition, row) }));
  const [left, top] = [named(rows), named(columns)];
  return {
    table: 'cross',
    title: {
      en: `Complaints by ${heads[rows.partition].en.toLowerCase()} and ${heads[columns.partition].en.toLowerCase()}`,
      zh: `按${heads[rows.partition].zh}与${heads[columns.partition].zh}交叉统计的报案`,
    },
    head: heads[rows.partition],
    columns:
      hidden === undefined
        ? [{ figure: totalRow, title: totalName }]
        : [...top.map(({ row, title }) => ({ figure: row, title })), { figure: totalRow, title: totalName }],
    rows:
      hidden === undefined
        ? [{ row: totalRow, title: totalName, isTotal: true, cells: [whole] }]
        : [
            ...left.map(({ row, title }, i) => ({
              row,
              title,
              cells: [
                ...top.map((_, j) => cell(key(i, j), counts[i]![j]!, hidden[i]![j]!)),
                totalOf(rows, i, `cross/${row}/${totalRow}`),
              ],
            })),
            {
              row: totalRow,
              title: totalName,
              isTotal: true as const,
              cells: [...top.map(({ row }, j) => totalOf(columns, j, `cross/${totalRow}/${row}`)), whole],
            },
          ],
    ...(hidden === undefined && complaints > 0 ? { withheld: true } : {}),
    notes: [],
  };
}

function countsOf(rows: Parted, columns: Parted): number[][] {
  const counts = rows.rows.map(() => columns.rows.map(() => 0));
  for (let i = 0; i < rows.of.length; i++) counts[rows.of[i]!]![columns.of[i]!]!++;
  return counts;
}

const hiddenIn = ({ hidden }: Parted): ReadonlySet<number> =>
  new Set((hidden.rows ?? []).flatMap(({ complaints }, i) => (complaints ? [i] : [])));
