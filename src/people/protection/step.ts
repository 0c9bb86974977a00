import type { Ctx } from '../../casebook/index.ts';
import { ClewError } from '../../errors.ts';
import type { Act, NewProtection, ProtectionState, ProtectionStep } from '../../model/index.ts';
import { requireInterview, signsOfInterview } from './form.ts';
import { type Held, heldPeople } from './held.ts';
import { requirePeople } from './known-people.ts';

type Step = ProtectionStep['step'];

/** Who takes a step. */
export interface Protector {
  readonly name: string;
  readonly local: boolean;
  /** May override: permission `case`. */
  readonly supervises: boolean;
}

/** Characters of a reason for an override: it is shown everywhere, for as long as it lasts. */
const shortestReason = 20;

/** From which states a step may be taken. */
const from: Readonly<Record<Exclude<Step, 'interview'>, readonly ProtectionState[]>> = {
  refer: ['unscreened', 'proposed', 'cleared', 'closed'],
  clear: ['unscreened', 'proposed'],
  close: ['referred', 'overridden'],
  // Also of who was identified as a victim: they stay protected.
  override: ['proposed', 'referred', 'closed'],
  resume: ['overridden', 'closed'],
};

/** What to do instead. */
const instead: Readonly<Record<Exclude<Step, 'interview'>, Partial<Record<ProtectionState, string>>>> = {
  refer: {
    referred: 'A referral is open: it is closed with an outcome.',
    overridden: 'It was overridden: clew protect resume takes it up again.',
  },
  clear: {
    referred: 'A referral is open: only the authority referred to can end it. Close it with an outcome.',
    cleared: 'It was looked at before.',
    closed: 'A referral has ended: what was decided stands.',
    overridden: 'It was overridden: resume it first.',
  },
  close: {
    unscreened: 'There is no referral to close: refer first, or clear.',
    proposed: 'A referral is proposed and not open: refer first, or clear.',
    cleared: 'There is no referral to close.',
    closed: 'It is closed.',
  },
  override: {
    unscreened: 'Nothing holds this person: there is nothing to override.',
    cleared: 'Nothing holds this person: there is nothing to override.',
    overridden: 'It is overridden.',
  },
  resume: {
    unscreened: 'There is nothing to take up again: refer.',
    proposed: 'There is nothing to take up again: refer.',
    referred: 'The referral is open.',
    cleared: 'There is nothing to take up again: refer.',
  },
};

/** Decisions are taken one after the other, whoever takes them: each stands on the state that the one before left. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Records a step of protection for one person or many; nothing is recorded when it is wrong for one of them.
 *
 * @throws ClewError `missing` `people.person`; `conflict` `people.step` where it cannot follow, `people.supervisor` for an override by
 * who does not supervise; `input` `people.recipient` for a referral to nobody, `people.outcome` for an end without an outcome,
 * `people.reason` for too short a reason of an override, `people.interview` for answers that the form cannot have.
 */
export async function takeStep(ctx: Ctx, asked: NewProtection, by: Protector): Promise<{ readonly act: number }> {
  const mine = turn.then(async () => {
    const persons = [...new Set(asked.persons)];
    await requirePeople(ctx.read, persons, by);
    const body = bodyOf(asked, persons, by);
    if (asked.step !== 'interview') requireFollows(await heldPeople(ctx.read), asked.step, persons);
    const { acts } = await ctx.commit([{ kind: 'protect.state', body }]);
    return { act: acts[0]!.seq };
  });
  turn = mine.catch(() => undefined);
  return await mine;
}

function bodyOf(
  { step, interview, signs = [], to, outcome, reason }: NewProtection,
  persons: string[],
  { supervises }: Protector,
): Extract<Act, { kind: 'protect.state' }>['body'] {
  const given = signs.map(({ sign, ground }) => ({ sign, ...(ground === undefined ? {} : { ground }) }));
  const base = { persons, step, reason };
  switch (step) {
    case 'interview': {
      if (interview === undefined) throw new ClewError('input', 'people.interview', 'The answers of the interview are missing.');
      if (persons.length !== 1) throw new ClewError('input', 'people.interview', 'An interview is with one person.');
      requireInterview(interview);
      const { place, interpreter, when, ...told } = interview;
      const held = {
        ...told,
        ...(place === undefined || place === '' ? {} : { place }),
        ...(interpreter === undefined || interpreter === '' ? {} : { interpreter }),
        ...(when === undefined ? {} : { when }),
      };
      const shown = signsOfInterview(interview).map(({ sign }) => ({ sign }));
      return {
        ...base,
        interview: held,
        signs: [...given, ...shown.filter(({ sign }) => !given.some((each) => each.sign === sign))],
      };
    }
    case 'refer':
      if (to === undefined || to.trim() === '') {
        throw new ClewError('input', 'people.recipient', 'A referral names the authority or organisation that is referred to.');
      }
      return { ...base, to, ...(given.length === 0 ? {} : { signs: given }) };
    case 'close':
      if (outcome === undefined) {
        throw new ClewError('input', 'people.outcome', 'A referral ends with an outcome: victim, not-victim or undecided.', {
          hint: 'It is the word of the authority that identifies victims, never Clew’s.',
        });
      }
      return { ...base, outcome };
    case 'override':
      if (!supervises) {
        throw new ClewError(
          'conflict',
          'people.supervisor',
          'Only a supervisor lets somebody be treated as a suspect whom protection holds.',
          {
            hint: 'Ask a supervisor, or wait for the outcome of the referral.',
          },
        );
      }
      if (reason.trim().length < shortestReason) {
        throw new ClewError('input', 'people.reason', `The reason of an override has ${shortestReason} characters at least.`, {
          hint: 'It is shown with your name wherever the person is shown as a suspect.',
        });
      }
      return base;
    case 'clear':
    case 'resume':
      return { ...base, ...(given.length === 0 ? {} : { signs: given }) };
  }
}

function requireFollows(held: Held, step: Exclude<Step, 'interview'>, persons: readonly string[]): void {
  const wrong = persons.filter((person) => !from[step].includes(held.stateOf(person)));
  const [first] = wrong;
  if (first === undefined) return;
  const state = held.stateOf(first);
  const which =
    persons.length === 1 ? first : `${first}${wrong.length === 1 ? '' : ` and ${wrong.length - 1} more of ${persons.length}`}`;
  throw new ClewError('conflict', 'people.step', `This step cannot follow for ${which}: ${state}.`, {
    hint: instead[step][state] ?? 'clew protect show tells how it stands.',
  });
}
