import type { JSX } from 'react';
import type { BoardCell, Letter } from '../../../../src/model/index.ts';
import { useGet } from '../../../app/api.ts';
import { useWords } from '../../../app/words.ts';
import { Failed } from '../../../parts/Failed.tsx';
import { LetterSheet } from '../../../parts/LetterSheet.tsx';
import { Waiting } from '../../../parts/Waiting.tsx';
import { boardWords } from '../../../words/board.ts';

/** A letter that asks for what is missing. */
export function LetterDialog({
  caseId,
  template,
  cell,
  close,
}: {
  readonly caseId: string;
  readonly template: string;
  readonly cell: BoardCell;
  readonly close: () => void;
}): JSX.Element {
  const t = useWords(boardWords);
  const { data, error, refetch } = useGet<Letter>(`/cases/${encodeURIComponent(caseId)}/letter`, {
    template,
    element: cell.element,
    suspect: cell.suspect,
  });
  const letter = data?.element === cell.element && data.suspect === cell.suspect ? data : undefined;
  return (
    <LetterSheet
      title={letter === undefined ? t('letterTitle') : t('letterTo', { who: t(letter.to) })}
      lead={t('letterLead')}
      letter={letter}
      waiting={error === null ? <Waiting /> : <Failed error={error} retry={() => void refetch()} />}
      close={close}
    />
  );
}
