import { useState, type JSX } from 'react';

/** A text that counts when one leaves the field or presses Enter: each change asks the server to look at the file anew. */
export function Typed({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }): JSX.Element {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setTyped(value);
  }
  const settle = (): void => {
    if (typed.trim() !== value) onChange(typed.trim());
  };
  return (
    <input
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={settle}
      onKeyDown={({ key, nativeEvent }) => key === 'Enter' && !nativeEvent.isComposing && settle()}
    />
  );
}
