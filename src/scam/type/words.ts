import type { ScamReading } from '../../model/index.ts';
import type { Grams } from './grams.ts';
import type { Scored, Scorer } from './model.ts';

/** How many stretches are shown. */
const mostWords = 6;
/** Share of the strongest letter's credit that a letter needs to belong to a stretch. */
const belongs = 0.3;
/** A stretch this much shorter in log-odds than the strongest is not worth showing. */
const worthShowing = 0.1;

/**
 * Stretches of the text that spoke most for a class: what each piece adds to it, less what it adds to the others by how likely they are, is
 * shared out among the letters it covers; neighbours that hold enough of it become one stretch. In order of the text.
 */
export function decidingWords(
  text: string,
  grams: Grams,
  scorer: Scorer,
  chosen: number,
  { p, known, temperature }: Scored,
): ScamReading['words'] {
  const credit = new Float64Array(text.length);
  const factor = scorer.model.scale / (Math.sqrt(known) * temperature);
  const seen = new Set<number>();
  for (let i = 0; i < grams.count; i++) {
    const start = grams.starts[i]!;
    const row = scorer.row(grams.keys[i]!);
    if (row < 0 || start < 0 || seen.has(row)) continue;
    seen.add(row);
    const end = grams.ends[i]!;
    const each = (factor * scorer.speaks(row, chosen, p)) / (end - start);
    for (let at = start; at < end; at++) credit[at] = credit[at]! + each;
  }
  let most = 0;
  for (const each of credit) if (each > most) most = each;
  if (most === 0) return [];
  const stretches: { start: number; end: number; weight: number }[] = [];
  for (let at = 0; at < text.length;) {
    if (credit[at]! < belongs * most) {
      at++;
      continue;
    }
    const start = at;
    let weight = 0;
    for (; at < text.length && credit[at]! >= belongs * most; at++) weight += credit[at]!;
    // One letter between others that say less is no word to show.
    if (at - start > 1) stretches.push({ start, end: at, weight });
  }
  if (stretches.length === 0) return [];
  const strongest = stretches.toSorted((a, b) => b.weight - a.weight || a.start - b.start).slice(0, mostWords);
  return strongest.filter(({ weight }) => weight >= worthShowing * strongest[0]!.weight).sort((a, b) => a.start - b.start);
}
