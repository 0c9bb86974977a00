import { eachTerm, trimmed } from './terms.ts';

/** A term that is new: counts of tellings. */
export interface NewTerm {
  readonly term: string;
  readonly now: number;
  readonly before: number;
  /** Chance of so many of late. */
  readonly chance: number;
}

/** New terms that overlap or stand beside each other where they are told: one piece of wording. */
export interface Phrase {
  /** Its rarest term by chance, which names it. */
  readonly term: string;
  readonly chance: number;
  /** Positions among the recent texts that tell any of its terms, ascending. */
  readonly texts: readonly number[];
  /** As most write it, the terms joined; for showing. */
  readonly shown: string;
  readonly terms: ReadonlySet<string>;
}

interface Told {
  readonly text: string;
  readonly spans: ArrayLike<number>;
}

/** Joins new terms into phrases by where they stand in the recent texts. The same whatever the order of terms. */
export function phrasesOf(texts: readonly Told[], terms: readonly NewTerm[]): Phrase[] {
  const sorted = terms.toSorted((a, b) => a.chance - b.chance || (a.term < b.term ? -1 : 1));
  const numberOf = new Map(sorted.map(({ term }, i) => [term, i]));
  const hits = texts.map((told) => hitsIn(told, numberOf));
  const classOf = joined(texts, hits, sorted);
  const members = Map.groupBy(sorted.keys(), (i) => classOf[i]!);
  const within = new Map<number, number[]>();
  const surfaces = new Map<number, Map<string, number>>();
  hits.forEach((found, text) => {
    const seen = new Set<number>();
    for (const { classes, surface } of runsOf(texts[text]!.text, found, classOf)) {
      for (const one of classes) seen.add(one);
      const [only, ...others] = classes;
      if (others.length > 0) continue;
      const counts = surfaces.get(only!) ?? new Map<string, number>();
      surfaces.set(only!, counts.set(surface, (counts.get(surface) ?? 0) + 1));
    }
    for (const one of seen) within.set(one, [...(within.get(one) ?? []), text]);
  });
  return [...members].map(([one, those]) => {
    const { term, chance } = sorted[one]!;
    return {
      term,
      chance,
      texts: within.get(one) ?? [],
      shown: commonest(surfaces.get(one), term),
      terms: new Set(those.map((i) => sorted[i]!.term)),
    };
  });
}

interface TermHit {
  readonly term: number;
  readonly start: number;
  readonly end: number;
}

function hitsIn({ text, spans }: Told, numberOf: ReadonlyMap<string, number>): TermHit[] {
  const found: TermHit[] = [];
  eachTerm(text, spans, (name, start, end) => {
    const term = numberOf.get(name);
    if (term !== undefined) found.push({ term, start, end });
  });
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Whether what lies between two terms leaves them one piece: nothing, or one space or hyphen. A comma parts them. */
function isBeside(text: string, end: number, start: number): boolean {
  return start <= end || (start === end + 1 && (text[end] === ' ' || text[end] === '-'));
}

/** For each term the first of those with which it stands beside in half the texts that tell the rarer of both. */
function joined(texts: readonly Told[], hits: readonly (readonly TermHit[])[], terms: readonly NewTerm[]): Int32Array {
  const root = Int32Array.from(terms.keys());
  const find = (i: number): number => {
    let at = i;
    while (root[at] !== at) at = root[at] = root[root[at]!]!;
    return at;
  };
  const together = new Map<number, number>();
  hits.forEach((found, at) => {
    const { text } = texts[at]!;
    const pairs = new Set<number>();
    found.forEach((one, i) => {
      for (let j = i + 1; j < found.length && isBeside(text, one.end, found[j]!.start); j++) {
        const other = found[j]!.term;
        if (other !== one.term) pairs.add(Math.min(one.term, other) * terms.length + Math.max(one.term, other));
      }
    });
    for (const pair of pairs) together.set(pair, (together.get(pair) ?? 0) + 1);
  });
  for (const [pair, count] of together) {
    const [a, b] = [Math.floor(pair / terms.length), pair % terms.length];
    if (count * 2 < Math.min(terms[a]!.now, terms[b]!.now)) continue;
    const [low, high] = [find(a), find(b)].sort((x, y) => x - y) as [number, number];
    root[high] = low;
  }
  return Int32Array.from(terms.keys(), (i) => find(i));
}

/** Stretches of a text that are new wording without a gap, with the phrases they tell. */
function* runsOf(
  text: string,
  hits: readonly TermHit[],
  classOf: Int32Array,
): Generator<{ readonly classes: readonly number[]; readonly surface: string }> {
  for (let i = 0; i < hits.length;) {
    const classes = new Set([classOf[hits[i]!.term]!]);
    let end = hits[i]!.end;
    let j = i + 1;
    for (; j < hits.length && isBeside(text, end, hits[j]!.start); j++) {
      end = Math.max(end, hits[j]!.end);
      classes.add(classOf[hits[j]!.term]!);
    }
    yield { classes: [...classes], surface: text.slice(hits[i]!.start, end).toLowerCase().replaceAll(/\s+/g, ' ') };
    i = j;
  }
}

/** What several write the same; a term itself where nobody's whole wording comes again. */
function commonest(surfaces: ReadonlyMap<string, number> | undefined, term: string): string {
  const [best] = [...(surfaces ?? [])].sort(([a, x], [b, y]) => y - x || b.length - a.length || (a < b ? -1 : 1));
  return trimmed(best !== undefined && best[1] >= 3 ? best[0] : term);
}
