import { Refused } from './api.ts';
import { Store } from './store.ts';

/** A short message at the edge of the page. Nothing is only said here: what matters later stands on a page too. */
export interface Toast {
  readonly id: number;
  readonly tone: 'done' | 'news' | 'error';
  readonly text: string;
  /** What to do about it. */
  readonly hint?: string;
  /** Code of an error, to be told to whoever runs the server. */
  readonly code?: string;
  /** A page that shows more. */
  readonly more?: { readonly href: string; readonly label: string };
  /** One thing to do from here. `undo`: Ctrl-Z does it too, while the toast stands. */
  readonly action?: { readonly label: string; readonly run: () => void; readonly undo?: boolean };
  /** Milliseconds until it goes by itself, not counting while pointer or focus are on it; absent: it stays until closed. */
  readonly linger?: number;
}

export const toasts = new Store<readonly Toast[]>([]);
let last = 0;

/** Shows a message; returns the id to drop it by. At most four stand at a time: the oldest that goes by itself makes room. */
export function toast(said: Omit<Toast, 'id'>): number {
  const id = ++last;
  toasts.set((before) => {
    const all = [...before, { ...said, id }];
    if (all.length <= 4) return all;
    const goes = all.findIndex(({ linger }) => linger !== undefined);
    return all.toSpliced(Math.max(goes, 0), 1);
  });
  return id;
}

export function dropToast(id: number): void {
  toasts.set((before) => before.filter((each) => each.id !== id));
}

/** Shows what went wrong, with what to do and the code. It stays until closed. */
export function toastError(error: unknown): number {
  if (error instanceof Refused) {
    return toast({
      tone: 'error',
      text: error.message,
      code: error.code,
      ...(error.hint === undefined ? {} : { hint: error.hint }),
    });
  }
  return toast({ tone: 'error', text: error instanceof Error ? error.message : String(error), code: 'web.bug' });
}
