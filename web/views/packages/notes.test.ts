import { beforeAll, expect, it } from 'vitest';
import { standIn } from '../../../test/web/support.ts';

beforeAll(standIn);

it('tells signed receipts and recalls from packages by their first line alone', async () => {
  const { noteOf } = await import('./notes.ts');
  expect(noteOf('clew receipt v1\nfrom x\n')).toBe('receipts');
  expect(noteOf('clew recall v1\nfrom x\n')).toBe('recalls');
  expect(noteOf('clew package v1\n')).toBeUndefined();
  expect(noteOf(' clew receipt v1\n')).toBeUndefined();
  expect(noteOf('{"type":"bundle"}')).toBeUndefined();
});
