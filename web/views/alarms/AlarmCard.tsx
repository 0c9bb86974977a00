import { useState, type JSX } from 'react';
import { Link } from 'wouter';
import type { AlarmChange, AlarmView } from '../../../src/model/index.ts';
import { useChange } from '../../app/change.ts';
import { useMay } from '../../app/session.ts';
import { reportWay, ringWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { AlarmMark } from '../../parts/AlarmMark.tsx';
import { When } from '../../parts/When.tsx';
import { alarmWords } from '../../words/alarms.ts';
import { CloseDialog } from './CloseDialog.tsx';
import './alarms.css';

/** One alarm: what the report says, how it stands, and what can be done. `isHere`: on the report's own page. */
export function AlarmCard({ of, isHere = false }: { readonly of: AlarmView; readonly isHere?: boolean }): JSX.Element {
  const t = useWords(alarmWords);
  const may = useMay('judge');
  const { change, isBusy, wrong } = useChange(['people', 'log']);
  const [closing, setClosing] = useState(false);
  const sentences = [...new Set(of.quotes.map(({ text }) => text).filter((text) => text !== ''))];
  const seen = (): void => {
    const body: AlarmChange = { state: 'seen' };
    void change('POST', `/alarms/${encodeURIComponent(of.report)}`, body);
  };
  return (
    <div className={`alarm-card ${of.state}`}>
      <p className="alarm-head">
        {!isHere && (
          <Link href={reportWay(of.report)} className="value">
            <bdi>{of.ref ?? of.report}</bdi>
          </Link>
        )}
        <AlarmMark kinds={of.kinds} />
        {!isHere && of.reportedAt !== undefined && <When at={of.reportedAt} />}
        {!isHere && of.agency !== undefined && <bdi>{of.agency}</bdi>}
        {!isHere && of.ring !== undefined && (
          <span>
            {t('ring')}{' '}
            <Link href={ringWay(of.ring)} className="value">
              {of.ring}
            </Link>
          </span>
        )}
        <span className="alarm-state">{t(of.state)}</span>
      </p>
      {sentences.map((text) => (
        <blockquote key={text} dir="auto">
          {text}
        </blockquote>
      ))}
      {sentences.length === 0 && <p className="soft">{t('filedMissing')}</p>}
      {of.acts.map(({ act, at, by, state, reason }) => (
        <p key={act} className="soft">
          {t(state)} · {by} · <When at={at} grain="minute" />
          {reason !== undefined && ` · ${reason}`}
        </p>
      ))}
      {wrong !== undefined && <p role="alert">{wrong}</p>}
      {may && of.state !== 'closed' && (
        <p className="on-screen alarm-actions">
          {of.state === 'open' && (
            <button type="button" disabled={isBusy} onClick={seen}>
              {t('markSeen')}
            </button>
          )}
          <button type="button" onClick={() => setClosing(true)}>
            {t('close')}
          </button>
        </p>
      )}
      {closing && <CloseDialog of={of} onClose={() => setClosing(false)} />}
    </div>
  );
}
