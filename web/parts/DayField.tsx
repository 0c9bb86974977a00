import { useState, type JSX } from 'react';
import { Field } from './Field.tsx';
import { useWords } from '../app/words.ts';
import { parts } from '../words/parts.ts';

/** Start of a day in the reader's zone, from how people write days; undefined when it is none. */
export function dayStart(text: string): number | undefined {
  const spelled = text
    .normalize('NFKC')
    .trim()
    .replaceAll(/[./年月]/gu, '-')
    .replace('日', '');
  const found = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(spelled);
  if (found === null) return undefined;
  const [year, month, date] = found.slice(1).map(Number) as [number, number, number];
  const at = new Date(year, month - 1, date);
  return at.getMonth() === month - 1 && at.getDate() === date ? at.getTime() : undefined;
}

/** The first moment of the day after. */
export function dayEnd(start: number): number {
  const at = new Date(start);
  return new Date(at.getFullYear(), at.getMonth(), at.getDate() + 1).getTime();
}

/**
 * A day, typed as everything on screen shows days. The browser's own field would write it in the browser's language, whatever the
 * page's is.
 */
export function DayField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  /** As it stands in the address: a day, or nothing. */
  readonly value: string;
  readonly onChange: (day: string) => void;
}): JSX.Element {
  const t = useWords(parts);
  const [typed, setTyped] = useState(value);
  const [before, setBefore] = useState(value);
  if (before !== value) {
    setBefore(value);
    setTyped(value);
  }
  const isWrong = typed.trim() !== '' && dayStart(typed) === undefined;
  const [isLeft, setLeft] = useState(false);
  const give = (): void => {
    setLeft(true);
    const at = dayStart(typed);
    if (at !== undefined) onChange(new Intl.DateTimeFormat('sv-SE').format(at));
    else if (typed.trim() === '') onChange('');
  };
  return (
    <Field label={label} wrong={isWrong && isLeft ? t('dayWrong') : undefined}>
      {(bound) => (
        <input
          {...bound}
          className="day"
          inputMode="numeric"
          autoComplete="off"
          placeholder={t('dayHint')}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setLeft(false);
          }}
          onBlur={give}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) give();
          }}
        />
      )}
    </Field>
  );
}
