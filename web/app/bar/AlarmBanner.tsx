import type { JSX } from 'react';
import { Link } from 'wouter';
import { AlarmMark } from '../../parts/AlarmMark.tsx';
import { alarmWords } from '../../words/alarms.ts';
import { useOpenAlarms } from '../alarms.ts';
import { reportWay } from '../ways.ts';
import { useWords } from '../words.ts';
import './alarm-banner.css';

/** Stands first on every page while an alarm is open: how many, the newest one's sentence, and the way there. */
export function AlarmBanner(): JSX.Element | null {
  const t = useWords(alarmWords);
  const { rows, count } = useOpenAlarms();
  const [newest] = rows;
  if (newest === undefined) return null;
  const quote = newest.quotes.find(({ text }) => text !== '');
  return (
    <aside className="alarm-banner" aria-label={t('label')} aria-live="polite">
      <AlarmMark kinds={newest.kinds} bare />
      <strong>{t('banner', { count })}</strong>
      <Link href={reportWay(newest.report)} className="value">
        <bdi>{newest.ref ?? newest.report}</bdi>
      </Link>
      {quote !== undefined && (
        <q dir="auto" title={quote.text}>
          {quote.text}
        </q>
      )}
      <Link href="/alarms" className="end">
        {t('all')}
      </Link>
    </aside>
  );
}
