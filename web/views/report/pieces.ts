/** Where something stands in a text: UTF-16 offsets [start, end). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A stretch of text under the same spans. `under` holds their positions in the list given, the innermost first. */
export interface Piece {
  readonly text: string;
  readonly under: readonly number[];
}

/** Pieces that hang together because their spans overlap: one place of the text, one stop for the keyboard. */
export interface Place {
  readonly pieces: readonly Piece[];
  /** Every span of the place, the widest first; empty for the plain text between places. */
  readonly spans: readonly number[];
}

/**
 * Cuts a text at the borders of its spans. Spans may touch, lie inside one another or overlap halfway; those that fall outside the
 * text are cut to it or left out. The pieces joined are the text again.
 */
export function placesOf(text: string, spans: readonly Span[]): Place[] {
  const known = spans
    .map(({ start, end }, at) => ({ start: Math.max(0, start), end: Math.min(text.length, end), at }))
    .filter(({ start, end }) => start < end)
    .toSorted((a, b) => a.start - b.start || b.end - a.end || a.at - b.at);
  const places: Place[] = [];
  let read = 0;
  const plain = (to: number): void => {
    if (read < to) places.push({ pieces: [{ text: text.slice(read, to), under: [] }], spans: [] });
    read = to;
  };
  for (let first = 0; first < known.length;) {
    let end = known[first]!.end;
    let next = first + 1;
    while (next < known.length && known[next]!.start < end) end = Math.max(end, known[next++]!.end);
    const together = known.slice(first, next);
    plain(together[0]!.start);
    places.push({ pieces: piecesOf(text, together), spans: widest(together) });
    read = end;
    first = next;
  }
  plain(text.length);
  return places;
}

type Known = Span & { readonly at: number };

function piecesOf(text: string, together: readonly Known[]): Piece[] {
  const borders = [...new Set(together.flatMap(({ start, end }) => [start, end]))].toSorted((a, b) => a - b);
  return borders.slice(1).map((end, i) => {
    const start = borders[i]!;
    const over = together.filter((span) => span.start <= start && span.end >= end);
    return { text: text.slice(start, end), under: widest(over).toReversed() };
  });
}

const widest = (spans: readonly Known[]): number[] =>
  spans.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.at - b.at).map(({ at }) => at);

/** Characters that turn the direction of writing or hide: shown by name, so that a text cannot look other than it is. */
const hidden = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** Parts a text at hidden characters; each of these stands alone. */
export function bare(text: string): { readonly text: string; readonly hidden: boolean }[] {
  if (!hidden.test(text)) return [{ text, hidden: false }];
  return text
    .split(new RegExp(`(${hidden.source})`, 'u'))
    .filter((part) => part !== '')
    .map((part) => ({ text: part, hidden: hidden.test(part) }));
}
