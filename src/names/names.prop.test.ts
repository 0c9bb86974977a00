import fc from 'fast-check';
import { expect, it } from 'vitest';
import { areAlike, compareNames, hanKeys, nameKeys, nameThreshold, readName, soundedOf, SoundIndex } from './index.ts';
import { pinyinSyllables } from './zh/pinyin.ts';
import { wadeSpellings } from './zh/wade.ts';

const surnames = 'Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Gao Lin Luo Zheng Liang'.split(' ');
const given = 'ming hua xiao wei jian guo li mei jun feng ying qing yong jie lan hong bo tao rui xin'.split(' ');
const han = Array.from('王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗明华晓伟建国丽美军峰英庆永杰兰红波涛瑞鑫');
const others =
  'José García;Владимир Путин;محمد علي;김정은;山田太郎;สมชาย ใจดี;Nguyễn Văn An;U Thein Sein;Mohd Hafiz bin Ismail;Ts’ao Ming;O’Brien, Seán;X. F. Han;Jackie Chan Kong-sang'.split(
    ';',
  );

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
const pinyinName = fc.tuple(fc.constantFrom(...surnames), fc.constantFrom(...given), fc.constantFrom(...given));
const hanName = fc
  .tuple(fc.constantFrom(...han.slice(0, 20)), fc.array(fc.constantFrom(...han.slice(20)), { minLength: 1, maxLength: 2 }))
  .map(([surname, rest]) => surname + rest.join(''));
const anyName = fc.oneof(
  pinyinName.map(([surname, one, two]) => `${surname} ${capital(one)}${two}`),
  hanName,
  fc.constantFrom(...others),
  fc.string({ unit: 'grapheme', maxLength: 24 }),
);

it('compares either way alike, within 0 and 1, the same each time', () => {
  fc.assert(
    fc.property(anyName, anyName, (a, b) => {
      const one = compareNames(readName(a), readName(b));
      const other = compareNames(readName(b), readName(a));
      expect(other.score).toBe(one.score);
      expect(one.score).toBeGreaterThanOrEqual(0);
      expect(one.score).toBeLessThanOrEqual(1);
      expect(compareNames(readName(a), readName(b))).toEqual(one);
    }),
    { numRuns: 400 },
  );
});

