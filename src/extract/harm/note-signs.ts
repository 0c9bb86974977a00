import { type FoundSign, type TraffickingSign, traffickingSigns } from '../../model/index.ts';
import { isDenied } from './denied.ts';
import { fold, sentences } from './read.ts';
import { rulesNote } from './rules-note.ts';
import { findSigns } from './signs.ts';

/** What the person did to others, and what the police took. */
const ofOthers =
  /他人|别人|新人|新来|警方|公安|\b(?:others|newcomers|other (?:workers|people)|new (?:workers|people|arrivals)|bought people|police|immigration)\b|\bworkers who\b/;
const han = /[一-鿿]/;
const clauseEnd = /[，,；;。.!?！？]/;

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
  for (const found of findSigns(text)) if (!ofOthers.test(clauseOf(folded, found.start, found.end))) take(found);
  for (const [from, to] of sentences(folded)) {
    const sentence = folded.slice(from, to);
    for (const { sign, pattern, unless } of han.test(sentence) ? [...rulesNote.zh, ...rulesNote.en] : rulesNote.en) {
      for (const match of sentence.matchAll(pattern)) {
        const end = match.index + match[0].length;
        const clause = clauseOf(sentence, match.index, end);
        if (unless?.test(clause) || ofOthers.test(clause)) continue;
        if (isDenied(sentence.slice(Math.max(0, match.index - 40), match.index).replace(/^.*[，,；;]/, ''), false)) continue;
        take({ sign: sign!, start: from + match.index, end: from + end });
        break;
      }
    }
  }
  return traffickingSigns.flatMap((sign) => first.get(sign) ?? []);
}

function clauseOf(text: string, start: number, end: number): string {
  let from = start;
  while (from > 0 && !clauseEnd.test(text[from - 1]!)) from--;
  let to = end;
  while (to < text.length && !clauseEnd.test(text[to]!)) to++;
  return text.slice(from, to);
}
