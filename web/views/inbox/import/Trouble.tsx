import type { JSX } from 'react';
import type { Refused } from '../../../app/api.ts';
import { useSaid } from '../../../app/errors.ts';
import { useWords } from '../../../app/words.ts';
import { importing } from '../../../words/importing.ts';

/** Why a file could not be read or imported, and what to do. */
export function Trouble({ error }: { readonly error: Pick<Refused, 'code' | 'message' | 'hint'> }): JSX.Element {
  const t = useWords(importing);
  const { text, hint } = useSaid()(error);
  return (
    <div className="failed" role="alert">
      <strong>{t('notImported')}</strong>
      <p>{error.code === 'web.unreachable' ? t('unreachable') : text}</p>
      {hint !== undefined && <p>{hint}</p>}
      <p className="soft">
        <code>{error.code}</code>
      </p>
    </div>
  );
}
