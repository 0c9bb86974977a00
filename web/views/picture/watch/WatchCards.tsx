import type { JSX } from 'react';
import { Link } from 'wouter';
import type { Watch, WatchMatch } from '../../../../src/model/index.ts';
import { useLanguage } from '../../../app/format.ts';
import { useMay } from '../../../app/session.ts';
import { indicatorWay, ringWay } from '../../../app/ways.ts';
import { useWords } from '../../../app/words.ts';
import { Share } from '../../../parts/Share.tsx';
import { watchWords } from '../../../words/watch.ts';
import { utcDay } from '../frames.ts';

/** How one ring names its domains: what speaks for it, how well it foretold, and what of other reports fits. */
export function PatternCard({
  of: { pattern, ring, confidence, because, learned },
  matches,
  onMatch,
}: {
  readonly of: Watch['patterns'][number];
  readonly matches: readonly WatchMatch[];
  readonly onMatch: (match: WatchMatch) => void;
}): JSX.Element {
  const t = useWords(watchWords);
  const language = useLanguage();
  const mayShare = useMay('share');
  return (
    <aside className="picture-side" aria-live="polite" aria-label={pattern}>
      <h2>
        <bdi className="value picture-name">{pattern}</bdi>
      </h2>
      <p className="row">
        <Share of={confidence} />
      </p>
      <h3>{t('because')}</h3>
      <ul>
        <li>{because[language]}</li>
        {learned !== undefined && <li>{t('learned', { day: utcDay(learned) })}</li>}
      </ul>
      {matches.length > 0 && (
        <>
          <h3>{t('fitting')}</h3>
          <p className="picture-reports">
            {matches.map((match) => (
              <button
                key={`${match.domain} ${match.seen?.ring ?? ''}`}
                type="button"
                className="link"
                onClick={() => onMatch(match)}
              >
                <bdi className="value">{match.domain}</bdi>
              </button>
            ))}
          </p>
        </>
      )}
      <p className="picture-reports">
        <Link href={`${ringWay(ring)}?tab=domains`}>{t('toRing')}</Link>
        {mayShare && <Link href={`/picture?tab=blocklist&ring=${encodeURIComponent(ring)}`}>{t('toList')}</Link>}
      </p>
      <p className="soft">{t('what')}</p>
    </aside>
  );
}

/** A domain of other reports that fits a pattern: a hint for a person. */
export function MatchCard({ of: { domain, ring, confidence, because, seen } }: { readonly of: WatchMatch }): JSX.Element {
  const t = useWords(watchWords);
  const language = useLanguage();
  return (
    <aside className="picture-side" aria-live="polite" aria-label={domain}>
      <h2>
        <bdi className="value picture-name">{domain}</bdi>
      </h2>
      <p className="row">
        <Share of={confidence} />
      </p>
      <h3>{t('because')}</h3>
      <p>{because[language]}</p>
      {seen?.first !== undefined && <p>{t('seenIn', { count: seen.reports, day: utcDay(seen.first) })}</p>}
      <p>
        {seen?.ring === undefined ? (
          t('inNone')
        ) : (
          <>
            {t('inRing')}{' '}
            <Link className="value" href={ringWay(seen.ring)}>
              {seen.ring}
            </Link>
          </>
        )}
      </p>
      <p className="picture-reports">
        <Link href={indicatorWay('domain', domain)}>{t('toReports')}</Link>
        <Link href={`${ringWay(ring)}?tab=domains`}>{t('toRing')}</Link>
      </p>
      <p className="soft">{t('what')}</p>
    </aside>
  );
}
