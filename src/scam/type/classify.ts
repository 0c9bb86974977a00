import type { ScamReading, ScamType } from '../../model/index.ts';
import type { Clue } from './grams.ts';
import { type Shipped, shipped } from './shipped.ts';
import { decidingWords } from './words.ts';

/** How many types are named, and how likely one must be for it. */
const mostNamed = 3;
const leastNamed = 0.05;

export interface Verdict {
  /** Absent: not sure enough. */
  readonly type: ScamType | undefined;
  /** Probability of the likeliest; 0 where nothing in the text is known. */
  readonly confidence: number;
}

const nothing: Verdict = { type: undefined, confidence: 0 };

/** The type alone: what import asks of every report. */
export function verdictOf(text: string, mentions: readonly Clue[], model: Shipped = shipped()): Verdict {
  const { p, known } = model.scorer.scoreText(text, mentions, model.grams);
  return known < model.head.fewest ? nothing : verdict(p, likeliest(p), model);
}

function verdict(p: Float64Array, best: number, { head }: Shipped): Verdict {
  const type = head.classes[best]!;
  const confidence = p[best]!;
  return { type: confidence >= (type === 'none' ? head.sureNone : head.sure) ? type : undefined, confidence };
}

function likeliest(p: Float64Array): number {
  let best = 0;
  for (let c = 1; c < p.length; c++) if (p[c]! > p[best]!) best = c;
  return best;
}

/** The type with all that speaks for it. */
export function classify(
  text: string,
  mentions: readonly Clue[],
  model: Shipped = shipped(),
): Pick<ScamReading, 'type' | 'confidence' | 'likely' | 'words'> {
  const { scorer, grams, head } = model;
  const scored = scorer.scoreText(text, mentions, grams);
  const { p, known } = scored;
  if (known < head.fewest) return { confidence: 0, likely: [], words: [] };
  const best = likeliest(p);
  const { type, confidence } = verdict(p, best, model);
  const likely = [...p.keys()]
    .filter((c) => p[c]! >= leastNamed)
    .sort((a, b) => p[b]! - p[a]! || a - b)
    .slice(0, mostNamed)
    .map((c) => ({ type: head.classes[c]!, confidence: p[c]! }));
  const words = decidingWords(text, grams, scorer, best, scored);
  return { ...(type === undefined ? {} : { type }), confidence, likely, words };
}
