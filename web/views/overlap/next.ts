import type { OverlapRow } from '../../../src/model/index.ts';

/** The one thing to do next in a run. */
export type Next =
  | 'resume'
  | 'hand-offer'
  | 'hand-answer'
  | 'hand-result'
  | 'wait-answer'
  | 'wait-result'
  | 'decide'
  | 'open-answer'
  | 'open-result'
  | 'again'
  | 'none';

/** What comes next in a run, as its state and the files that lie here say. */
export function nextOf({ state, file, came }: Pick<OverlapRow, 'state' | 'file' | 'came'>): Next {
  switch (state) {
    case 'committed':
      return 'resume';
    case 'offered':
      if (came !== undefined) return 'open-answer';
      return file === 'offer' ? 'hand-offer' : 'wait-answer';
    case 'asked':
      return 'decide';
    case 'answered':
      if (came !== undefined) return 'open-result';
      return file === 'answer' ? 'hand-answer' : 'wait-result';
    case 'ended':
      return file === 'result' ? 'hand-result' : 'none';
    case 'lost':
      return 'again';
    default:
      return 'none';
  }
}

/** Whether it waits for somebody here, and nobody did it yet. That a file was handed on nobody can know. */
export const isUpToUs = (next: Next): boolean => next === 'resume' || next === 'decide' || next.startsWith('open-');
