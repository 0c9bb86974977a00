import type { SharedPhrase } from '../../model/index.ts';
import { Ordinary, type Other } from './ordinary.ts';
import { type Corpus, corpusOf, type Shared, seedsOf, sharedWording } from './repeats.ts';
import { type Blank, leastWeight, Vocabulary, wordsOf, type Words } from './tokens.ts';

/** A report of the ring, with what in its text is no wording. */
export interface Worded {
  readonly id: string;
  readonly ref: string;
  /** UTC milliseconds. */
  readonly at: number | undefined;
  readonly text: string;
  readonly blanks: readonly Blank[];
  /** Same for reports that tell one case. */
  readonly case: number;
}

/** Phrases that are shown, and places of each. */
const mostPhrases = 20;
const mostSpans = 20;
/** Rings up to this many cases are small: two that agree are enough. */
const small = 10;
/** A phrase is the ring's when its reports hold it this many times as often as other rings do. */
const leastLift = 5;
/** Of phrases, as many of the best are compared with each other. */
const mostCompared = 500;
/** A phrase within another takes its place when it is not much shorter and is told by so many times as many. */
const leastPart = 0.6;
const leastMore = 1.5;
/** Of what is shown already, a phrase may repeat at most this share of its words. */
const mostCovered = 0.5;

/**
 * Wording that reports of a ring share: pieces of its script, the rarest elsewhere and most telling first. A phrase is a longest sequence of
 * words in reports of at least three cases (two in rings of up to ten cases) and not ordinary wording of other reports. `isHeld`: whether a
 * phrase must not be shown. The order of the reports makes no difference.
 */
export function sharedPhrases(
  reports: readonly Worded[],
  others: readonly Other[],
  isHeld: (phrase: string) => boolean = () => false,
): SharedPhrase[] {
  const sorted = reports.toSorted((a, b) => a.case - b.case || (a.id < b.id ? -1 : 1));
  const cases = new Map<number, number>();
  for (const report of sorted) if (!cases.has(report.case)) cases.set(report.case, cases.size);
  const least = cases.size <= small ? 2 : 3;
  if (cases.size < least) return [];
  const vocabulary = new Vocabulary();
  const words = sorted.map(({ text, blanks }) => wordsOf(text, blanks, vocabulary));
  const caseOf = Int32Array.from(sorted, (report) => cases.get(report.case)!);
  const corpus = corpusOf(words, caseOf, vocabulary.weights);
  const seeds = seedsOf(corpus);
  const shared = sharedWording(corpus, seeds, least);
  const ordinary = new Ordinary(others, vocabulary, corpus, seeds, shared);
  const told = shared.flatMap((each) => {
    const elsewhere = ordinary.groupsWith(each);
    const share = each.cases / cases.size;
    if (elsewhere > 0 && share < (leastLift * elsewhere) / ordinary.groups) return [];
    const text = spanOf(corpus, words, sorted, each, each.places[0]!).text;
    if (isHeld(text)) return [];
    const rarity = Math.log((ordinary.groups + 2) / (elsewhere + 1));
    return [{ shared: each, text, score: weightOf(corpus, each) * Math.log2(1 + each.cases) * rarity }];
  });
  told.sort((a, b) => b.score - a.score || (a.text < b.text ? -1 : 1));
  const best = told.slice(0, mostCompared).map((each) => each.shared);
  const covered = new Uint8Array(corpus.tokens.length);
  const chosen: SharedPhrase[] = [];
  for (const each of withoutPrefixes(best)) {
    if (chosen.length === mostPhrases) break;
    if (coverage(each, covered) > mostCovered) continue;
    for (const place of each.places) covered.fill(1, place, place + each.length);
    chosen.push(phraseOf(corpus, words, sorted, each));
  }
  return chosen;
}

/** Without those that only put a few words around what many more say: `Caller states:`. */
function withoutPrefixes(phrases: readonly Shared[]): Shared[] {
  const byPlace = new Map<number, Shared[]>();
  for (const phrase of phrases) for (const place of phrase.places) byPlace.set(place, [...(byPlace.get(place) ?? []), phrase]);
  const isWithin = (part: Shared, whole: Shared, at: number): boolean =>
    part.length >= leastPart * whole.length && at + part.length <= whole.length && part.cases >= leastMore * whole.cases;
  return phrases.filter((whole) => {
    for (let at = 0; at <= (1 - leastPart) * whole.length; at++) {
      if (byPlace.get(whole.places[0]! + at)?.some((part) => isWithin(part, whole, at)) === true) return false;
    }
    return true;
  });
}

/** How much of what a phrase says is shown already, over its places. */
function coverage({ places, length }: Shared, covered: Uint8Array): number {
  let count = 0;
  for (const place of places) for (let at = place; at < place + length; at++) count += covered[at]!;
  return count / (places.length * length);
}

/** The longer the better, up to a point: a whole sentence says as much as two. */
function weightOf({ tokens, weights }: Corpus, { places, length }: Shared): number {
  let weight = 0;
  for (let at = places[0]!; at < places[0]! + length; at++) weight += weights[tokens[at]!]!;
  return Math.min(weight, 3 * leastWeight);
}

interface Span {
  readonly report: Worded;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function spanOf(corpus: Corpus, words: readonly Words[], reports: readonly Worded[], shared: Shared, place: number): Span {
  const { first } = corpus;
  const i = corpus.text[place]!;
  const report = reports[i]!;
  const start = words[i]!.starts[place - first[i]!]!;
  let end = words[i]!.ends[place - first[i]! + shared.length - 1]!;
  // Marks of quotation are no words: one that was opened is closed.
  const text = report.text.slice(start, end);
  const [close = '', open] = [report.text[end], closing.get(report.text[end] ?? '')];
  if (open !== undefined && text.lastIndexOf(open) > text.lastIndexOf(close)) end++;
  return { report, start, end, text: report.text.slice(start, end) };
}

/** By a mark that closes, the one that opens. */
const closing = new Map(['“”', '‘’', '「」', '『』', '《》', '()', '（）', '【】'].map(([open, close]) => [close!, open!]));

function phraseOf(corpus: Corpus, words: readonly Words[], reports: readonly Worded[], shared: Shared): SharedPhrase {
  const spans: Span[] = [];
  for (const place of shared.places) {
    const span = spanOf(corpus, words, reports, shared, place);
    if (spans.at(-1)?.report !== span.report) spans.push(span);
  }
  spans.sort((a, b) => (a.report.at ?? Infinity) - (b.report.at ?? Infinity) || (a.report.id < b.report.id ? -1 : 1));
  const times = spans.flatMap(({ report: { at } }) => at ?? []);
  return {
    text: mostWritten(spans),
    reports: shared.cases,
    ...(times.length === 0 ? {} : { first: times[0]!, last: times.at(-1)! }),
    spans: spans.slice(0, mostSpans).map(({ report: { id, ref }, start, end }) => ({ report: id, ref, start, end })),
  };
}

/** As most reports write it. */
function mostWritten(spans: readonly Span[]): string {
  const counts = new Map<string, number>();
  for (const { text } of spans) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].toSorted(([a, one], [b, two]) => two - one || (a < b ? -1 : 1))[0]![0];
}
