import { afterWord, fold, sentenceOf, sentences, Triggers, unitsOf } from '../../lexicon/index.ts';
import type { StageSpan } from '../../model/index.ts';
import { isDenied, isGeneral, isSupposed } from './denied.ts';
import type { Rule } from './rule.ts';
import { rulesEn } from './rules-en.ts';
import { rulesZh } from './rules-zh.ts';
import { isBreak, type Step, type Told, told } from './told.ts';

const triggers = new Triggers<readonly Rule[]>([...byWord([...rulesZh, ...rulesEn])]);

function byWord(rules: readonly Rule[]): Map<string, Rule[]> {
  const found = new Map<string, Rule[]>();
  for (const rule of rules) {
    for (const word of rule.words) {
      const known = found.get(word);
      if (known === undefined) found.set(word, [rule]);
      else known.push(rule);
    }
  }
  return found;
}

/** Every place where a text tells a step; of one sentence each step once. */
function stepsIn(text: string): Step[] {
  const units = unitsOf(text);
  const first = triggers.first(text, units, 0, text.length);
  const steps: Step[] = [];
  if (first < 0) return steps;
  for (const [start, stop] of sentences(text, sentenceOf(text, first))) {
    let at = triggers.first(text, units, start, stop);
    if (at < 0) continue;
    const sentence = fold(text.slice(start, stop));
    const here: Step[] = [];
    for (; at >= 0; at = triggers.first(text, units, afterWord(text, at), stop)) {
      const rules = triggers.value!;
      const end = at + triggers.length;
      let clause: Clause | undefined;
      for (const rule of rules) {
        const known = here.findIndex(({ stage }) => stage === rule.stage);
        if (known >= 0 && (rule.weak === true || !here[known]!.weak)) continue;
        clause ??= clauseOf(sentence, at - start, end - start);
        if (!holds(rule, clause, sentence)) continue;
        if (known >= 0) here.splice(known, 1);
        here.push({ stage: rule.stage, weak: rule.weak === true, at, end, start, stop });
      }
    }
    if (here.length === 0 || isGeneral(sentence)) continue;
    // Who offers to bring back what was lost does it by a contact of its own: the offer is the step.
    const isOffer = here.some(({ stage }) => stage === 'recovery');
    for (const step of here) if (!isOffer || step.stage !== 'contact') steps.push(step);
  }
  return steps;
}

/** The clause around words [at, end) of a sentence, and what of it stands before and after them. */
interface Clause {
  readonly text: string;
  readonly before: string;
  readonly after: string;
}

function clauseOf(sentence: string, at: number, end: number): Clause {
  let from = at;
  while (from > 0 && !isBreak(sentence, from - 1)) from--;
  let to = end;
  while (to < sentence.length && !isBreak(sentence, to)) to++;
  return { text: sentence.slice(from, to), before: sentence.slice(from, at), after: sentence.slice(end, to) };
}

function holds(rule: Rule, { text, before, after }: Clause, sentence: string): boolean {
  if (rule.before !== undefined && !rule.before.test(before)) return false;
  if (rule.after !== undefined && !rule.after.test(after)) return false;
  if (rule.clause !== undefined && !rule.clause.test(text)) return false;
  if (rule.unless?.test(text) === true) return false;
  if (rule.sentence !== undefined && !rule.sentence.test(sentence)) return false;
  if (rule.unlessSentence?.test(sentence) === true) return false;
  if (rule.firm !== true && isDenied(before, rule.done === true)) return false;
  return !isSupposed(before);
}

/**
 * The steps of a scam that a text tells: each once, at its clearest place, in the order of the text. `found`: amounts and dates of the
 * same text; those beside a step are its own. Without them (at import, where only the steps are kept) no step has a day or an amount.
 */
export function readStages(text: string, found: Told = { amounts: [], dates: [] }): StageSpan[] {
  return told(text, stepsIn(text), found);
}
