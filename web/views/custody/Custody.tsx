import type { JSX } from 'react';
import type { LogView } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { zoneOf } from '../../app/format.ts';
import { useMay } from '../../app/session.ts';
import { useTitle } from '../../app/title.ts';
import { useWords } from '../../app/words.ts';
import { Failed } from '../../parts/Failed.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { custodyWords } from '../../words/custody.ts';
import { Checks } from './Checks.tsx';
import { Entries } from './Entries.tsx';
import { Outsiders } from './Outsiders.tsx';
import { State } from './State.tsx';
import '../../parts/panel.css';
import './custody.css';

/** Whether the record still is what was recorded, and how others can see it for themselves. */
export function Custody(): JSX.Element {
  const t = useWords(custodyWords);
  const mayRead = useMay('log');
  const { data: log, error, refetch } = useGet<LogView>('/log');
  useTitle(t('title'));
  return (
    <div className="custody">
      <header className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
        {log?.at !== undefined && <p className="soft end">{t('zoneNote', { zone: zoneOf(log.at) })}</p>}
      </header>
      {error !== null && <Failed error={error} retry={() => void refetch()} />}
      {log === undefined && error === null && <Waiting />}
      {log !== undefined && (
        <>
          <div className="panels">
            <State log={log} />
            <Checks />
          </div>
          <Outsiders log={log} />
        </>
      )}
      {mayRead && <Entries />}
    </div>
  );
}
