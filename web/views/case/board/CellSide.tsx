import { useState, type JSX } from 'react';
import type { Board, BoardCell, CaseDetail, CellGround } from '../../../../src/model/index.ts';
import { useLanguage } from '../../../app/format.ts';
import { useMay } from '../../../app/session.ts';
import { useWords } from '../../../app/words.ts';
import { boardWords } from '../../../words/board.ts';
import { CellMark, MakerMark } from './CellMark.tsx';
import type { Stance } from './cells.ts';
import { GroundForm } from './GroundForm.tsx';
import { GroundLine } from './GroundLine.tsx';
import { useSuspectName } from './suspect-name.ts';
import { WithdrawForm } from './WithdrawForm.tsx';

/** One cell of the board: what the law asks, what shows it and what speaks against it, and the way to add to either. */
export function CellSide({
  detail,
  board,
  cell,
  onLetter,
}: {
  readonly detail: CaseDetail;
  readonly board: Board;
  readonly cell: BoardCell | undefined;
  readonly onLetter: (cell: BoardCell) => void;
}): JSX.Element {
  const t = useWords(boardWords);
  const language = useLanguage();
  const may = useMay('judge');
  const nameOf = useSuspectName(detail.suspects);
  const [stance, setStance] = useState<Stance>();
  const [withdrawn, setWithdrawn] = useState<CellGround>();
  const { template } = board;
  const element = template.elements.find(({ id }) => id === cell?.element);
  if (cell === undefined || element === undefined) {
    return (
      <aside className="case-side" aria-label={t('grounds')}>
        <p className="soft">{t('chooseCell')}</p>
        <p className="soft">{t('gridHelp')}</p>
      </aside>
    );
  }
  const source = template.sources.find(({ id }) => id === element.source.id);
  const instead = template.elements.find(({ id }) => id === element.insteadOf);
  const missing = cell.state === 'missing' ? (cell.gap ?? element.gap) : cell.gap;
  return (
    <aside className="case-side" aria-live="polite" aria-label={element.title[language]}>
      <h2>{element.title[language]}</h2>
      <p className="soft">{nameOf(cell.suspect)}</p>
      <p className="row">
        <CellMark is={cell.state} /> <MakerMark of={cell} />
      </p>
      <p>{cell.sentence[language]}</p>
      {missing !== undefined && missing[language] !== cell.sentence[language] && <p className="gap-said">{missing[language]}</p>}
      {cell.letter !== undefined && (
        <p>
          <button type="button" className="primary" onClick={() => onLetter(cell)}>
            {t('letterTo', { who: t(cell.letter) })}
          </button>
        </p>
      )}
      <h3>
        {t('grounds')} ({cell.count})
      </h3>
      {cell.grounds.length === 0 && <p className="soft">{t('noGrounds')}</p>}
      <ul className="grounds">
        {cell.grounds.map((each, at) => (
          <GroundLine
            // oxlint-disable-next-line react/no-array-index-key -- computed grounds have no other name, and are never moved
            key={each.act ?? `computed ${at}`}
            of={each}
            withdraw={may && each.act !== undefined ? () => setWithdrawn(each) : undefined}
          />
        ))}
      </ul>
      {cell.count > cell.grounds.length && <p className="soft">{t('more', { count: cell.count - cell.grounds.length })}</p>}
      {may && (
        <p className="row add-ground">
          {(['for', 'against', 'none'] as const).map((each) => (
            <button key={each} type="button" onClick={() => setStance(each)}>
              {t(each === 'for' ? 'addFor' : each === 'against' ? 'addAgainst' : 'addNone')}
            </button>
          ))}
        </p>
      )}
      <h3>{t('asks')}</h3>
      <p>{element.asks[language]}</p>
      <p className="soft">
        {source?.title[language]} {element.source.article}
      </p>
      {instead !== undefined && <p>{t('instead', { element: instead.title[language] })}</p>}
      {element.unchecked === true && <p className="gap-said">{t('unchecked')}</p>}
      {stance !== undefined && (
        <GroundForm
          detail={detail}
          template={template}
          cell={cell}
          about={t('about', { element: element.title[language], suspect: nameOf(cell.suspect) })}
          stance={stance}
          close={() => setStance(undefined)}
        />
      )}
      {withdrawn !== undefined && (
        <WithdrawForm
          caseId={detail.case.id}
          template={template.id}
          cell={cell}
          ground={withdrawn}
          close={() => setWithdrawn(undefined)}
        />
      )}
    </aside>
  );
}
