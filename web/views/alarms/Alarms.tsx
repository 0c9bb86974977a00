import type { JSX } from 'react';
import { type AlarmRows } from '../../app/alarms.ts';
import { useGet } from '../../app/api.ts';
import { useTitle } from '../../app/title.ts';
import { useAsked } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Failed } from '../../parts/Failed.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { alarmWords } from '../../words/alarms.ts';
import { AlarmCard } from './AlarmCard.tsx';
import './alarms.css';

const states = ['open', 'seen', 'closed'] as const;
const most = 200;

/** Reports that tell of harm that cannot wait: what is open first, the newest on top. */
export function Alarms(): JSX.Element {
  const t = useWords(alarmWords);
  useTitle(t('title'));
  const [asked, ask] = useAsked();
  const state = states.find((each) => each === asked['state']) ?? 'open';
  const { data, error, refetch } = useGet<AlarmRows>('/alarms', { state, limit: most });
  return (
    <div className="alarms">
      <header className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
      </header>
      <div className="row" role="group" aria-label={t('which')}>
        {states.map((each) => (
          <button
            key={each}
            type="button"
            className="quiet"
            aria-pressed={state === each}
            onClick={() => ask({ state: each === 'open' ? undefined : each })}
          >
            {t(each)}
          </button>
        ))}
      </div>
      {data === undefined ? (
        error === null ? (
          <Waiting />
        ) : (
          <Failed error={error} retry={() => void refetch()} />
        )
      ) : data.rows.length === 0 ? (
        <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
      ) : (
        <>
          <ul className="alarm-list">
            {data.rows.map((row) => (
              <li key={row.report}>
                <AlarmCard of={row} />
              </li>
            ))}
          </ul>
          {data.count > data.rows.length && <p className="soft">{t('more', { count: data.count })}</p>}
        </>
      )}
    </div>
  );
}
