import { describe, expect, it } from 'vitest';
import { madeFindings } from '../../test/support/made-rings.ts';
import type { MadeReport } from '../../test/support/made-reports.ts';
import { fits } from './aside.ts';
import { Explainer } from './explain.ts';
import { differByOne } from './missing.ts';
import { renderWhy } from './render.ts';
import { why } from './why.ts';

const account = (n: number) => ({ kind: 'account', value: `62995500000${n}` }) as const;
const site = (name: string) => ({ kind: 'domain', value: `${name}.example` }) as const;
const gateway = { kind: 'phone', value: '+8615400000001' } as const;

const made: MadeReport[] = [
  { id: 'r1', day: 1, mentions: [account(1), gateway] },
  { id: 'r2', day: 2, mentions: [account(1), site('foo')] },
  { id: 'r3', day: 3, mentions: [site('foo'), site('bar')] },
  { id: 'r4', day: 4, mentions: [site('bar'), { kind: 'wallet', value: 'tron:TAAAA' }] },
  { id: 'r5', day: 5, mentions: [gateway, { kind: 'card', value: '629955*3806', raw: '629955***3806', masked: true }] },
  {
    id: 'r6',
    day: 6,
    mentions: [
      { kind: 'card', value: '6299551111113806' },
      { kind: 'phone', value: '+8615411112222', role: 'victim' },
      { kind: 'phone', value: 'CN:95588', role: 'institution' },
      { ...account(1), earlier: true },
    ],
  },
  {
    id: 'r7',
    day: 7,
    mentions: [
      { kind: 'phone', value: '+8615411112222' },
      { kind: 'phone', value: 'CN:95588', role: 'institution' },
      { kind: 'card', value: '6299551111118306' },
    ],
  },
  { id: 'r8', day: 7, mentions: [gateway] },
];
const exclusive = Object.fromEntries([account(1), site('foo'), site('bar')].map(({ value }) => [value, 0.9]));
const findings = madeFindings(
  made,
  [
    ['r1', 'r2', 'r3', 'r4'],
    ['r5', 'r8'],
  ],
  { ...exclusive, [gateway.value]: 0.05 },
);
const explainer = new Explainer(findings.result, findings.batches);
const ask = (a: string, b: string, judgements: Parameters<typeof why>[3] = {}) =>
  why(explainer, findings.at(a), findings.at(b), judgements);

describe('why', () => {
  it('shows the way between reports of a ring that share nothing', () => {
    const found = ask('r1', 'r4');
    expect(found.direct.because).toEqual([]);
    expect(found.path.map(({ a, b }) => [a, b])).toEqual([
      ['r1', 'r2'],
      ['r2', 'r3'],
      ['r3', 'r4'],
    ]);
    expect(found.path.every(({ because }) => because.length > 0)).toBe(true);
    expect(found.standing.en).toContain('not yet judged by a person');
    expect(found.standing.zh).toContain('尚待人工研判');
  });

  it('needs no way where the two share a tie', () => {
    expect(ask('r1', 'r2').path).toEqual([]);
  });

  it('why not: a service ties nobody', () => {
    const found = ask('r1', 'r5');
    expect(found.confidence).toBe(0);
    expect(found.rings).toEqual(['G000000000000', 'G000000000001']);
    expect(found.aside.map(({ ground, value }) => [ground, value])).toContainEqual(['service', gateway.value]);
    expect(found.aside[0]!.sentence.en).toContain('3 reports name it, and of 100 pairs that share it about 5 belong to one ring');
  });

  it('why not: the victim’s own, an institution’s, quoted from earlier, seen in part', () => {
    expect(ask('r6', 'r7').aside.map(({ ground, value }) => [ground, value])).toEqual([
      ['victim', '+8615411112222'],
      ['institution', 'CN:95588'],
    ]);
    expect(ask('r1', 'r6').aside.map(({ ground }) => ground)).toEqual(['earlier']);
    const partial = ask('r5', 'r6').aside.find(({ ground }) => ground === 'masked')!;
    expect(partial.sentence.zh).toContain('629955*3806');
    expect(ask('r5', 'r7').aside.map(({ ground }) => ground)).not.toContain('masked');
  });

  it('points at what is missing: slips of the pen and kinds not named', () => {
    const { missing } = ask('r6', 'r7');
    expect(missing.map(({ en }) => en)).toEqual([
      'They give two bank cards that differ in one place (6299551111113806 and 6299551111118306): check the originals for a slip.',
      'Neither report names the suspect’s website or app.',
      'Only one report names the suspect’s phone number, chat account or e-mail address.',
    ]);
  });

  it('tells what people decided', () => {
    const judgements = [
      { verdict: 'different', a: 'r5', b: 'r1' },
      { verdict: 'same', a: 'r2', b: 'r3' },
      { verdict: 'out', report: 'r1', ring: 'G1' },
    ] as const;
    expect(ask('r1', 'r5', { judgements: [...judgements] }).judgements.map(({ en }) => en)).toEqual([
      'A person judged them to be the work of different rings.',
      'A person took report r1 out of ring G1.',
    ]);
  });

  it('keeps the finding that both tell one case apart from what people decided', () => {
    const primary = Int32Array.from(findings.result.duplicates.primary);
    primary[findings.at('r5')] = primary[findings.at('r1')]!;
    const found = ask('r1', 'r5', { duplicates: { ...findings.result.duplicates, primary } });
    expect(found.judgements).toEqual([]);
    expect(found.oneCase.map(({ en }) => en)).toEqual([expect.stringMatching(/^Both seem to tell one case of one victim/u)]);
    expect(renderWhy(found, 'en')).not.toContain('Decided by people');
  });

  it('is the same both ways round', () => {
    const [one, two] = [ask('r1', 'r5'), ask('r5', 'r1')];
    expect(two.aside).toEqual(one.aside);
    expect(two.missing).toEqual(one.missing);
    expect(two.standing.en.length).toBe(one.standing.en.length);
  });

  it('reads as one page in each language', () => {
    for (const [lang, heading] of [
      ['en', 'Shared, but no tie'],
      ['zh', '相同但不作为依据'],
    ] as const) {
      const page = renderWhy(ask('r1', 'r5'), lang, (id) => id.toUpperCase());
      expect(page).toContain('R1 – R5');
      expect(page).toContain(heading);
      expect(page).not.toContain('undefined');
    }
  });
});

it('fits: a pattern must tell four characters, end alike and begin near the start', () => {
  expect(fits('138****1234', '+8613812341234')).toBe(true);
  expect(fits('*3806', '6299551111113806')).toBe(true);
  expect(fits('629955*3806', '6299551111113806')).toBe(true);
  expect(fits('629956*3806', '6299551111113806')).toBe(false);
  expect(fits('*806', '6299551111113806')).toBe(false);
  expect(fits('1234*1234', '+1234')).toBe(false);
  expect(fits('TY81*TzyH', 'tron:TY81tZYvnuamjVcdHNwmtnvm3LFuYPTzyH')).toBe(true);
});

it('differByOne: one character changed, or two neighbours swapped, in long numbers only', () => {
  expect(differByOne('15412345678', '15412345679')).toBe(true);
  expect(differByOne('15412345678', '15412354678')).toBe(true);
  expect(differByOne('15412345678', '15412345678')).toBe(false);
  expect(differByOne('15412345678', '15412344679')).toBe(false);
  expect(differByOne('12345678', '12345679')).toBe(false);
});
