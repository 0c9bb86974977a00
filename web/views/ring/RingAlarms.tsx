import type { JSX } from 'react';
import { Link } from 'wouter';
import { type AlarmRows } from '../../app/alarms.ts';
import { useGet } from '../../app/api.ts';
import { reportWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { AlarmMark } from '../../parts/AlarmMark.tsx';
import { alarmWords } from '../../words/alarms.ts';

/** Reports of a ring that are named at once. */
const named = 5;

/** Alarms of this ring's reports that are not closed: first on its page and on paper. */
export function RingAlarms({ ring }: { readonly ring: string }): JSX.Element | null {
  const t = useWords(alarmWords);
  const { data } = useGet<AlarmRows>('/alarms', { state: 'standing', ring, limit: named });
  if (data === undefined || data.count === 0 || data.rows[0]?.ring !== ring) return null;
  return (
    <aside className="ring-alarms" aria-label={t('label')}>
      <p>
        <strong>{t('here', { count: data.count })}</strong>
      </p>
      <ul>
        {data.rows.map(({ report, ref, kinds, quotes }) => (
          <li key={report}>
            <Link href={reportWay(report)} className="value">
              <bdi>{ref ?? report}</bdi>
            </Link>{' '}
            <AlarmMark kinds={kinds} /> <q dir="auto">{quotes[0]?.text}</q>
          </li>
        ))}
      </ul>
    </aside>
  );
}
