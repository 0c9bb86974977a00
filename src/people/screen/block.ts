import { hanKeys, nameKeys, type Sounded, soundedOf, SoundIndex } from '../../names/index.ts';
import { paperKeys } from './papers.ts';
import type { ReadPerson } from './read-person.ts';

/**
 * How a person's names meet others: `han` in Chinese characters alone, `spelt` Chinese in Latin letters alone, `other` all else. In
 * characters they meet one another by these, and the spelt ones by their sound: by keys, most of what meets would be no match.
 */
type Kind = 'han' | 'spelt' | 'other';

interface Known {
  readonly kind: Kind;
  readonly sounded: readonly Sounded[];
  /** Characters, or all words in Latin letters. */
  readonly signs: ReadonlySet<string>;
}

function knownOf({ names }: ReadPerson): Known {
  const sounded: Sounded[] = [];
  const signs = new Set<string>();
  const kinds = new Set<Kind>();
  for (const { name } of names) {
    const its = soundedOf(name);
    const keys = its?.script === 'spelt' ? [`p${name.plain}`] : hanKeys(name);
    if (its === undefined || keys === undefined) return { kind: 'other', sounded: [], signs: new Set() };
    sounded.push(its);
    kinds.add(its.script);
    for (const key of keys) signs.add(key);
  }
  const [kind = 'other', more] = kinds;
  return more === undefined ? { kind, sounded, signs } : { kind: 'other', sounded: [], signs: new Set() };
}

/** By paper (also with a slip in its region or last digits), by indicator, and by day of birth with any word of the name. */
function sureKeys({ names, born, papers, indicators }: ReadPerson): Set<string> {
  const keys = new Set<string>();
  const words = new Set<string>();
  if (born.some(({ digits }) => digits !== undefined)) {
    for (const { name } of names) {
      for (const form of name.forms) {
        for (const { role, text } of form.words) if (role !== 'honorific' && text.length > 1) words.add(text);
      }
      if (name.han !== undefined) for (const sign of name.han) words.add(sign);
    }
  }
  for (const { digits } of born) if (digits !== undefined) for (const word of words) keys.add(`b${digits}${word}`);
  for (const paper of papers) for (const key of paperKeys(paper)) keys.add(key);
  for (const { kind, value } of indicators) keys.add(`i${kind}:${value}`);
  return keys;
}

function keysByName({ names }: ReadPerson): Set<string> {
  const keys = new Set<string>();
  for (const { name } of names) for (const key of nameKeys(name)) keys.add(key);
  return keys;
}

/** Places in the roster by key. */
class Index {
  private readonly places = new Map<string, number[]>();

  put(keys: Iterable<string>, place: number): void {
    for (const key of keys) {
      const list = this.places.get(key);
      if (list === undefined) this.places.set(key, [place]);
      else list.push(place);
    }
  }

  get(key: string): readonly number[] {
    return this.places.get(key) ?? [];
  }
}

/** The persons of a roster by their keys. */
export class Blocks {
  private readonly sure = new Index();
  private readonly signs = new Index();
  private readonly byName: Readonly<Record<Kind, Index>> = { han: new Index(), spelt: new Index(), other: new Index() };
  private readonly bySound = { han: new SoundIndex(), spelt: new SoundIndex() };
  /** Which persons the entry at hand has been held against. */
  private readonly seen: Int32Array;
  private turn = 0;

  constructor(roster: readonly ReadPerson[]) {
    this.seen = new Int32Array(roster.length);
    for (const [place, person] of roster.entries()) {
      const { kind, sounded, signs } = knownOf(person);
      this.sure.put(sureKeys(person), place);
      this.byName[kind].put(keysByName(person), place);
      this.signs.put(signs, place);
      if (kind !== 'other') for (const each of sounded) this.bySound[kind].put(each, place);
    }
  }

  /**
   * Calls `found` once for each person of the roster that shares a key with an entry; `isByName`: they met by nothing but their
   * names.
   */
  meet(entry: ReadPerson, found: (place: number, isByName: boolean) => void): void {
    this.turn++;
    const tell = (place: number, isByName: boolean): void => {
      if (this.seen[place] === this.turn) return;
      this.seen[place] = this.turn;
      found(place, isByName);
    };
    for (const key of sureKeys(entry)) for (const place of this.sure.get(key)) tell(place, false);
    const byName = (place: number): void => tell(place, true);
    const { kind, sounded, signs } = knownOf(entry);
    for (const key of signs) this.signs.get(key).forEach(byName);
    for (const each of sounded) {
      this.bySound.spelt.find(each, byName);
      if (kind === 'spelt') this.bySound.han.find(each, byName);
    }
    for (const key of keysByName(entry)) {
      this.byName.other.get(key).forEach(byName);
      if (kind !== 'other') continue;
      this.byName.spelt.get(key).forEach(byName);
      this.byName.han.get(key).forEach(byName);
    }
  }
}
