import type { NameHint, Tradition } from '../name.ts';
import { pinyinSyllables } from '../zh/pinyin.ts';
import { isBurmeseSyllable } from '../scripts/index.ts';
import { isArabicName } from './known.ts';
import { wordEntry } from './lexicon.ts';
import type { Token } from './token.ts';

/** Traditions of countries (ISO 3166-1) whose names the words alone may not show. */
const countries: Readonly<Record<string, Tradition>> = {
  MM: 'my',
  TH: 'th',
  VN: 'vi',
  MY: 'ms',
  ID: 'ms',
  SG: 'ms',
  BN: 'ms',
  IN: 'in',
  PK: 'in',
  BD: 'in',
  NP: 'in',
  LK: 'in',
  ET: 'ea',
  ER: 'ea',
  KE: 'ea',
  UG: 'ea',
  TZ: 'ea',
  SO: 'ea',
  RW: 'ea',
  RU: 'ru',
  UA: 'ru',
  BY: 'ru',
  KZ: 'ru',
  KG: 'ru',
  EG: 'ar',
  SA: 'ar',
  AE: 'ar',
  IQ: 'ar',
  SY: 'ar',
  JO: 'ar',
  LB: 'ar',
  YE: 'ar',
  SD: 'ar',
  LY: 'ar',
  MA: 'ar',
  DZ: 'ar',
  TN: 'ar',
  IR: 'ar',
  AF: 'ar',
  KR: 'ko',
  KP: 'ko',
  JP: 'ja',
  GR: 'el',
  IL: 'he',
};

const russian = /(?:ov|ev|ova|eva|sky|skiy|skii|skaya|enko|ovich|evich|ovna|evna)$/u;
/** Parts that Thai names are made of, at the beginning and at the end. */
const thai =
  /^(?:som|pra[ysn]|chai|jai|pon[gn]|pho?ng|phon|porn|siri|thana|tana|nat[td]|kit[ti]|sura|su[pw][aiou]|wich|vich|thong|kaew|kaeo|boon|bun|charoen|jaroen|nong|rattan|pi[cm]|krai|krieng|kriang|duang|phet|petch|prasoe|praser|thamm|tamm|kancha|wat[th]|theer|teer|thira|nopp|man[ou]p)|(?:po[rl]n|phon|pho[ln]|chai|jai|sak|wat|wong|p?ho?ng|pong|suk|sook|thong|tong|kaew|kaeo|rat|kun|kul|sri|krit|wit|nut|nuch|dee|kon|korn)$/u;
const vietnameseMarks = /[đơưăĂĐƠƯ]|[\u1ea0-\u1ef9]/u;

const pinyin = new Set(pinyinSyllables);

/** The tradition a name in Latin letters shows; `latin` where none does. `mayBeKorean`: it has a Korean surname and syllables, too. */
export function recognised(tokens: readonly Token[], hint: NameHint | undefined, mayBeKorean: boolean): Tradition {
  const hinted = hint?.country === undefined ? undefined : countries[hint.country];
  const votes = new Map<Tradition, number>();
  const vote = (tradition: Tradition, by: number): void => {
    votes.set(tradition, (votes.get(tradition) ?? 0) + by);
  };
  let burmese = 0;
  let syllables = 0;
  // Lin, Min, Ma are Burmese and Chinese: a name of nothing but such words is not told by them.
  let isBurmese = hinted === 'my';
  for (const [at, { text, marked }] of tokens.entries()) {
    const entry = wordEntry(text);
    if (entry !== undefined) {
      for (const tradition of entry.shows) {
        if (tradition === 'my') {
          burmese += 1;
          isBurmese ||= !pinyin.has(text);
        } else if (tradition !== 'vi' || at === 0 || at === tokens.length - 1) vote(tradition, 1);
      }
      for (const [tradition, use] of entry.uses) {
        if (tradition === 'my' && use === 'title' && at === 0) {
          burmese += entry.shows.includes('my') ? 0 : 1;
          isBurmese ||= !pinyin.has(text);
        } else if (use !== 'title' && use !== 'light' && tradition !== 'latin')
          vote(tradition, at > 0 || tradition === 'ar' ? 1 : 0);
        else if (use === 'light') vote(tradition, 1);
      }
    } else if (text.length > 5 && russian.test(text)) vote('ru', 1);
    else if (text.length > 5 && thai.test(text)) vote('th', 1);
    if (entry?.shows.includes('my') !== true && isBurmeseSyllable(text)) syllables += 1;
    if (isArabicName(text)) vote('ar', 0.6);
    if (marked !== undefined && vietnameseMarks.test(marked)) vote('vi', 2);
  }
  if (
    isBurmese &&
    tokens.length > 1 &&
    burmese > 0 &&
    burmese + (mayBeKorean ? 0 : syllables) >= tokens.length &&
    (votes.get('vi') ?? 0) < 2
  )
    return 'my';
  if (hinted !== undefined) return hinted;
  // One Thai ending alone may be chance: Wilson, Fulton.
  if ((votes.get('th') ?? 0) < Math.min(2, tokens.length)) votes.delete('th');
  let best: Tradition = 'latin';
  let most = 0;
  for (const [tradition, sum] of votes) {
    if (tradition === 'vi' && sum < 2 && tokens.length < 3) continue;
    if (sum > most) {
      best = tradition;
      most = sum;
    }
  }
  return best;
}
