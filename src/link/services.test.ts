import { expect, it } from 'vitest';
import { madeFindings } from '../../test/support/made-rings.ts';
import type { MadeReport } from '../../test/support/made-reports.ts';
import { findServices } from './services.ts';

const gateway = { kind: 'phone', value: '+8615400000001' } as const;
const made: MadeReport[] = ['a', 'b', 'c'].flatMap((ring, n) =>
  [0, 1].map((i): MadeReport => ({
    id: `r${ring}${i}`,
    day: n * 10 + i,
    mentions: [gateway, { kind: 'account', value: `629955000${n}` }],
  })),
);
const alone: MadeReport = { id: 'rx', day: 50, mentions: [gateway] };
const rings = [
  ['ra0', 'ra1'],
  ['rb0', 'rb1'],
  ['rc0', 'rc1'],
];
const { result } = madeFindings([...made, alone], rings, {
  [gateway.value]: 0.12,
  '6299550000': 0.9,
  '6299550001': 0.1,
  '6299550002': 0.9,
});

it('sets aside what several rings use and tells why in both languages', () => {
  expect(findServices(result)).toEqual([
    {
      kind: 'phone',
      value: gateway.value,
      reports: 7,
      rings: 3,
      exclusivity: expect.closeTo(0.12, 5) as number,
      why: {
        en: '7 reports name it: 3 rings and 1 report in no ring. Apart from it these reports have little in common: of 100 pairs of reports that share it, about 12 belong to one ring. By itself it ties nobody.',
        zh: '共7份报案提及：涉及3个团伙，另有1份报案不属于任何团伙。除此之外这些报案少有共同之处：每100对同时提及它的报案中，约12对属于同一团伙。仅凭它不作串并。',
      },
    },
  ]);
});

it('obeys people: a judged service is listed and said to be judged, a judged identity is not', () => {
  const judged = findServices(result, [
    { verdict: 'identity', kind: 'phone', value: gateway.value },
    { verdict: 'service', kind: 'account', value: '6299550002' },
  ]);
  expect(judged.map(({ value }) => value)).toEqual(['6299550002']);
  expect(judged[0]!.why.en).toBe('2 reports name it: 1 ring. A person judged it to be a shared service.');
  const again = findServices(result, [
    { verdict: 'identity', kind: 'phone', value: gateway.value },
    { verdict: 'service', kind: 'phone', value: gateway.value },
  ]);
  expect(again.map(({ value }) => value)).toEqual([gateway.value]);
});
