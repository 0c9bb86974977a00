import type { JSX } from 'react';
import { save } from '../../app/save.ts';
import { useWords } from '../../app/words.ts';
import { Copy } from '../../parts/Copy.tsx';
import { packageWords } from '../../words/packages.ts';

/** A signed text that is to be sent on exactly as it is: shown, copied, saved. */
export function SignedText({
  text,
  what,
  file,
}: {
  readonly text: string;
  readonly what: string;
  /** Name under which it is saved. */
  readonly file: string;
}): JSX.Element {
  const t = useWords(packageWords);
  return (
    <>
      <pre className="as-recorded signed-text">
        <code>{text}</code>
      </pre>
      <p className="row">
        <Copy text={text} what={what} />
        <button type="button" onClick={() => save(text, file)}>
          {t('saveText')}
        </button>
      </p>
    </>
  );
}
