import type { NameGround, NameMatch, NameSentence } from './name.ts';

const said: Readonly<Record<NameGround, NameSentence>> = {
  same: { en: 'The names are written the same.', zh: '两个姓名写法相同。' },
  order: { en: 'The same words, in another order or spacing.', zh: '词相同，只是次序或分写不同。' },
  reading: { en: 'The same name in another reading.', zh: '同一姓名的另一种读音。' },
  spelling: { en: 'The same name in another spelling.', zh: '同一姓名的另一种拼写。' },
  script: {
    en: 'The spelling fits the characters; other characters sound the same.',
    zh: '拼写与汉字读音相符；但同音的汉字不止这些。',
  },
  homophone: { en: 'The characters differ and sound the same.', zh: '用字不同，读音相同。' },
  lookalike: { en: 'The characters differ and look alike.', zh: '用字不同，字形相近。' },
  part: { en: 'All words of the shorter name are in the longer one.', zh: '较短姓名的词都在较长姓名之中。' },
  initial: { en: 'Initials fit.', zh: '首字母相符。' },
  nickname: { en: 'One is a short form of the other.', zh: '其中一个是另一个的昵称。' },
  typing: { en: 'The words differ by a slip or two of the hand.', zh: '词有一两处像是误打。' },
  none: { en: 'The names differ.', zh: '两个姓名不同。' },
};

const list = (pairs: NameMatch['agreed']): string =>
  pairs.map(([left, right]) => (left === right ? left : `${left || '–'} ~ ${right || '–'}`)).join(', ');

/** What a match says, in words. */
export function nameSentence({ ground, agreed, differs }: NameMatch): NameSentence {
  const { en, zh } = said[ground];
  const agree = agreed.length > 0 ? { en: ` Agree: ${list(agreed)}.`, zh: `相符：${list(agreed)}。` } : { en: '', zh: '' };
  const differ = differs.length > 0 ? { en: ` Differ: ${list(differs)}.`, zh: `不符：${list(differs)}。` } : { en: '', zh: '' };
  return { en: en + agree.en + differ.en, zh: zh + agree.zh + differ.zh };
}
