import { type Sentence, type Statistics, tableOf, wrap } from '../model/index.ts';
import { revisionLines } from './revisions.ts';
import { columnTitle, currencyOf, figureText, hasOwnCurrencies, spanText } from './sums.ts';

const width = 100;

/** The tables for a terminal. */
export function statsText(found: Statistics, lang: keyof Sentence): string {
  const { tables, currency: whole } = found;
  const parts = tables.map((table) => {
    const { title, head, columns, rows, withheld, notes } = table;
    const hasOwn = hasOwnCurrencies(table);
    const titles = [
      { title: head[lang], widest: 40 },
      ...columns.map((column) => ({ title: columnTitle(column, lang, found, hasOwn), align: 'right' as const })),
    ];
    const body = rows.map((row) => [
      row.title[lang],
      ...row.cells.map(({ value }, i) => figureText(value, currencyOf(columns[i]!, row, whole))),
    ]);
    const note =
      withheld === true
        ? lang === 'en'
          ? 'Nothing but the total can be told without telling of single people.\n'
          : '除合计外，其余数字均可能涉及个人，不予公布。\n'
        : '';
    const told = notes.map((each) => `${wrap(each[lang], width, '  ')}\n`).join('');
    return `${title[lang]}\n${tableOf(titles, body)}${note}${told}`;
  });
  const revisions = revisionLines(found, lang);
  return [
    `${found.agency === undefined ? '' : `${found.agency}  `}${spanText(found, lang)}\n`,
    ...parts,
    ...(revisions.length === 0 ? [] : [`${revisions.join('\n')}\n`]),
  ].join('\n');
}
