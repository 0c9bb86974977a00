import { useEffect, useState, type JSX } from 'react';
import { flushSync } from 'react-dom';
import type { OverlapView } from '../../../../src/model/index.ts';
import { countOf, moment, useLanguage } from '../../../app/format.ts';
import { useSession } from '../../../app/session.ts';
import { useWords } from '../../../app/words.ts';
import { KindTag } from '../../../parts/KindTag.tsx';
import { When } from '../../../parts/When.tsx';
import { overlapRunWords } from '../../../words/overlap-run.ts';
import { overlapWords } from '../../../words/overlap.ts';
import { RunState } from '../RunState.tsx';
import { Lines } from './Grounds.tsx';
import { useLabel } from './label.ts';
import '../../../parts/sheet.css';

/** Indicators on paper; the page says how many are left out. */
const mostPrinted = 500;

/** What a run is on paper: both sides' grounds, sizes and hashes, what is in common, every step. Seen only in print. */
export function PrintedRun({ view }: { readonly view: OverlapView }): JSX.Element {
  const t = useWords(overlapRunWords);
  const all = useWords(overlapWords);
  const language = useLanguage();
  const session = useSession();
  const labelled = useLabel();
  const printedAt = usePrintedAt();
  const { run, grounds, theirGrounds, rings, root, theirRoot, steps } = view;
  const paper = firstOf(rings);
  const sized = (count: number): string => t('indicators', { count, shown: countOf(count, language) });
  return (
    <article className="sheet overlap-sheet">
      <header>
        <p className="sheet-top">
          Clew · {session.casebook?.agency ?? ''} · {t('printedBy', { who: session.user?.display ?? '', at: moment(printedAt) })}
        </p>
        <h1>
          {all('title')} <span className="value">{run.id}</span> <RunState is={run.state} />
        </h1>
        <p>
          <bdi>{run.partner}</bdi> · {all(`variant-${run.variant}`)} · {t('begun')}: <When at={run.at} grain="minute" />
        </p>
        <p>
          {run.own !== undefined && `${t('ourSize')}: ${sized(run.own)}`}
          {run.theirs !== undefined && ` · ${t('theirSize')}: ${sized(run.theirs)}`}
          {run.common !== undefined && ` · ${t('common')}: ${countOf(run.common, language)}`}
          {run.both !== undefined && ` · ${t(run.both ? 'both' : 'notBoth', { partner: run.partner })}`}
        </p>
        <p className="sheet-warning">{t('printedNote')}</p>
      </header>
      {grounds !== undefined && (
        <>
          <h2>{t('ourGrounds')}</h2>
          <Lines of={grounds} />
        </>
      )}
      {theirGrounds !== undefined && (
        <>
          <h2>{t('theirGrounds')}</h2>
          <Lines of={theirGrounds} />
        </>
      )}
      {rings.length > 0 && <h2>{t('matches')}</h2>}
      {paper.map(({ ring, reports, common }) => (
        <section key={ring ?? ''}>
          <p>
            <strong>{ring === undefined ? t('noRing') : t('ofRing', { ring })}</strong>{' '}
            {t('inReports', { count: reports, shown: countOf(reports, language) })}
          </p>
          <table>
            <tbody>
              {common.map((row) => (
                <tr key={`${row.kind} ${row.value}`}>
                  <td>
                    <KindTag kind={row.kind} />
                  </td>
                  <td className="value">{row.value}</td>
                  <td>{t('inReports', { count: row.reports, shown: countOf(row.reports, language) })}</td>
                  <td>
                    {row.theirs === undefined
                      ? ''
                      : [...labelled(row.theirs), row.theirs.contact ?? ''].filter((each) => each !== '').join(' · ')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
      {paper.length > 0 && count(paper) < count(rings) && (
        <p>{t('printedLeft', { shown: countOf(count(paper), language), all: countOf(count(rings), language) })}</p>
      )}
      <h2>{t('steps')}</h2>
      <ol>
        {steps.map(({ act, at, by, sentence }) => (
          <li key={act}>
            {sentence[language]} · {moment(at)} · {by} · {t('act', { act })}
          </li>
        ))}
      </ol>
      <p className="sheet-source">
        {root !== undefined && `${t('root')}: ${root}`}
        {theirRoot !== undefined && ` · ${t('theirRoot')}: ${theirRoot}`}
      </p>
    </article>
  );
}

type Rings = OverlapView['rings'];
const count = (rings: Rings): number => rings.reduce((sum, { common }) => sum + common.length, 0);

/** The rings with as many of their indicators as go on paper. */
function firstOf(rings: Rings): Rings {
  let left = mostPrinted;
  return rings.flatMap((ring) => {
    const common = ring.common.slice(0, left);
    left -= common.length;
    return common.length === 0 ? [] : [{ ...ring, common }];
  });
}

/** When the page was last printed; until then, when it was opened. */
function usePrintedAt(): number {
  const [at, setAt] = useState(() => Date.now());
  useEffect(() => {
    const note = (): void => flushSync(() => setAt(Date.now()));
    window.addEventListener('beforeprint', note);
    return () => window.removeEventListener('beforeprint', note);
  }, []);
  return at;
}
