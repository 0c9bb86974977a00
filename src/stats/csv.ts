import { csvCell, type Statistics } from '../model/index.ts';
import { currencyOf } from './sums.ts';

const head = ['table', 'row', 'figure', 'value', 'currency', 'hidden', 'row_en', 'row_zh', 'figure_en', 'figure_zh'];

/** A row for each figure, RFC 4180: money in minor units of the currency beside it; `hidden` 1 where it is not told. */
export function statsCsv({ tables, currency: whole }: Statistics): string {
  const rows = tables.flatMap(({ table, columns, rows: own }) =>
    own.flatMap((row) =>
      row.cells.map(({ value }, i) => {
        const column = columns[i]!;
        const { figure, title } = column;
        const currency = currencyOf(column, row, whole);
        return [
          table,
          row.row,
          figure,
          value,
          currency ?? '',
          value === undefined ? 1 : 0,
          row.title.en,
          row.title.zh,
          title.en,
          title.zh,
        ];
      }),
    ),
  );
  return `${[head, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}
