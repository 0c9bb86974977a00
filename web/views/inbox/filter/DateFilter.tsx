import { useState, type FormEvent, type JSX } from 'react';
import { day } from '../../../app/format.ts';
import { useWords } from '../../../app/words.ts';
import { inbox } from '../../../words/inbox.ts';
import { isDay, type Filters } from '../filters.ts';
import { Chip } from './Chip.tsx';

type Range = Pick<Filters, 'from' | 'to'>;
interface DateFilterProps {
  readonly value: Range;
  readonly onChange: (range: Range) => void;
}

const daysAgo = (days: number): string => {
  const today = new Date();
  return day(new Date(today.getFullYear(), today.getMonth(), today.getDate() - days).getTime());
};
/** Stretches that end today, by the day they begin with. */
const presets = {
  today: () => daysAgo(0),
  week: () => daysAgo(6),
  month: () => daysAgo(29),
  quarter: () => daysAgo(89),
  year: () => daysAgo(364),
  thisYear: () => `${new Date().getFullYear()}-01-01`,
} as const;

/** Day of the report from, to, both included. */
export function DateFilter({ value, onChange }: DateFilterProps): JSX.Element {
  const t = useWords(inbox);
  const { from, to } = value;
  const shown =
    from === undefined
      ? to === undefined
        ? undefined
        : t('until', { day: to })
      : to === undefined
        ? t('since', { day: from })
        : from === to
          ? from
          : `${from} – ${to}`;
  return (
    <Chip name={t('date')} shown={shown} onClear={() => onChange({})}>
      {(close) => (
        <Form
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

function Form({ value, onChange }: DateFilterProps): JSX.Element {
  const t = useWords(inbox);
  const [from, setFrom] = useState(value.from ?? '');
  const [to, setTo] = useState(value.to ?? '');
  const [isWrong, setIsWrong] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const [first, last] = [from, to].map((typed) =>
      typed
        .normalize('NFKC')
        .trim()
        .replaceAll(/[./年月]/gu, '-')
        .replace('日', ''),
    );
    const isSound =
      [first, last].every((each) => each === '' || isDay(each!)) && (first === '' || last === '' || first! <= last!);
    if (!isSound) {
      setIsWrong(true);
      return;
    }
    onChange({ ...(first === '' ? {} : { from: first! }), ...(last === '' ? {} : { to: last! }) });
  };
  return (
    <form onSubmit={submit} className="range">
      <div className="presets">
        {(Object.keys(presets) as (keyof typeof presets)[]).map((name) => (
          <button key={name} type="button" onClick={() => onChange({ from: presets[name]() })}>
            {t(name)}
          </button>
        ))}
      </div>
      <label>
        {t('from')}
        <input value={from} placeholder={daysAgo(29)} onChange={({ target }) => setFrom(target.value)} />
      </label>
      <label>
        {t('to')}
        <input value={to} placeholder={daysAgo(0)} onChange={({ target }) => setTo(target.value)} />
      </label>
      {isWrong && (
        <p role="alert" className="wrong-input">
          {t('dateWrong', { example: daysAgo(0) })}
        </p>
      )}
      <button type="submit" className="primary">
        {t('apply')}
      </button>
    </form>
  );
}
