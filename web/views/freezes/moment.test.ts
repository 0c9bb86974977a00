import { describe, expect, it, vi } from 'vitest';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
vi.stubGlobal('document', { documentElement: {} });
const { momentOf } = await import('./moment.ts');

describe('a day and a minute as people type them', () => {
  it.each([
    ['2026-03-09 14:05', [2026, 2, 9, 14, 5]],
    ['2026-03-09T14:05', [2026, 2, 9, 14, 5]],
    // Full width, as an input method leaves it.
    ['２０２６-03-09 ９：05', [2026, 2, 9, 9, 5]],
    ['2026-03-09', [2026, 2, 9, 0, 0]],
    [' 2026-03-09 00:00 ', [2026, 2, 9, 0, 0]],
  ] as const)('%s', (text, [year, month, day, hour, minute]) => {
    expect(momentOf(text)).toBe(new Date(year, month, day, hour, minute).getTime());
  });

  it.each(['', 'soon', '2026-02-30', '2026-03-09 24:00', '2026-03-09 12:60', '2026-03-09 12', '12:00'])('none: %j', (text) => {
    expect(momentOf(text)).toBeUndefined();
  });
});
