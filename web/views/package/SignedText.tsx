import type { JSX } from 'react';
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
  const save = (): void => {
    const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = file;
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <>
      <pre className="as-recorded signed-text">
        <code>{text}</code>
      </pre>
      <p className="row">
        <Copy text={text} what={what} />
        <button type="button" onClick={save}>
          {t('saveText')}
        </button>
      </p>
    </>
  );
}
