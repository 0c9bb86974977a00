import { expect, it, vi } from 'vitest';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
vi.stubGlobal('document', { documentElement: {} });
const { markOf } = await import('./use-marks.ts');

it('reads a stretch of the narrative from an address, and nothing from anything else', () => {
  expect(markOf('12-40')).toEqual({ start: 12, end: 40 });
  for (const wrong of [undefined, '', '40-12', '12-12', '-3-4', '1-2-3', 'a-b', '1e3-2e3']) expect(markOf(wrong)).toBeUndefined();
});
