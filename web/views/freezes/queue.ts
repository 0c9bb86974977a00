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
