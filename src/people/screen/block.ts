import { nameKeys } from '../../names/index.ts';
import { paperKeys } from './papers.ts';
import type { ReadPerson } from './read-person.ts';

/**
 * Keys under which records that may be one person meet: by name as the room of names has it, by paper (also with a slip in its
 * region or last digits), by indicator, and by day of birth with any word of the name.
 */
function personKeys({ names, born, papers, indicators }: ReadPerson): Set<string> {
  const keys = new Set<string>();
  const words = new Set<string>();
  for (const { name } of names) {
    for (const key of nameKeys(name)) keys.add(`n${key}`);
    for (const form of name.forms) {
      for (const { role, text } of form.words) if (role !== 'honorific' && text.length > 1) words.add(text);
    }
    if (name.han !== undefined) for (const sign of name.han) words.add(sign);
  }
  for (const { digits } of born) if (digits !== undefined) for (const word of words) keys.add(`b${digits}${word}`);
  for (const paper of papers) for (const key of paperKeys(paper)) keys.add(key);
  for (const { kind, value } of indicators) keys.add(`i${kind}:${value}`);
  return keys;
}

/** The persons of a roster by their keys. */
export class Blocks {
  private readonly byKey = new Map<string, number[]>();
  /** Which persons the entry at hand has been held against. */
  private readonly seen: Int32Array;
  private turn = 0;

  constructor(roster: readonly ReadPerson[]) {
    this.seen = new Int32Array(roster.length);
    for (const [place, person] of roster.entries()) {
      for (const key of personKeys(person)) {
        const list = this.byKey.get(key);
        if (list === undefined) this.byKey.set(key, [place]);
        else list.push(place);
      }
    }
  }

  /**
   * Calls `found` once for each person of the roster that shares a key with an entry; `isByName`: they met by nothing but keys of
   * names.
   */
  meet(entry: ReadPerson, found: (place: number, isByName: boolean) => void): void {
    this.turn++;
    const keys = personKeys(entry);
    for (const isByName of [false, true]) {
      for (const key of keys) {
        if (key.startsWith('n') !== isByName) continue;
        for (const place of this.byKey.get(key) ?? []) {
          if (this.seen[place] === this.turn) continue;
          this.seen[place] = this.turn;
          found(place, isByName);
        }
      }
    }
  }
}
