import { cantonTable } from './canton.ts';
import { nanyangGiven, nanyangSurnames } from './data/nanyang.ts';
import { pinyinNumber, pinyinSpellings, pinyinSyllables } from './pinyin.ts';
import { mainSound, rankOfSurname, shareOfSurname, singleSurnames, soundsOf, surnameSounds } from './surnames.ts';
import { systems, type Syllable, type System } from './syllable.ts';
import { taiwanSpellings } from './taiwan.ts';
import { wadeSpellings } from './wade.ts';

/** What one spelling may stand for in one system: sounds, and characters where the system is known by characters. */
interface Entry {
  readonly sounds: Set<number>;
  readonly characters: Set<string>;
}
type Table = Map<string, Entry>;

function add(table: Table, spelling: string, sounds: readonly number[], character?: string): void {
  let entry = table.get(spelling);
  if (entry === undefined) table.set(spelling, (entry = { sounds: new Set(), characters: new Set() }));
  for (const sound of sounds) entry.sounds.add(sound);
  if (character !== undefined) entry.characters.add(character);
}

function byRule(spellings: (syllable: string) => readonly string[]): Table {
  const table: Table = new Map();
  for (const syllable of pinyinSyllables) {
    for (const spelling of spellings(syllable)) add(table, spelling, [pinyinNumber(syllable)!]);
  }
  return table;
}

function pinyinTable(): Table {
  const table = byRule(pinyinSpellings);
  for (const [dotted, typed] of [['lü', 'lv'], ['nü', 'nv'], ['lüe', 'lve'], ['nüe', 'nve']] as const) add(table, dotted, [pinyinNumber(typed)!]); // prettier-ignore
  return table;
}

/** Characters that a spelling may stand for: of a given name, and of a surname. */
interface ByCharacter {
  readonly given: Table;
  readonly surnames: Table;
}

function canton(): ByCharacter {
  const table: ByCharacter = { given: new Map(), surnames: new Map() };
  for (const [spelling, characters] of cantonTable()) {
    for (const character of characters) {
      add(table.given, spelling, [mainSound(character)], character);
      if (rankOfSurname(character) !== undefined) add(table.surnames, spelling, surnameSounds(character), character);
    }
  }
  return table;
}

/**
 * Spellings of Southeast Asia follow no standard: doubled and mute letters made one, so that Teck, Tek and Thek, Boon and Bun, Keong
 * and Kiong fall together.
 */
function loosened(spelling: string): string {
  return spelling
    .replace(/^([kptg])h/u, '$1')
    .replaceAll('oo', 'u')
    .replaceAll('ee', 'i')
    .replaceAll('eo', 'io')
    .replaceAll('ea', 'ia')
    .replace(/ck$|k$/u, 'k')
    .replace(/ow$/u, 'au')
    .replace(/ew$/u, 'iu')
    .replace(/ye$/u, 'ai')
    .replace(/h$/u, '');
}

function nanyang(cantonese: ByCharacter): ByCharacter & { readonly loose: Table } {
  const table = { given: new Map(), surnames: new Map(), loose: new Map() } satisfies Record<string, Table>;
  const rows = (text: string): string[][] =>
    text
      .trim()
      .split('\n')
      .map((line) => line.split(' '));
  for (const [character = '', ...spellings] of rows(nanyangGiven)) {
    for (const spelling of spellings) {
      add(table.given, spelling, [mainSound(character)], character);
      add(table.loose, loosened(spelling), [mainSound(character)], character);
    }
  }
  // Families there mix Cantonese with the rest.
  for (const [spelling, { characters }] of cantonese.given) {
    for (const character of characters) add(table.given, spelling, [mainSound(character)], character);
  }
  for (const [character = '', ...spellings] of rows(nanyangSurnames)) {
    for (const spelling of spellings) add(table.surnames, spelling, surnameSounds(character), character);
  }
  return table;
}

/** What spellings stand for, and how many bear a surname of a sound. */
interface Spelt {
  readonly given: Readonly<Record<System, Table>>;
  readonly surnames: Readonly<Record<System, Table>>;
  readonly loose: Table;
  /** By Mandarin sound: share of people whose surname has it. */
  readonly soundShare: ReadonlyMap<number, number>;
}

function makeSpelt(): Spelt {
  const spelled = { pinyin: pinyinTable(), wade: byRule(wadeSpellings), taiwan: byRule(taiwanSpellings) };
  const cantonese = canton();
  const southern = nanyang(cantonese);
  const soundShare = new Map<number, number>();
  for (const letter of singleSurnames) {
    const [sound] = surnameSounds(letter);
    if (sound !== undefined) soundShare.set(sound, (soundShare.get(sound) ?? 0) + shareOfSurname(letter));
    for (const other of surnameSounds(letter)) if (!soundShare.has(other)) soundShare.set(other, 1e-5);
  }
  return {
    given: { ...spelled, canton: cantonese.given, nanyang: southern.given },
    surnames: { ...spelled, canton: cantonese.surnames, nanyang: southern.surnames },
    loose: southern.loose,
    soundShare,
  };
}

