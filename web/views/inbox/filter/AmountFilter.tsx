import { useState, type FormEvent, type JSX } from 'react';
import { useWords } from '../../../app/words.ts';
import { inbox } from '../../../words/inbox.ts';
import type { Filters } from '../filters.ts';
import { readAmount } from './amount.ts';
import { Chip } from './Chip.tsx';

type Range = Pick<Filters, 'currency' | 'amountFrom' | 'amountTo'>;
interface AmountFilterProps {
  readonly currencies: readonly string[];
  readonly value: Range;
  readonly onChange: (range: Range) => void;
}

const grouped = (amount: string): string => new Intl.NumberFormat('en', { maximumFractionDigits: 6 }).format(Number(amount));
/** Amount from, to, in one currency: sums of different currencies are never compared. */
export function AmountFilter({ currencies, value, onChange }: AmountFilterProps): JSX.Element {
  const t = useWords(inbox);
  const { currency, amountFrom, amountTo } = value;
  const range = [amountFrom, amountTo].map((amount) => (amount === undefined ? '' : grouped(amount)));
  const shown =
    currency === undefined
      ? undefined
      : amountFrom === undefined && amountTo === undefined
        ? currency
        : amountTo === undefined
          ? `${currency} ≥ ${range[0]}`
          : amountFrom === undefined
            ? `${currency} ≤ ${range[1]}`
            : `${currency} ${range[0]} – ${range[1]}`;
  return (
    <Chip name={t('amount')} shown={shown} onClear={() => onChange({})}>
      {(close) => (
        <Form
          currencies={currencies}
          value={value}
          onChange={(given) => {
            onChange(given);
            close();
          }}
        />
      )}
    </Chip>
  );
}

function Form({ currencies, value, onChange }: AmountFilterProps): JSX.Element {
  const t = useWords(inbox);
  const [currency, setCurrency] = useState(value.currency ?? currencies[0] ?? 'CNY');
  const [from, setFrom] = useState(value.amountFrom ?? '');
  const [to, setTo] = useState(value.amountTo ?? '');
  const [isWrong, setIsWrong] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const [low, high] = [from, to].map((typed) => (typed.trim() === '' ? '' : readAmount(typed)));
    if (low === undefined || high === undefined || (low !== '' && high !== '' && Number(low) > Number(high))) {
      setIsWrong(true);
      return;
    }
    onChange({ currency, ...(low === '' ? {} : { amountFrom: low }), ...(high === '' ? {} : { amountTo: high }) });
  };
  return (
    <form onSubmit={submit} className="range">
      <label>
        {t('currency')}
        <select value={currency} onChange={({ target }) => setCurrency(target.value)}>
          {[...new Set([...currencies, currency])].map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </label>
      <label>
        {t('atLeast')}
        {/* The one thing the popover was opened for. */}
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
        <input autoFocus inputMode="decimal" value={from} onChange={({ target }) => setFrom(target.value)} />
      </label>
      <label>
        {t('atMost')}
        <input inputMode="decimal" value={to} onChange={({ target }) => setTo(target.value)} />
      </label>
      {isWrong && (
        <p role="alert" className="wrong-input">
          {t('amountWrong')}
        </p>
      )}
      <button type="submit" className="primary">
        {t('apply')}
      </button>
    </form>
  );
}
