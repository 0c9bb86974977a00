import { emptyGrams } from '../../src/scam/type/grams.ts';
import type { Scorer } from '../../src/scam/type/model.ts';
import type { Item } from './sets.ts';

/** What was predicted of one item, as what it was labelled, how sure. */
export interface Said {
  readonly label: string;
  readonly said: string;
  readonly confidence: number;
}

const grams = emptyGrams();

/** Probability of each class of the model for an item. The array is overwritten by the next. */
const probabilities = (scorer: Scorer, { text, mentions }: Item): Float64Array => scorer.scoreText(text, mentions, grams).p;

/** The likeliest class after the model's classes are put together as `classOf` says; those it gives none are left out. */
export function predicted(scorer: Scorer, item: Item, classOf: (own: string) => string | undefined): Omit<Said, 'label'> {
  const p = probabilities(scorer, item);
  const sums = new Map<string, number>();
  let all = 0;
  scorer.model.classes.forEach((own, c) => {
    const to = classOf(own);
    if (to === undefined) return;
    sums.set(to, (sums.get(to) ?? 0) + p[c]!);
    all += p[c]!;
  });
  const [said, sum] = [...sums].sort((a, b) => b[1] - a[1])[0]!;
  return { said, confidence: sum / all };
}

/** Mean over the labels of the harmonic mean of precision and recall. */
export function macroF1(said: readonly Said[]): number {
  const labels = [...new Set(said.map(({ label }) => label))];
  let sum = 0;
  for (const label of labels) {
    const right = said.filter((each) => each.label === label && each.said === label).length;
    const all = said.filter((each) => each.label === label).length + said.filter((each) => each.said === label).length;
    sum += (2 * right) / all;
  }
  return sum / labels.length;
}

export const accuracy = (said: readonly Said[]): number => said.filter((each) => each.said === each.label).length / said.length;

/** Expected calibration error in ten bins of confidence. */
export function calibrationError(said: readonly Said[]): number {
  const bins = Array.from({ length: 10 }, () => ({ right: 0, confidence: 0 }));
  for (const each of said) {
    const bin = bins[Math.min(9, Math.floor(each.confidence * 10))]!;
    bin.confidence += each.confidence;
    if (each.said === each.label) bin.right++;
  }
  return bins.reduce((sum, { right, confidence }) => sum + Math.abs(right - confidence), 0) / said.length;
}

/** Rows: labels; columns: what was said. Markdown. */
export function confusion(said: readonly Said[]): string {
  const names = [...new Set(said.flatMap((each) => [each.label, each.said]))].sort();
  const short = (name: string): string => (name.length > 24 ? `${name.slice(0, 23)}…` : name);
  const rows = names
    .filter((label) => said.some((each) => each.label === label))
    .map((label) => {
      const own = said.filter((each) => each.label === label);
      return [short(label), ...names.map((name) => String(own.filter((each) => each.said === name).length))];
    });
  return [['labelled \\ said', ...names.map(short)], names.map(() => '---').concat('---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
