import { useState, type JSX } from 'react';
import { useAsked } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { DayField } from '../../parts/DayField.tsx';
import { statsWords } from '../../words/stats.ts';
import { dimensions } from './asked.ts';

/** Years that are offered. */
const mostYears = 10;

/** A year or some days, one or two dimensions to count by, a currency, and whether small figures are shown. */
export function Choosers(): JSX.Element {
  const t = useWords(statsWords);
  const [asked, ask] = useAsked();
  const [thisYear] = useState(() => new Date().getFullYear());
  const [first = '', second = ''] = (asked['by'] ?? '').split(',');
  const by = (one: string, two: string): void =>
    ask({ by: one === '' ? undefined : two === '' || two === one ? one : `${one},${two}`, key: undefined });
  const [currency, setCurrency] = useState(asked['currency'] ?? '');
  return (
    <div className="stats-choosers on-screen">
      <label className="field">
        {t('year')}
        <select
          value={asked['from'] === undefined && asked['to'] === undefined ? (asked['year'] ?? String(thisYear)) : ''}
          onChange={({ target }) => ask({ year: target.value, from: undefined, to: undefined, key: undefined })}
        >
          <option value="">{t('noYear')}</option>
          {Array.from({ length: mostYears }, (_, at) => String(thisYear - at)).map((year) => (
            <option key={year} value={year}>
              {year}
            </option>
          ))}
        </select>
      </label>
      <DayField
        label={t('from')}
        value={asked['from'] ?? ''}
        onChange={(day) => ask({ from: day, year: undefined, key: undefined })}
      />
      <DayField label={t('to')} value={asked['to'] ?? ''} onChange={(day) => ask({ to: day, year: undefined, key: undefined })} />
      <label className="field">
        {t('by')}
        <select value={first} onChange={({ target }) => by(target.value, second)}>
          <option value="">{t('everything')}</option>
          {dimensions.map((each) => (
            <option key={each} value={each}>
              {t(`by-${each}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        {t('and')}
        <select value={second} disabled={first === ''} onChange={({ target }) => by(first, target.value)}>
          <option value="">–</option>
          {dimensions
            .filter((each) => each !== first)
            .map((each) => (
              <option key={each} value={each}>
                {t(`by-${each}`)}
              </option>
            ))}
        </select>
      </label>
      <form
        className="field"
        onSubmit={(event) => {
          event.preventDefault();
          ask({ currency: currency.trim(), key: undefined });
        }}
      >
        <label htmlFor="stats-currency">{t('currency')}</label>
        <input
          id="stats-currency"
          className="stats-currency"
          autoComplete="off"
          maxLength={10}
          value={currency}
          onChange={({ target }) => setCurrency(target.value)}
          onBlur={() => ask({ currency: currency.trim(), key: undefined })}
        />
      </form>
      <label className="stats-small">
        <input
          type="checkbox"
          checked={asked['small'] === 'yes'}
          onChange={({ target }) => ask({ small: target.checked ? 'yes' : undefined, key: undefined })}
        />{' '}
        {t('small')}
      </label>
    </div>
  );
}
