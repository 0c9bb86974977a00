import type { NameForm, NameMatch, ReadName } from './name.ts';
import { comparePeople, mayBePeople, nearPeople } from './traditions/index.ts';
import { type ChineseMatch, compareParts, mayMatch } from './zh/compare.ts';

/** From here on two names may well be one; below, they are sorted by the score and not more. */
export const nameThreshold = 0.85;

/** Version of reading and comparing, recorded with every screening. */
export const namesModel = 'names-1';

const none: NameMatch = { score: 0, ground: 'none', agreed: [], differs: [] };

const rounded = (score: number): number => Math.round(score * 1000) / 1000;

function chineseMatch(a: NameForm, b: NameForm, { score, ground, isSurname, isGiven }: ChineseMatch): NameMatch {
  const agreed: [string, string][] = [];
  const differs: [string, string][] = [];
  const put = (role: 'surname' | 'given', isSame: boolean): void => {
    const left = textOf(a, role);
    const right = textOf(b, role);
    if (left !== '' || right !== '') (isSame ? agreed : differs).push([left, right]);
  };
  put('surname', isSurname);
  put('given', isGiven);
  return { score: rounded(score), ground, agreed, differs };
}

/** Part of a Chinese form as the source writes it, Latin letters after Han characters in words. */
function textOf({ chinese }: NameForm, role: 'surname' | 'given'): string {
  let text = '';
  for (const syllable of chinese![role]) text += syllable.text;
  return text;
}

const isHan = (form: NameForm): boolean => form.chinese?.isHan === true;

/** The same words: one name in another order, unless both sources say which is the surname and mean different ones. */
function reordered(a: ReadName, b: ReadName): NameMatch {
  const [left] = a.forms;
  const [right] = b.forms;
  const surname = (form: NameForm): string =>
    form.words
      .filter(({ role }) => role === 'surname')
      .map(({ text }) => text)
      .join(' ');
  const isTurned = left!.fixed && right!.fixed && surname(left!) !== surname(right!);
  const agreed = [[a.text, b.text]] as const;
  return isTurned ? { score: 0.82, ground: 'order', agreed, differs: [] } : { score: 1, ground: 'order', agreed, differs: [] };
}

/** Can be read as Chinese without a slip: then its Chinese readings meet those of other names, and the others the others. */
function isChinese({ forms }: ReadName): boolean {
  for (const { chinese } of forms) if (chinese?.doubtful === false) return true;
  return false;
}

/** The best over the readings of two names of which both have some, whatever it is worth. */
function bestReading(a: ReadName, b: ReadName): NameMatch {
  if (a.text === b.text) return { score: 1, ground: 'same', agreed: [[a.text, b.text]], differs: [] };
  if (a.plain === b.plain && a.plain !== '') return reordered(a, b);
  const bothHan = a.han !== undefined && b.han !== undefined;
  const [leftChinese, rightChinese] = [isChinese(a), isChinese(b)];
  let best = none;
  for (const left of a.forms) {
    for (const right of b.forms) {
      if (bothHan && !isHanPair(left, right, a.han === b.han)) continue;
      if (left.chinese !== undefined && right.chinese !== undefined) {
        const parts = compareParts(left.chinese, right.chinese);
        if (parts.score > best.score) best = chineseMatch(left, right, parts);
        continue;
      }
      if ((left.chinese !== undefined && rightChinese) || (right.chinese !== undefined && leftChinese)) continue;
      const match = comparePeople(left, right);
      if (match !== undefined && match.score > best.score) best = match;
    }
  }
  return best;
}

/** How alike two read names are: the best over their readings. Symmetric; a name compared with itself gives 1. */
export function compareNames(a: ReadName, b: ReadName): NameMatch {
  if (a.forms.length === 0 || b.forms.length === 0) return none;
  const best = bestReading(a, b);
  if (best.score >= nameThreshold || (a.plain === b.plain && a.plain !== '')) return best;
  const bothHan = a.han !== undefined && b.han !== undefined;
  // Characters and letters have nothing in common but the sound, and two names in characters nothing but these.
  if (bothHan || ((a.han !== undefined || b.han !== undefined) && isChinese(a) && isChinese(b))) return best;
  const near = nearPeople(wordForm(a), wordForm(b));
  return near.score > best.score ? near : best;
}

/** Whether `compareNames` gives `nameThreshold` or more, in a small part of its time: how near other names come is not asked. */
export function areAlike(a: ReadName, b: ReadName): boolean {
  if (a.forms.length === 0 || b.forms.length === 0) return false;
  if (a.text === b.text || (a.plain === b.plain && a.plain !== '')) return bestReading(a, b).score >= nameThreshold;
  const bothHan = a.han !== undefined && b.han !== undefined;
  const [leftChinese, rightChinese] = [isChinese(a), isChinese(b)];
  for (const left of a.forms) {
    for (const right of b.forms) {
      if (bothHan && !isHanPair(left, right, a.han === b.han)) continue;
      if (left.chinese !== undefined && right.chinese !== undefined) {
        if (mayMatch(left.chinese, right.chinese) && rounded(compareParts(left.chinese, right.chinese).score) >= nameThreshold)
          return true;
        continue;
      }
      if ((left.chinese !== undefined && rightChinese) || (right.chinese !== undefined && leftChinese)) continue;
      if (mayBePeople(left, right) && (comparePeople(left, right)?.score ?? 0) >= nameThreshold) return true;
    }
  }
  return false;
}

const asWritten = new WeakMap<ReadName, NameForm>();

/** The words as they are written, where the readings put some together. */
function wordForm(name: ReadName): NameForm {
  const [first] = name.forms;
  const people = name.forms.find(({ tradition }) => tradition !== 'ko' && tradition !== 'zh');
  if (people !== undefined || name.han !== undefined || name.plain === '') return people ?? first!;
  let form = asWritten.get(name);
  if (form === undefined) {
    form = { ...first!, words: name.plain.split(' ').map((text) => ({ text, role: 'unknown' })) };
    asWritten.set(name, form);
  }
  return form;
}

/** Of two names in Han characters only the characters tell: Japanese or Korean sounds make no one name of two. */
const isHanPair = (a: NameForm, b: NameForm, isSame: boolean): boolean =>
  a.chinese === undefined || b.chinese === undefined ? isSame && a.tradition === b.tradition : isHan(a) && isHan(b);
