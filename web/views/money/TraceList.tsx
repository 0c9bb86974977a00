import type { JSX } from 'react';
import type { TraceRow } from '../../../src/model/index.ts';
import { day } from '../../app/format.ts';
import { useWords } from '../../app/words.ts';
import { When } from '../../parts/When.tsx';
import { moneyWords } from '../../words/money.ts';

/** How a trace was asked for, in a line. */
export function useHow(): (row: TraceRow) => string {
  const t = useWords(moneyWords);
  return ({ method, direction, hops, until }) =>
    [
      t(method),
      ...(direction === 'back' ? [t('back')] : []),
      t('hopsOf', { count: hops }),
      ...(until === undefined ? [] : [t('untilOf', { day: day(until) })]),
    ].join(' · ');
}

/** Traces of this ring or case: when, by whom, and which one is on screen. */
export function TraceList({
  rows,
  chosen,
  onChoose,
}: {
  readonly rows: readonly TraceRow[];
  readonly chosen: number | undefined;
  readonly onChoose: (act: number) => void;
}): JSX.Element | null {
  const t = useWords(moneyWords);
  const how = useHow();
  if (rows.length === 0) return null;
  return (
    <details className="money-earlier on-screen">
      <summary>
        {t('earlier')} ({rows.length})
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('act')}</th>
            <th scope="col">{t('when')}</th>
            <th scope="col">{t('who')}</th>
            <th scope="col">{t('how')}</th>
            <th scope="col" className="number">
              {t('begins')}
            </th>
            <th scope="col" className="number">
              {t('ends')}
            </th>
            <th scope="col">
              <span className="unseen">{t('show')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.act} aria-current={row.act === chosen ? 'true' : undefined}>
              <td>{row.act}</td>
              <td>
                <When at={row.at} grain="minute" />
              </td>
              <td>{row.by}</td>
              <td>{how(row)}</td>
              <td className="number">{row.starts}</td>
              <td className="number">{row.stops}</td>
              <td>
                {row.act === chosen ? (
                  <span className="soft">{t('shown')}</span>
                ) : (
                  <button type="button" className="link" onClick={() => onChoose(row.act)}>
                    {t('show')}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
