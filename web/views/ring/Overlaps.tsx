import type { JSX } from 'react';
import { Link } from 'wouter';
import type { OverlapTable } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { countOf, day, useLanguage } from '../../app/format.ts';
import { useMay } from '../../app/session.ts';
import { overlapWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { overlapWords } from '../../words/overlap.ts';
import { shortName } from '../overlap/name.ts';

/** Which agencies have indicators of this ring too, by the latest run with each: for who may share. */
export function Overlaps({ ring }: { readonly ring: string }): JSX.Element | null {
  const t = useWords(overlapWords);
  const language = useLanguage();
  const mayShare = useMay('share');
  // One small table for all rings; it changes when a run ends, which an event tells.
  const { data } = useGet<OverlapTable>('/overlap/table', {}, { enabled: mayShare, staleTime: 300_000 });
  const row = data?.rows.find((each) => each.ring === ring);
  const known = data?.partners.flatMap((partner, at) => {
    const count = row?.common[at] ?? 0;
    return count === 0 ? [] : [{ ...partner, count }];
  });
  if (known === undefined || known.length === 0) return null;
  return (
    <p className="known-to">
      {known.map(({ partner, run, at, count }) => (
        <span key={partner}>
          <strong>{t('knownTo', { partner: shortName(partner) })}</strong>{' '}
          {t('knownHow', { count, shown: countOf(count, language) })}{' '}
          <Link href={overlapWay(run)}>{t('knownRun', { at: day(at) })}</Link>
        </span>
      ))}
    </p>
  );
}
