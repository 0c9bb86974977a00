import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { addTransfers, makeLedger, type MadeLedger, type MadeTransfer } from '../../../test/support/made-ledger.ts';
import { type Trace, TraceParameters, traceMethods } from '../../model/index.ts';
import { runTrace, traceDigest } from './run.ts';
import { trace } from './trace.ts';

const hour = 3_600_000;
let ledger: MadeLedger | undefined;
afterEach(async () => {
  await ledger?.close();
  ledger = undefined;
});

async function traced(transfers: readonly MadeTransfer[], asked: object): Promise<Trace> {
  ledger = await makeLedger(transfers);
  return await trace(ledger.workbench.ctx.read, TraceParameters.parse(asked));
}

/** Reason, account and claim of each stop. */
const stopsOf = ({ stops }: Trace) => stops.map(({ reason, account, claim }) => [reason, account, claim]);

test('a payment is followed hop by hop until no record tells more', async () => {
  const told = await traced(
    [
      { at: hour, from: 'V', to: 'M1', minor: 100_000 },
      { at: 2 * hour, from: 'M1', to: 'M2', minor: 90_000 },
      { at: 3 * hour, from: 'M2', minor: 50_000, form: 'cash' },
      { at: 4 * hour, from: 'M2', to: 'M3', minor: 40_000 },
    ],
    { from: ['bank:V'] },
  );
  expect(told.starts).toMatchObject([{ account: 'bank:M1', minor: 100_000, how: 'account' }]);
  expect(told.accounts.map(({ name, hop, received, passed, held }) => ({ name, hop, received, passed, held }))).toEqual([
    { name: 'bank:M1', hop: 1, received: { CNY: 100_000 }, passed: { CNY: 90_000 }, held: { CNY: 10_000 } },
    { name: 'bank:M2', hop: 2, received: { CNY: 90_000 }, passed: { CNY: 90_000 }, held: {} },
    { name: 'bank:M3', hop: 3, received: { CNY: 40_000 }, passed: {}, held: { CNY: 40_000 } },
  ]);
  expect(stopsOf(told)).toEqual([
    ['held', 'bank:M1', { CNY: 10_000 }],
    ['cash-out', 'bank:M2', { CNY: 50_000 }],
    ['unseen', 'bank:M3', { CNY: 40_000 }],
  ]);
  expect(told.flows.map(({ hop, traced }) => [hop, traced])).toEqual([
    [1, 100_000],
    [2, 90_000],
    [3, 50_000],
    [3, 40_000],
  ]);
});

test('a trace is an act, and the same when it is computed again', async () => {
  ledger = await makeLedger([
    { at: hour, from: 'V', to: 'M1', minor: 100_000 },
    { at: 2 * hour, from: 'M1', to: 'M2', minor: 90_000 },
  ]);
  const { ctx } = ledger.workbench;
  const parameters = TraceParameters.parse({ from: ['bank:V'] });
  const { act, trace: told } = await runTrace(ctx, parameters);
  const [kept] = await ctx.read.traces();
  expect(kept).toMatchObject({ act, trace: { transfers: 2, paths: 2, result: traceDigest(told) } });
  for (const method of traceMethods) {
    const again = await trace(ctx.read, { ...parameters, method });
    expect(again.stops).toEqual(told.stops);
  }
});

/** A trace without the numbers that hang on the order of imports. */
const said = ({ flows, stops, starts, accounts }: Trace) => {
  const unnumbered = (list: readonly object[]) => list.map((each) => ({ ...each, transfer: 0 }));
  return { flows: unnumbered(flows), stops: unnumbered(stops), starts: unnumbered(starts), accounts };
};

test('the order of the rows and of the files plays no part', async () => {
  const transfers: MadeTransfer[] = Array.from({ length: 60 }, (_, i) => ({
    at: hour * Math.floor(i / 7),
    from: `A${i % 5}`,
    to: `A${(i * 3 + 1) % 7}`,
    minor: 1000 + ((i * 7919) % 5000),
  }));
  const asked = { from: ['bank:A0'] };
  const first = said(await traced(transfers, asked));
  await ledger!.close();
  expect(said(await traced(transfers.toReversed(), asked))).toEqual(first);
  await ledger!.close();
  ledger = await makeLedger(transfers.filter((_, i) => i % 2 === 0));
  await addTransfers(
    ledger.workbench,
    transfers.filter((_, i) => i % 2 === 1),
  );
  expect(said(await trace(ledger.workbench.ctx.read, TraceParameters.parse(asked)))).toEqual(first);
});

