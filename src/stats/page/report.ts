import type { Sentence, Statistics, StatTable } from '../../model/index.ts';
import { zoneName } from '../method.ts';
import { revisionLines } from '../revisions.ts';
import { columnTitle, currencyOf, figureText, hasOwnCurrencies, spanText } from '../sums.ts';
import type { Bar } from './charts.ts';
import { says } from './words.ts';

/** A table in words, with the charts beside it. */
export interface ReportSection {
  readonly id: string;
  readonly title: string;
  readonly isTime: boolean;
  readonly charts: readonly { readonly title: string; readonly bars: readonly Bar[] }[];
  readonly head: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly isTotal: boolean }[];
  readonly notes: readonly string[];
}

/** The report in one language: the same for page and paper. */
export interface Report {
  readonly lang: keyof Sentence;
  readonly title: string;
  readonly agency: string;
  readonly span: string;
  readonly warnings: readonly string[];
  readonly hero: readonly { readonly name: string; readonly value: string; readonly unit: string }[];
  readonly sections: readonly ReportSection[];
  readonly revisions: readonly string[];
  readonly method: readonly string[];
  readonly closing: readonly string[];
}

/** Most bars of a chart: what comes after is in the table. */
const mostBars = 15;

export function reportOf(found: Statistics, lang: keyof Sentence): Report {
  const { tables, currency, agency, k, synthetic, covers, asOf, result, offset } = found;
  const isEmpty = cellOf(tables, 'type/total/complaints') === 0;
  const day = asOf === undefined ? '' : ` (${new Date(asOf).toISOString().slice(0, 10)})`;
  return {
    lang,
    title: says.title[lang],
    agency: agency ?? '',
    span: spanText(found, lang),
    warnings: [
      ...(synthetic ? [says.synthetic[lang]] : []),
      ...(k === 1 ? [says.inside[lang]] : []),
      ...(isEmpty ? [says.empty[lang]] : []),
    ],
    hero: (['complaints', 'gross', 'returned', 'net'] as const).map((figure) => {
      const unit = figure === 'complaints' ? undefined : currency;
      const value = cellOf(tables, `type/total/${figure}`);
      return { name: says[figure][lang], value: figureText(value, unit), unit: value === undefined ? '' : (unit ?? '') };
    }),
    sections: tables.filter((table) => !isNothing(table)).map((table) => sectionOf(table, found, lang)),
    revisions: revisionLines(found, lang),
    method: found.method.map((each) => each[lang]),
    closing: [`${says.asOf[lang]} ${covers}${day}, ${zoneName(offset)}, k = ${k}`, `${says.digest[lang]}: ${result}`],
  };
}

const cellOf = (tables: readonly StatTable[], key: string): number | undefined => {
  for (const { rows } of tables) for (const { cells } of rows) for (const cell of cells) if (cell.key === key) return cell.value;
  return undefined;
};

/** Nothing is counted in it, or all that is counted stands in the row of what no report tells. */
const isNothing = ({ table, rows }: StatTable): boolean =>
  table !== 'overview' &&
  table !== 'type' &&
  rows.every(({ row, isTotal, cells }) => isTotal === true || row === 'none' || cells.every(({ value }) => value === 0)) &&
  rows.some(({ isTotal }) => isTotal !== true);

function sectionOf(table: StatTable, found: Statistics, lang: keyof Sentence): ReportSection {
  const { columns, rows, notes, withheld } = table;
  const hasOwn = hasOwnCurrencies(table);
  // A column of which not even the total can be told is named below instead.
  const isTold = columns.map((_, i) => rows.some(({ isTotal, cells }) => isTotal === true && cells[i]!.value !== undefined));
  const hasTotals = rows.some(({ isTotal }) => isTotal === true) && isTold.includes(true);
  const shown = columns.flatMap((column, i) => (hasTotals && !isTold[i]! ? [] : [{ column, i }]));
  const untold = columns.filter((_, i) => hasTotals && !isTold[i]!).map(({ title }) => title[lang]);
  return {
    id: table.table,
    title: table.title[lang],
    isTime: table.table === 'month',
    charts: chartsOf(table, found, lang),
    head: [table.head[lang], ...shown.map(({ column }) => columnTitle(column, lang, found, hasOwn))],
    rows: rows.map((row) => ({
      isTotal: row.isTotal === true,
      cells: [
        row.title[lang],
        ...shown.map(({ column, i }) => figureText(row.cells[i]!.value, currencyOf(column, row, found.currency))),
      ],
    })),
    notes: [
      ...(withheld === true ? [says.withheld[lang]] : []),
      ...(untold.length === 0
        ? []
        : [`${says.untold[lang]}${untold.join(lang === 'en' ? ', ' : '、')}${lang === 'en' ? '.' : '。'}`]),
      ...notes.map((note) => note[lang]),
    ],
  };
}

/** Complaints and losses as bars, net ones where they can be told; none of tables whose figures are not of one kind. */
function chartsOf(table: StatTable, found: Statistics, lang: keyof Sentence): ReportSection['charts'] {
  if (table.table === 'overview' || table.table === 'loss' || table.table === 'cross') return [];
  const hasNet = cellOf([table], `${table.table}/total/net`) !== undefined;
  return (['complaints', hasNet ? 'net' : 'gross'] as const).flatMap((figure) => {
    const i = table.columns.findIndex((column) => column.figure === figure);
    if (i < 0) return [];
    const unit = figure === 'complaints' ? undefined : found.currency;
    const bars = table.rows
      .filter(({ isTotal, cells }) => isTotal !== true && (table.table === 'month' || cells[i]!.value !== 0))
      .map(({ title, cells }) => ({
        name: table.table === 'month' && lang === 'zh' ? title.zh.replace(/^\d{2}(\d{2})年/u, '$1年') : title[lang],
        ...(cells[i]!.value === undefined ? {} : { value: cells[i]!.value }),
        text: cells[i]!.value === undefined ? says.hidden[lang] : figureText(cells[i]!.value, unit),
      }));
    const inOrder =
      table.table === 'month' || table.table === 'age' ? bars : bars.toSorted((a, b) => (b.value ?? -1) - (a.value ?? -1));
    const name = { complaints: says.byCount, gross: says.byGross, net: says.byLoss }[figure][lang];
    const shown = table.table === 'month' ? inOrder : inOrder.slice(0, mostBars);
    return [{ title: unit === undefined ? name : lang === 'en' ? `${name}, ${unit}` : `${name}（${unit}）`, bars: shown }];
  });
}
