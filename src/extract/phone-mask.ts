import { labelBefore } from './label.ts';
import { maskedOf } from './mask.ts';
import { found } from './source.ts';
import type { Found, Source } from './source.ts';

/** Masked telephone numbers (`138****1234`, `138xxxx1234`): patterns with the digits and a `*` for each hidden one. */
export function findMaskedPhones(source: Source, out: Found[]): void {
  for (const { head, stars, tail, plus, start, end } of maskedOf(source)) {
    const length = head.length + stars + tail.length;
    // Longer ones are cards, which their own finder reads.
    if (head.length < 2 || length < 8 || length > 13) continue;
    const label = labelBefore(source, start);
    if (label === 'account' || label === 'card' || label === 'identity') continue;
    const value = `${plus ? '+' : ''}${head}${'*'.repeat(stars)}${tail}`;
    out.push(found('phone', value, start, end, 0.8, undefined, true));
  }
}
