import { describe, expect, it, test } from 'vitest';
import type { Script } from '../written.ts';
import { isZawgyi, japaneseSound, readHanja, readKanji, sameKorean, spell, thaiSound } from './index.ts';

const first = (word: string, script: Script): string =>
  spell(word, script)
    .map(({ spellings }) => spellings[0])
    .join(' ');
const all = (word: string, script: Script): readonly string[] => spell(word, script)[0]!.spellings;

describe('one word in Latin letters', () => {
  test.each<[Script, string, string]>([
    ['cyrillic', 'Сергей', 'sergey'],
    ['cyrillic', 'Дмитрий', 'dmitry'],
    ['cyrillic', 'Щербаков', 'shcherbakov'],
    ['cyrillic', 'Елена', 'yelena'],
    ['cyrillic', 'Зеленський', 'zelensky'],
    ['greek', 'Γεώργιος', 'georgios'],
    ['greek', 'Ευάγγελος', 'evangelos'],
    ['greek', 'Μπάμπης', 'bampis'],
    ['arabic', 'محمّد', 'mohamed'],
    ['arabic', 'البغدادي', 'al baghdadi'],
    ['arabic', 'عبدالخالق', 'abdul khalaq'],
    ['arabic', 'شیرازی', 'shirazi'],
    ['hebrew', 'נתניהו', 'netanyahu'],
    ['hebrew', 'שפירא', 'shapira'],
    ['thai', 'สมชาย', 'somchai'],
    ['thai', 'อำนาจ', 'amnat'],
    ['thai', 'กมล', 'kamon'],
    ['thai', 'ยิ่งลักษณ์', 'yingluck'],
    ['burmese', 'မင်းအောင်လှိုင်', 'min aung hlaing'],
    ['burmese', 'အောင်ဆန်းစုကြည်', 'aung san su kyi'],
    ['burmese', 'ဇာနည်', 'zarni'],
    ['kana', 'しょうへい', 'shouhei'],
    ['kana', 'イッペイ', 'ippei'],
    ['other', 'नरेन्द्र', 'narendr'],
    ['other', 'ਸਿੰਘ', 'singh'],
    ['other', 'వెంకటేష్', 'venkatesh'],
    ['other', 'გიორგი', 'giorgi'],
  ])('%s %s → %s', (script, word, latin) => {
    expect(first(word, script)).toBe(latin);
  });

  it('has the spellings of passports and of other systems beside the usual one', () => {
    expect(all('Сергей', 'cyrillic')).toEqual(['sergey', 'sergei', 'sergej']);
    expect(all('Юрий', 'cyrillic')).toContain('iurii');
    expect(all('Фёдор', 'cyrillic')).toEqual(expect.arrayContaining(['fyodor', 'fedor']));
    expect(all('Νικόλαος', 'greek')).toContain('nikolaos');
  });

  it('says where the vowels are guessed', () => {
    expect(spell('الزرقاوي', 'arabic')[1]).toMatchObject({ unvowelled: true });
    expect(spell('محمد', 'arabic')[0]!.unvowelled).toBeUndefined();
  });
});

describe('Korean', () => {
  test.each([
    [['정', '은'], ['jong', 'un'], true],
    [['정', '은'], ['jongun'], true],
    [['정', '은'], ['jung', 'eun'], true],
    [['지', '성'], ['ji', 'sung'], true],
    [['철', '수'], ['cheolsu'], true],
    [['정', '은'], ['jong', 'nam'], false],
    [['정', '은'], ['종', '은'], false],
    [['민', '호'], ['min', 'su'], false],
  ] as const)('%j and %j: %s', (a, b, same) => {
    expect(sameKorean(a, b)).toBe(same);
    expect(sameKorean(b, a)).toBe(same);
  });

  it('reads names in Han characters, traditional or simplified', () => {
    expect(readHanja('金正恩')).toEqual({ surname: '김', given: ['정', '은'] });
    expect(readHanja('李明博')).toEqual({ surname: '이', given: ['명', '박'] });
    expect(readHanja('卢武铉')).toEqual({ surname: '노', given: ['무', '현'] });
    expect(readHanja('南宮民')).toEqual({ surname: '남궁', given: ['민'] });
    expect(readHanja('习近平')).toBeUndefined();
  });
});

describe('Japanese', () => {
  test.each([
    ['山田太郎', 'yamada', 'tarou'],
    ['田中花子', 'tanaka', 'hanako'],
    ['大谷翔平', 'ootani', 'shouhei'],
    ['高橋さくら', 'takahashi', 'sakura'],
    ['佐々木健', 'sasaki', 'ken'],
  ])('%s: %s %s', (kanji, surname, given) => {
    const name = readKanji(kanji)!;
    expect(name.surname).toContain(surname);
    expect(name.given).toContain(given);
  });

  it('leaves what is no known surname alone', () => {
    expect(readKanji('习近平')).toBeUndefined();
    expect(readKanji('田')).toBeUndefined();
  });

  it('hears long vowels and other systems alike', () => {
    for (const spelled of ['Ohtani', 'Ootani', 'Otani']) expect(japaneseSound(spelled.toLowerCase())).toBe('otani');
    expect(japaneseSound('sinzou')).toBe(japaneseSound('shinzo'));
    expect(japaneseSound('tuyosi')).toBe(japaneseSound('tsuyoshi'));
  });
});

it('hears Thai spellings alike', () => {
  for (const [a, b] of [
    ['jaidee', 'chaidi'],
    ['suksawad', 'suksawat'],
    ['pongsakorn', 'phongsakon'],
    ['vichai', 'wichai'],
  ] as const)
    expect(thaiSound(a)).toBe(thaiSound(b));
  expect(thaiSound('somchai')).not.toBe(thaiSound('somsak'));
});

it('knows the Zawgyi encoding from Unicode', () => {
  for (const text of ['ေအာင္', 'ေက်ာ္ေက်ာ္', 'မင္းေအာင္လိႈင္']) expect(isZawgyi(text), text).toBe(true);
  for (const text of ['အောင်ကျော်', 'မင်းအောင်လှိုင်', 'ဗုဒ္ဓ', 'ဦးသိန်းစိန်', 'ရွှေမြေ', 'Aung Kyaw']) expect(isZawgyi(text), text).toBe(false);
});
