import type { JSX } from 'react';
import type { AlarmView } from '../../src/model/index.ts';
import { useLanguage } from '../app/format.ts';
import { useWords } from '../app/words.ts';
import { alarmWords } from '../words/alarms.ts';
import './alarm-mark.css';

/** That a report raises an alarm: sign, colour and, unless there is no room, the kinds. */
export function AlarmMark({ kinds, bare = false }: { readonly kinds: AlarmView['kinds']; readonly bare?: boolean }): JSX.Element {
  const t = useWords(alarmWords);
  const language = useLanguage();
  const named = kinds.map((kind) => t(kind)).join(language === 'zh' ? '、' : ', ');
  return (
    <span className="alarm-mark" title={t('alarm', { kinds: named })}>
      <svg viewBox="0 0 16 16" role="img" aria-label={t('alarm', { kinds: named })}>
        <path d="M8 1l7.5 14h-15z" />
        <path className="sign" d="M8 6v4.2M8 12.2v1" />
      </svg>
      {!bare && <span aria-hidden="true">{named}</span>}
    </span>
  );
}
