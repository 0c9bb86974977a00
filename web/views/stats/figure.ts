import type { Sentence, Statistics, StatTable } from '../../../src/model/index.ts';
import { countOf, exactAmount, type Language } from '../../app/format.ts';

/** A figure as people read it: a sum in its currency, or a count. */
export function figureOf(value: number, currency: string | undefined, language: Language): string {
  return currency === undefined ? countOf(value, language) : exactAmount(value, currency);
}

/** The currency that a cell is told in; absent: it counts. */
export function currencyOf(
  column: StatTable['columns'][number],
  row: StatTable['rows'][number],
  whole: string | undefined,
): string | undefined {
  return column.isMoney === true ? (row.currency ?? whole) : undefined;
}

/** What a figure is called and told in; absent where these tables have none of that key. */
export function figureAt(
  { tables, currency: whole }: Statistics,
  key: string,
): { readonly title: Sentence; readonly currency: string | undefined } | undefined {
  for (const { title, columns, rows } of tables) {
    for (const row of rows) {
      const column = columns[row.cells.findIndex((cell) => cell.key === key)];
      if (column === undefined) continue;
      const said = (language: Language): string => [title, row.title, column.title].map((each) => each[language]).join(' · ');
      return { title: { en: said('en'), zh: said('zh') }, currency: currencyOf(column, row, whole) };
    }
  }
  return undefined;
}
