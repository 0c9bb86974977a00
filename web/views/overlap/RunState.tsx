import type { JSX } from 'react';
import type { OverlapRow } from '../../../src/model/index.ts';
import { useWords } from '../../app/words.ts';
import { overlapWords } from '../../words/overlap.ts';

/** Where a run stands: word and colour. */
export function RunState({ is }: { readonly is: OverlapRow['state'] }): JSX.Element {
  const t = useWords(overlapWords);
  return <span className={`run-state is-${is}`}>{t(`state-${is}`)}</span>;
}
