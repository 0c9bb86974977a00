import { labelBefore } from './label.ts';
import type { Found, Source } from './source.ts';
import { has } from './source.ts';

/** Head, hidden digits and tail of a number someone half hid; spaces and dashes may stand between. */
const hidden = /(?<![\w*+])(\+?(?:\d{1,3}[ -])?\(?\d{2,7}\)?[ -]?)((?:[*xX×•●○■][ -]?){3,8})(\d{2,4})(?![\w*])/g;
const marks = /[×•●○■]/;

/** Masked telephone numbers (`138****1234`, `138xxxx1234`): patterns with the digits and a `*` for each hidden one. */
export function findMaskedPhones(source: Source, out: Found[]): void {
  if (source.digits < 5) return;
  const isStarred =
    (source.flags & has.star) !== 0 || source.runs.some((run) => run.letters >= 3 && run.digits >= 5 && run.letters <= 8);
  if (!isStarred && !marks.test(source.folded)) return;
  for (const match of source.folded.matchAll(hidden)) {
    const [whole, head, middle, tail] = match as unknown as [string, string, string, string];
    const known = head.replaceAll(/\D/g, '');
    const stars = middle.replaceAll(/[ -]/g, '').length;
    const length = known.length + stars + tail.length;
    // Longer ones are cards, which their own finder reads.
    if (length < 8 || length > 13 || new Set(middle.replaceAll(/[ -]/g, '').toLowerCase()).size > 1) continue;
    const label = labelBefore(source, match.index);
    if (label === 'account' || label === 'card' || label === 'identity') continue;
    const value = `${head.startsWith('+') ? '+' : ''}${known}${'*'.repeat(stars)}${tail}`;
    out.push({ kind: 'phone', value, start: match.index, end: match.index + whole.length, confidence: 0.8, masked: true });
  }
}
