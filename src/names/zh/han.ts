import type { ChineseParts, NameHint } from '../name.ts';
import { hanSyllable } from './spelt.ts';
import { doubleSurnameSounds, isDoubleSurname, shareOfSurname } from './surnames.ts';

/** A way to cut a name into surname and given name, with its weight before shares are taken. */
export interface Cut {
  readonly parts: ChineseParts;
  readonly weight: number;
}

/** What people are called after or before their name. */
const titles = /(?:先生|女士|小姐|太太|夫人|总?经理|老板|老师|主任|律师|总监|董事长|董事|同志|师傅|警官|医生|教授|博士)$/u;
const called = /^([阿老小])(.)$|^(.)([哥姐总叔姨董工])$/u;

/** How often a source turns surname and given name in Chinese characters about. */
const turned = 0.01;
/** Share of people whose surname has two characters, and of those who bear both parents' surnames. */
const doubleShare = 0.02;
const bothShare = 0.01;

function cut(surname: string, given: string, weight: number, nickname = '', both = false): Cut {
  const sounds = surname.length === 2 && isDoubleSurname(surname) ? doubleSurnameSounds(surname) : undefined;
  return {
    parts: {
      surname: [...surname].map((letter, at) => hanSyllable(letter, true, sounds?.[at])),
      given: [...given].map((letter) => hanSyllable(letter, false)),
      isHan: true,
      fixed: true,
      western: [],
      nickname,
      both,
      doubtful: false,
    },
    weight,
  };
}

function whole(text: string): Cut[] {
  const letters = [...text];
  const [first = '', second = ''] = letters;
  const last = letters.at(-1)!;
  const cuts: Cut[] = [];
  const rest = (from: number): string => letters.slice(from).join('');
  const share = shareOfSurname(first);
  if (isDoubleSurname(first + second))
    cuts.push(cut(first + second, rest(2), letters.length > 2 ? doubleShare : doubleShare / 2));
  if (letters.length <= 3) {
    if (share > 0) cuts.push(cut(first, rest(1), share));
    const turnedShare = shareOfSurname(last) * turned;
    if (turnedShare > share) cuts.push(cut(last, letters.slice(0, -1).join(''), turnedShare));
  }
  if (letters.length === 4 && share > 0 && shareOfSurname(second) > 0)
    cuts.push(cut(first + second, rest(2), share * bothShare, '', true));
  if (cuts.length === 0) cuts.push(cut(first, rest(1), 1e-5), cut('', text, 1e-5));
  return cuts;
}

/**
 * Ways to read a name in Han characters; none where it is too short or too long for one. Words parted by a space may stand in
 * either order. 阿明, 老王 and 王总 say half a name.
 */
export function readHan(words: readonly string[], hint: NameHint | undefined): Cut[] {
  const full = words.join('');
  const text = full.replace(titles, '');
  const letters = [...text];
  const name = called.exec(text);
  if (name !== null && letters.length === 2) {
    const letter = name[2] ?? name[3] ?? '';
    const nickname = name[1] ?? name[4] ?? '';
    const share = nickname === '阿' ? 0 : shareOfSurname(letter);
    return [cut('', letter, 0.001, nickname), ...(share > 0 ? [cut(letter, '', share, nickname)] : [])];
  }
  if (letters.length < 2) return letters.length === 0 ? [] : [cut(text, '', 1, full.slice(text.length))];
  if (letters.length > 6) return [];
  const surname = hint?.surname;
  if (surname !== undefined && surname !== '' && text.startsWith(surname)) return [cut(surname, text.slice(surname.length), 1)];
  const [head = '', tail = ''] = words;
  if (words.length === 2 && text === full && [...tail].length <= 2 && [...head].length <= 3) {
    const before = [...head].length === 1 || isDoubleSurname(head) ? surnameShare(head) : 0;
    const after = [...tail].length === 1 || isDoubleSurname(tail) ? surnameShare(tail) * 0.1 : 0;
    const cuts = [...(before > 0 ? [cut(head, tail, before)] : []), ...(after > before ? [cut(tail, head, after)] : [])];
    if (cuts.length > 0) return cuts;
  }
  return whole(text);
}

const surnameShare = (text: string): number => (isDoubleSurname(text) ? doubleShare : shareOfSurname(text));
