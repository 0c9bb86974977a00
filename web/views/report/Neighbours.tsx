import { useEffect, type JSX } from 'react';
import { Link, useLocation } from 'wouter';
import type { ReportRow } from '../../../src/model/index.ts';
import { countOf, useLanguage } from '../../app/format.ts';
import { useList } from '../../app/list.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { reportWay, useAsked } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { report } from '../../words/report.ts';
import { filtersOf, paramsOf } from '../inbox/filters.ts';

/** How far a list is read again to find one's place in it, after a reload. */
const mostPages = 6;

/** The way back to the list a report was opened from, and to the reports before and after it there. */
export function Neighbours({ id }: { readonly id: string }): JSX.Element {
  const t = useWords(report);
  const language = useLanguage();
  const [{ list: from }] = useAsked();
  const [, go] = useLocation();
  const list = useList<ReportRow>('/reports', paramsOf(filtersOf(from ?? '')), { enabled: from !== undefined });
  const { rows, hasMore, isReading, more, total } = list;
  const at = rows.findIndex((row) => row.id === id || row.ref === id);
  const isNear = at === -1 ? rows.length < mostPages * 50 : at >= rows.length - 2;
  useEffect(() => {
    if (from !== undefined && isNear && hasMore && !isReading) more();
  }, [from, isNear, hasMore, isReading, more]);

  const pageOf = (row: ReportRow | undefined): string | undefined =>
    row === undefined ? undefined : `${reportWay(row.id)}?${new URLSearchParams({ list: from ?? '' }).toString()}`;
  const before = pageOf(at > 0 ? rows[at - 1] : undefined);
  const after = pageOf(at === -1 ? undefined : rows[at + 1]);
  useShortcut('j', t('next'), () => after !== undefined && go(after), { enabled: after !== undefined });
  useShortcut('k', t('previous'), () => before !== undefined && go(before), { enabled: before !== undefined });
  const back = from === undefined || from === '' ? '/' : `/?${from}`;
  useShortcut('u', t('back'), () => go(back));
  return (
    <nav className="neighbours on-screen" aria-label={t('inList')}>
      <Link href={back}>← {t('back')}</Link>
      <span className="grow" />
      {at !== -1 && (
        <>
          <Step to={before} words={t('previous')} sign="‹" />
          <span className="soft">
            {t('position', {
              at: countOf(at + 1, language),
              of: countOf(total?.count ?? rows.length, language),
            })}
          </span>
          <Step to={after} words={t('next')} sign="›" />
        </>
      )}
      <button type="button" onClick={() => window.print()}>
        {t('print')}
      </button>
    </nav>
  );
}

function Step({
  to,
  words,
  sign,
}: {
  readonly to: string | undefined;
  readonly words: string;
  readonly sign: string;
}): JSX.Element {
  const content = (
    <>
      <span aria-hidden="true">{sign}</span> {words}
    </>
  );
  return to === undefined ? (
    <span className="soft step">{content}</span>
  ) : (
    <Link href={to} className="step">
      {content}
    </Link>
  );
}
