import { useState, type FormEvent, type JSX } from 'react';
import type { NewTrace, TraceMethod, TraceRow } from '../../../src/model/index.ts';
import { day } from '../../app/format.ts';
import { useWords } from '../../app/words.ts';
import { dayEnd, DayField, dayStart } from '../../parts/DayField.tsx';
import { Field } from '../../parts/Field.tsx';
import { moneyWords } from '../../words/money.ts';
import { type About, useRun } from './use-traces.ts';

export const methods = ['fifo', 'pro-rata', 'poison', 'first-in-balance'] as const satisfies readonly TraceMethod[];

/** How to follow the money, and the button that does it. */
export function TraceForm({
  about,
  before,
  onDone,
}: {
  readonly about: About;
  readonly before: TraceRow | undefined;
  readonly onDone: (act: number) => void;
}): JSX.Element {
  const t = useWords(moneyWords);
  const [method, setMethod] = useState<TraceMethod>(before?.method ?? 'fifo');
  const [direction, setDirection] = useState<'forward' | 'back'>(before?.direction ?? 'forward');
  const [hops, setHops] = useState(String(before?.hops ?? 6));
  const [dust, setDust] = useState(String(before?.dust ?? 1));
  const [until, setUntil] = useState(before?.until === undefined ? '' : day(before.until));
  const { isRunning, run } = useRun(onDone);
  const start = until === '' ? undefined : dayStart(until);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const asked: NewTrace = {
      ...about,
      method,
      direction,
      hops: Math.max(1, Math.min(100, Math.round(Number(hops)) || 6)),
      dust: Math.max(0, Number(dust) || 0),
      ...(start === undefined ? {} : { until: dayEnd(start) - 1 }),
    };
    void run(asked);
  };
  return (
    <form className="money-form on-screen" onSubmit={submit}>
      <Field label={t('method')}>
        {(bound) => (
          <select {...bound} value={method} onChange={(event) => setMethod(event.target.value as TraceMethod)}>
            {methods.map((each) => (
              <option key={each} value={each}>
                {t(each)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('direction')}>
        {(bound) => (
          <select {...bound} value={direction} onChange={(event) => setDirection(event.target.value as 'forward' | 'back')}>
            <option value="forward">{t('forward')}</option>
            <option value="back">{t('back')}</option>
          </select>
        )}
      </Field>
      <Field label={t('hops')}>
        {(bound) => (
          <input
            {...bound}
            className="figure"
            type="number"
            min={1}
            max={100}
            value={hops}
            onChange={(event) => setHops(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('dust')}>
        {(bound) => (
          <input
            {...bound}
            className="figure"
            type="number"
            min={0}
            step="any"
            title={t('dustHint')}
            value={dust}
            onChange={(event) => setDust(event.target.value)}
          />
        )}
      </Field>
      <DayField label={t('until')} value={until} onChange={setUntil} />
      <button type="submit" className="primary" disabled={isRunning}>
        {isRunning ? t('running') : before === undefined ? t('run') : t('again')}
      </button>
      <details className="money-methods">
        <summary>
          {t(`why-${method}`)} <span className="link">{t('methodsExplained')}</span>
        </summary>
        <dl>
          {methods.map((each) => (
            <div key={each}>
              <dt>{t(each)}</dt>
              <dd>{t(`why-${each}`)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </form>
  );
}
