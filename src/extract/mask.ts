import { chainsOf } from './digits.ts';
import type { Chain, Masked, Source } from './source.ts';

/** `*`, x, X, ×, •, ●, ■ */
function isMark(code: number): boolean {
  return (
    code === 0x2a || code === 0x78 || code === 0x58 || code === 0xd7 || code === 0x2022 || code === 0x25cf || code === 0x25a0
  );
}

/** Head with its sign, brackets and spaces, then the marks, up to the end of the text given. */
const hidden = /(?<![\w*×•●■])(\+?(?:\d{1,3}[ -])?\(?(?:\d{2,4}[ -]?)?\d{2,4}\)?[ -]?)?((?:[*xX×•●■][ -]?){3,14})$/;
const reach = 34;

/** The half-hidden numbers of a source. */
export function maskedOf(source: Source): readonly Masked[] {
  return (source.masked ??= maskedIn(source));
}

function maskedIn(source: Source): Masked[] {
  const found: Masked[] = [];
  for (const chain of chainsOf(source)) {
    const masked = chain.spoken ? undefined : read(source.folded, chain);
    if (masked !== undefined) found.push(masked);
  }
  return found;
}

/** Digits are read from the tail: a mark, maybe with a space or dash, stands before it. */
function read(text: string, chain: Chain): Masked | undefined {
  const { start, end, digits } = chain.groups[0]!;
  const near = text.charCodeAt(start - 1);
  if (!isMark(near === 0x20 || near === 0x2d ? text.charCodeAt(start - 2) : near)) return undefined;
  if (digits.length > 4 || digits.length < 2 || /[\w*×]/.test(text[end] ?? '')) return undefined;
  const match = hidden.exec(text.slice(Math.max(0, start - reach), start));
  if (match === null) return undefined;
  const [whole, head = '', middle = ''] = match;
  const shown = middle.replaceAll(/[ -]/g, '');
  // One mark throughout.
  if (new Set(shown.toLowerCase()).size > 1) return undefined;
  return {
    head: head.replaceAll(/\D/g, ''),
    stars: shown.length,
    tail: digits,
    plus: head.startsWith('+'),
    start: start - whole.length,
    end,
  };
}
