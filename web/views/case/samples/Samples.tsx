import { useState, type JSX } from 'react';
import type { CaseDetail, Sample, Sampling } from '../../../../src/model/index.ts';
import { useChange } from '../../../app/change.ts';
import { countOf, moment, useLanguage } from '../../../app/format.ts';
import { useMay } from '../../../app/session.ts';
import { toast } from '../../../app/toasts.ts';
import { useWords } from '../../../app/words.ts';
import { Field } from '../../../parts/Field.tsx';
import { caseExhibitWords } from '../../../words/case-exhibits.ts';
import { Drawn } from './Drawn.tsx';
import '../../../parts/panel.css';
import './samples.css';

const populations = ['reports', 'exhibits', 'messages'] as const;
const methods = ['random', 'systematic', 'stratified'] as const;
const strata = ['agency', 'month', 'category', 'exhibit'] as const;

/** A seed nobody chose: it is shown, recorded, and may be replaced before anything is drawn. */
const freshSeed = (): string =>
  [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Samples of what is too much to be read whole: drawn, tried, kept, and drawn again by whoever doubts. */
export function Samples({ detail }: { readonly detail: CaseDetail }): JSX.Element {
  const t = useWords(caseExhibitWords);
  const language = useLanguage();
  const may = useMay('judge');
  const [asked, setAsked] = useState({
    population: 'reports' as Sampling['population'],
    method: 'random' as Sampling['method'],
    by: 'agency' as NonNullable<Sampling['by']>,
    seed: freshSeed(),
    percent: '10',
  });
  const [tried, setTried] = useState<Sample>();
  const { isBusy, wrong, change } = useChange();
  const path = `/cases/${encodeURIComponent(detail.case.id)}/samples`;
  const percent = Number(asked.percent);
  const isShare = percent > 0 && percent <= 100;
  const draw = async (keep: boolean): Promise<void> => {
    const sampling: Sampling = {
      population: asked.population,
      method: asked.method,
      ...(asked.method === 'stratified' ? { by: asked.by } : {}),
      seed: asked.seed.trim(),
      share: percent / 100,
    };
    const sample = await change<Sample>('POST', path, { sampling, keep });
    if (sample === undefined) return;
    if (keep) toast({ tone: 'done', text: t('kept'), linger: 6000 });
    setTried(keep ? undefined : sample);
  };
  /** A choice out of a list that is short. */
  const choice = <Name extends 'population' | 'method' | 'by'>(
    name: Name,
    options: readonly (typeof asked)[Name][],
    word: (option: (typeof asked)[Name]) => string,
  ): JSX.Element => (
    <Field label={t(name)}>
      {(bound) => (
        <select
          {...bound}
          value={asked[name]}
          onChange={(event) => {
            setAsked({ ...asked, [name]: event.target.value });
            setTried(undefined);
          }}
        >
          {options.map((option) => (
            <option key={option} value={option}>
              {word(option)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  return (
    <div className="samples">
      <p className="soft case-lead">{t('samplesLead')}</p>
      <div className="case-panels">
        {may && (
          <section className="panel">
            <h2>{t('draw')}</h2>
            <form
              onSubmit={(event) => {
                event.preventDefault();
                void draw(false);
              }}
            >
              <div className="form-grid">
                {choice('population', populations, (each) => t(`pop_${each}`))}
                {choice('method', methods, (each) => t(each))}
                {asked.method === 'stratified' && choice('by', strata, (each) => t(`by_${each}`))}
                <Field label={t('share')} wrong={isShare ? undefined : t('shareWrong')}>
                  {(bound) => (
                    <input
                      {...bound}
                      inputMode="decimal"
                      value={asked.percent}
                      onChange={(event) => {
                        setAsked({ ...asked, percent: event.target.value });
                        setTried(undefined);
                      }}
                    />
                  )}
                </Field>
                <div className="wide">
                  <Field label={t('seed')} hint={t('seedHint')}>
                    {(bound) => (
                      <input
                        {...bound}
                        className="value"
                        maxLength={200}
                        autoComplete="off"
                        value={asked.seed}
                        onChange={(event) => {
                          setAsked({ ...asked, seed: event.target.value });
                          setTried(undefined);
                        }}
                      />
                    )}
                  </Field>
                </div>
              </div>
              {wrong !== undefined && (
                <p className="wrong" role="alert">
                  {wrong}
                </p>
              )}
              <p className="row">
                <button type="submit" disabled={isBusy || !isShare || asked.seed.trim() === ''}>
                  {t('try')}
                </button>
                {tried !== undefined && (
                  <button type="button" className="primary" disabled={isBusy} onClick={() => void draw(true)}>
                    {t('keep')}
                  </button>
                )}
              </p>
            </form>
            {tried !== undefined && <Drawn sample={tried} />}
          </section>
        )}
        <section className="panel">
          <h2>{t('samples')}</h2>
          {detail.samples.length === 0 && <p className="soft">{t('noSamples')}</p>}
          <ul>
            {detail.samples.map((sample) => (
              <li key={sample.id}>
                <strong>{t(`pop_${sample.population}`)}</strong> · {t(sample.method)}
                {sample.by !== undefined && ` · ${t(`by_${sample.by}`)}`} · {countOf(sample.share * 100, language)} % ·{' '}
                <code>{sample.seed}</code>
                {sample.takenBy !== undefined && (
                  <span className="soft"> · {t('takenBy', { at: moment(sample.takenAt), by: sample.takenBy })}</span>
                )}
                <Drawn sample={sample} path={path} />
              </li>
            ))}
          </ul>
        </section>
      </div>
    </div>
  );
}
