import { useState, type JSX } from 'react';
import { Link } from 'wouter';
import type { CommonRow, OverlapView } from '../../../../src/model/index.ts';
import { countOf, useLanguage } from '../../../app/format.ts';
import { indicatorWay, ringWay } from '../../../app/ways.ts';
import { useWords } from '../../../app/words.ts';
import { KindTag } from '../../../parts/KindTag.tsx';
import { StateMark } from '../../../parts/StateMark.tsx';
import { When } from '../../../parts/When.tsx';
import { overlapRunWords } from '../../../words/overlap-run.ts';
import { AskDialog } from './AskDialog.tsx';
import { useLabel } from './label.ts';

type Ring = OverlapView['rings'][number];
/** Indicators of a ring that are shown before one asks for all. */
const mostShown = 12;
/** Rings that are shown before one asks for more. */
const mostRings = 10;

/** What is in common, ring by ring: the indicator, our reports of it, and what the partner agreed to tell. */
export function Matches({ view }: { readonly view: OverlapView }): JSX.Element | null {
  const t = useWords(overlapRunWords);
  const language = useLanguage();
  const { run, rings, asked } = view;
  const [most, setMost] = useState(mostRings);
  const isTold = run.variant === 'common' || run.variant === 'labels';
  if (run.state !== 'ended' || !isTold) return null;
  return (
    <>
      <section className="panel">
        <h2>{t('matches')}</h2>
        {run.common === 0 ? (
          <p>{t('matchesNone')}</p>
        ) : rings.length === 0 ? (
          <p>{t('matchesHidden')}</p>
        ) : (
          <>
            {rings.slice(0, most).map((ring) => (
              <OfRing key={ring.ring ?? ''} view={view} of={ring} />
            ))}
            {rings.length > most && (
              <button type="button" onClick={() => setMost(most + 5 * mostRings)}>
                {t('moreRings', { shown: countOf(rings.length - most, language) })}
              </button>
            )}
            {(rings.length > 1 || rings[0]?.ring === undefined) && <Ask run={run} count={run.common ?? 0} words={t('askAll')} />}
          </>
        )}
      </section>
      {asked.length > 0 && (
        <section className="panel">
          <h2>{t('alreadyAsked')}</h2>
          <ul className="plain-list">
            {asked.map(({ act, at, by, indicators }) => (
              <li key={act}>
                {t('askedOf', { count: indicators, by })}{' '}
                <span className="soft">
                  <When at={at} grain="minute" /> · {t('act', { act })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function OfRing({ view, of: { ring, reports, common } }: { readonly view: OverlapView; readonly of: Ring }): JSX.Element {
  const t = useWords(overlapRunWords);
  const language = useLanguage();
  const [isAll, setAll] = useState(false);
  const shown = isAll ? common : common.slice(0, mostShown);
  // Whom to call is mostly the same for all of a ring, and told once.
  const contacts = [...new Set(common.flatMap(({ theirs }) => theirs?.contact ?? []))];
  return (
    <section className="overlap-ring">
      <header className="row">
        <h3>{ring === undefined ? t('noRing') : <Link href={ringWay(ring)}>{t('ofRing', { ring })}</Link>}</h3>
        <span className="soft">{t('inReports', { count: reports, shown: countOf(reports, language) })}</span>
        {ring !== undefined && <Ask run={view.run} ring={ring} count={common.length} words={t('ask')} />}
      </header>
      {contacts.length > 0 && (
        <p>
          <StateMark is="foreign" brief /> {t('contact', { who: contacts.join(language === 'zh' ? '；' : '; ') })}
        </p>
      )}
      <table>
        <thead>
          <tr>
            <th scope="col">{t('kind')}</th>
            <th scope="col">{t('value')}</th>
            <th scope="col" className="number">
              {t('ourReports')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Row key={`${row.kind} ${row.value}`} row={row} />
          ))}
        </tbody>
      </table>
      {common.length > shown.length && (
        <button type="button" onClick={() => setAll(true)}>
          {t('showAll', { shown: countOf(common.length, language) })}
        </button>
      )}
    </section>
  );
}

/** One click asks the partner for a package: of a ring, or of all that is in common. */
function Ask({
  run,
  ring,
  count,
  words,
}: {
  readonly run: OverlapView['run'];
  readonly ring?: string;
  readonly count: number;
  readonly words: string;
}): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="end" onClick={() => setOpen(true)}>
        {words}
      </button>
      {isOpen && <AskDialog run={run} ring={ring} count={count} onClose={() => setOpen(false)} />}
    </>
  );
}

function Row({ row: { kind, value, reports, theirs } }: { readonly row: CommonRow }): JSX.Element {
  const language = useLanguage();
  const labelled = useLabel();
  const told = theirs === undefined ? [] : labelled(theirs);
  return (
    <>
      <tr>
        <td>
          <KindTag kind={kind} />
        </td>
        <td className="value">
          <Link href={indicatorWay(kind, value)}>{value}</Link>
        </td>
        <td className="number">{countOf(reports, language)}</td>
      </tr>
      {told.length > 0 && (
        <tr className="told">
          <td colSpan={3}>
            <StateMark is="foreign" brief /> {told.join(' · ')}
          </td>
        </tr>
      )}
    </>
  );
}
