import { useMemo, type JSX } from 'react';
import { createPortal } from 'react-dom';
import type { LogView, TraceView } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { moment } from '../../app/format.ts';
import { useSession } from '../../app/session.ts';
import { useWords } from '../../app/words.ts';
import { Amount, Losses } from '../../parts/Amount.tsx';
import { When } from '../../parts/When.tsx';
import { moneyWords } from '../../words/money.ts';
import { Drawing } from './Flow.tsx';
import { pictureOf } from './layout.ts';
import { useReasonWord } from './reasons.tsx';
import { currenciesOf, shapeOf } from './shape.ts';
import { useHow } from './TraceList.tsx';
import { linesOf } from './TraceTable.tsx';
import type { About } from './use-traces.ts';
import '../../parts/sheet.css';

/** Pixels that the picture is laid out for; accounts a column of it; accounts of the table. */
const [paperWidth, mostPlaces, mostLines] = [1000, 8, 150];
const nobody: ReadonlySet<string> = new Set();
const nothing = (): void => undefined;

/** A trace on paper: the picture, the ends, the accounts, and where it comes from. */
export function PrintedTrace({ about, view }: { readonly about: About; readonly view: TraceView }): JSX.Element {
  const t = useWords(moneyWords);
  const session = useSession();
  const how = useHow();
  const reasonWord = useReasonWord();
  const { row, trace, same } = view;
  const { data: log } = useGet<LogView>('/log');
  const [currency = ''] = currenciesOf(trace);
  const picture = useMemo(
    () => pictureOf(shapeOf(trace, { currency, least: 0, reasons: new Set(), most: () => mostPlaces }), paperWidth),
    [trace, currency],
  );
  const lines = linesOf(trace, trace.flows, currency, new Set()).toSorted((a, b) => b.claim - a.claim);
  // Beside the page: what is printed is the trace that is open, not the sheet of the ring or case around it.
  return createPortal(
    <article className="sheet money-sheet">
      <p className="sheet-top">
        Clew · {session.casebook?.agency ?? ''} · {t('printedBy', { who: session.user?.display ?? '', at: moment(row.at) })}
      </p>
      <h1>
        {t('tracePaper')} <span className="value">{'ring' in about ? about.ring : about.case}</span>
      </h1>
      <p className="sheet-facts">
        {t('lost')}: <Losses of={trace.lost} /> · {how(row)} · {same ? t('same') : t('changed')}
      </p>
      <p className="sheet-warning">{t('machineNote')}</p>
      {picture.places.length > 0 && (
        <Drawing
          isPaper
          trace={trace}
          picture={picture}
          currency={currency}
          proposed={nobody}
          chosen={undefined}
          onBand={nothing}
          onPlace={nothing}
        />
      )}
      <h2>{t('reasons')}</h2>
      <ul>
        {Object.entries(trace.byReason).map(([reason, sums]) => (
          <li key={reason}>
            {reasonWord(reason as keyof typeof trace.byReason)}: <Losses of={sums} />
          </li>
        ))}
      </ul>
      <h2>{t('table')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('hop')}</th>
            <th scope="col">{t('account')}</th>
            <th scope="col">{t('holder')}</th>
            <th scope="col" className="number">
              {t('claim')}
            </th>
            <th scope="col" className="number">
              {t('there')}
            </th>
            <th scope="col">{t('stop')}</th>
            <th scope="col">{t('first')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, mostLines).map(({ of, claim, stops }) => (
            <tr key={of.name}>
              <td>{of.hop}</td>
              <td className="value">{of.value}</td>
              <td>{[of.holder, of.bank].filter((each) => each !== undefined).join(' · ')}</td>
              <td className="number">
                <Amount minor={claim} currency={currency} />
              </td>
              <td className="number">
                <Losses of={of.held} />
              </td>
              <td>{stops.map(reasonWord).join(', ')}</td>
              <td>
                <When at={of.firstAt} grain="minute" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length > mostLines && <p>{t('rest', { count: lines.length - mostLines })}</p>}
      <p className="sheet-source">
        {t('sourceLine', { act: row.act, method: t(row.method), size: log?.size ?? '–', root: log?.root ?? '–' })}
      </p>
    </article>,
    document.body,
  );
}
