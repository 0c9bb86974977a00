import { describe, expect, it } from 'vitest';
import { type Trace, TraceParameters } from '../../../src/model/index.ts';
import { pictureOf } from './layout.ts';
import { currenciesOf, fitting, shapeOf, startId } from './shape.ts';

const none = { en: '', zh: '' };
const sums = (minor: number): Record<string, number> => ({ CNY: minor });
const account = (value: string, hop: number, claim = 0): Trace['accounts'][number] => ({
  name: `bank:${value}`,
  kind: 'bank',
  value,
  hop,
  received: {},
  passed: {},
  held: {},
  claim: sums(claim),
  firstAt: hop * 10,
  lastAt: hop * 10,
});
const flow = (transfer: number, source: string, target: string, claim: number, hop: number): Trace['flows'][number] => ({
  transfer,
  source: `bank:${source}`,
  target: `bank:${target}`,
  at: transfer,
  minor: claim,
  traced: claim,
  currency: 'CNY',
  claim: sums(claim),
  hop,
});
const stop = (reason: Trace['stops'][number]['reason'], of: string, claim: number): Trace['stops'][number] => ({
  reason,
  account: `bank:${of}`,
  minor: claim,
  currency: 'CNY',
  claim: sums(claim),
  reports: {},
  hop: 1,
  at: 1,
  why: none,
});

/** A victim pays A 100; A pays B 60 and C 30 and keeps 10; C pays 5 back to A. */
const trace: Trace = {
  parameters: TraceParameters.parse({ from: ['r1'] }),
  starts: [{ report: 'r1', transfer: 1, account: 'bank:A', at: 1, minor: 100, currency: 'CNY', how: 'reported', why: none }],
  without: [],
  accounts: [account('A', 1, 15), account('B', 2, 60), account('C', 2, 25)],
  flows: [flow(1, 'V', 'A', 100, 1), flow(2, 'A', 'B', 60, 2), flow(3, 'A', 'C', 30, 2), flow(4, 'C', 'A', 5, 3)],
  stops: [stop('held', 'A', 15), stop('unseen', 'B', 60), stop('held', 'C', 25)],
  lost: { CNY: 100, USDT: 7, EUR: 0 },
  byReason: { held: sums(40), unseen: sums(60) },
  seen: 4,
};
const filter = { currency: 'CNY', least: 0, reasons: new Set<never>(), most: () => 10 };

describe('what a picture is made of', () => {
  it('the loss, accounts in columns by their hop, bands between them', () => {
    const { places, bands, layers } = shapeOf(trace, filter);
    expect(layers).toBe(3);
    expect(places.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ id, layer, value }) => [id, layer, value])).toEqual([
      ['bank:A', 1, 105],
      ['bank:B', 2, 60],
      ['bank:C', 2, 30],
      [startId, 0, 100],
    ]);
    expect(bands.map(({ id, value, isBack }) => [id, value, isBack])).toEqual([
      ['start → bank:A', 100, false],
      ['bank:A → bank:B', 60, false],
      ['bank:A → bank:C', 30, false],
      ['bank:C → bank:A', 5, true],
    ]);
  });

  it('the smallest of a column stand together, and lose nothing', () => {
    const many: Trace = {
      ...trace,
      accounts: [account('A', 1), ...Array.from({ length: 6 }, (_, i) => account(`B${i}`, 2))],
      flows: [flow(1, 'V', 'A', 100, 1), ...Array.from({ length: 6 }, (_, i) => flow(2 + i, 'A', `B${i}`, 10 + i, 2))],
      stops: Array.from({ length: 6 }, (_, i) => stop('held', `B${i}`, 10 + i)),
    };
    const { places, bands } = shapeOf(many, { ...filter, most: () => 2 });
    const rest = places.find(({ kind }) => kind === 'rest')!;
    expect([rest.accounts.length, rest.value]).toEqual([4, 10 + 11 + 12 + 13]);
    expect(rest.stops).toEqual([{ reason: 'held', value: 46 }]);
    expect(bands.find(({ target }) => target === rest.id)).toMatchObject({ value: 46, flows: { length: 4 } });
    // One left over takes no more room by itself.
    expect(shapeOf(many, { ...filter, most: () => 5 }).places.some(({ kind }) => kind === 'rest')).toBe(false);
  });

  it('against the way of the money the loss stands at the right', () => {
    const back = { ...trace, parameters: { ...trace.parameters, direction: 'back' as const } };
    expect(shapeOf(back, filter).places.find(({ id }) => id === startId)!.layer).toBe(shapeOf(back, filter).layers - 1);
  });

  it('is narrowed by amount, and to the ways to a reason', () => {
    expect(fitting(trace, { ...filter, least: 50 }).map(({ transfer }) => transfer)).toEqual([1, 2]);
    const unseen = { ...filter, reasons: new Set(['unseen' as const]) };
    expect(fitting({ ...trace, flows: trace.flows.slice(0, 3) }, unseen).map(({ transfer }) => transfer)).toEqual([1, 2]);
    // What C gives back to A leads to B as well.
    expect(fitting(trace, unseen)).toHaveLength(4);
    expect(fitting(trace, { ...filter, currency: 'USDT' })).toEqual([]);
  });

  it('currencies of the loss, the most first; not those of which nothing was lost', () => {
    expect(currenciesOf(trace)).toEqual(['CNY', 'USDT']);
  });
});

describe('where it stands', () => {
  it.each([400, 1240])('inside the picture, columns from left to right: %s pixels', (width) => {
    const shape = shapeOf(trace, filter);
    const picture = pictureOf(shape, width);
    expect(picture.width).toBeGreaterThanOrEqual(width);
    expect(picture.columns).toEqual([...picture.columns].sort((a, b) => a - b));
    for (const { of, x0, x1, y0, y1 } of picture.places) {
      expect(x0).toBeGreaterThanOrEqual(0);
      // Beside it there is room for the name of the account.
      expect(x1 + 150).toBeLessThanOrEqual(picture.width);
      expect(y0).toBeGreaterThanOrEqual(0);
      expect(y1).toBeLessThanOrEqual(picture.height);
      expect(picture.columns[of.layer]).toBeCloseTo((x0 + x1) / 2);
    }
    expect(picture.bands).toHaveLength(shape.bands.length);
    for (const { path } of picture.bands) expect(path).not.toContain('NaN');
  });

  it('the same for the same trace; as wide as its money is much', () => {
    const [once, again] = [pictureOf(shapeOf(trace, filter), 1000), pictureOf(shapeOf(trace, filter), 1000)];
    expect(once).toEqual(again);
    const height = (id: string): number => {
      const { y0, y1 } = once.places.find(({ of }) => of.id === id)!;
      return y1 - y0;
    };
    expect(height('bank:B') / height('bank:C')).toBeCloseTo(2);
  });
});
