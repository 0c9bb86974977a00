import { useState, type JSX } from 'react';
import type { CaseDetail } from '../../../src/model/index.ts';
import { useChange } from '../../app/change.ts';
import { useMay } from '../../app/session.ts';
import { useWords } from '../../app/words.ts';
import { DayField } from '../../parts/DayField.tsx';
import { Field } from '../../parts/Field.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { caseWords } from '../../words/case.ts';

/** What units of money were worth, on which day, says who: a loss is summed in one currency only by these. */
export function Rates({ detail: { facts } }: { readonly detail: CaseDetail }): JSX.Element {
  const t = useWords(caseWords);
  const may = useMay('judge');
  const [isOpen, setOpen] = useState(false);
  const [texts, setTexts] = useState({ from: 'USD', to: 'CNY', rate: '', source: '' });
  const [day, setDay] = useState('');
  const { isBusy, wrong, change } = useChange();
  const rate = Number(texts.rate);
  const isWhole = rate > 0 && day !== '' && Object.values(texts).every((text) => text.trim() !== '');
  const record = async (): Promise<void> => {
    const body = { from: texts.from.trim(), to: texts.to.trim(), rate, day, source: texts.source.trim() };
    if ((await change('PUT', `/cases/${encodeURIComponent(facts.id)}/rates`, body)) !== undefined) setOpen(false);
  };
  return (
    <section className="panel">
      <div className="row">
        <h2>{t('rates')}</h2>
        {may && (
          <button type="button" onClick={() => setOpen(true)}>
            {t('addRate')}
          </button>
        )}
      </div>
      {facts.rates.length === 0 && <p className="soft">{t('noRates')}</p>}
      <ul>
        {facts.rates.map(({ from, to, rate, day, source }) => (
          <li key={`${from} ${to} ${day}`}>
            {t('rateLine', { from, to, rate })} <span className="soft">{t('rateSource', { day, source })}</span>
          </li>
        ))}
      </ul>
      {isOpen && (
        <FormDialog
          title={t('rateTitle')}
          action={t('save')}
          isBusy={isBusy || !isWhole}
          wrong={wrong}
          onSubmit={() => void record()}
          onClose={() => setOpen(false)}
        >
          <div className="form-grid">
            {(['from', 'to', 'rate'] as const).map((name) => (
              <Field key={name} label={t(name)}>
                {(bound) => (
                  <input
                    {...bound}
                    autoComplete="off"
                    inputMode={name === 'rate' ? 'decimal' : 'text'}
                    value={texts[name]}
                    onChange={(event) => setTexts({ ...texts, [name]: event.target.value })}
                  />
                )}
              </Field>
            ))}
            <DayField label={t('day')} value={day} onChange={setDay} />
            <div className="wide">
              <Field label={t('source')} hint={t('sourceHint')}>
                {(bound) => (
                  <input
                    {...bound}
                    autoComplete="off"
                    value={texts.source}
                    onChange={(event) => setTexts({ ...texts, source: event.target.value })}
                  />
                )}
              </Field>
            </div>
          </div>
        </FormDialog>
      )}
    </section>
  );
}
