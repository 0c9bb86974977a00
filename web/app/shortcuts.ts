import { useEffect, useEffectEvent } from 'react';
import { Store } from './store.ts';

export interface Shortcut {
  /** Keys in the order pressed, parted by spaces: `g r`, `j`, `Enter`, `mod+k` (Ctrl, on a Mac Command), `?`. */
  readonly keys: string;
  /** What it does, in the reader's language, for the sheet. */
  readonly words: string;
  readonly run: (event: KeyboardEvent) => void;
  /** `everywhere`: listed apart on the sheet. */
  readonly scope: 'page' | 'everywhere';
}

/** What can be pressed now; of two with the same keys the later one counts. */
export const shortcuts = new Store<readonly Shortcut[]>([]);

/** Keys without Ctrl can be turned off (WCAG 2.1.4): who dictates or types by switch presses them without meaning to. */
const kept = 'clew.letterkeys';
export const letterKeys = new Store(localStorage.getItem(kept) !== 'off');
export function setLetterKeys(on: boolean): void {
  localStorage.setItem(kept, on ? 'on' : 'off');
  letterKeys.set(on);
}

const isMac = /mac|iphone|ipad/iu.test(navigator.platform);

/** How an event is spelled in `keys`. Shift counts only where it does not already make another character. */
export function spelled(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>, mac = isMac): string {
  const mod = mac ? event.metaKey : event.ctrlKey;
  // A Chinese keyboard may give the wide form of a sign.
  const wide = event.key.length === 1 ? event.key.normalize('NFKC').toLowerCase() : event.key;
  // Parts of `keys` are parted by spaces.
  const key = wide === ' ' ? 'Space' : wide;
  const shift = event.shiftKey && (event.key.length > 1 || (mod && /[a-z]/u.test(key)));
  return `${mod ? 'mod+' : ''}${event.altKey ? 'alt+' : ''}${shift ? 'shift+' : ''}${key}`;
}

/** Keys as a person reads them: `Ctrl K`, `⌘ K`, `G then R`. */
export function keysOf(keys: string): readonly string[] {
  return keys.split(' ').map((each) =>
    each
      .replace('mod+', isMac ? '⌘ ' : 'Ctrl ')
      .replace('alt+', 'Alt ')
      .replace('shift+', 'Shift ')
      .replace('ArrowUp', '↑')
      .replace('ArrowDown', '↓')
      .replace('ArrowLeft', '←')
      .replace('ArrowRight', '→')
      .replace(/(?<=^|\s)\S$/u, (letter) => letter.toUpperCase()),
  );
}

/** Where letters are text, or belong to an open menu or dialog. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return (
    (target instanceof HTMLElement && target.isContentEditable) ||
    target.closest(
      'input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [role=textbox], [role=combobox]',
    ) !== null
  );
}
const isCovered = (): boolean =>
  document.querySelector('[role=dialog], [role=alertdialog], [role=menu], [role=listbox].floats') !== null;

/** A sequence must be finished within this time. */
const sequenceMs = 1500;
let pressed = '';
let pressedAt = 0;

/** Handles a key for the whole page. Returns whether it did something. */
export function onKey(event: KeyboardEvent): void {
  // Composing: the key belongs to the input method (Pinyin and its like). 229 is how older browsers say so.
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229 || event.repeat === undefined) return;
  const key = spelled(event);
  const isLetter = !/^(?:mod|alt)\+/u.test(key);
  if (['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
  if (isCovered() || (isTyping(event.target) && (isLetter || key === 'mod+z'))) {
    pressed = '';
    return;
  }
  if (isLetter && key.length === 1 && !letterKeys.get()) return;
  // Enter and Space on a control are that control's.
  if ((key === 'Enter' || key === 'Space') && event.target instanceof Element && event.target.closest('a, button, summary'))
    return;
  const sequence = pressed !== '' && event.timeStamp - pressedAt < sequenceMs ? `${pressed} ${key}` : key;
  const all = shortcuts.get();
  for (const tried of sequence === key ? [key] : [sequence, key]) {
    const found = all.findLast(({ keys }) => keys === tried);
    if (found !== undefined) {
      pressed = '';
      event.preventDefault();
      found.run(event);
      return;
    }
    if (all.some(({ keys }) => keys.startsWith(`${tried} `))) {
      [pressed, pressedAt] = [tried, event.timeStamp];
      return;
    }
  }
  pressed = '';
}

/** Listens for the page; once, in the shell. */
export function useKeys(): void {
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

/**
 * Binds keys as long as the part is on screen. `words` says what they do, for the sheet that `?` opens. Never acts while text
 * is typed or composed, nor under an open dialog.
 */
export function useShortcut(
  keys: string,
  words: string,
  action: (event: KeyboardEvent) => void,
  { enabled = true, scope = 'page' }: { readonly enabled?: boolean; readonly scope?: Shortcut['scope'] } = {},
): void {
  const run = useEffectEvent(action);
  useEffect(() => {
    if (!enabled) return undefined;
    const shortcut: Shortcut = { keys, words, scope, run: (event) => run(event) };
    shortcuts.set((before) => [...before, shortcut]);
    return () => shortcuts.set((before) => before.filter((each) => each !== shortcut));
  }, [keys, words, enabled, scope]);
}
