import { expect, it, vi } from 'vitest';

vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
vi.stubGlobal('document', { documentElement: {} });
const { dayEnd, dayStart } = await import('./DayField.tsx');

it.each(['2026-11-25', ' 2026/11/25 ', '2026.11.25', '2026年11月25日', '２０２６-１１-２５'])('reads %j as a day', (text) => {
  expect(dayStart(text)).toBe(new Date(2026, 10, 25).getTime());
});

it.each(['', 'today', '2026-02-30', '2026-13-01', '25-11-2026', '2026-11'])('takes %j for none', (text) => {
  expect(dayStart(text)).toBeUndefined();
});

it('a day ends where the next begins, whatever its length', () => {
  expect(dayEnd(new Date(2026, 1, 28).getTime())).toBe(new Date(2026, 2, 1).getTime());
});
