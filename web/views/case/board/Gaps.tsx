import type { JSX } from 'react';
import type { BoardCell, NamedSuspect } from '../../../../src/model/index.ts';
import { useLanguage } from '../../../app/format.ts';
import { useWords } from '../../../app/words.ts';
import { boardWords } from '../../../words/board.ts';
import type { gapsOf } from './cells.ts';
import { keyOf } from './cells.ts';
import { useSuspectName } from './suspect-name.ts';

/** What is missing, a plain sentence each, and the letter to who can fill it. */
export function Gaps({
  gaps,
  suspects,
  onChoose,
  onLetter,
}: {
  readonly gaps: ReturnType<typeof gapsOf>;
  readonly suspects: readonly NamedSuspect[];
  readonly onChoose: (cell: BoardCell) => void;
  readonly onLetter: (cell: BoardCell) => void;
}): JSX.Element {
  const t = useWords(boardWords);
  const language = useLanguage();
  const nameOf = useSuspectName(suspects);
  return (
    <section className="board-gaps">
      <h2>{t('gaps')}</h2>
      {gaps.length === 0 ? (
        <p>{t('noGaps')}</p>
      ) : (
        <ol>
          {gaps.map(({ element, cell }) => (
            <li key={keyOf(cell)}>
              <p>
                <button type="button" className="link" onClick={() => onChoose(cell)}>
                  {element.title[language]}
                </button>
                <span className="soft"> · {nameOf(cell.suspect)}</span>
              </p>
              <p>{(cell.gap ?? element.gap)[language]}</p>
              {cell.letter !== undefined && (
                <button type="button" onClick={() => onLetter(cell)}>
                  {t('letterTo', { who: t(cell.letter) })}
                </button>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
