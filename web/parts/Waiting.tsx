import type { JSX } from 'react';
import { useWords } from '../app/words.ts';
import { shell } from '../words/shell.ts';

export function Waiting(): JSX.Element {
  return (
    <p className="waiting" role="status">
      {useWords(shell)('loading')}
    </p>
  );
}