test('money goes through a swap that its row tells, and stops at an exchange', async () => {
  ledger = await makeLedger(
    [
      { at: 1, from: 'V', to: 'M', minor: 70_000 },
      { at: 2, from: 'M', to: 'wallet:tron:TX', minor: 70_000, received: { minor: 9_800_000_000, currency: 'USDT' } },
      { at: 3, from: 'wallet:tron:TX', to: 'wallet:tron:TY', minor: 9_800_000_000, currency: 'USDT' },
    ],
    { facts: [{ kind: 'wallet', value: 'tron:TY', fact: 'label', text: 'Some exchange', category: 'exchange', row: 1 }] },
  );
  const told = await trace(ledger.workbench.ctx.read, TraceParameters.parse({ from: ['bank:V'] }));
  expect(told.stops).toMatchObject([
    { reason: 'exchange', account: 'wallet:tron:TY', minor: 9_800_000_000, currency: 'USDT', claim: { CNY: 70_000 } },
  ]);
});

test('coins bought with other money go by the stated rate; without one their ways are named', async () => {
  const transfers: MadeTransfer[] = [
    { at: 1, from: 'V', to: 'M', minor: 70_000 },
    { at: 2, from: 'M', to: 'wallet:tron:TX', minor: 98_000_000, currency: 'USDT' },
  ];
  const rated = await traced(transfers, { from: ['bank:V'], rates: [{ from: 'CNY', to: 'USDT', rate: 0.14 }] });
  expect(stopsOf(rated)).toEqual([['unseen', 'wallet:tron:TX', { CNY: 70_000 }]]);
  const unrated = await trace(ledger!.workbench.ctx.read, TraceParameters.parse({ from: ['bank:V'] }));
  expect(unrated.stops).toMatchObject([
    { reason: 'no-rate', account: 'bank:M', why: { en: expect.stringContaining('TX') as string } },
  ]);
  expect(unrated.accounts).toMatchObject([{ name: 'bank:M' }, { name: 'wallet:tron:TX', hop: 2, received: {} }]);
});

test('what comes back to who lost it is returned; nothing after the time asked for is looked at', async () => {
  const transfers: MadeTransfer[] = [
    { at: 1, from: 'V', to: 'M', minor: 70_000 },
    { at: 2, from: 'M', to: 'V', minor: 5000 },
    { at: 3, from: 'M', to: 'N', minor: 65_000 },
  ];
  const told = await traced(transfers, { from: ['bank:V'] });
  expect(stopsOf(told)).toEqual([
    ['returned', 'bank:V', { CNY: 5000 }],
    ['unseen', 'bank:N', { CNY: 65_000 }],
  ]);
  const early = await trace(ledger!.workbench.ctx.read, TraceParameters.parse({ from: ['bank:V'], until: 2 }));
  expect(stopsOf(early)).toEqual([
    ['held', 'bank:M', { CNY: 65_000 }],
    ['returned', 'bank:V', { CNY: 5000 }],
  ]);
});

