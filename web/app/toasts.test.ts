import { beforeEach, expect, it } from 'vitest';
import { Refused } from './api.ts';
import { dropToast, toast, toastError, toasts } from './toasts.ts';

beforeEach(() => toasts.set([]));

it('at most four stand, and what goes by itself makes room for what does not', () => {
  for (const text of ['a', 'b']) toast({ tone: 'error', text });
  for (const text of ['c', 'd', 'e']) toast({ tone: 'done', text, linger: 5000 });
  expect(toasts.get().map(({ text }) => text)).toEqual(['a', 'b', 'd', 'e']);
});

it('an error tells its code and what to do, and stays', () => {
  const id = toastError(new Refused(409, { code: 'judge.undo', message: 'Undone already.', hint: 'Look.' }));
  expect(toasts.get()).toEqual([{ id, tone: 'error', text: 'Undone already.', code: 'judge.undo', hint: 'Look.' }]);
  dropToast(id);
  expect(toasts.get()).toEqual([]);
});
