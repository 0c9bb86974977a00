import type { JSX } from 'react';
import type { Refused } from '../app/api.ts';
import { useSaid } from '../app/errors.ts';
import { useWords } from '../app/words.ts';
import { shell } from '../words/shell.ts';

/** Where something should stand and cannot: what the server said, what to do, and another try. */
export function Failed({
  error,
  retry,
  isPage = false,
}: {
  readonly error: Refused;
  readonly retry?: () => void;
  /** It stands for the whole page, and so has its heading. */
  readonly isPage?: boolean;
}): JSX.Element {
  const t = useWords(shell);
  const { text, hint } = useSaid()(error);
  return (
    <div className="failed" role="alert">
      {isPage ? <h1>{t('failed')}</h1> : <strong>{t('failed')}</strong>}
      <p>{text}</p>
      {hint !== undefined && <p>{hint}</p>}
      <p>
        <code>{error.code}</code>
      </p>
      {retry !== undefined && (
        <button type="button" onClick={retry}>
          {t('retry')}
        </button>
      )}
    </div>
  );
}