let made: Spelt | undefined;
/** Made when the first name is read: most commands read none. */
const spelt = (): Spelt => (made ??= makeSpelt());

let count = 0;
const given = new Map<string, Syllable>();
const surnames = new Map<string, Syllable>();
const hanGiven = new Map<string, Syllable>();
const hanSurnames = new Map<string, Syllable>();
const initials = new Map<string, Syllable>();

function joined(a: Entry | undefined, b: Entry | undefined): Entry | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return { sounds: new Set([...a.sounds, ...b.sounds]), characters: new Set([...a.characters, ...b.characters]) };
}

/** Sounds of a spelling with their weight: of a surname the share of people who bear it, of a given name how many characters have it. */
function weighed({ sounds, characters }: Entry, isSurname: boolean): Map<number, number> {
  const weights = new Map<number, number>();
  const put = (sound: number, weight: number): void => void weights.set(sound, (weights.get(sound) ?? 0) + weight);
  if (characters.size === 0) {
    for (const sound of sounds) {
      const share = isSurname ? spelt().soundShare.get(sound) : 1;
      if (share !== undefined) put(sound, share);
    }
    return weights;
  }
  for (const letter of characters) {
    if (!isSurname) put(mainSound(letter), 1);
    else for (const [at, sound] of surnameSounds(letter).entries()) put(sound, at === 0 ? shareOfSurname(letter) : 1e-5);
  }
  return weights;
}

function latinSyllable(text: string, isSurname: boolean): Syllable | undefined {
  const sounds: (readonly number[] | undefined)[] = [];
  const characters: (ReadonlySet<string> | undefined)[] = [];
  const shares: number[] = systems.map(() => 0);
  let main = -1;
  const tables = spelt();
  for (const [index, system] of systems.entries()) {
    let entry = (isSurname ? tables.surnames : tables.given)[system].get(text);
    if (system === 'nanyang' && !isSurname && text.length > 2) entry = joined(entry, tables.loose.get(loosened(text)));
    if (entry === undefined) continue;
    const weights = weighed(entry, isSurname);
    if (weights.size === 0) continue;
    const kept = [...weights.keys()].sort((a, b) => weights.get(b)! - weights.get(a)!);
    if (main < 0) main = kept[0]!;
    sounds[index] = kept;
    if (entry.characters.size > 0) characters[index] = entry.characters;
    if (isSurname) for (const weight of weights.values()) shares[index]! += weight;
  }
  return main < 0 ? undefined : { id: count++, text, isHan: false, isSurname, main, sounds, characters, shares };
}

function latin(known: Map<string, Syllable>, text: string, isSurname: boolean): Syllable | undefined {
  let syllable = known.get(text);
  if (syllable === undefined && text.length <= longest) {
    syllable = latinSyllable(text, isSurname);
    if (syllable !== undefined) known.set(text, syllable);
  }
  return syllable;
}

/** Letters of the longest spelling of a syllable (Wade-Giles `ch'uang`). */
export const longest = 7;

/** A Latin syllable of a given name, undefined where no system spells one so. `ü` stands for itself. */
export const givenSyllable = (text: string): Syllable | undefined => latin(given, text, false);

/** A Latin syllable read as a surname: only sounds that a surname has. */
export const surnameSyllable = (text: string): Syllable | undefined => latin(surnames, text, true);

/** An initial: one letter in a syllable's place. */
export function initialSyllable(letter: string): Syllable {
  let initial = initials.get(letter);
  if (initial === undefined) {
    initial = {
      id: -1 - initials.size,
      text: letter,
      isHan: false,
      isSurname: false,
      main: -1,
      sounds: [],
      characters: [],
      shares: [],
    };
    initials.set(letter, initial);
  }
  return initial;
}

/** A Han character of a given name or of a surname; `sounds` where the surname is of two characters and has its own. */
export function hanSyllable(character: string, isSurname: boolean, sounds?: readonly number[]): Syllable {
  const known = isSurname ? hanSurnames : hanGiven;
  const key = sounds === undefined ? character : character + sounds.join(',');
  let syllable = known.get(key);
  if (syllable === undefined) {
    const own = sounds ?? (isSurname ? surnameSounds(character) : soundsOf(character));
    const main = isSurname ? (own[0] ?? -1) : mainSound(character);
    syllable = { id: count++, text: character, isHan: true, isSurname, main, sounds: [own], characters: [], shares: [] };
    known.set(key, syllable);
  }
  return syllable;
}
