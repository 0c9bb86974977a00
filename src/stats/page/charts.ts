import { escaped } from './escape.ts';

/** A value with its name; `text` as it is written; no value: hidden. */
export interface Bar {
  readonly name: string;
  readonly value?: number;
  readonly text: string;
}

const barHeight = 22;
const nameWidth = 210;
const valueWidth = 120;
const width = 720;

/** Bars across, one a row, the name before and the figure behind each; `title` and the table beside say the same in words. */
export function barChart(title: string, bars: readonly Bar[]): string {
  const most = Math.max(0, ...bars.map(({ value }) => value ?? 0));
  if (most === 0) return '';
  const room = width - nameWidth - valueWidth;
  const rows = bars.map(({ name, value, text }, i) => {
    const y = i * barHeight;
    const long = value === undefined ? 0 : Math.max(value > 0 ? 1 : 0, (Math.max(0, value) / most) * room);
    const shape =
      value === undefined
        ? `<rect x="${nameWidth}" y="${y + 4}" width="26" height="${barHeight - 8}" class="hid"/>`
        : `<rect x="${nameWidth}" y="${y + 4}" width="${long.toFixed(1)}" height="${barHeight - 8}" class="bar"/>`;
    const end = nameWidth + (value === undefined ? 26 : long) + 7;
    return `<text x="${nameWidth - 8}" y="${y + 15}" text-anchor="end">${escaped(shortened(name))}</text>${shape}<text x="${end.toFixed(1)}" y="${y + 15}" class="num">${escaped(text)}</text>`;
  });
  return svg(title, width, bars.length * barHeight + 2, rows.join(''));
}

/** Columns over months, left to right; under them every so many a name. */
export function monthChart(title: string, bars: readonly Bar[]): string {
  const most = Math.max(0, ...bars.map(({ value }) => value ?? 0));
  if (most === 0) return '';
  const [left, top, high, base] = [8, 18, 150, 168];
  const step = (width - 2 * left) / bars.length;
  const every = Math.ceil(bars.length / 12);
  const lines = [0.5, 1].map(
    (part) => `<line x1="${left}" x2="${width - left}" y1="${base - high * part}" y2="${base - high * part}" class="grid"/>`,
  );
  const columns = bars.map(({ name, value, text }, i) => {
    const x = left + i * step;
    const tall = value === undefined ? 10 : (Math.max(0, value) / most) * high;
    const middle = x + step / 2;
    const number =
      step >= 34
        ? `<text x="${middle.toFixed(1)}" y="${(base - tall - 5).toFixed(1)}" text-anchor="middle" class="num">${escaped(text)}</text>`
        : '';
    const label =
      i % every === 0 ? `<text x="${middle.toFixed(1)}" y="${base + 17}" text-anchor="middle">${escaped(name)}</text>` : '';
    return `<rect x="${(x + step * 0.16).toFixed(1)}" y="${(base - tall).toFixed(1)}" width="${(step * 0.68).toFixed(1)}" height="${tall.toFixed(1)}" class="${value === undefined ? 'hid' : 'bar'}"/>${number}${label}`;
  });
  return svg(
    title,
    width,
    base + 24,
    `${lines.join('')}${columns.join('')}<line x1="${left}" x2="${width - left}" y1="${base}" y2="${base}" class="base"/>`,
    top,
  );
}

const svg = (title: string, wide: number, high: number, inside: string, top = 0): string =>
  `<svg role="img" aria-label="${escaped(title)}" viewBox="0 ${-top / 2} ${wide} ${high + top / 2}" xmlns="http://www.w3.org/2000/svg">${inside}</svg>`;

/** A name that fits beside a bar: Han characters are twice as wide as others. */
function shortened(name: string): string {
  let wide = 0;
  let shown = '';
  for (const character of name) {
    wide += /[\u2e80-\uffef]/u.test(character) ? 2 : 1;
    if (wide > 30) return `${shown.trimEnd()}…`;
    shown += character;
  }
  return shown;
}

/** How hidden figures are filled, once a page. */
export const hatching =
  '<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs><pattern id="hatching" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/><line x1="0" y1="0" x2="0" y2="6" stroke="#8796a5" stroke-width="2"/></pattern></defs></svg>';
