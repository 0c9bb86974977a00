import type { Ctx, StoredCase } from '../casebook/index.ts';
import { ClewError } from '../errors.ts';
import { type ShelteredPerson, Suspect } from '../model/index.ts';
import { accused, askedOf, heldPeople } from '../people/index.ts';
import { type Done, insideCase, type Reader } from './cases.ts';
import { dayOf } from './day.ts';
import { setMembers } from './edit.ts';
import { shelteredOf, suspectsOf } from './members.ts';

/** Member that holds the last number given: a suspect who was taken out leaves it for good, as letters may name it. */
const lastGiven = 'suspects';

/** Suspects are numbered one after the other, whoever adds them. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Adds somebody the case is about: by name, or known by indicators alone. `id` is the suspect's, as in `S1`. Throws `conflict`
 * `review.protected` for somebody whom protection holds.
 */
export async function addSuspect(
  ctx: Ctx,
  caseId: string,
  suspect: Suspect,
  reason: string | undefined,
  reader: Reader,
): Promise<Done> {
  const known = requireKnown(suspect);
  await requireFree(ctx, known);
  const mine = turn.then(async () => {
    const stored = await insideCase(ctx, caseId, reader);
    const number = nextNumber(stored);
    const id = `S${number}`;
    const { act } = await setMembers(ctx, caseId, { [`suspect:${id}`]: known, [lastGiven]: number }, reason);
    return { id, act };
  });
  turn = mine.catch(() => undefined);
  return await mine;
}

/** Puts what is known now in place of what was. */
export async function changeSuspect(
  ctx: Ctx,
  caseId: string,
  id: string,
  suspect: Suspect,
  reason: string | undefined,
  reader: Reader,
): Promise<Done> {
  requireSuspect(await insideCase(ctx, caseId, reader), id);
  const known = requireKnown(suspect);
  await requireFree(ctx, known);
  const { act } = await setMembers(ctx, caseId, { [`suspect:${id}`]: known }, reason);
  return { id, act };
}

/** Takes somebody out of the case; what was said of them stays in the log. */
export async function removeSuspect(ctx: Ctx, caseId: string, id: string, reason: string, reader: Reader): Promise<Done> {
  const stored = await insideCase(ctx, caseId, reader);
  if (!shelteredOf(stored).some((each) => each.id === id)) requireSuspect(stored, id);
  if (reason.trim() === '') {
    throw new ClewError('input', 'review.reason', 'A suspect is taken out of a case with a reason.', {
      hint: 'The reason is recorded.',
    });
  }
  const { act } = await setMembers(ctx, caseId, { [`suspect:${id}`]: null }, reason);
  return { id, act };
}

/** Throws `missing` `review.suspect`, `conflict` `review.protected` for one whom protection holds. */
export function requireSuspect(stored: StoredCase, id: string): void {
  const person = shelteredOf(stored).find((each) => each.id === id);
  if (person !== undefined) throw protectedPerson(person);
  if (suspectsOf(stored).some((each) => each.id === id)) return;
  throw new ClewError('missing', 'review.suspect', 'The case names no such suspect.', { hint: 'Suspects are called S1, S2 …' });
}

/**
 * Nobody whom protection holds is accused: what they were compelled to do is not punished. As a victim or a witness they may be entered.
 * Throws `conflict` `review.protected`.
 */
async function requireFree({ read }: Ctx, suspect: Suspect): Promise<void> {
  const hold = accused.has(suspect.category) ? (await heldPeople(read)).of(askedOf(suspect)) : undefined;
  if (hold !== undefined) throw protectedPerson(hold);
}

const protectedPerson = ({ person, state, since }: Pick<ShelteredPerson, 'person' | 'state' | 'since'>): ClewError =>
  new ClewError(
    'conflict',
    'review.protected',
    state === 'closed'
      ? `This person was identified as a victim of trafficking on ${dayOf(since)}.`
      : state === 'referred'
        ? `This person may be a victim of trafficking: a referral is open since ${dayOf(since)}.`
        : `This person may be a victim of trafficking: signs were read on ${dayOf(since)} and nobody has looked yet.`,
    {
      hint: `Protection comes first: clew protect show ${person ?? ''}. Only a supervisor can override, with a reason (clew protect override).`,
    },
  );

function nextNumber(stored: StoredCase): number {
  const last = stored.members[lastGiven];
  const numbers = [...suspectsOf(stored), ...shelteredOf(stored)].map(({ id }) => Number(id.slice(1)) || 0);
  return Math.max(0, typeof last === 'number' ? last : 0, ...numbers) + 1;
}

/** Somebody of whom nothing is known is nobody. */
function requireKnown(suspect: Suspect): Suspect {
  const known = Suspect.parse(suspect);
  if (known.name !== undefined || known.aliases.length > 0 || known.indicators.length > 0) return known;
  throw new ClewError('input', 'review.nobody', 'A suspect is known by a name, an alias or an indicator.');
}
