import type { JSX } from 'react';
import type { Board } from '../../../../src/model/index.ts';
import { useLanguage } from '../../../app/format.ts';
import { useWords } from '../../../app/words.ts';
import { boardWords } from '../../../words/board.ts';

/** Figures that the law's thresholds were held against, and the grade reached: computed, and marked so. */
export function Figures({ board }: { readonly board: Board }): JSX.Element | null {
  const t = useWords(boardWords);
  const language = useLanguage();
  if (board.figures.length === 0) return null;
  return (
    <section className="board-figures" aria-label={t('figures')}>
      <ul>
        {board.figures.map((each) => (
          <li key={`${each.figure} ${each.currency ?? ''}`}>
            <span className="state machine">
              <span className="sign" aria-hidden="true" />
            </span>
            <span>
              {each.grade !== undefined && (
                <>
                  <strong className="grade">{each.grade[language]}</strong>{' '}
                </>
              )}
              {each.sentence[language]}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
