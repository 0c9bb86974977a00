import { useEffect, useState, type JSX } from 'react';
import type { Board, CaseDetail, LogView } from '../../../../src/model/index.ts';
import { useGet } from '../../../app/api.ts';
import { moment, useLanguage } from '../../../app/format.ts';
import { useSession } from '../../../app/session.ts';
import { useWords } from '../../../app/words.ts';
import { Label } from '../../../parts/Label.tsx';
import { boardWords } from '../../../words/board.ts';
import { CellMark, MakerMark } from './CellMark.tsx';
import { type BoardLine, keyOf } from './cells.ts';
import { usePlace } from './GroundLine.tsx';
import { useSuspectName } from './suspect-name.ts';
import '../../../parts/sheet.css';

/** Grounds of a cell on paper; how many more there are is said. */
const mostGrounds = 6;

/** The board on paper: every cell with its sentence, its grounds and its gap, and where it comes from. */
export function PrintedBoard({
  detail,
  board,
  lines,
}: {
  readonly detail: CaseDetail;
  readonly board: Board;
  readonly lines: readonly BoardLine[];
}): JSX.Element {
  const t = useWords(boardWords);
  const language = useLanguage();
  const session = useSession();
  const place = usePlace();
  const nameOf = useSuspectName(detail.suspects);
  const { data: log } = useGet<LogView>('/log');
  const [printedAt, setPrinted] = useState(() => Date.now());
  useEffect(() => {
    const note = (): void => setPrinted(Date.now());
    window.addEventListener('beforeprint', note);
    return () => window.removeEventListener('beforeprint', note);
  }, []);
  return (
    <article className="sheet">
      <header>
        <p className="sheet-top">
          <Label is={detail.facts.label} /> Clew · {session.casebook?.agency ?? ''} ·{' '}
          {t('printedBy', { who: session.user?.display ?? '', at: moment(printedAt) })}
        </p>
        <h1>
          {t('title')}: {detail.facts.title} <span className="value">{detail.facts.id}</span>
        </h1>
        <p className="sheet-facts">
          {board.template.title[language]} · {t('reviewed', { day: board.template.reviewed })}
        </p>
        {detail.suspects.length > 0 && (
          <p className="sheet-facts">
            {t('allSuspects')}: {detail.suspects.map(({ id }) => `${nameOf(id)} (${id})`).join(', ')}
          </p>
        )}
        {board.template.note !== undefined && <p className="sheet-facts">{board.template.note[language]}</p>}
        <p className="sheet-warning">{t('signs')}</p>
      </header>
      {board.figures.length > 0 && (
        <>
          <h2>{t('figures')}</h2>
          <ul>
            {board.figures.map((each) => (
              <li key={`${each.figure} ${each.currency ?? ''}`}>
                {each.grade !== undefined && <strong>{each.grade[language]} </strong>}
                {each.sentence[language]}
              </li>
            ))}
          </ul>
        </>
      )}
      {lines.map(({ element, cells }) => (
        <section key={element.id} className="sheet-element">
          <h2>
            {element.title[language]}
            {element.unchecked === true && ' ?'}
          </h2>
          <p>
            {element.asks[language]}{' '}
            <span className="soft">
              {board.template.sources.find(({ id }) => id === element.source.id)?.title[language]} {element.source.article}
            </span>
          </p>
          <ol>
            {cells.map((cell) => (
              <li key={keyOf(cell)}>
                <strong>{nameOf(cell.suspect)}</strong> <CellMark is={cell.state} /> <MakerMark of={cell} />
                <br />
                {cell.sentence[language]}
                {cell.gap !== undefined && cell.gap[language] !== cell.sentence[language] && ` ${cell.gap[language]}`}
                {cell.grounds.slice(0, mostGrounds).map((each, at) => (
                  // oxlint-disable-next-line react/no-array-index-key -- computed grounds have no other name
                  <div key={each.act ?? `computed ${at}`} className="sheet-judged">
                    {each.act === undefined ? '○' : '■'} {t(each.stance)}: {each.sentence[language]} {place(each.ground)}
                    {each.act !== undefined && ` · ${each.by ?? ''}, ${moment(each.at)}, ${t('act', { act: each.act })}`}
                    {each.reason !== undefined && <q>{each.reason}</q>}
                  </div>
                ))}
                {cell.count > Math.min(mostGrounds, cell.grounds.length) && (
                  <div className="sheet-judged">
                    {t('more', { count: cell.count - Math.min(mostGrounds, cell.grounds.length) })}
                  </div>
                )}
              </li>
            ))}
          </ol>
        </section>
      ))}
      <footer className="sheet-source">
        {log !== undefined && (
          <p>
            {t('checkpoint', { size: log.size, at: moment(log.at) })} <code>{log.root}</code>
          </p>
        )}
      </footer>
    </article>
  );
}
