import { useRef, useState, type JSX, type KeyboardEvent } from 'react';
import type { BoardCell, NamedSuspect } from '../../../../src/model/index.ts';
import { useLanguage } from '../../../app/format.ts';
import { useWords } from '../../../app/words.ts';
import { boardWords } from '../../../words/board.ts';
import { CellMark, MakerMark } from './CellMark.tsx';
import { type BoardLine, keyOf, stepFrom } from './cells.ts';
import { useSuspectName } from './suspect-name.ts';

/** From so many suspects on cells are narrow, and their sentence stands at the side alone. */
const narrowFrom = 4;

/** The evidence board itself: a row for each element, a column for each suspect; what concerns the offence runs through. */
export function Matrix({
  lines,
  suspects,
  chosen,
  onChoose,
}: {
  readonly lines: readonly BoardLine[];
  readonly suspects: readonly NamedSuspect[];
  readonly chosen: string | undefined;
  readonly onChoose: (cell: BoardCell) => void;
}): JSX.Element {
  const t = useWords(boardWords);
  const language = useLanguage();
  const nameOf = useSuspectName(suspects);
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState({ row: lines.findIndex(({ cells }) => cells.length > 0), column: 0 });
  const isNarrow = suspects.length >= narrowFrom;
  const columns = Math.max(1, suspects.length);
  const onKeyDown = (event: KeyboardEvent, row: number, column: number): void => {
    const to = event.ctrlKey || event.metaKey || event.altKey ? undefined : stepFrom(lines, { row, column }, event.key);
    if (to === undefined) return;
    event.preventDefault();
    const last = Math.min(to.column, lines[to.row]!.cells.length - 1);
    setAt({ row: to.row, column: last });
    table.current?.querySelector<HTMLElement>(`[data-cell="${to.row}:${last}"]`)?.focus();
  };
  return (
    <div className="matrix-scroller">
      <table className={isNarrow ? 'matrix narrow' : 'matrix'} ref={table}>
        <caption className="unseen">{t('gridHelp')}</caption>
        <thead>
          <tr>
            <th scope="col" className="element-head">
              {t('element')}
            </th>
            {suspects.length === 0 ? (
              <th scope="col">{t('whole')}</th>
            ) : (
              suspects.map(({ id }) => (
                <th key={id} scope="col">
                  <span className="suspect-head" title={nameOf(id)}>
                    {nameOf(id)}
                  </span>
                </th>
              ))
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ element, cells, isWhole }, row) => (
            <tr key={element.id}>
              <th scope="row">
                {element.title[language]}
                {element.unchecked === true && (
                  <span className="unchecked" title={t('unchecked')}>
                    {' '}
                    ?
                  </span>
                )}
              </th>
              {cells.length === 0 && (
                <td colSpan={columns} className="soft">
                  –
                </td>
              )}
              {cells.map((cell, column) => (
                <td key={keyOf(cell)} colSpan={isWhole ? columns : 1}>
                  <button
                    type="button"
                    data-cell={`${row}:${column}`}
                    className={`cell ${cell.state}`}
                    aria-pressed={chosen === keyOf(cell)}
                    tabIndex={at.row === row && at.column === column ? 0 : -1}
                    onFocus={() => setAt({ row, column })}
                    onKeyDown={(event) => onKeyDown(event, row, column)}
                    onClick={() => onChoose(cell)}
                  >
                    <span className="unseen">
                      {t('openCell', { element: element.title[language], suspect: nameOf(cell.suspect) })}
                    </span>
                    <span className="cell-top">
                      <CellMark is={cell.state} />
                      <MakerMark of={cell} brief />
                    </span>
                    {!isNarrow && <span className="cell-text">{cell.sentence[language]}</span>}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
