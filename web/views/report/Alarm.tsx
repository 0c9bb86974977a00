import type { JSX } from 'react';
import { type AlarmRows } from '../../app/alarms.ts';
import { useGet } from '../../app/api.ts';
import { useWords } from '../../app/words.ts';
import { alarmWords } from '../../words/alarms.ts';
import { AlarmCard } from '../alarms/AlarmCard.tsx';

/** The alarm of this report, however it stands. */
export function ReportAlarm({ report }: { readonly report: string }): JSX.Element | null {
  const t = useWords(alarmWords);
  const { data } = useGet<AlarmRows>('/alarms', { state: 'all', report });
  const [alarm] = data?.rows ?? [];
  if (alarm === undefined || alarm.report !== report) return null;
  return (
    <section aria-label={t('label')}>
      <AlarmCard of={alarm} isHere />
    </section>
  );
}
