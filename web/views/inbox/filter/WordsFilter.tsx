import { useEffect, useRef, useState, type JSX } from 'react';
import { useShortcut } from '../../../app/shortcuts.ts';
import { useWords } from '../../../app/words.ts';
import { inbox } from '../../../words/inbox.ts';

/** Milliseconds of rest after which what was typed is asked for. */
const restMs = 250;

/** Words or an indicator; asked for as one types, not while characters are still being composed. */
export function WordsFilter({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}): JSX.Element {
  const t = useWords(inbox);
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value);
  const [asked, setAsked] = useState(value);
  const timer = useRef<number>(undefined);
  // Changed from outside: the back button, or all filters cleared.
  if (value !== asked) {
    setAsked(value);
    setTyped(value);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  useShortcut('/', t('findWords'), () => input.current?.focus());
  const ask = (text: string): void => {
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      setAsked(text.trim());
      onChange(text.trim());
    }, restMs);
  };
  return (
    <input
      ref={input}
      type="search"
      className="words"
      aria-label={t('findWords')}
      placeholder={t('findWords')}
      value={typed}
      onChange={({ target, nativeEvent }) => {
        setTyped(target.value);
        if (!(nativeEvent instanceof InputEvent && nativeEvent.isComposing)) ask(target.value);
      }}
      onCompositionEnd={({ currentTarget }) => ask(currentTarget.value)}
    />
  );
}
