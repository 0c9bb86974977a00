import type { Read, StoredPersonJudgement, StoredProtection } from '../../casebook/index.ts';
import { heldStates, type ProtectionState } from '../../model/index.ts';
import type { Override } from './hold.ts';
import { Joined } from './joined.ts';
import { stateAfter } from './state.ts';
import { type Told, toldSigns } from './told-signs.ts';
import { proposes } from './strengths.ts';

/** Where protection stands for one person. */
export interface Stands {
  readonly state: ProtectionState;
  /** UTC milliseconds. */
  readonly since: number;
  /** The referral ended with the word that they are a victim: they stay one. */
  readonly isVictim: boolean;
  readonly override?: Override;
}

export interface Standing {
  /** By every id of whoever has signs or steps. */
  readonly states: ReadonlyMap<string, Stands>;
  readonly joined: Joined;
  /** Signs told so far, by record. */
  readonly signs: ReadonlyMap<string, ReadonlySet<string>>;
}

type Event =
  | { readonly act: number; readonly step: StoredProtection }
  | { readonly act: number; readonly told: Told }
  | { readonly act: number; readonly judged: StoredPersonJudgement };

/** Of records that are one person the one that protects most counts: a decision made on one before they were joined binds no other. */
const strength: readonly ProtectionState[] = ['unscreened', 'cleared', 'closed', 'overridden', 'proposed', 'referred'];

const rank = ({ state, isVictim }: Stands): number => (isVictim ? strength.indexOf('proposed') : 0) + strength.indexOf(state);

interface Own {
  state: ProtectionState;
  since: number;
  signs: Set<string>;
  isVictim: boolean;
  override?: Override;
}

/**
 * Goes through all that was told and decided of people in the order of the acts. A decision holds for every record that was the same
 * person by then. Signs not known before propose a referral again, unless one is open or a supervisor overrode it.
 */
export async function standings(read: Read): Promise<Standing> {
  const events: Event[] = [
    ...(await read.personJudgements()).map((judged) => ({ act: judged.act, judged })),
    ...(await toldSigns(read)).map((told) => ({ act: told.act, told })),
    ...(await read.protections()).map((step) => ({ act: step.act, step })),
  ];
  events.sort((a, b) => a.act - b.act);
  const joined = new Joined();
  const own = new Map<string, Own>();
  const of = (id: string): Own => {
    const known = own.get(id) ?? { state: 'unscreened', since: 0, signs: new Set(), isVictim: false };
    own.set(id, known);
    return known;
  };
  for (const event of events) {
    if ('judged' in event) joined.tell(event.judged);
    else if ('told' in event) tell(of(event.told.person), event.told);
    else for (const id of joined.ids(event.step.person)) decide(of(id), event.step);
  }
  const signs = new Map([...own].map(([id, known]) => [id, known.signs] as const));
  return { states: together(own, joined), joined, signs };
}

function tell(known: Own, { at, signs }: Told): void {
  const fresh = signs.filter((sign) => !known.signs.has(sign));
  for (const sign of fresh) known.signs.add(sign);
  if (fresh.length > 0 && proposes(known.signs)) move(known, stateAfter(known.state, { step: 'interview', signs: fresh }), at);
}

function decide(known: Own, { act, at, by, person, body }: StoredProtection): void {
  const { step, reason } = body;
  const signs = step === 'interview' ? (body.signs ?? []) : [];
  for (const { sign } of signs) known.signs.add(sign);
  if (step === 'close') known.isVictim = body.outcome === 'victim';
  else if (step !== 'interview') known.isVictim = false;
  move(known, stateAfter(known.state, { step, signs: proposes(known.signs) ? signs : [] }), at);
  if (step === 'override') known.override = { person, act, at, by, reason };
}

function move(known: Own, state: ProtectionState, at: number): void {
  if (state === known.state) return;
  known.state = state;
  known.since = at;
}

function together(own: ReadonlyMap<string, Own>, joined: Joined): Map<string, Stands> {
  const states = new Map<string, Stands>();
  const better = (a: Stands | undefined, b: Stands): Stands => (a === undefined || rank(b) > rank(a) ? b : a);
  for (const [id, { state, since, isVictim, override }] of own) {
    const stands: Stands = {
      state,
      since,
      isVictim: isVictim && state === 'closed',
      ...(state === 'overridden' && override !== undefined ? { override } : {}),
    };
    for (const each of joined.ids(id)) states.set(each, better(states.get(each), stands));
  }
  // An entry of a wanted list that was taken for somebody who is held is held with them.
  for (const [entry, persons] of joined.matches()) {
    for (const person of persons) {
      const stands = states.get(person);
      if (stands !== undefined && (stands.isVictim || heldStates.has(stands.state)))
        states.set(entry, better(states.get(entry), stands));
    }
  }
  return states;
}
