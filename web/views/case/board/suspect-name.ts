import type { NamedSuspect } from '../../../../src/model/index.ts';
import { useWords } from '../../../app/words.ts';
import { boardWords } from '../../../words/board.ts';
import { caseWords } from '../../../words/case.ts';

/** What a suspect is called by id: the name, else what they are known by; without an id the offence as a whole. */
export function useSuspectName(suspects: readonly NamedSuspect[]): (id: string | undefined) => string {
  const t = useWords(boardWords);
  const c = useWords(caseWords);
  return (id) => {
    if (id === undefined) return t('whole');
    const suspect = suspects.find((each) => each.id === id);
    return suspect?.name ?? suspect?.aliases[0] ?? suspect?.indicators[0]?.value ?? c('unnamed');
  };
}
