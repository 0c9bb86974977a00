import { useEffect, useState, type JSX } from 'react';
import { moment } from '../../app/format.ts';
import { useWords } from '../../app/words.ts';
import { freezeWords } from '../../words/freezes.ts';
import { pressingMs } from './queue.ts';
import './clock.css';

const dayMs = 86_400_000;

/** This moment, once a second while it is on screen. */
export function useNow(everyMs = 1000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

/** `07:03:21`, of milliseconds. */
function hoursLeft(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

/** How long until a term ends, counting down; beside it, when that is. */
export function Clock({ until, from }: { readonly until: number; readonly from: number | undefined }): JSX.Element {
  const t = useWords(freezeWords);
  const now = useNow();
  const left = until - now;
  const days = Math.floor(left / dayMs);
  const time = hoursLeft(left % dayMs);
  const isPressing = left > 0 && left <= pressingMs;
  const part = from === undefined || until <= from ? undefined : Math.max(0, Math.min(1, left / (until - from)));
  return (
    <span className={`freeze-clock${left <= 0 ? ' over' : isPressing ? ' pressing' : ''}`} role="timer" aria-live="off">
      <strong>{left <= 0 ? t('over') : days > 0 ? t('leftDays', { count: days, time }) : t('left', { time })}</strong>
      {part !== undefined && (
        <span className="freeze-left" aria-hidden="true">
          <span style={{ width: `${part * 100}%` }} />
        </span>
      )}
      <small>{t(left <= 0 ? 'lapsed' : 'lapses', { at: moment(until) })}</small>
    </span>
  );
}
