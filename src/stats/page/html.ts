import type { Sentence, Statistics } from '../../model/index.ts';
import { dot } from '../sums.ts';
import { barChart, hatching, monthChart } from './charts.ts';
import { escaped } from './escape.ts';
import { type Report, reportOf, type ReportSection } from './report.ts';
import { style } from './style.ts';
import { says } from './words.ts';

/** The report as one page that loads nothing and runs nothing: for the agency's site, or to print. */
export function statsHtml(found: Statistics, lang: keyof Sentence): string {
  const report = reportOf(found, lang);
  const { title, agency, span, sections, revisions, method, closing } = report;
  const last = [
    ...(revisions.length === 0 ? [] : [['revisions', says.revisions[lang]] as const]),
    ['method', says.method[lang]] as const,
  ];
  const entries = [...sections.map((each) => [each.id, each.title] as const), ...last];
  const numbers = new Map(entries.map(([id], i) => [id, i + 1]));
  const heading = (id: string, name: string): string => `<h2 id="${id}"><span>${numbers.get(id)}</span>${escaped(name)}</h2>`;
  return [
    '<!doctype html>',
    `<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">`,
    `<title>${escaped(`${title} ${span}`)}</title><style>${style}</style></head><body>${hatching}`,
    `<header><p>${escaped(agency)}</p><h1>${escaped(title)}<small>${escaped(span)}</small></h1>`,
    ...report.warnings.map((warning) => `<p class="inside">${escaped(warning)}</p>`),
    heroOf(report),
    '</header><main>',
    `<section class="contents"><h2>${says.contents[lang]}</h2><nav><ol>${entries
      .map(([id, name], i) => `<li><a href="#${id}"><span>${i + 1}</span>${escaped(name)}</a></li>`)
      .join('')}</ol></nav></section>`,
    ...sections.map(
      (section) => `<section>${heading(section.id, section.title)}${sectionHtml(section, says.hidden[lang])}</section>`,
    ),
    ...(revisions.length === 0
      ? []
      : [
          `<section>${heading('revisions', says.revisions[lang])}<div class="revised">${revisionHtml(revisions)}</div></section>`,
        ]),
    `<section>${heading('method', says.method[lang])}<ul class="method">${method.map((each) => `<li>${escaped(each)}</li>`).join('')}</ul></section>`,
    `</main><footer>${closing.map((each) => `<div>${escaped(each)}</div>`).join('')}</footer></body></html>`,
    '',
  ].join('\n');
}

function heroOf({ hero }: Report): string {
  const figures = hero.map(
    ({ name, value, unit }) =>
      `<div><dt>${escaped(name)}</dt><dd><small>${unit === '' ? '&nbsp;' : escaped(unit)}</small>${escaped(value)}</dd></div>`,
  );
  return `<dl class="hero">${figures.join('')}</dl>`;
}

function sectionHtml({ title, isTime, charts, head, rows, notes }: ReportSection, hidden: string): string {
  const drawn = charts.map((chart) => {
    const name = `${title}: ${chart.title}`;
    const picture = isTime ? monthChart(name, chart.bars) : barChart(name, chart.bars);
    return picture === '' ? '' : `<figure><figcaption>${escaped(chart.title)}</figcaption>${picture}</figure>`;
  });
  const [first = '', ...columns] = head;
  const body = rows.map(({ cells: [name = '', ...cells], isTotal }) => {
    const values = cells.map((cell) =>
      cell === dot
        ? `<td class="hid"><span aria-hidden="true">${dot}</span><span class="vh">${hidden}</span></td>`
        : `<td>${escaped(cell)}</td>`,
    );
    return `<tr${isTotal ? ' class="total"' : ''}><th scope="row">${escaped(name)}</th>${values.join('')}</tr>`;
  });
  return [
    ...drawn,
    `<div class="wide"><table><caption class="vh">${escaped(title)}</caption><thead><tr><th scope="col">${escaped(first)}</th>${columns
      .map((column) => `<th scope="col">${escaped(column)}</th>`)
      .join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>`,
    ...notes.map((note) => `<p class="note">${escaped(note)}</p>`),
  ].join('');
}

function revisionHtml([first = '', ...rest]: readonly string[]): string {
  const list = rest.length === 0 ? '' : `<ul>${rest.map((each) => `<li>${escaped(each)}</li>`).join('')}</ul>`;
  return `${escaped(first)}${list}`;
}
