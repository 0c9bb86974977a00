import { expect, it } from 'vitest';
import { madeFindings } from '../../test/support/made-rings.ts';
import type { MadeReport } from '../../test/support/made-reports.ts';
import { summarise, summariseRun } from './summary.ts';

const account = { kind: 'account', value: '6299550000001' } as const;
const made: MadeReport[] = [
  { id: 'r1', agency: 'A', day: 10, lossDay: 8, amount: 3_875_100, language: 'zh', category: 'loan', mentions: [account] },
  // The same case, told to another agency.
  { id: 'r2', agency: 'B', day: 15, lossDay: 8, amount: 3_875_100, language: 'zh', category: 'loan', mentions: [account] },
  { id: 'r3', agency: 'B', day: 20, lossDay: 19, amount: 50_000, currency: 'USD', language: 'en', mentions: [account] },
  { id: 'r4', agency: 'B', day: 30, lossDay: -4000, mentions: [account] },
  { id: 'r5', day: 1, amount: 1_000_000, mentions: [] },
];
const findings = madeFindings(made, [['r1', 'r2', 'r3', 'r4']], { [account.value]: 0.9 });

it('sums a ring up, each case once', () => {
  const summary = summarise(findings, findings.result.rings[0]!);
  expect(summary.ring).toMatchObject({
    reports: ['r1', 'r2', 'r3', 'r4'],
    tier: 'named',
    status: 'proposed',
    loss: { CNY: 3_875_100, USD: 50_000 },
    // r4 tells a loss eleven years back: a slip, not the ring's beginning.
    firstSeen: Date.UTC(2024, 0, 9),
    lastSeen: Date.UTC(2024, 0, 31),
  });
  expect(summary).toMatchObject({ duplicates: 1, withoutAmount: 1 });
  expect(summary.indicators[0]).toMatchObject({ kind: 'account', value: account.value, inRing: 4, reports: 4 });
  expect(summary.categories).toEqual([{ value: 'loan', reports: 2 }]);
  expect(summary.agencies[0]).toEqual({ value: 'B', reports: 3 });
});

it('sums a run up: only losses of reports in rings', () => {
  expect(summariseRun(findings)).toMatchObject({
    reports: 5,
    inRings: 4,
    rings: { all: 1, named: 1, working: 0, tentative: 0 },
    largestRing: 4,
    duplicates: 1,
    lossInRings: { CNY: 3_875_100, USD: 50_000 },
  });
});

it('lists a likeness of website names only where it reaches beyond one site', () => {
  const site = (value: string) => ({ kind: 'domain', value }) as const;
  const reports = ['hagehecoin1.test', 'hagehecoin1.test', 'hagehelive2.test', 'mopowiri.test', 'mopowiri.test'].map(
    (value, i): MadeReport => ({ id: `r${i}`, day: i, mentions: [site(value)] }),
  );
  const exclusive = { 'hagehecoin1.test': 0.9, 'hagehelive2.test': 0.9, hagehe: 0.9, 'mopowiri.test': 0.9, mopowiri: 0.9 };
  const likeness = madeFindings(reports, [reports.map(({ id }) => id)], exclusive);
  const shown = summarise(likeness, likeness.result.rings[0]!).indicators.map(({ kind, value, inRing }) => [kind, value, inRing]);
  expect(shown).toEqual([
    ['stem', 'hagehe', 3],
    ['domain', 'hagehecoin1.test', 2],
    ['domain', 'mopowiri.test', 2],
  ]);
});
