import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { madeFindings } from '../../test/support/made-rings.ts';
import type { MadeReport } from '../../test/support/made-reports.ts';
import { Explainer } from './explain.ts';
import { chooseReasons } from './reasons.ts';
import { Weigher } from './weigher.ts';

const account = (n: number) => ({ kind: 'account', value: `62995500000${n}` }) as const;
const site = (name: string) => ({ kind: 'domain', value: `${name}.example` }) as const;

describe('chooseReasons', () => {
  it('prefers the strong pair, keeps every report tied, stays linear', () => {
    const ring = Array.from({ length: 12 }, (_, i): MadeReport => ({
      id: `r${10 + i}`,
      day: i,
      mentions: [account(1), site('foo')],
    }));
    const { result } = madeFindings(ring, [ring.map(({ id }) => id)], { [account(1).value]: 0.9, 'foo.example': 0.9 });
    const reasons = chooseReasons(result);
    expect(new Set([...reasons.a, ...reasons.b]).size).toBe(12);
    expect(reasons.count).toBeLessThanOrEqual(18);
    expect([...reasons.a].every((a, i) => a < reasons.b[i]!)).toBe(true);
  });

  it('ties every report into its ring with at most 1.5 links a report, whatever they share', () => {
    const shapes = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 3 }), { minLength: 2, maxLength: 24 });
    fc.assert(
      fc.property(shapes, (shape) => {
        const made = shape.map((uses, i): MadeReport => ({ id: `r${100 + i}`, day: i, mentions: uses.map(account) }));
        const half = Math.ceil(made.length / 2);
        const ids = made.map(({ id }) => id);
        const { result } = madeFindings(
          made,
          [ids.slice(0, half), ids.slice(half)].filter((ring) => ring.length > 1),
        );
        const reasons = chooseReasons(result);
        const root = result.table.id.map((_, r) => r);
        const find = (r: number): number => (root[r] === r ? r : find(root[r]!));
        for (let i = 0; i < reasons.count; i++) {
          expect(result.ringOf[reasons.a[i]!]).toBe(reasons.ring[i]);
          expect(result.ringOf[reasons.b[i]!]).toBe(reasons.ring[i]);
          root[find(reasons.b[i]!)] = find(reasons.a[i]!);
        }
        // The joins made connect each ring, so the links chosen must.
        for (const ring of result.rings) expect(new Set([...ring.reports].map(find)).size).toBe(1);
        expect(reasons.count).toBeLessThanOrEqual(1.5 * made.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('Weigher', () => {
  const made: MadeReport[] = [
    { id: 'r1', day: 1, mentions: [account(1), site('foo')] },
    { id: 'r2', day: 2, mentions: [account(1), site('foo')] },
    { id: 'r3', day: 3, mentions: [site('foo')] },
    { id: 'r4', day: 4, mentions: [site('bar')] },
  ];
  const { result, at } = madeFindings(made, [['r1', 'r2']], { [account(1).value]: 0.9, 'foo.example': 0.5 });
  const weigher = new Weigher(result);

  it('puts the most exclusive indicator first and gives what the parts and the context sum to', () => {
    const pair = weigher.pair(at('r1'), at('r2'));
    expect(pair.ties.map(({ indicator }) => result.table.value[indicator])).toEqual([account(1).value, 'foo.example']);
    expect(pair.total).toBe(weigher.weight(at('r1'), at('r2')));
    expect(pair.ties[0]!.weight).toBeGreaterThan(pair.ties[1]!.weight);
  });

  it('is symmetric, and weighs a shared exclusive account above a shared site', () => {
    const [one, two, three] = ['r1', 'r2', 'r3'].map(at) as [number, number, number];
    expect(weigher.weight(one, two)).toBeCloseTo(weigher.weight(two, one), 9);
    expect(weigher.pair(one, two).ties[0]!.weight).toBeGreaterThan(weigher.pair(one, three).ties[0]!.weight);
  });

  it('finds no tie between reports that share nothing', () => {
    expect(weigher.pair(at('r1'), at('r4')).ties).toEqual([]);
  });
});

describe('Explainer', () => {
  const made: MadeReport[] = [
    {
      id: 'r1',
      ref: 'A-1',
      day: 1,
      category: 'loan',
      mentions: [
        { kind: 'card', value: '6299550000011' },
        { kind: 'url', value: 'https://pay.foo.test/x', raw: 'hxxps://pay.foo[.]test/x' },
      ],
    },
    {
      id: 'r2',
      ref: 'A-2',
      day: 4,
      category: 'task',
      mentions: [
        { kind: 'account', value: '6299550000011', field: '收款账户' },
        { kind: 'domain', value: 'pay.foo.test', role: 'unknown' },
      ],
    },
    { id: 'r3', day: 5, mentions: [{ kind: 'handle', value: 'telegram:golden', raw: 'golden' }] },
    { id: 'r4', day: 5, mentions: [{ kind: 'handle', value: 'line:golden', raw: 'golden' }] },
    { id: 'r5', day: 6, mentions: [{ kind: 'domain', value: 'hagehecoin1.test' }] },
    { id: 'r6', day: 6, mentions: [{ kind: 'domain', value: 'hagehelive2.test' }] },
  ];
  const all = Object.fromEntries(['6299550000011', 'pay.foo.test', 'telegram:golden', 'hagehe'].map((value) => [value, 0.9]));
  const findings = madeFindings(
    made,
    [
      ['r1', 'r2'],
      ['r3', 'r4'],
      ['r5', 'r6'],
    ],
    all,
  );
  const explainer = new Explainer(findings.result, findings.batches);
  const link = (a: string, b: string) => explainer.link(findings.at(a), findings.at(b));

  it('shows each tie at its place in both reports, with the ground it gives', () => {
    const { because, sentence, against } = link('r1', 'r2');
    const money = because.find(({ kind }) => kind === 'account')!;
    expect(money).toMatchObject({ value: '6299550000011', rarity: 2, legalBasis: 'fund_account' });
    expect(money.spans).toEqual([
      { report: 'r1', start: 5, end: 18, raw: '6299550000011' },
      { report: 'r2', field: '收款账户', start: 0, end: 13, raw: '6299550000011' },
    ]);
    const page = because.find(({ kind }) => kind === 'domain')!;
    expect(page.spans.map(({ raw }) => raw)).toEqual(['hxxps://pay.foo[.]test/x', 'pay.foo.test']);
    expect(page.legalBasis).toBe('site');
    expect(sentence.en).toContain('name bank account 6299…0011 as the suspect’s');
    expect(against.map(({ zh }) => zh)).toEqual(['两份报案登记的诈骗类型不同（loan、task）。']);
  });

  it('does not claim the service of a chat name when the reports name two', () => {
    expect(link('r3', 'r4').sentence).toEqual({
      en: 'Both reports name chat account golden as the suspect’s (no other report names it), reported on the same day.',
      zh: '两份报案都指认对方使用的聊天账号 golden（其他报案均未提及），报案时间在同一天。',
    });
  });

  it('does not hold a Chinese type against an English one', () => {
    const mixed = madeFindings(
      [
        { id: 'r1', day: 1, category: '虚假贷款', mentions: [account(1)] },
        { id: 'r2', day: 2, category: 'Loan', mentions: [account(1)] },
      ],
      [['r1', 'r2']],
    );
    expect(new Explainer(mixed.result, mixed.batches).link(0, 1).against).toEqual([]);
  });

  it('a likeness of names shows both names and claims no ground', () => {
    const { because, sentence } = link('r5', 'r6');
    expect(because[0]).toMatchObject({ kind: 'stem', spans: [{ report: 'r5' }, { report: 'r6' }] });
    expect(because[0]!.legalBasis).toBeUndefined();
    expect(sentence.en).toContain('websites called alike (hagehecoin1.test, hagehelive2.test)');
  });

  it('counts reports in the ring anew for each ring, in any order of asking', () => {
    for (let round = 0; round < 3; round++) {
      link('r3', 'r4');
      const { ties } = explainer.facts(findings.at('r1'), findings.at('r2'));
      expect(ties.map(({ inRing }) => inRing)).toEqual(ties.map(() => 2));
    }
  });

  it('takes the weakest join on the way as confidence, 0 between rings', () => {
    expect(link('r1', 'r2').confidence).toBeCloseTo(0.97, 5);
    expect(link('r1', 'r3').confidence).toBe(0);
  });
});
