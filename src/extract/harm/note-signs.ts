import { type FoundSign, type TraffickingSign, traffickingSigns } from '../../model/index.ts';
import { isDenied } from './denied.ts';
import { clauseOf, fold, sentences } from '../../lexicon/index.ts';
import { rulesNote } from './rules-note.ts';
import { findSigns } from './signs.ts';

/** What the person did to others, and what the police took. */
const ofOthers =
  /他人|别人|新人|新来|警方|公安|\b(?:others|newcomers|other (?:workers|people)|new (?:workers|people|arrivals)|bought people|police|immigration)\b|\bworkers who\b/;
const han = /[一-鿿]/;
const stops = /[，,；;。.!?！？]/;
const allRules = [...rulesNote.zh, ...rulesNote.en];

/**
 * Signs in what is noted of one person (a roster, a statement, an interview): as `findSigns`, and as officers write it, without a
 * subject and in the passive. Each once, where it shows first.
 */
export function findNoteSigns(text: string): FoundSign[] {
  const folded = fold(text);
  const first = new Map<TraffickingSign, FoundSign>();
  const take = (found: FoundSign): void => {
    const known = first.get(found.sign);
    if (known === undefined || found.start < known.start) first.set(found.sign, found);
  };
  for (const found of findSigns(text)) if (!ofOthers.test(clauseOf(folded, found.start, found.end, stops).text)) take(found);
  for (const [from, to] of sentences(folded)) {
    const sentence = folded.slice(from, to);
    for (const { sign, pattern, unless } of han.test(sentence) ? allRules : rulesNote.en) {
      for (const match of sentence.matchAll(pattern)) {
        const end = match.index + match[0].length;
        const clause = clauseOf(sentence, match.index, end, stops);
        if (unless?.test(clause.text) || ofOthers.test(clause.text)) continue;
        if (isDenied(sentence.slice(clause.start, match.index), false)) continue;
        take({ sign: sign!, start: from + match.index, end: from + end });
        break;
      }
    }
  }
  return traffickingSigns.flatMap((sign) => first.get(sign) ?? []);
}
