import type { Dot, Hub, Picture } from './picture.ts';

/** Between reports, as people decided it. */
export interface Tie {
  readonly a: string;
  readonly b: string;
  readonly same: boolean;
}

const ink = '#14283c';
const fills = { money: '#f6e3b4', site: '#cfe3ee', contact: '#d9ead3' } as const;
const strokes = { money: '#9a6b00', site: '#1f5f86', contact: '#3d7a35' } as const;

/**
 * The shapes of a ring's picture, without any text: letters are set over it in the fonts of the file. What a person decided is
 * drawn solid; what the machine proposes dashed or hollow, so that it shows in black and white too.
 */
export function svgOf(picture: Picture, confirmed: boolean, ties: readonly Tie[]): string {
  const { width, height, hubs, dots, edges, bonds } = picture;
  const dash = confirmed ? '' : ' stroke-dasharray="1.1 0.7"';
  const weak = dots.length > 120 ? 0.12 : 0.2;
  const lines = edges.map(({ dot, hub }) => {
    const [from, to] = [dots[dot]!, hubs[hub]!];
    return `<line x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}"/>`;
  });
  for (const { a, b } of bonds) {
    lines.push(`<line x1="${dots[a]!.x}" y1="${dots[a]!.y}" x2="${dots[b]!.x}" y2="${dots[b]!.y}"/>`);
  }
  const at = new Map(dots.flatMap((dot) => dot.reports.map((id) => [id, dot] as const)));
  const judged = ties.map((tie) => tieOf(tie, at)).join('');
  const points = dots.map(({ x, y, r }) => `<circle cx="${x}" cy="${y}" r="${r}"/>`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}">`,
    `<g fill="none" stroke="#93a1ad" stroke-width="${weak}"${dash}>${lines.join('')}</g>`,
    judged,
    `<g fill="${confirmed ? ink : '#ffffff'}" stroke="${ink}" stroke-width="0.28">${points.join('')}</g>`,
    ...hubs.map(hubOf),
    '</svg>',
  ].join('\n');
}

function hubOf({ shape, x, y, r }: Hub): string {
  const paint = `fill="${fills[shape]}" stroke="${strokes[shape]}" stroke-width="0.4"`;
  if (shape === 'site') return `<circle cx="${x}" cy="${y}" r="${r}" ${paint}/>`;
  if (shape === 'contact') {
    const d = r * 1.2;
    return `<path d="M${x} ${y - d}L${x + d} ${y}L${x} ${y + d}L${x - d} ${y}Z" ${paint}/>`;
  }
  const side = r * 1.8;
  return `<rect x="${x - side / 2}" y="${y - side / 2}" width="${side}" height="${side}" rx="0.6" ${paint}/>`;
}

function tieOf({ a, b, same }: Tie, at: ReadonlyMap<string, Dot>): string {
  const [from, to] = [at.get(a), at.get(b)];
  if (from === undefined || to === undefined || from === to) return '';
  const line = `x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}"`;
  if (same) return `<line ${line} stroke="${ink}" stroke-width="0.7"/>`;
  const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
  const cross = `M${x - 1.1} ${y - 1.1}L${x + 1.1} ${y + 1.1}M${x - 1.1} ${y + 1.1}L${x + 1.1} ${y - 1.1}`;
  return `<line ${line} stroke="#b3261e" stroke-width="0.5"/><path d="${cross}" stroke="#b3261e" stroke-width="0.6"/>`;
}
