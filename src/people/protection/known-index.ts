import { type Asked, dayOfBirth, paperKeys, plainName, tellsApart } from './keys.ts';
import { papersAmong, type Person } from './known.ts';

/** People by everything that they can be known by. */
export class Index<Found extends { readonly person: string }> {
  readonly byId: Map<string, Found>;
  readonly #byPaper = new Map<
    string,
    { readonly kind?: string | undefined; readonly country?: string | undefined; readonly found: Found }[]
  >();
  readonly #byIndicator = new Map<string, Found>();
  readonly #byNameAndDay = new Map<string, Found>();
  readonly #words = new Map<string, Set<string>>();

  constructor(byId: ReadonlyMap<string, Found>) {
    this.byId = new Map(byId);
  }

  /** What is known of somebody who is in here. `shared`: indicators (`kind TAB value`) that are a service's and nobody's own. */
  add({ id, names, born, papers, indicators }: Person, shared: ReadonlySet<string>): void {
    const found = this.byId.get(id);
    if (found === undefined) return;
    for (const name of names) for (const day of born) this.#byNameAndDay.set(`${plainName(name)}\t${day}`, found);
    for (const { value, kind, country } of papers) {
      for (const key of paperKeys(value)) {
        this.#byPaper.set(key, [...(this.#byPaper.get(key) ?? []), { kind, country, found }]);
      }
    }
    const own = indicators.filter(({ kind, value }) => !shared.has(`${kind}\t${value}`));
    for (const { kind, value } of own) this.#byIndicator.set(`${kind}\t${value}`, found);
    this.#note(found, [...names, ...papers.map(({ value }) => value), ...own.map(({ value }) => value)]);
  }

  /** A suspect of a case who is somebody in here goes by that id too. */
  take(id: string, asked: Asked, words: readonly string[]): void {
    const found = this.first([{ person: id }, asked]);
    if (found === undefined) return;
    this.byId.set(id, found);
    this.#note(found, words);
  }

  /** Every indicator in here, without the service or chain before it. */
  ownedValues(): string[] {
    return [...this.#byIndicator.keys()].map((key) => key.slice(key.indexOf('\t') + 1).replace(/^[a-z?]+:/u, ''));
  }

  wordsOf(persons: Iterable<string>): string[] {
    return [...new Set([...persons].flatMap((person) => [...(this.#words.get(person) ?? [])]))];
  }

  first(asked: Asked | readonly Asked[]): Found | undefined {
    for (const each of isList(asked) ? asked : [asked]) {
      const found = this.#find(each);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #find({ person, names = [], papers = [], indicators = [], born = [] }: Asked): Found | undefined {
    const byId = person === undefined ? undefined : this.byId.get(person);
    if (byId !== undefined) return byId;
    for (const { kind, value } of indicators) {
      const found = this.#byIndicator.get(`${kind}\t${value}`);
      if (found !== undefined) return found;
    }
    for (const paper of [...papers, ...papersAmong(indicators)]) {
      if (!tellsApart(paper)) continue;
      for (const key of paperKeys(paper.value)) {
        const found = this.#byPaper.get(key)?.find((each) => agree(each.kind, paper.kind) && agree(each.country, paper.country));
        if (found !== undefined) return found.found;
      }
    }
    for (const day of born.flatMap((each) => dayOfBirth(each) ?? [])) {
      for (const name of names) {
        const found = this.#byNameAndDay.get(`${plainName(name)}\t${day}`);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }

  #note({ person }: Found, words: readonly string[]): void {
    const known = this.#words.get(person) ?? new Set();
    this.#words.set(person, known);
    for (const word of words) if (!isShort(word)) known.add(word);
  }
}

const isList = (asked: Asked | readonly Asked[]): asked is readonly Asked[] => Array.isArray(asked);

/** A kind or a country that one side does not tell says nothing against. */
const agree = (one: string | undefined, other: string | undefined): boolean =>
  one === undefined || other === undefined || one === other || one === 'other' || other === 'other';

/** Two Chinese characters are a name; two Latin letters stand in every text. */
const isShort = (word: string): boolean => plainName(word).length < (/\p{scx=Han}/u.test(word) ? 2 : 4);
