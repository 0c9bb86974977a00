import type { JSX } from 'react';
import { Link } from 'wouter';
import type { PackageRow, ReceivedView } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { countOf, moment, size, useLanguage } from '../../app/format.ts';
import { startJob } from '../../app/jobs.ts';
import { useMay } from '../../app/session.ts';
import { indicatorWay, ringWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { Failed } from '../../parts/Failed.tsx';
import { KindTag } from '../../parts/KindTag.tsx';
import { OutcomeMark } from '../../parts/OutcomeMark.tsx';
import { StateMark } from '../../parts/StateMark.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { packageWords } from '../../words/packages.ts';
import { Decide } from './Decide.tsx';
import { Facts } from './Facts.tsx';
import { Recalls } from './Recalls.tsx';
import { SignedText } from './SignedText.tsx';

/** Rings of ours that a line names. */
const mostRings = 4;
const ranks = { failed: 0, noted: 1, passed: 2 } as const;

/** What came: verified first, then what we know of it, what the sender thinks, and the decision. */
export function Received({ row }: { readonly row: PackageRow }): JSX.Element {
  const t = useWords(packageWords);
  const { data: view, error, refetch } = useGet<ReceivedView>(`/packages/${encodeURIComponent(row.id)}`);
  return (
    <>
      <Recalls row={row} />
      <div className="package-panels">
        <div className="stack">
          <section className="panel">
            <h2>{view?.title ?? t('package')}</h2>
            <Facts row={row} />
            {row.state === 'lost' && <p className="wrong">{t('lost')}</p>}
            {row.state === 'quarantined' && <Decide row={row} />}
            {row.decision !== undefined && <OwnReceipt id={row.id} />}
            {row.state === 'accepted' && row.format === 'clew' && (view?.holds['reports'] ?? 0) > 0 && (
              <ImportReports id={row.id} />
            )}
          </section>
          {view !== undefined && view.checks.length > 0 && <Checks view={view} />}
        </div>
        {view === undefined ? (
          error === null ? (
            <Waiting />
          ) : (
            row.state !== 'lost' && <Failed error={error} retry={() => void refetch()} />
          )
        ) : (
          <Contents view={view} />
        )}
      </div>
    </>
  );
}

function Checks({ view }: { readonly view: ReceivedView }): JSX.Element {
  const t = useWords(packageWords);
  const language = useLanguage();
  return (
    <section className="panel">
      <h2>{t('checks')}</h2>
      <p className="soft">{t('checksLead')}</p>
      <ul className="package-checks">
        {view.checks
          .toSorted((a, b) => ranks[a.outcome] - ranks[b.outcome])
          .map((check) => (
            <li key={check.code}>
              <OutcomeMark is={check.outcome} />
              <div>
                {check.sentence[language]}
                {check.found.length > 0 && (
                  <ul>
                    {check.found.map((each) => (
                      <li key={`${each.where} ${each.sentence.en}`}>
                        <span className="value">{each.where}</span> {each.sentence[language]}
                      </li>
                    ))}
                  </ul>
                )}
              </div>
            </li>
          ))}
      </ul>
    </section>
  );
}

const held = ['reports', 'rings', 'links', 'judgements', 'suspects', 'indicators', 'exhibits'] as const;

function Contents({ view }: { readonly view: ReceivedView }): JSX.Element {
  const t = useWords(packageWords);
  const language = useLanguage();
  /** Words of other formats are their own. */
  const nameOf = (what: string): string => {
    const known = held.find((each) => each === what);
    return known === undefined ? what : t(`holds-${known}`);
  };
  return (
    <div className="stack">
      <section className="panel">
        <h2>
          {t('matches')} {view.matches.length > 0 && `(${countOf(view.matches.length, language)})`}
        </h2>
        {view.matches.length === 0 ? (
          <p>{t('noMatches')}</p>
        ) : (
          // A long list scrolls by keys too.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <div className="match-scroller" role="region" aria-label={t('matches')} tabIndex={0}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('kind')}</th>
                  <th scope="col">{t('value')}</th>
                  <th scope="col" className="number">
                    {t('ourReports')}
                  </th>
                  <th scope="col">{t('ourRings')}</th>
                </tr>
              </thead>
              <tbody>
                {view.matches.map(({ kind, value, reports, rings }) => (
                  <tr key={`${kind} ${value}`}>
                    <td>
                      <KindTag kind={kind} />
                    </td>
                    <td className="value">
                      <Link href={indicatorWay(kind, value)}>{value}</Link>
                    </td>
                    <td className="number">{countOf(reports, language)}</td>
                    <td>
                      <span className="match-rings">
                        {rings.slice(0, mostRings).map((ring) => (
                          <Link key={ring} href={ringWay(ring)} className="value">
                            {ring}
                          </Link>
                        ))}
                        {rings.length > mostRings && <span className="soft">+{rings.length - mostRings}</span>}
                      </span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        <p className="soft">{t('fresh', { count: view.fresh })}</p>
      </section>
      {view.foreign.length > 0 && (
        <section className="panel foreign">
          <h2>
            {t('foreign')} <StateMark is="foreign" />
          </h2>
          <p className="soft">{t('foreignLead')}</p>
          <ul className="foreign-list">
            {view.foreign.map((each, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- what came has no ids of ours, and its order is fixed
              <li key={at}>
                <StateMark is="foreign" brief /> {each.sentence[language]}
                {each.by !== undefined && (
                  <span className="soft">
                    {' '}
                    · {each.by}
                    {each.at !== undefined && `, ${moment(each.at)}`}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {Object.keys(view.holds).length > 0 && (
        <section className="panel">
          <h2>{t('holds')}</h2>
          <dl className="record">
            {Object.entries(view.holds).map(([what, count]) => (
              <div key={what}>
                <dt>{nameOf(what)}</dt>
                <dd>{countOf(count, language)}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {view.exhibits.length > 0 && (
        <section className="panel">
          <h2>{t('exhibits')}</h2>
          <p className="soft">{t('exhibitsLead')}</p>
          <ul className="plain-list">
            {view.exhibits.map(({ name, sha256, bytes, known }) => (
              <li key={sha256}>
                <bdi>{name}</bdi> · {size(bytes, language)} · <code title={sha256}>{sha256.slice(0, 16)}…</code>
                {known && <span className="soft"> · {t('known')}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {view.notes.length > 0 && (
        <section className="panel">
          <h2>{t('notes')}</h2>
          <ul>
            {view.notes.map((each) => (
              <li key={each.en}>{each[language]}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** The reports that came, as reports of the sender: a decision of its own, for they count in linking from then on. */
function ImportReports({ id }: { readonly id: string }): JSX.Element | null {
  const t = useWords(packageWords);
  const mayImport = useMay('import');
  if (!mayImport) return null;
  return (
    <>
      <h3>{t('importReports')}</h3>
      <p className="soft">{t('importReportsWhat')}</p>
      <p>
        <button type="button" onClick={() => void startJob(`/packages/${encodeURIComponent(id)}/import`)}>
          {t('importReports')}
        </button>
      </p>
    </>
  );
}

/** Our receipt, to be sent back. */
function OwnReceipt({ id }: { readonly id: string }): JSX.Element | null {
  const t = useWords(packageWords);
  const { data } = useGet<string>(`/packages/${encodeURIComponent(id)}/receipt`);
  if (data === undefined) return null;
  return (
    <>
      <h3>{t('receipt')}</h3>
      <p className="soft">{t('receiptLead')}</p>
      <SignedText text={data} what={t('receipt')} file={`${id}.receipt.txt`} />
    </>
  );
}
