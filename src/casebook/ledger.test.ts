import { afterEach, expect, it } from 'vitest';
import { addTransfers, type MadeLedger, type MadeTransfer, makeLedger } from '../../test/support/made-ledger.ts';

const hour = 3_600_000;
let made: MadeLedger | undefined;
afterEach(async () => await made?.close());

const paid: MadeTransfer = { at: 10 * hour, from: 'A', to: 'B', minor: 500, side: 'paid', balance: 700, ref: 'n1' };

it('writes transfers in the order of time, with accounts numbered as they appear', async () => {
  made = await makeLedger([
    { at: 2 * hour, from: 'B', to: 'C', minor: 300, note: 'rent' },
    { at: hour, from: 'A', to: 'B', minor: 500, received: { minor: 70, currency: 'USD' }, form: 'swap' },
    { at: 3 * hour, from: 'C', minor: 100, form: 'cash' },
  ]);
  const { read } = made.workbench.ctx;
  const all = await read.transfersAt([0, 1, 2]);
  expect(all.map(({ at, minor, form }) => [at / hour, minor, form])).toEqual([
    [1, 500, 'swap'],
    [2, 300, 'transfer'],
    [3, 100, 'cash'],
  ]);
  expect(all[0]!.received).toEqual({ minor: 70, currency: 'USD' });
  expect(all[2]!.target).toBeUndefined();
  const numbers = await read.accountNumbers([
    { kind: 'bank', value: 'B' },
    { kind: 'bank', value: 'none' },
    { kind: 'bank', value: 'C' },
    { kind: 'bank', value: 'A' },
  ]);
  expect(numbers).toEqual([0, undefined, 1, 2]);
  expect((await read.accountsAt([2])).get(2)).toEqual({ number: 2, kind: 'bank', value: 'A' });
  expect(await read.transfersOf(0)).toEqual([0, 1]);
  expect((await read.counts()).transfers).toBe(3);
});

it('counts a row that it has already, and keeps equal rows that nothing tells apart', async () => {
  const bare: MadeTransfer = { at: hour, from: 'A', to: 'B', minor: 100 };
  made = await makeLedger([paid, paid, bare, bare]);
  const { read } = made.workbench.ctx;
  expect((await read.counts()).transfers).toBe(3);
  await addTransfers(made.workbench, [bare, paid, bare]);
  expect((await read.counts()).transfers).toBe(3);
});

it('takes the two sides of one movement for one, nearest in time first', async () => {
  const got: MadeTransfer = { at: 10 * hour + 30_000, from: 'A', to: 'B', minor: 500, side: 'got', balance: 500 };
  const later: MadeTransfer = { ...got, at: got.at + 5 * 60_000, balance: 1000 };
  made = await makeLedger([paid]);
  await addTransfers(made.workbench, [got, later]);
  const { read } = made.workbench.ctx;
  expect((await read.counts()).transfers).toBe(2);
  const rows = await read.transfersAt([0]);
  expect(rows.map(({ number, twin }) => [number, twin])).toEqual([
    [0, undefined],
    [1, 0],
  ]);
  const [b] = await read.accountNumbers([{ kind: 'bank', value: 'B' }]);
  expect(await read.transfersOf(b!)).toEqual([0, 2]);
});

it('finds the transfers whose rows, or rows that tell them again, name a report', async () => {
  const got: MadeTransfer = {
    at: 10 * hour + 30_000,
    from: 'A',
    to: 'B',
    minor: 500,
    side: 'got',
    balance: 500,
    report: "O'Hara 7",
  };
  made = await makeLedger([paid, { at: 11 * hour, from: 'A', to: 'C', minor: 5, report: 'R1' }]);
  await addTransfers(made.workbench, [got, { at: 12 * hour, from: 'C', to: 'D', minor: 5, report: 'R1' }]);
  const { read } = made.workbench.ctx;
  const of = async (...reports: string[]) =>
    (await read.transfersNaming(reports)).sort((a, b) => a.number - b.number).map(({ number, report }) => [number, report]);
  expect(await of('R1')).toEqual([
    [1, 'R1'],
    [3, 'R1'],
  ]);
  expect(await of("O'Hara 7", 'R9')).toEqual([[0, "O'Hara 7"]]);
  expect(await of()).toEqual([]);
  expect(await of('')).toEqual([]);
  const many = Array.from({ length: 300 }, (_, i) => ({
    at: hour * (20 + i),
    from: 'E',
    to: 'F',
    minor: 1 + i,
    report: `M${i}`,
  }));
  await addTransfers(made.workbench, many);
  expect((await of(...many.map(({ report }) => report))).map(([, report]) => report)).toEqual(many.map(({ report }) => report));
});

it('keeps what sources say of accounts, once for each source', async () => {
  const label = { kind: 'wallet', value: 'tron:TX', fact: 'label', text: 'Some exchange', category: 'exchange', row: 3 } as const;
  made = await makeLedger([{ at: hour, from: 'A', to: 'wallet:tron:TX', minor: 1 }], {
    facts: [label, { ...label, row: 9 }, { kind: 'bank', value: 'A', fact: 'holder', text: 'Li', row: 1 }],
    statements: [
      {
        kind: 'bank',
        value: 'A',
        currency: 'CNY',
        rows: 1,
        from: hour,
        to: hour,
        closing: 5,
        broken: { row: 1, expected: 5, found: 6 },
      },
    ],
  });
  const { read } = made.workbench.ctx;
  const [a, x] = await read.accountNumbers([{ kind: 'bank', value: 'A' }, label]);
  const facts = await read.factsOf([a!, x!]);
  expect(facts.get(x!)).toMatchObject([{ text: 'Some exchange', category: 'exchange', row: 3 }]);
  expect(facts.get(a!)).toMatchObject([{ fact: 'holder', text: 'Li' }]);
  expect((await read.statementsOf([a!])).get(a!)).toMatchObject([
    { currency: 'CNY', closing: 5, broken: { row: 1, expected: 5, found: 6 } },
  ]);
});
