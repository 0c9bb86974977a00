import type { DossierMention } from '../../model/index.ts';

/** Where words of a statement stand after everything around them was taken out, by report, column and old place. */
export type Places = Map<string, { readonly start: number; readonly end: number }>;

const gap = ' … ';

/** A text of which only mentions are left, and these with their new places. */
interface Rebuilt {
  readonly text: string;
  readonly mentions: DossierMention[];
}

/**
 * Makes a text of nothing but the mentions in it, in their order. Those that overlap stay together, and only where the stretch
 * they cover is free of what must not leave. A text in which something stood never becomes empty.
 */
export function rebuilt(
  report: string,
  field: string | undefined,
  text: string,
  mentions: readonly DossierMention[],
  places: Places,
  isFree: (text: string) => boolean,
): Rebuilt {
  const own = mentions
    .filter((each) => each.field === field && each.end > each.start)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: DossierMention[] = [];
  let out = text === '' ? '' : gap.trimStart();
  for (let first = 0; first < own.length;) {
    let next = first;
    let end = own[first]!.end;
    while (next < own.length && own[next]!.start < end) end = Math.max(end, own[next++]!.end);
    const { start } = own[first]!;
    const stretch = text.slice(start, end);
    if (isFree(stretch)) {
      const shift = out.length - start;
      for (const each of own.slice(first, next)) {
        const place = { start: each.start + shift, end: each.end + shift };
        places.set(`${report}\t${field ?? ''}\t${each.start}\t${each.end}`, place);
        kept.push({ ...each, ...place });
      }
      out += stretch + gap;
    }
    first = next;
  }
  return { text: out.trimEnd(), mentions: kept };
}
