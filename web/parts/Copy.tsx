import type { JSX } from 'react';
import { toast } from '../app/toasts.ts';
import { useWords } from '../app/words.ts';
import { parts } from '../words/parts.ts';

/** Copies a value that nobody should have to type: a hash, a key, an id. */
export function Copy({ text, what }: { readonly text: string; readonly what: string }): JSX.Element {
  const t = useWords(parts);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      toast({ tone: 'done', text: t('copied'), linger: 3000 });
    } catch {
      // Not every browser lets a page do so, and none without TLS from another machine.
      toast({ tone: 'news', text: t('copyFailed'), linger: 8000 });
    }
  };
  return (
    <button type="button" className="quiet copy" aria-label={t('copyOf', { what })} onClick={() => void copy()}>
      {t('copy')}
    </button>
  );
}
