import { Store } from './store.ts';

/** Whether the sheet of keys is open, and whether the palette is. */
export const sheet = new Store(false);
export const palette = new Store(false);

export const setSheet = (isOpen: boolean): void => sheet.set(isOpen);
export const setPalette = (isOpen: boolean): void => palette.set(isOpen);
