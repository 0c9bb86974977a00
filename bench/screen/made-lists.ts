import { createWriteStream, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { pinyin } from 'pinyin-pro';
import { recipes } from '../names/make.ts';
import { capital, Dice } from '../names/pair.ts';
import { rowsBy, rowsOf, wordsBy } from '../names/tables.ts';

// A roster and a wanted list as large as they come: made names of many scripts, and some persons who stand in both, in another script
// or spelling in each.

interface MadePerson {
  readonly name: string;
  /** ISO 8601 day; empty where the list has none. */
  readonly born: string;
  readonly nationality: string;
}
/** One person of both lists: rows from 1, without the header. */
export interface Planted {
  readonly kind: string;
  readonly rosterRow: number;
  readonly listRow: number;
  readonly roster: string;
  readonly list: string;
  readonly bornInBoth: boolean;
}

const lines = (name: string): string[] =>
  readFileSync(new URL(name, import.meta.url), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#')); // prettier-ignore

/** Draws from a list whose earlier members are oftener: weight 1 / (place + offset). */
function falling<T>(list: readonly T[], offset: number): (dice: Dice) => T {
  const sums: number[] = [];
  let sum = 0;
  for (let i = 0; i < list.length; i++) sums.push((sum += 1 / (i + offset)));
  return (dice) => {
    const at = dice.chance() * sum;
    let [low, high] = [0, list.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! < at) low = middle + 1;
      else high = middle;
    }
    return list[low]!;
  };
}

interface Sound {
  readonly han: string;
  readonly pinyin: string;
}
const sound = (han: string): Sound => ({ han, pinyin: pinyin(han, { toneType: 'none', v: true }).replaceAll(' ', '') });
const crowd = [...new Set(lines('crowd.txt').join(' ').split(' '))].map(sound);
const surname = falling(rowsOf('zh-surnames').map(([han, , latin]) => ({ han: han!, pinyin: latin!.replace('ü', 'v') })), 3); // prettier-ignore
const sign = falling(crowd, 12);
function chinese(dice: Dice): readonly [Sound, ...Sound[]] {
  return dice.chance() < 0.86 ? [surname(dice), sign(dice), sign(dice)] : [surname(dice), sign(dice)];
}
const han = (dice: Dice): string => chinese(dice).map(({ han }) => han).join(''); // prettier-ignore
function latin(dice: Dice): string {
  const [family, ...given] = chinese(dice);
  const own = capital(given.map(({ pinyin }) => pinyin).join(''));
  const text = dice.chance() < 0.7 ? `${capital(family.pinyin)} ${own}` : `${own} ${capital(family.pinyin)}`;
  return dice.chance() < 0.4 ? text.toUpperCase() : text;
}
const burmese = rowsOf('my').map(([script, spelt]) => [script!, spelt!] as const);
function burman(dice: Dice, script: boolean): string {
  const words = Array.from({ length: dice.chance() < 0.3 ? 2 : dice.chance() < 0.7 ? 3 : 4 }, () => dice.pick(burmese));
  const title = dice.chance() < 0.3;
  return script
    ? (title ? 'ဦး' : '') + words.map(([own]) => own).join('')
    : (title ? 'U ' : '') + words.map(([, spelt]) => spelt).join(' ');
}
const thaiGiven = rowsOf('th-given').map(([script, spelt]) => [script!, spelt!] as const);
const thaiParts = lines('parts.txt').map((line) => line.split(' ') as [string, string]);
function thai(dice: Dice, script: boolean): string {
  const [first, ...parts] = [
    dice.pick(thaiGiven),
    ...Array.from({ length: dice.chance() < 0.5 ? 2 : 3 }, () => dice.pick(thaiParts)),
  ];
  const at = script ? 0 : 1;
  const family = parts.map((part) => part[at]).join('');
  return `${first[at]} ${script ? family : capital(family.toLowerCase())}`;
}
const [vietSurname, vietMiddle, vietGiven] = ['surname', 'middle', 'given'].map((what) =>
  what === 'surname' ? wordsBy('vi', what) : [...wordsBy('vi', `${what}-m`), ...wordsBy('vi', `${what}-f`)],
) as [readonly string[], readonly string[], readonly string[]];
const family = falling(vietSurname, 1.5);
function vietnamese(dice: Dice, marks: boolean): string {
  const text = [
    family(dice),
    ...Array.from({ length: dice.chance() < 0.7 ? 1 : 2 }, () => dice.pick(vietMiddle)),
    dice.pick(vietGiven),
  ].join(' ');
  return marks ? text : text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toUpperCase();
}
const [indiaGiven, indiaFamily, tamil] = ['given', 'surname', 'tamil'].map((what) => rowsBy('in', what));
const indian = (dice: Dice): string =>
  [dice.pick(indiaGiven!)[1], dice.pick([...indiaGiven!, ...tamil!])[1], dice.pick(indiaFamily!)[1]].join(' ');

/** Shares of kinds of names, nationality and how one is drawn. */
const mix: readonly (readonly [number, string, (dice: Dice) => string])[] = [
  [0.5, 'CN', han],
  [0.18, 'CN', latin],
  [0.06, 'MM', (dice) => burman(dice, true)],
  [0.05, 'MM', (dice) => burman(dice, false)],
  [0.03, 'TH', (dice) => thai(dice, true)],
  [0.04, 'TH', (dice) => thai(dice, false)],
  [0.05, 'VN', (dice) => vietnamese(dice, true)],
  [0.05, 'VN', (dice) => vietnamese(dice, false)],
  [0.04, 'IN', indian],
];

function day(dice: Dice): string {
  return new Date(Date.UTC(1960 + dice.below(46), dice.below(12), 1 + dice.below(28))).toISOString().slice(0, 10);
}
function madePerson(dice: Dice, bornShare: number): MadePerson {
  let at = dice.chance();
  for (const [share, nationality, name] of mix) {
    at -= share;
    if (at < 0) return { name: name(dice), born: dice.chance() < bornShare ? day(dice) : '', nationality };
  }
  return { name: han(dice), born: '', nationality: 'CN' };
}

/** Kinds of pairs in two scripts or spellings, and how often each is planted. */
const plantedKinds: readonly (readonly [string, number])[] = [
  ['CN sound', 8],
  ['TW sound', 2],
  ['TW traditional', 1],
  ['TW wade-giles', 2],
  ['HK cantonese', 3],
  ['MM script', 5],
  ['TH script', 3],
  ['VN marks', 3],
  ['IN script', 1],
];
function* planting(seed: number, count: number): Generator<readonly [string, readonly [string, string]]> {
  const weights = plantedKinds.flatMap(([kind, times]) => Array.from({ length: times }, () => kind));
  for (let made = 0, at = 0; made < count; at++) {
    const kind = weights[at % weights.length]!;
    const { draw } = recipes.find((recipe) => `${recipe.country} ${recipe.kind}` === kind)!;
    const pair = draw(new Dice(seed + at * 7919, at % 2 === 0 ? 'dev' : 'held'));
    if (pair === undefined) continue;
    made++;
    yield [kind, pair];
  }
}

const quoted = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export interface MadeLists {
  readonly planted: readonly Planted[];
}
/** Writes `roster` and `list` as CSV. Of the list's persons 60 % have a day of birth, of the planted 80 %; all of the roster do. */
export async function makeLists(
  { roster, list }: { readonly roster: string; readonly list: string },
  {
    persons,
    entries,
    plants,
    seed,
  }: { readonly persons: number; readonly entries: number; readonly plants: number; readonly seed: number },
): Promise<MadeLists> {
  const dice = new Dice(seed, 'dev');
  const planted: Planted[] = [];
  const inRoster = new Map<number, MadePerson>();
  const inList = new Map<number, MadePerson>();
  for (const [kind, [a, b]] of planting(seed, plants)) {
    const [rosterRow, listRow] = [free(dice, persons, inRoster), free(dice, entries, inList)];
    const born = day(dice);
    const bornInBoth = dice.chance() < 0.8;
    const nationality = kind.slice(0, 2).replace(/TW|HK/, 'CN');
    inRoster.set(rosterRow, { name: a, born, nationality });
    inList.set(listRow, { name: b, born: bornInBoth ? born : '', nationality });
    planted.push({ kind, rosterRow, listRow, roster: a, list: b, bornInBoth });
  }
  const write = async (
    path: string,
    header: string,
    rows: number,
    fixed: ReadonlyMap<number, MadePerson>,
    bornShare: number,
  ): Promise<void> => {
    const out = createWriteStream(path, { highWaterMark: 1 << 22 });
    out.write(`${header}\n`);
    for (let row = 1; row <= rows;) {
      const block: string[] = [];
      for (let i = 0; i < 10_000 && row <= rows; i++, row++) {
        const { name, born, nationality } = fixed.get(row) ?? madePerson(dice, bornShare);
        block.push(`${row},${quoted(name)},${born},${nationality}\n`);
      }
      if (!out.write(block.join(''))) await once(out, 'drain');
    }
    out.end();
    await once(out, 'finish');
  };
  await write(roster, 'Detainee no,Name,Date of birth,Nationality', persons, inRoster, 1);
  await write(list, 'Notice ID,Name,Date of birth,Nationality', entries, inList, 0.6);
  return { planted };
}
function free(dice: Dice, rows: number, taken: ReadonlyMap<number, unknown>): number {
  for (;;) {
    const row = 1 + dice.below(rows);
    if (!taken.has(row)) return row;
  }
}
