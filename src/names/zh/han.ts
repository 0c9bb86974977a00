import type { ChineseParts, NameHint } from '../name.ts';
import { hanSyllable } from './spelt.ts';
import { doubleSurnames, doubleSurnameSounds, isDoubleSurname, rankOfSurname } from './surnames.ts';

interface Cut {
  readonly parts: ChineseParts;
  readonly weight: number;
}

/** Titles that follow or stand before a name in Chinese. */
const titles = /(?:先生|女士|小姐|太太|经理|老板|老师|主任|律师|总监|董事长|同志|师傅)$/u;

function cut(surname: string, given: string, weight: number): Cut {
  const sounds = surname.length === 2 && isDoubleSurname(surname) ? doubleSurnameSounds(surname) : undefined;
  return {
    parts: {
      surname: [...surname].map((letter, at) => hanSyllable(letter, true, sounds?.[at])),
      given: [...given].map((letter) => hanSyllable(letter, false)),
      fixed: true,
      western: [],
    },
    weight,
  };
}

const commonness = (letter: string): number => {
  const rank = rankOfSurname(letter);
  return rank === undefined ? 0 : 1 / (1 + rank / 100);
};

function readWhole(text: string): Cut[] {
  const letters = [...text];
  const cuts: Cut[] = [];
  const [first = '', second = ''] = letters;
  const last = letters.at(-1) ?? '';
  if (letters.length >= 3 && isDoubleSurname(first + second)) cuts.push(cut(first + second, letters.slice(2).join(''), 2));
  const share = commonness(first);
  if (share > 0 && letters.length <= 3) cuts.push(cut(first, letters.slice(1).join(''), share));
  if (letters.length === 4 && share > 0 && commonness(second) > 0)
    cuts.push(cut(first + second, letters.slice(2).join(''), share * 0.8));
  if (share === 0 && commonness(last) > 0 && letters.length <= 3) cuts.push(cut(last, letters.slice(0, -1).join(''), 0.1));
  if (cuts.length === 0) cuts.push(cut(first, letters.slice(1).join(''), 0.02));
  return cuts;
}

/** Ways to read a name in Han characters. Words parted by a space may stand in either order. */
export function readHan(words: readonly string[], hint: NameHint | undefined): Cut[] {
  const text = words.join('').replace(titles, '');
  if ([...text].length < 2 || [...text].length > 6) return [];
  if (hint?.surname !== undefined && text.startsWith(hint.surname))
    return [cut(hint.surname, text.slice(hint.surname.length), 1)];
  const [head = '', tail = ''] = words;
  if (
    words.length === 2 &&
    [...tail].length === 1 &&
    [...head].length > 1 &&
    commonness(tail) > 0 &&
    commonness([...head][0]!) === 0
  ) {
    return [cut(tail, head, 1)];
  }
  return readWhole(text);
}
readHan.doubles = doubleSurnames.map((two) => doubleSurnameSounds(two));
