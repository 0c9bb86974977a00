import { useLocation } from 'wouter';
import { send } from '../../app/api.ts';
import { refresh } from '../../app/stale.ts';
import { toast, toastError } from '../../app/toasts.ts';
import { packageWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { packageWords } from '../../words/packages.ts';

/** Receipts are small; recalls may list many things. Bytes. */
const mostOfNote = 4_000_000;

/** What a signed note is, by its first line; undefined: something else. */
export function noteOf(text: string): 'receipts' | 'recalls' | undefined {
  const what = /^clew (receipt|recall) v\d+\n/u.exec(text)?.[1];
  return what === undefined ? undefined : what === 'receipt' ? 'receipts' : 'recalls';
}

/** Takes in a file when it is a signed receipt or recall; tells whether it was one. */
export function useNotes(): (file: File) => Promise<boolean> {
  const t = useWords(packageWords);
  const [, go] = useLocation();
  return async (file) => {
    if (file.size > mostOfNote) return false;
    const text = await file.text();
    const note = noteOf(text);
    if (note === undefined) return false;
    try {
      const done = await send<{ readonly act: number; readonly package: string }>('POST', `/${note}`, { text });
      refresh(['log']);
      toast({ tone: 'done', text: t(note === 'receipts' ? 'receiptTaken' : 'recallOpened', { act: done.act }), linger: 12_000 });
      go(packageWay(done.package));
    } catch (error) {
      toastError(error);
    }
    return true;
  };
}
