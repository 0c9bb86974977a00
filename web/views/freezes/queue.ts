import type { FreezeProposal } from '../../../src/model/index.ts';

/** Whether something may still become of a proposal. */
export const isOpen = ({ state }: Pick<FreezeProposal, 'state'>): boolean =>
  state === 'proposed' || state === 'sent' || state === 'confirmed';

/** When the clock of the step that runs began; undefined before it was sent. */
export function fromOf({ steps, state }: Pick<FreezeProposal, 'steps' | 'state'>): number | undefined {
  const last = steps.at(-1);
  if (last === undefined || state === 'proposed' || state === 'refused' || state === 'released') return undefined;
  return last.answeredAt ?? last.sentAt;
}

/** What a person may record next. */
export function stepsAfter({ state }: Pick<FreezeProposal, 'state'>): readonly ('sent' | 'confirmed' | 'refused' | 'released')[] {
  switch (state) {
    case 'proposed':
      return ['sent', 'released'];
    case 'sent':
      return ['confirmed', 'refused', 'released'];
    case 'confirmed':
      return ['released'];
    default:
      return [];
  }
}

/** Milliseconds before its end from which a stop of payment is pressing. */
export const pressingMs = 12 * 3_600_000;
/** For how long after its end it is still news that one lapsed. */
const newsMs = 7 * 24 * 3_600_000;

/** How many run out soon, and how many have lapsed of late and were followed by nothing. `now`: UTC milliseconds. */
export function dueOf(
  rows: readonly Pick<FreezeProposal, 'state' | 'until'>[],
  now: number,
): { readonly soon: number; readonly lapsed: number } {
  // Until the server is asked again, the reader's clock tells that a term is over.
  const runs = rows.filter(({ state }) => state === 'sent' || state === 'confirmed' || state === 'expired');
  return {
    soon: runs.filter(({ state, until }) => state !== 'expired' && until > now && until - now <= pressingMs).length,
    lapsed: runs.filter(({ until }) => until <= now && now - until <= newsMs).length,
  };
}
