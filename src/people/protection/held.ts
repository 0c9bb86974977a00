import type { Read } from '../../casebook/index.ts';
import { heldStates, type IndicatorKind, type ProtectionState } from '../../model/index.ts';
import type { Hold, Override } from './hold.ts';
import { type Asked, dayOfBirth, paperKeys, plainName, tellsApart } from './keys.ts';
import { knownOf, papersAmong, type Person } from './known.ts';
import { type Standing, standings } from './standing.ts';

/**
 * THE GUARD: whom protection holds. Nobody for whom `of` answers may be shown, exported, counted or handed over as a suspect
 * (non-punishment principle: no penalty for what somebody was compelled to do).
 */
export interface Held {
  /** By person or an id joined to it, by a valid paper, by an indicator of their own, or by exact name with the day of birth. */
  of(asked: Asked | readonly Asked[]): Hold | undefined;
  /** The same for people whom a supervisor overrode. */
  overriddenOf(asked: Asked | readonly Asked[]): Override | undefined;
  /** Where protection stands for a person, by any of their ids. */
  stateOf(person: string): ProtectionState;
  /** Ids that are this person, as people decided: its own first. */
  idsOf(person: string): readonly string[];
  /** Whether this is an indicator or a paper of somebody who is held. */
  owns(kind: IndicatorKind, value: string): boolean;
  /** Whether one of these texts holds a name, a number or an indicator of somebody who is held. */
  named(texts: readonly string[]): boolean;
  /** Everybody who is held, by each of their ids. */
  readonly holds: ReadonlyMap<string, Hold>;
}

const kept = new WeakMap<Read, { readonly key: string; readonly held: Promise<Held> }>();

/** Whom protection holds as the casebook stands now. Kept until something that bears on it is recorded: may be asked as often as liked. */
export async function heldPeople(read: Read): Promise<Held> {
  const [row] = await read.sql<Record<string, number>>(
    `SELECT (SELECT count(*) FROM protections) AS p, (SELECT coalesce(max(act), 0) FROM protections) AS q,
       (SELECT count(*) FROM person_judgements) AS j, (SELECT coalesce(max(act), 0) FROM person_judgements) AS k,
       (SELECT count(*) FROM persons) AS e, (SELECT coalesce(max(act), 0) FROM persons) AS f,
       (SELECT count(*) FROM person_lists) AS l, (SELECT count(*) FROM services) AS s,
       (SELECT coalesce(max(act), 0) FROM cases) AS c`,
  );
  const key = Object.values(row!).join(' ');
  const known = kept.get(read);
  if (known?.key === key) return await known.held;
  const held = work(read);
  kept.set(read, { key, held });
  // What failed is asked again.
  held.catch(() => kept.delete(read));
  return await held;
}

async function work(read: Read): Promise<Held> {
  const standing = await standings(read);
  const holds = new Map<string, Hold>();
  const overrides = new Map<string, Override>();
  for (const [person, { state, since, override }] of standing.states) {
    if (isHeld(state)) holds.set(person, { person, state, since });
    else if (state === 'overridden' && override !== undefined) overrides.set(person, override);
  }
  const shared = new Set((await read.services()).map(({ kind, value }) => `${kind}\t${value}`));
  const people = await knownOf(read, [...holds.keys(), ...overrides.keys()]);
  return answers(standing, holds, new Index(people, holds, shared), overrides, new Index(people, overrides, shared));
}

const isHeld = (state: ProtectionState): state is Hold['state'] => heldStates.has(state);

function answers(
  standing: Standing,
  holds: ReadonlyMap<string, Hold>,
  held: Index<Hold>,
  overrides: ReadonlyMap<string, Override>,
  lifted: Index<Override>,
): Held {
  const first = <Found>(asked: Asked | readonly Asked[], ask: (each: Asked) => Found | undefined): Found | undefined => {
    for (const each of Array.isArray(asked) ? (asked as readonly Asked[]) : [asked as Asked]) {
      const found = ask(each);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return {
    of: (asked) => first(asked, (each) => held.find(each)),
    overriddenOf: (asked) => first(asked, (each) => lifted.find(each)),
    stateOf: (person) => standing.states.get(person)?.state ?? 'unscreened',
    idsOf: (person) => standing.joined.ids(person),
    owns: (kind, value) => held.find({ indicators: [{ kind, value }] }) !== undefined,
    named: (texts) => texts.some((text) => held.stands(text)),
    holds,
  };
}

/** People by everything that they can be known by. */
class Index<Found> {
  readonly #byId: ReadonlyMap<string, Found>;
  readonly #byPaper = new Map<
    string,
    { readonly kind?: string | undefined; readonly country?: string | undefined; readonly found: Found }[]
  >();
  readonly #byIndicator = new Map<string, Found>();
  readonly #byNameAndDay = new Map<string, Found>();
  /** Names and numbers that stand in texts. */
  readonly #words = new Set<string>();

  constructor(people: readonly Person[], byId: ReadonlyMap<string, Found>, shared: ReadonlySet<string>) {
    this.#byId = byId;
    for (const { id, names, born, papers, indicators } of people) {
      const found = byId.get(id);
      if (found === undefined) continue;
      for (const name of names) {
        this.#words.add(plainName(name));
        for (const day of born) this.#byNameAndDay.set(`${plainName(name)}\t${day}`, found);
      }
      for (const { value, kind, country } of papers) {
        for (const key of paperKeys(value)) {
          this.#words.add(plainName(key));
          this.#byPaper.set(key, [...(this.#byPaper.get(key) ?? []), { kind, country, found }]);
        }
      }
      for (const { kind, value } of indicators) {
        if (shared.has(`${kind}\t${value}`)) continue;
        this.#words.add(plainName(value));
        this.#byIndicator.set(`${kind}\t${value}`, found);
      }
    }
    for (const word of this.#words) if (isShort(word)) this.#words.delete(word);
  }

  find({ person, names = [], papers = [], indicators = [], born = [] }: Asked): Found | undefined {
    const byId = person === undefined ? undefined : this.#byId.get(person);
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

  stands(text: string): boolean {
    const plain = plainName(text);
    for (const word of this.#words) if (plain.includes(word)) return true;
    return false;
  }
}

/** A kind or a country that one side does not tell says nothing against. */
const agree = (one: string | undefined, other: string | undefined): boolean =>
  one === undefined || other === undefined || one === other || one === 'other' || other === 'other';

/** Two Chinese characters are a name; two Latin letters stand in every text. */
const isShort = (word: string): boolean => word.length < (/\p{scx=Han}/u.test(word) ? 2 : 5);
