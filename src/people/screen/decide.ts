import type { Ctx } from '../../casebook/index.ts';
import { ClewError } from '../../errors.ts';
import type { MatchDecision, PersonJudgement } from '../../model/index.ts';
import { heldPeople } from '../protection/held.ts';
import type { HitBody } from './hits.ts';
import { screenAt } from './stored.ts';

export interface NewDecision {
  readonly screen: number;
  readonly person: string;
  readonly entry: string;
  readonly verdict: MatchDecision['verdict'];
  readonly reason?: string | undefined;
}

/**
 * Records what a person decided on a hit, with the score and the parts as they are stored: both can be shown later, whatever the
 * model has become. Throws `missing` `people.screen` and `people.hit`; `conflict` `people.held` when somebody whom protection holds
 * would be taken for a wanted person.
 */
export async function decideHit(
  ctx: Ctx,
  asked: NewDecision,
): Promise<{ readonly act: number; readonly judgement: PersonJudgement }> {
  const { read } = ctx;
  const { screen, person, entry, verdict, reason } = asked;
  const { body: run } = await screenAt(read, screen);
  const hit = (await read.hits(screen, person)).find((each) => each.entry === entry);
  if (hit === undefined) {
    throw new ClewError('missing', 'people.hit', `Screening ${screen} has no such hit.`, {
      hint: `clew screen show ${screen} lists the hits with the ids of both.`,
    });
  }
  if (verdict === 'match' && (await heldPeople(read)).of({ person }) !== undefined) throw heldError();
  const { parts } = JSON.parse(hit.body) as HitBody;
  const named = (says: readonly string[]): string[] => parts.filter((each) => says.includes(each.says)).map(({ part }) => part);
  const judgement: PersonJudgement = {
    verdict,
    screen,
    person,
    entry,
    score: hit.score,
    agreed: named(['agrees', 'close']),
    differs: named(['differs']),
    list: run.against,
    model: run.model,
    ...(reason === undefined ? {} : { reason }),
  };
  const { acts } = await ctx.commit([{ kind: 'person.judge', body: judgement }]);
  return { act: acts[0]!.seq, judgement };
}

export const heldError = (): ClewError =>
  new ClewError('conflict', 'people.held', 'Protection holds this person: nobody may be shown as a suspect meanwhile.', {
    hint: 'Close the referral first, or have a supervisor override it with a reason.',
  });
