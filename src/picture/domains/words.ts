import type { NamePattern } from './pattern.ts';
import stock from './data/stock-words.json' with { type: 'json' };

const words = new Set(stock.words.join(' ').split(' '));
const longest = Math.max(...[...words].map((word) => word.length));
/** Where letters change, what stands before them may be the beginning of a word: `ventur*` is `venture` and `ventures` too. */
const shortestPart = 4;
const beginnings = partsOf((word, length) => word.slice(0, length));
const endings = partsOf((word, length) => word.slice(-length));

function partsOf(cut: (word: string, length: number) => string): ReadonlySet<string> {
  const parts = new Set<string>();
  for (const word of words) for (let length = shortestPart; length < word.length; length++) parts.add(cut(word, length));
  return parts;
}

/** Letters of stock words count so much of what letters count that a gang chose. */
const stockWorth = 0.25;

/** How much of a pattern stays the same and tells it apart, in letters: stock words count a quarter. */
export function tellingLetters({ before, gap, after }: Pick<NamePattern, 'before' | 'gap' | 'after'>): number {
  const open = gap === '*';
  const heads = before.split(/[^a-z]+/);
  const tails = after.split(/[^a-z]+/);
  const worth = (part: string, isCutOff: boolean, parts: ReadonlySet<string>, at: 'end' | 'start'): number => {
    const plain = stockLetters(part, isCutOff ? parts : undefined, at);
    return part.length - plain + plain * stockWorth;
  };
  return (
    heads.reduce((sum, part, at) => sum + worth(part, open && at === heads.length - 1, beginnings, 'end'), 0) +
    tails.reduce((sum, part, at) => sum + worth(part, open && at === 0, endings, 'start'), 0)
  );
}

/** Letters of `text` that stock words make up, as many as can be; at the side where it is cut off, also by a part of one. */
function stockLetters(text: string, parts: ReadonlySet<string> | undefined, at: 'end' | 'start'): number {
  const best: number[] = [0];
  for (let end = 1; end <= text.length; end++) {
    let most = best[end - 1]!;
    for (let length = 2; length <= Math.min(longest, end); length++) {
      const piece = text.slice(end - length, end);
      const isEdge = at === 'end' ? end === text.length : end === length;
      if (words.has(piece) || (isEdge && parts?.has(piece) === true)) most = Math.max(most, best[end - length]! + length);
    }
    best.push(most);
  }
  return best[text.length]!;
}