test('money that goes in a circle is followed round it, as often as was asked, and none is lost or made', async () => {
  const round = (at: number, from: string, to: string): MadeTransfer => ({ at, from, to, minor: 70_000 });
  const told = await traced(
    [
      round(1, 'V', 'A'),
      round(2, 'A', 'B'),
      round(3, 'B', 'A'),
      round(4, 'A', 'B'),
      round(5, 'B', 'A'),
      round(6, 'A', 'C'),
      round(7, 'C', 'V'),
    ],
    { from: ['bank:V'], hops: 9 },
  );
  expect(told.flows.map(({ hop }) => hop)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(stopsOf(told)).toEqual([['returned', 'bank:V', { CNY: 70_000 }]]);
  expect(told.accounts.find(({ name }) => name === 'bank:A')).toMatchObject({
    hop: 1,
    received: { CNY: 210_000 },
    passed: { CNY: 210_000 },
    held: {},
  });
  const { read } = ledger!.workbench.ctx;
  for (const method of traceMethods) {
    const few = await trace(read, TraceParameters.parse({ from: ['bank:V'], hops: 3, method }));
    expect(stopsOf(few)).toEqual([['horizon', 'bank:A', { CNY: 70_000 }]]);
    const back = await trace(read, TraceParameters.parse({ from: ['bank:C'], direction: 'back', method }));
    expect(stopsOf(back)).toEqual([['unseen', 'bank:V', { CNY: 70_000 }]]);
  }
});

test('two rows of one moment that go in a circle do not keep a trace for ever', async () => {
  const told = await traced(
    [
      { at: 1, from: 'V', to: 'A', minor: 70_000 },
      { at: 2, from: 'A', to: 'B', minor: 70_000 },
      { at: 2, from: 'B', to: 'A', minor: 70_000 },
    ],
    { from: ['bank:V'] },
  );
  const [stop] = told.stops;
  expect(told.stops).toHaveLength(1);
  expect(stop).toMatchObject({ claim: { CNY: 70_000 } });
});

test.each(['mixer', 'gambling', 'bridge', 'dex', 'payment', 'merchant'] as const)(
  'at a %s nothing is followed further, whatever it pays afterwards',
  async (category) => {
    const wallet = 'wallet:tron:TMix';
    ledger = await makeLedger(
      [
        { at: 1, from: 'V', to: 'A', minor: 70_000 },
        { at: 2, from: 'A', to: wallet, minor: 70_000 },
        { at: 3, from: wallet, to: 'B', minor: 70_000 },
      ],
      { facts: [{ kind: 'wallet', value: 'tron:TMix', fact: 'label', text: 'A label', category, row: 1 }] },
    );
    const { read } = ledger.workbench.ctx;
    const told = await trace(read, TraceParameters.parse({ from: ['bank:V'] }));
    expect(stopsOf(told)).toEqual([['mixed-service', wallet, { CNY: 70_000 }]]);
    expect(told.accounts.map(({ name }) => name)).toEqual(['bank:A', wallet]);
    expect(told.stops[0]!.why.en).toContain('where the money of many people mixes');
    expect(told.stops[0]!.why.zh).toContain('多人资金混同');
    const back = await trace(read, TraceParameters.parse({ from: ['bank:B'], direction: 'back' }));
    expect(stopsOf(back)).toEqual([['mixed-service', wallet, { CNY: 70_000 }]]);
  },
);

test('a statement that reaches beyond the last row says that the money is still there, or was there before', async () => {
  const transfers: MadeTransfer[] = [
    { at: 10 * hour, from: 'V', to: 'M', minor: 70_000 },
    { at: 11 * hour, from: 'W', to: 'X', minor: 1000 },
  ];
  const ofM = { kind: 'bank', value: 'M', currency: 'CNY', rows: 1 } as const;
  for (const [from, to, forward] of [
    [0, 10 * hour, 'held'],
    [0, 10 * hour - 1, 'unseen'],
  ] as const) {
    ledger = await makeLedger(transfers, { statements: [{ ...ofM, from, to }] });
    const { read } = ledger.workbench.ctx;
    const told = await trace(read, TraceParameters.parse({ from: ['bank:V'] }));
    expect(stopsOf(told)).toEqual([[forward, 'bank:M', { CNY: 70_000 }]]);
    await ledger.close();
  }
  for (const [from, to, back] of [
    [10 * hour, 20 * hour, 'held'],
    [10 * hour + 1, 20 * hour, 'unseen'],
  ] as const) {
    ledger = await makeLedger(transfers, { statements: [{ ...ofM, value: 'V', from, to }] });
    const { read } = ledger.workbench.ctx;
    const told = await trace(read, TraceParameters.parse({ from: ['bank:M'], direction: 'back' }));
    expect(stopsOf(told)).toEqual([[back, 'bank:V', { CNY: 70_000 }]]);
    await ledger.close();
  }
});

test('an account with very many counterparties is a service by its size, and the sentence says so', async () => {
  const transfers: MadeTransfer[] = [
    { at: 1, from: 'V', to: 'H', minor: 70_000 },
    ...Array.from({ length: 12 }, (_, i) => ({ at: 2 + i, from: 'H', to: `C${i}`, minor: 5000 })),
  ];
  ledger = await makeLedger(transfers);
  const { read } = ledger.workbench.ctx;
  const parameters = TraceParameters.parse({ from: ['bank:V'] });
  const told = await trace(read, parameters, { crowd: 12 });
  expect(stopsOf(told)).toEqual([['mixed-service', 'bank:H', { CNY: 70_000 }]]);
  expect(told.stops[0]!.why.en).toContain('deals with 13 others: by its size, not by a label');
  expect(told.stops[0]!.why.zh).toContain('13 个账户');
  expect(told.seen).toBe(1);
  // Many payments with few others are no crowd.
  expect((await trace(read, parameters, { crowd: 13 })).stops).toHaveLength(13);
});

test('accounts that money came to by pro rata alone are listed without sums, and stop nothing', async () => {
  const told = await traced(
    [
      { at: 1, from: 'X', to: 'M', minor: 70_000 },
      { at: 2, from: 'V', to: 'M', minor: 70_000 },
      { at: 3, from: 'M', to: 'N', minor: 70_000 },
      { at: 4, from: 'N', to: 'O', minor: 70_000 },
    ],
    { from: ['bank:V'] },
  );
  expect(stopsOf(told)).toEqual([['held', 'bank:M', { CNY: 70_000 }]]);
  const empty = { received: {}, passed: {}, held: {}, claim: {}, only: 'pro-rata' };
  expect(told.accounts.slice(1)).toMatchObject([
    { name: 'bank:N', hop: 2, ...empty },
    { name: 'bank:O', hop: 3, ...empty },
  ]);
  expect(told.flows).toHaveLength(1);
  const { read } = ledger!.workbench.ctx;
  const shared = await trace(read, TraceParameters.parse({ from: ['bank:V'], method: 'pro-rata' }));
  expect(shared.accounts.map(({ name, only }) => [name, only])).toEqual(told.accounts.map(({ name }) => [name, undefined]));
});

test('however rows are spread over imports, the trace says the same', async () => {
  const account = fc.integer({ min: 0, max: 5 }).map((n) => `A${n}`);
  const row = fc.record({
    at: fc.integer({ min: 1, max: 6 }),
    from: account,
    to: account,
    minor: fc.integer({ min: 100, max: 9999 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.tuple(row, fc.nat({ max: 2 })), {
        minLength: 4,
        maxLength: 30,
        selector: ([each]) => JSON.stringify(each),
      }),
      fc.constantFrom(...traceMethods),
      fc.constantFrom('forward', 'back'),
      async (rows, method, direction) => {
        const asked = TraceParameters.parse({ from: ['bank:V'], method, direction });
        const all = [
          { at: 0, from: 'V', to: 'A0', minor: 5000 },
          ...rows.map(([each]) => each),
          { at: 9, from: 'A1', to: 'V', minor: 100 },
        ];
        const whole = await makeLedger(all);
        const parts = await makeLedger(all.filter((_, i) => i === 0 || i > rows.length));
        try {
          for (const part of [2, 0, 1]) {
            const its = rows.flatMap(([each, of]) => (of === part ? [each] : []));
            if (its.length > 0) await addTransfers(parts.workbench, its.toReversed());
          }
          const [one, two] = [whole, parts].map(({ workbench }) => workbench.ctx.read);
          const [a, b] = [await trace(one!, asked), await trace(two!, asked)];
          expect({ ...said(b), seen: b.seen, byReason: b.byReason }).toEqual({ ...said(a), seen: a.seen, byReason: a.byReason });
        } finally {
          await whole.close();
          await parts.close();
        }
      },
    ),
    { numRuns: 5 },
  );
}, 120_000);
