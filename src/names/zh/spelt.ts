import { pinyinNumber, pinyinSpellings, pinyinSyllables } from './pinyin.ts';
import { rankOfSurname, singleSurnames, soundsOf, surnameSounds } from './surnames.ts';
import { systems, type Syllable, type System } from './syllable.ts';
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

const tables: Readonly<Record<System, Table>> = {
  pinyin: pinyinTable(),
  wade: byRule(wadeSpellings),
  taiwan: new Map(),
  canton: new Map(),
  minnan: new Map(),
};

/** By Mandarin sound: the rank of the commonest surname that has it. */
const surnameSoundRank = new Map<number, number>();
for (const letter of singleSurnames) {
  for (const sound of surnameSounds(letter)) {
    surnameSoundRank.set(sound, Math.min(surnameSoundRank.get(sound) ?? Infinity, rankOfSurname(letter)!));
  }
}

let count = 0;
const given = new Map<string, Syllable | null>();
const surnames = new Map<string, Syllable | null>();
const hanGiven = new Map<string, Syllable>();
const hanSurnames = new Map<string, Syllable>();

function latinSyllable(text: string, isSurname: boolean): Syllable | null {
  const sounds: (readonly number[] | undefined)[] = [];
  const characters: (ReadonlySet<string> | undefined)[] = [];
  let isAny = false;
  for (const [index, system] of systems.entries()) {
    const entry = tables[system].get(text);
    if (entry === undefined) continue;
    const kept = [...entry.sounds].filter((sound) => !isSurname || surnameSoundRank.has(sound)).sort((a, b) => a - b);
    if (kept.length === 0) continue;
    isAny = true;
    sounds[index] = kept;
    if (entry.characters.size > 0) characters[index] = entry.characters;
  }
  return isAny ? { id: count++, text, isHan: false, isSurname, sounds, characters } : null;
}

/** A Latin syllable of a given name, undefined where no system spells one so. `ü` stands for itself. */
export function givenSyllable(text: string): Syllable | undefined {
  let syllable = given.get(text);
  if (syllable === undefined) {
    if (text.length > 7) return undefined;
    syllable = latinSyllable(text, false);
    if (syllable !== null) given.set(text, syllable);
  }
  return syllable ?? undefined;
}

/** A Latin syllable read as a surname: only sounds that a surname has. */
export function surnameSyllable(text: string): Syllable | undefined {
  let syllable = surnames.get(text);
  if (syllable === undefined) {
    if (text.length > 7) return undefined;
    syllable = latinSyllable(text, true);
    if (syllable !== null) surnames.set(text, syllable);
  }
  return syllable ?? undefined;
}

/** A Han character of a given name or of a surname; `sounds` where the surname is of two characters and has its own. */
export function hanSyllable(character: string, isSurname: boolean, sounds?: readonly number[]): Syllable {
  const known = isSurname ? hanSurnames : hanGiven;
  const key = sounds === undefined ? character : character + sounds.join(',');
  let syllable = known.get(key);
  if (syllable === undefined) {
    const own = sounds ?? (isSurname ? surnameSounds(character) : soundsOf(character));
    syllable = { id: count++, text: character, isHan: true, isSurname, sounds: [own], characters: [] };
    known.set(key, syllable);
  }
  return syllable;
}

/** How common a surname of these sounds is: 0 the commonest rank, Infinity none. */
export function rankOfSounds(syllable: Syllable): number {
  let best = Infinity;
  for (const sounds of syllable.sounds)
    for (const sound of sounds ?? []) best = Math.min(best, surnameSoundRank.get(sound) ?? Infinity);
  return best;
}
