import { z } from 'zod';
import { ClewError } from '../errors.ts';

/** Where a page ended: an id, and the value it was sorted by where that may change. Opaque to who carries it. */
const Cursor = z.tuple([z.string()], z.union([z.number(), z.null()]));

export function cursorOf(id: string, ...value: readonly (number | null)[]): string {
  return Buffer.from(JSON.stringify([id, ...value])).toString('base64url');
}

export function readCursor(after: string): { readonly id: string; readonly value: number | null } {
  try {
    const [id, value = null] = Cursor.parse(JSON.parse(Buffer.from(after, 'base64url').toString()));
    return { id, value };
  } catch (cause) {
    throw new ClewError('input', 'search.after', 'The mark of the page before (after) is not one that this list gave.', {
      hint: 'Leave it out to begin again.',
      cause,
    });
  }
}
