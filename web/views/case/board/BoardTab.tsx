import { useState, type JSX } from 'react';
import type { Board, BoardCell, CaseDetail, CellState, ElementTemplate } from '../../../../src/model/index.ts';
import { useGet } from '../../../app/api.ts';
import { useLanguage } from '../../../app/format.ts';
import { useShortcut } from '../../../app/shortcuts.ts';
import { useAsked } from '../../../app/ways.ts';
import { useWords } from '../../../app/words.ts';
import { Failed } from '../../../parts/Failed.tsx';
import { Field } from '../../../parts/Field.tsx';
import { Waiting } from '../../../parts/Waiting.tsx';
import { boardWords } from '../../../words/board.ts';
import { CellMark } from './CellMark.tsx';
import { CellSide } from './CellSide.tsx';
import { gapsOf, keyOf, linesOf } from './cells.ts';
import { Figures } from './Figures.tsx';
import { Gaps } from './Gaps.tsx';
import { LetterDialog } from './LetterDialog.tsx';
import { Matrix } from './Matrix.tsx';
import { PrintedBoard } from './PrintedBoard.tsx';
import '../../../parts/state-mark.css';
import './board.css';

const states = ['supported', 'contested', 'missing', 'not-applicable'] as const satisfies readonly CellState[];

/** Per suspect and element: shown, spoken against, missing; and for each gap who can fill it. */
export function BoardTab({ detail }: { readonly detail: CaseDetail }): JSX.Element {
  const t = useWords(boardWords);
  const language = useLanguage();
  const [asked, ask] = useAsked();
  const id = detail.case.id;
  const { data: templates } = useGet<{ readonly rows: readonly ElementTemplate[] }>('/templates');
  const {
    data: board,
    error,
    refetch,
  } = useGet<Board>(`/cases/${encodeURIComponent(id)}/board`, { template: asked['template'] });
  const [letter, setLetter] = useState<BoardCell>();
  const suspects = detail.suspects.map((each) => each.id);
  const lines = board === undefined ? [] : linesOf(board, suspects);
  const cells = lines.flatMap((line) => line.cells);
  const chosen = cells.find((cell) => keyOf(cell) === asked['cell']);
  const gaps = gapsOf(lines);
  const choose = (cell: BoardCell | undefined): void => ask({ cell: cell === undefined ? undefined : keyOf(cell) });
  const nextGap = (): void => {
    const here = gaps.findIndex(({ cell }) => keyOf(cell) === asked['cell']);
    choose(gaps[(here + 1) % gaps.length]?.cell);
  };
  useShortcut('n', t('nextGap'), nextGap, { enabled: gaps.length > 0 });
  useShortcut('l', t('letter'), () => setLetter(chosen), { enabled: chosen?.letter !== undefined });
  if (board === undefined) return error === null ? <Waiting /> : <Failed error={error} retry={() => void refetch()} />;
  const { template } = board;
  const own = detail.facts.templates;
  const offered = [
    ...own.filter((each) => templates?.rows.every((row) => row.id !== each) ?? true).map((each) => ({ id: each, name: each })),
    ...(templates?.rows ?? [template]).map((each) => ({ id: each.id, name: each.title[language] })),
  ].sort((a, b) => Number(own.includes(b.id)) - Number(own.includes(a.id)));
  return (
    <>
      <div className="on-screen">
        <div className="board-head">
          <Field label={t('template')}>
            {(bound) => (
              <select
                {...bound}
                value={asked['template'] ?? template.id}
                onChange={(event) => ask({ template: event.target.value, cell: undefined })}
              >
                {offered.map((each) => (
                  <option key={each.id} value={each.id}>
                    {each.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <ul className="board-counts">
            {states.map((state) => (
              <li key={state}>
                <strong>{board.counts[state] ?? 0}</strong> <CellMark is={state} />
              </li>
            ))}
          </ul>
        </div>
        <details className="board-sources">
          <summary>{t('madeFrom', { count: template.sources.length, day: template.reviewed })}</summary>
          <ul>
            {template.sources.map(({ id: source, title, date }) => (
              <li key={source}>
                {title[language]} ({date})
              </li>
            ))}
          </ul>
          {template.note !== undefined && <p>{template.note[language]}</p>}
        </details>
        <Figures board={board} />
        <div className="case-sides">
          <div>
            {suspects.length === 0 && (
              <p className="board-nobody">
                {t('nobody')}{' '}
                <button type="button" className="link" onClick={() => ask({ tab: 'suspects', cell: undefined })}>
                  {t('addSuspect')}
                </button>
              </p>
            )}
            <Matrix lines={lines} suspects={detail.suspects} chosen={asked['cell']} onChoose={choose} />
            <Gaps gaps={gaps} suspects={detail.suspects} onChoose={choose} onLetter={setLetter} />
          </div>
          <CellSide detail={detail} board={board} cell={chosen} onLetter={setLetter} />
        </div>
      </div>
      <PrintedBoard detail={detail} board={board} lines={lines} />
      {letter !== undefined && (
        <LetterDialog caseId={id} template={template.id} cell={letter} close={() => setLetter(undefined)} />
      )}
    </>
  );
}
