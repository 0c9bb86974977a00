import { hanKeys, nameKeys } from '../../names/index.ts';
import { paperKeys } from './papers.ts';
import type { ReadPerson } from './read-person.ts';

/** Keys under which records that may be one person meet. */
interface PersonKeys {
  /** By paper (also with a slip in its region or last digits), by indicator, and by day of birth with any word of the name. */
  readonly sure: ReadonlySet<string>;
  /** By name, as the room of names has it. */
  readonly names: ReadonlySet<string>;
  /** By characters, where all names are in Chinese characters: such persons meet one another by these alone. */
  readonly signs: ReadonlySet<string> | undefined;
}

function personKeys({ names, born, papers, indicators }: ReadPerson): PersonKeys {
  const byName = new Set<string>();
  const signs = new Set<string>();
  const words = new Set<string>();
  let isHan = true;
  for (const { name } of names) {
    for (const key of nameKeys(name)) byName.add(key);
    const its = hanKeys(name);
    if (its === undefined) isHan = false;
    else for (const key of its) signs.add(key);
    for (const form of name.forms) {
      for (const { role, text } of form.words) if (role !== 'honorific' && text.length > 1) words.add(text);
    }
    if (name.han !== undefined) for (const sign of name.han) words.add(sign);
  }
  const sure = new Set<string>();
  for (const { digits } of born) if (digits !== undefined) for (const word of words) sure.add(`b${digits}${word}`);
  for (const paper of papers) for (const key of paperKeys(paper)) sure.add(key);
  for (const { kind, value } of indicators) sure.add(`i${kind}:${value}`);
  return { sure, names: byName, signs: isHan ? signs : undefined };
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
  /** By name: who is known by Chinese characters alone, and the others. */
  private readonly han = new Index();
  private readonly others = new Index();
  /** Which persons the entry at hand has been held against. */
  private readonly seen: Int32Array;
  private turn = 0;

  constructor(roster: readonly ReadPerson[]) {
    this.seen = new Int32Array(roster.length);
    for (const [place, person] of roster.entries()) {
      const { sure, names, signs } = personKeys(person);
      this.sure.put(sure, place);
      (signs === undefined ? this.others : this.han).put(names, place);
      if (signs !== undefined) this.signs.put(signs, place);
    }
  }

  /**
   * Calls `found` once for each person of the roster that shares a key with an entry; `isByName`: they met by nothing but keys of
   * names.
   */
  meet(entry: ReadPerson, found: (place: number, isByName: boolean) => void): void {
    this.turn++;
    const { sure, names, signs } = personKeys(entry);
    for (const key of sure) this.tell(this.sure.get(key), false, found);
    if (signs !== undefined) for (const key of signs) this.tell(this.signs.get(key), true, found);
    for (const key of names) {
      this.tell(this.others.get(key), true, found);
      if (signs === undefined) this.tell(this.han.get(key), true, found);
    }
  }

  private tell(places: readonly number[], isByName: boolean, found: (place: number, isByName: boolean) => void): void {
    for (const place of places) {
      if (this.seen[place] === this.turn) continue;
      this.seen[place] = this.turn;
      found(place, isByName);
    }
  }
}
