import { expect, it } from 'vitest';
import { spellsOf } from './spells.ts';

it('tells from when to when each indicator was named, oldest first, single mentions and undated reports aside', () => {
  const spells = spellsOf(
    {
      reports: { id: ['a', 'b', 'c', 'd'], ref: ['a', 'b', 'c', 'd'], at: [30, 10, 20, null], confidence: [1, 1, 1, 1] },
      indicators: {
        kind: ['phone', 'domain', 'wallet', 'phone'],
        value: ['p', 'd', 'w', 'q'],
        reports: [2, 2, 1, 2],
        service: [false, true, false, false],
      },
      shows: { report: [0, 2, 1, 2, 3, 0, 0, 3], indicator: [0, 0, 1, 1, 1, 2, 3, 3] },
      links: { a: [], b: [], weight: [], confidence: [], bridge: [], judged: [] },
      omitted: 0,
    },
    10,
  );
  expect(spells).toEqual([
    { kind: 'domain', value: 'd', from: 10, to: 20, reports: 2, service: true },
    { kind: 'phone', value: 'p', from: 20, to: 30, reports: 2, service: false },
  ]);
});
