import type { Read } from '../../casebook/index.ts';
import { heldStates, type IndicatorKind, type ProtectionState } from '../../model/index.ts';
import type { Hold, Override } from './hold.ts';
import { Index } from './known-index.ts';
import { type Asked, caseOf } from './keys.ts';
import { knownOf, suspectsIn } from './known.ts';
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
  /** Signs told of one record so far. */
  signsOf(id: string): ReadonlySet<string>;
  /** Where it stands, by every id of whoever has signs or steps. */
  readonly states: Standing['states'];
  /** Ids that are this person, as people decided: its own first. */
  idsOf(person: string): readonly string[];
  /** Whose own indicator or paper this is, among those who are held. */
  ownerOf(kind: IndicatorKind, value: string): Hold | undefined;
  /** Names, numbers and indicators of these, by `person` of their holds: words that must not stand in what others read of them. */
  wordsOf(persons: Iterable<string>): string[];
  /** Their own indicators, as sentences call them. */
  ownedValues(): readonly string[];
  /** The words of everybody who is held among the suspects of a case. */
  wordsOfCase(caseId: string): string[];
  /** Everybody who is held, by each of their ids; also the suspects of cases that they are (`suspectId`). */
  readonly holds: ReadonlyMap<string, Hold>;
}

const kept = new WeakMap<Read, { readonly at: number | undefined; readonly key: string; readonly held: Promise<Held> }>();

/** Whom protection holds as the casebook stands now. Kept until something that bears on it is recorded: may be asked as often as liked. */
export async function heldPeople(read: Read): Promise<Held> {
  const [at, last] = [read.peopleAct(), kept.get(read)];
  if (at !== undefined && last?.at === at) return await last.held;
  const [row] = await read.sql<Record<string, number>>(
    `SELECT (SELECT count(*) FROM protections) AS p, (SELECT coalesce(max(act), 0) FROM protections) AS q,
       (SELECT count(*) FROM person_judgements) AS j, (SELECT coalesce(max(act), 0) FROM person_judgements) AS k,
       (SELECT count(*) FROM persons) AS e, (SELECT coalesce(max(act), 0) FROM persons) AS f,
       (SELECT count(*) FROM person_lists) AS l, (SELECT count(*) FROM services) AS s,
       (SELECT coalesce(max(act), 0) FROM cases) AS c`,
  );
  const key = Object.values(row ?? {}).join(' ');
  const known = kept.get(read);
  const held = known?.key === key ? known.held : work(read);
  kept.set(read, { at, key, held });
  // What failed is asked again.
  held.catch(() => kept.delete(read));
  return await held;
}

async function work(read: Read): Promise<Held> {
  const standing = await standings(read);
  const holds = new Map<string, Hold>();
  const overrides = new Map<string, Override>();
  for (const [person, { state, since, isVictim, override }] of standing.states) {
    if (isVictim) holds.set(person, { person, state: 'closed', since });
    else if (isHeld(state)) holds.set(person, { person, state, since });
    else if (state === 'overridden' && override !== undefined) overrides.set(person, override);
  }
  const people = await knownOf(read, [...holds.keys(), ...overrides.keys()]);
  if (people.length === 0 && holds.size === 0) return answers(standing, new Index(holds), new Index(overrides));
  const shared = new Set((await read.services()).map(({ kind, value }) => `${kind}\t${value}`));
  const [held, lifted] = [new Index(holds), new Index(overrides)];
  for (const index of [held, lifted]) for (const person of people) index.add(person, shared);
  for (const { id, asked, words } of suspectsIn(await read.cases())) held.take(id, asked, words);
  return answers(standing, held, lifted);
}

const isHeld = (state: ProtectionState): state is 'proposed' | 'referred' => heldStates.has(state);

function answers(standing: Standing, held: Index<Hold>, lifted: Index<Override>): Held {
  const owned = held.ownedValues();
  const cases = new Map<string, Set<string>>();
  for (const [id, { person }] of held.byId) {
    const caseId = caseOf(id);
    if (caseId !== undefined) cases.set(caseId, (cases.get(caseId) ?? new Set()).add(person));
  }
  return {
    of: (asked) => held.first(asked),
    overriddenOf: (asked) => lifted.first(asked),
    stateOf: (person) => standing.states.get(person)?.state ?? 'unscreened',
    signsOf: (id) => standing.signs.get(id) ?? new Set(),
    states: standing.states,
    idsOf: (person) => standing.joined.ids(person),
    ownerOf: (kind, value) => held.first({ indicators: [{ kind, value }] }),
    wordsOf: (persons) => held.wordsOf(persons),
    ownedValues: () => owned,
    wordsOfCase: (caseId) => held.wordsOf(cases.get(caseId) ?? []),
    holds: held.byId,
  };
}
