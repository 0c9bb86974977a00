import { useEffect, useState, type JSX } from 'react';
import type { LinkRow, LogView, ReportRow, RingHead } from '../../../../src/model/index.ts';
import { useGet } from '../../../app/api.ts';
import { moment, useLanguage } from '../../../app/format.ts';
import { useSession } from '../../../app/session.ts';
import { useWords } from '../../../app/words.ts';
import { Amount, Losses } from '../../../parts/Amount.tsx';
import { Share } from '../../../parts/Share.tsx';
import { type State, StateMark } from '../../../parts/StateMark.tsx';
import { When } from '../../../parts/When.tsx';
import { ringWords } from '../../../words/ring.ts';
import { useDecisions } from '../Decisions.tsx';
import { RingAlarms } from '../RingAlarms.tsx';
import { usePlaceName } from '../../../app/places.ts';
import { DecisionMark, useDecided } from '../said.tsx';
import { Work } from './Work.tsx';
import '../../../parts/sheet.css';

/** Most links and reports on paper; the page says how many are left out. */
const mostLinks = 200;
const mostReports = 200;

/** What a ring's page is on paper: head, reasons, reports, decisions, and where it comes from. It is read only when asked for. */
export function PrintedRing({ head }: { readonly head: RingHead }): JSX.Element | null {
  const [wantedAt, setWanted] = useState<number>();
  useEffect(() => {
    const want = (): void => setWanted(Date.now());
    window.addEventListener('beforeprint', want);
    // The button of this page loads first and prints then; the browser's own menu prints what was loaded.
    const idle = window.setTimeout(want, 1500);
    return () => {
      window.removeEventListener('beforeprint', want);
      window.clearTimeout(idle);
    };
  }, []);
  return wantedAt === undefined ? null : <Sheet head={head} at={wantedAt} />;
}

function Sheet({ head, at: printedAt }: { readonly head: RingHead; readonly at: number }): JSX.Element {
  const t = useWords(ringWords);
  const language = useLanguage();
  const placeName = usePlaceName();
  const session = useSession();
  const { ring } = head;
  const said = useDecided();
  const { data: links } = useGet<{ readonly rows: readonly LinkRow[]; readonly total: { readonly count: number } }>(
    `/rings/${ring.id}/links`,
    { sort: 'weight', order: 'desc', limit: mostLinks },
  );
  const { data: reports } = useGet<{ readonly rows: readonly ReportRow[]; readonly total: { readonly count: number } }>(
    '/reports',
    {
      ring: ring.id,
      sort: 'reportedAt',
      order: 'asc',
      limit: mostReports,
    },
  );
  const { data: decisions } = useDecisions(ring.id);
  const { data: log } = useGet<LogView>('/log');
  return (
    <article className="sheet">
      <header>
        <p className="sheet-top">
          Clew · {session.casebook?.agency ?? ''} · {t('printedBy', { who: session.user?.display ?? '', at: moment(printedAt) })}
        </p>
        <h1>
          {t('ring')} <span className="value">{ring.id}</span> <StateMark is={ring.status} />
        </h1>
        <p>
          <Share of={ring.confidence} /> {t(`weakest_${ring.tier}`)}
        </p>
        <p className="sheet-facts">
          {t('reports')}: {ring.size}
          {head.duplicates > 0 && ` (${t('duplicates', { count: head.duplicates })})`} · {t('loss')}: <Losses of={ring.loss} />
          {head.withoutAmount > 0 && ` (${t('withoutAmount', { count: head.withoutAmount })})`} · {t('seen')}:{' '}
          <When at={ring.firstSeen} /> – <When at={ring.lastSeen} />
        </p>
        <p className="sheet-facts">
          {head.places.length > 0 &&
            `${t('towns')}: ${head.places.map(({ value, reports }) => `${placeName(value)} (${reports})`).join(', ')} · `}
          {t('agencies')}: {head.agencies.map(({ value, reports }) => `${value} (${reports})`).join(', ')}
        </p>
        <RingAlarms ring={ring.id} />
        <p className="sheet-warning">{t('proposalOnly')}</p>
      </header>
      <h2>{t('reasons')}</h2>
      <ol className="sheet-links">
        {links?.rows.map(({ link, refs, bridge, judged }) => {
          const verdict = judged[0]?.verdict as State | undefined;
          return (
            <li key={`${link.a}:${link.b}`}>
              <span className="value">
                {refs[0]} – {refs[1]}
              </span>{' '}
              <StateMark is={verdict ?? 'proposed'} /> · {t('weight', { weight: link.weight.toFixed(1) })} ·{' '}
              <Share of={link.confidence} bare />
              {bridge && ` · ${t('bridge')}`}
              <br />
              {verdict === 'different' ? <s>{link.sentence[language]}</s> : link.sentence[language]}
              {judged.map(({ act, by, at, reason }) => (
                <div key={act} className="sheet-judged">
                  ■ {by}, {moment(at)}, {t('act', { act })}
                  {reason !== undefined && <q>{reason}</q>}
                </div>
              ))}
            </li>
          );
        })}
      </ol>
      {links !== undefined && links.total.count > links.rows.length && (
        <p>{t('linksLeft', { count: links.total.count - links.rows.length })}</p>
      )}
      <Work ring={ring.id} />
      <h2>{t('tab_reports')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('report')}</th>
            <th scope="col">{t('reported')}</th>
            <th scope="col" className="number">
              {t('loss')}
            </th>
            <th scope="col">{t('category')}</th>
            <th scope="col">{t('agency')}</th>
            <th scope="col">{t('town')}</th>
          </tr>
        </thead>
        <tbody>
          {reports?.rows.map(({ id, ref, reportedAt, amount, category, agency, place }) => (
            <tr key={id}>
              <td className="value">{ref}</td>
              <td>
                <When at={reportedAt} />
              </td>
              <td className="number">
                {amount === undefined ? '–' : <Amount minor={amount.minor} currency={amount.currency} />}
              </td>
              <td>{category}</td>
              <td>{agency}</td>
              <td>{place === undefined ? '–' : placeName(place)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {reports !== undefined && reports.total.count > reports.rows.length && (
        <p>{t('reportsLeft', { count: reports.total.count - reports.rows.length })}</p>
      )}
      <h2>{t('tab_decisions')}</h2>
      {decisions?.rows.length === 0 && <p>{t('undecided')}</p>}
      <ol className="sheet-decisions">
        {decisions?.rows.map((row) => (
          <li key={row.act}>
            <DecisionMark row={row} /> <When at={row.at} grain="minute" /> · {t('act', { act: row.act })}
            {!row.stands && row.verdict !== 'undo' && ` · ${t('takenBack')}`}
            <br />
            {said(row)}
            {typeof row.body['reason'] === 'string' && <q>{row.body['reason']}</q>}
          </li>
        ))}
      </ol>
      <footer className="sheet-source">
        <p>{t('source', { casebook: session.casebook?.id ?? '', version: session.casebook?.version ?? '' })}</p>
        {log !== undefined && (
          <p>
            {t('checkpoint', { size: log.size, at: moment(log.at) })} <code>{log.root}</code>
          </p>
        )}
        {session.casebook?.synthetic === true && <p>{t('synthetic')}</p>}
      </footer>
    </article>
  );
}
