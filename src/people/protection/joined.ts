import type { PersonJudgement } from '../../model/index.ts';

/** Which records of people are one person, as people decided so far. Acts are told in their order. */
export class Joined {
  readonly #same = new Map<string, Set<string>>();
  /** Persons taken for an entry of a wanted list, by entry. */
  readonly #matched = new Map<string, Set<string>>();

  /** On the same two the newest decision counts. */
  tell({ body }: { readonly body: PersonJudgement }): void {
    if ('one' in body) {
      set(this.#same, body.one, body.other, body.verdict === 'same');
      set(this.#same, body.other, body.one, body.verdict === 'same');
    } else {
      set(this.#matched, body.entry, body.person, body.verdict === 'match');
    }
  }

  /** Every id of this person, its own first. */
  ids(person: string): string[] {
    const found = new Set([person]);
    for (const id of found) for (const other of this.#same.get(id) ?? []) found.add(other);
    return [...found];
  }

  /** Entries of wanted lists by the persons taken for them: an entry joins no two persons of a roster. */
  *matches(): Generator<readonly [string, Iterable<string>]> {
    yield* this.#matched;
  }
}

function set(map: Map<string, Set<string>>, key: string, value: string, isThere: boolean): void {
  const values = map.get(key) ?? new Set();
  if (isThere) map.set(key, values.add(value));
  else values.delete(value);
}