it('finds a name that can be read the same as itself', () => {
  fc.assert(
    fc.property(anyName, (name) => {
      const read = readName(name);
      if (read.forms.length === 0) return;
      expect(compareNames(read, readName(name)).score).toBe(1);
      expect(read.forms.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    }),
    { numRuns: 300 },
  );
});

it('takes order, case, spacing and hyphens for the same name', () => {
  fc.assert(
    fc.property(pinyinName, ([surname, one, two]) => {
      const whole = readName(`${surname} ${capital(one)}${two}`);
      const ways = [
        `${capital(one)}${two} ${surname}`,
        `${surname.toUpperCase()} ${capital(one)}-${two}`,
        `${surname}, ${capital(one)} ${two}`,
        ` ${surname.toLowerCase()}   ${one}${two} `,
        `${capital(one)}-${two} ${surname.toUpperCase()}`,
      ];
      const keys = nameKeys(whole);
      for (const way of ways) {
        expect([way, compareNames(whole, readName(way)).score]).toEqual([way, 1]);
        expect(nameKeys(readName(way)).some((key) => keys.includes(key))).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});

it('matches a Wade-Giles spelling with its Pinyin, and finds it by its keys', () => {
  const spellable = pinyinSyllables.filter((syllable) => given.includes(syllable));
  fc.assert(
    fc.property(
      fc.constantFrom(...surnames),
      fc.constantFrom(...spellable),
      fc.constantFrom(...spellable),
      (surname, one, two) => {
        const [family, first, second] = [surname.toLowerCase(), one, two].map((syllable) => wadeSpellings(syllable)[0]!);
        const wade = readName(`${capital(family!)} ${capital(first!)}-${second!}`);
        const pinyin = readName(`${surname} ${capital(one)}${two}`);
        expect(compareNames(wade, pinyin).score).toBeGreaterThanOrEqual(nameThreshold);
        const keys = nameKeys(wade);
        expect(nameKeys(pinyin).some((key) => keys.includes(key))).toBe(true);
      },
    ),
    { numRuns: 200 },
  );
});

it('never matches two names in characters of which none of the given name is the same', () => {
  fc.assert(
    fc.property(hanName, hanName, (a, b) => {
      const [left, right] = [[...a].slice(1), [...b].slice(1)];
      fc.pre(left.every((letter) => !right.includes(letter)));
      expect(compareNames(readName(a), readName(b)).score).toBeLessThan(nameThreshold);
    }),
    { numRuns: 300 },
  );
});

it('gives at most eight keys, whatever is written', () => {
  fc.assert(
    fc.property(anyName, (name) => {
      expect(nameKeys(readName(name)).length).toBeLessThanOrEqual(8);
    }),
    { numRuns: 300 },
  );
});

const syllables = 'zhang;cheung;chang;teo;wei;wai;qiang;keung;ho;jia;ka;ou;yang;chen;chan;fang;on;sang;lee;kim;min;x.;f.'.split(
  ';',
);
const foreign =
  'aung;kyaw;min;thu;win;u;maung;nguyen;van;an;thi;Nguyễn;Văn;Ân;somchai;jaidee;kumar;raj;singh;s;mohd;ali;bin;hassan;petrov;ivan;ivanovich;kim;chol;su;cholsu;takeshi;tanaka;aungkyaw;rajkumar'.split(
    ';',
  );
const mixed = fc.oneof(
  anyName,
  fc.array(fc.constantFrom(...foreign), { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
  fc.array(fc.constantFrom('အောင်', 'ကျော်', 'မင်း', 'သူ', 'ဝင်း'), { minLength: 2, maxLength: 4 }).map((words) => words.join('')),
  fc.array(fc.constantFrom(...syllables), { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
  fc
    .tuple(
      fc.constantFrom('王', '張', '欧阳', '陈方', '小', '老', '阿', '金', '山田'),
      fc.array(fc.constantFrom(...Array.from('伟强佳嘉安生太郎总末未')), { minLength: 1, maxLength: 3 }),
    )
    .map(([surname, rest]) => surname + rest.join('')),
);

it('says of two names that they are alike where comparing them does', () => {
  fc.assert(
    fc.property(mixed, mixed, (a, b) => {
      const [one, other] = [readName(a), readName(b)];
      expect(areAlike(one, other)).toBe(compareNames(one, other).score >= nameThreshold);
    }),
    { numRuns: 8000 },
  );
});

it('names in characters that are alike share a key of characters', () => {
  const characters = fc
    .tuple(
      fc.constantFrom(...Array.from('王李张張欧山金阿小方陈')),
      fc.array(fc.constantFrom(...Array.from('王阳方安末未田佳嘉加太总伟')), { maxLength: 3 }),
    )
    .map(([surname, rest]) => surname + rest.join(''));
  fc.assert(
    fc.property(characters, characters, (a, b) => {
      const [one, other] = [readName(a), readName(b)];
      const [left, right] = [hanKeys(one), hanKeys(other)];
      if (left === undefined || right === undefined || compareNames(one, other).score < nameThreshold) return;
      expect(left.filter((key) => right.includes(key))).not.toEqual([]);
    }),
    { numRuns: 10_000 },
  );
});

it('Chinese names that are alike, one of them in Latin letters, are found by their sound or have the same words', () => {
  const family = fc.constantFrom(
    '张 zhang cheung chang teo',
    '陈 chen chan tan',
    '王 wang wong',
    '何 he ho',
    '萧 xiao hsiao siu',
  );
  const sign = fc.constantFrom(
    '伟 wei wai',
    '强 qiang keung chiang',
    '佳 jia kai ka',
    '敏 min man',
    '晓 xiao hsiao hiu',
    '明 ming',
    '华 hua wah',
  );
  const written = fc
    .tuple(family, fc.array(sign, { minLength: 1, maxLength: 2 }), fc.nat(3), fc.nat(3))
    .map(([surname, rest, one, other]) => {
      const all = [surname, ...rest].map((words) => words.split(' '));
      const way = (at: number): string => all.map((ways) => ways[at % ways.length]).join(at === 0 ? '' : ' ');
      return [way(one), way(other)] as const;
    });
  let alike = 0;
  fc.assert(
    fc.property(written, ([a, b]) => {
      const [one, other] = [readName(a), readName(b)];
      const [left, right] = [soundedOf(one), soundedOf(other)];
      if (left === undefined || right === undefined || (left.script === 'han' && right.script === 'han')) return;
      if (!areAlike(one, other) || one.plain === other.plain) return;
      alike++;
      const index = new SoundIndex();
      index.put(left, 7);
      const found = new Set<number>();
      index.find(right, (place) => found.add(place));
      expect([...found]).toEqual([7]);
    }),
    { numRuns: 5000 },
  );
  expect(alike).toBeGreaterThan(50);
});
