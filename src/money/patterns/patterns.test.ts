import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { addTransfers, type MadeLedger, type MadeTransfer, makeLedger } from '../../../test/support/made-ledger.ts';
import { honestTraffic, plant, randomOf, type TrafficSettings, uniformTraffic } from '../../../test/support/made-laundering.ts';
import { type Alert, type PatternScore, scored } from '../../../test/support/pattern-score.ts';
import { vectors } from '../../../test/support/shared.ts';
import type { AccountFact, Pattern } from '../../model/index.ts';
import { patterns, type PatternsAsked } from './index.ts';

const ledgers: MadeLedger[] = [];
afterEach(async () => {
  for (const ledger of ledgers.splice(0)) await ledger.close();
});

/** Patterns of these transfers, imported in this many parts. */
async function found(
  transfers: readonly MadeTransfer[],
  asked: PatternsAsked = {},
  { parts = 1, facts = [] as readonly AccountFact[] } = {},
): Promise<(Pattern & { ids: readonly string[] })[]> {
  const size = Math.ceil(transfers.length / parts);
  const ledger = await makeLedger(transfers.slice(0, size), { facts });
  ledgers.push(ledger);
  for (let part = 1; part < parts; part++) {
    await addTransfers(ledger.workbench, transfers.slice(part * size, (part + 1) * size), { exhibit: String(part).repeat(64) });
  }
  const { read } = ledger.workbench.ctx;
  const told = await patterns(read, asked);
  return await Promise.all(
    told.map(async (each) => {
      const ids = new Map((await read.transfersAt(each.transfers)).map(({ number, id }) => [number, id]));
      return { ...each, ids: each.transfers.map((number) => ids.get(number)!) };
    }),
  );
}

const settings = (seed: number, more: Partial<TrafficSettings> = {}): TrafficSettings => ({
  seed,
  accounts: 200,
  transfers: 4000,
  days: 120,
  exact: true,
  currency: 'CNY',
  employers: 3,
  shops: 3,
  ...more,
});
const alertsOf = (planted: readonly Alert[]): Alert[] =>
  planted.map(({ kind, accounts }) => ({ kind, accounts: accounts.map((each) => `bank:${each}`) }));
const shuffled = <T>(list: readonly T[], seed: number): T[] => {
  const random = randomOf(seed);
  return list
    .map((each) => [random(), each] as const)
    .sort(([a], [b]) => a - b)
    .map(([, each]) => each);
};
/** Without the numbers, which follow from the order of imports. */
const told = (list: Awaited<ReturnType<typeof found>>): unknown[] => list.map(({ transfers: _transfers, ...rest }) => rest);

const day = 86_400_000;
const march = Date.UTC(2026, 2, 1);

describe('patterns planted among honest people', () => {
  const kinds = ['fan-in', 'fan-out', 'cycle', 'layering', 'pass-through', 'smurfing'] as const;

  test('are found, and hardly anything else', async () => {
    // Seeds and sizes on which nothing was set.
    const sets = [
      settings(901),
      settings(902, { exact: false }),
      settings(903, { accounts: 1000, transfers: 6000, currency: 'USD' }),
      settings(904, { accounts: 400, days: 365, transfers: 5000 }),
    ];
    const scores: PatternScore[][] = [];
    for (const made of sets) {
      const planted = plant(made, 4);
      const list = await found([...honestTraffic(made), ...planted.flatMap(({ transfers }) => transfers)]);
      scores.push(kinds.map((kind) => scored(kind, list, alertsOf(planted))));
    }
    for (const [k, kind] of kinds.entries()) {
      const sum = (of: (score: PatternScore) => number): number => scores.reduce((all, each) => all + of(each[k]!), 0);
      // Three payments that come back after days, among many others, may be chance.
      expect(sum(({ found: n }) => n) / sum(({ alerts }) => alerts), `recall of ${kind}`).toBeGreaterThanOrEqual(
        kind === 'cycle' ? 0.6 : 0.85,
      );
      expect(sum(({ right }) => right) / sum(({ shown }) => shown), `precision of ${kind}`).toBeGreaterThanOrEqual(0.9);
    }
  });

  test('honest people alone, and payments at random, give next to none', async () => {
    let alarms = 0;
    for (const seed of [911, 912, 913]) alarms += (await found(honestTraffic(settings(seed)))).length;
    for (const seed of [914, 915]) alarms += (await found(uniformTraffic(seed, 100, 6000, 90))).length;
    expect(alarms).toBeLessThanOrEqual(1);
  });

  test('the order of the rows and of imports does not show', async () => {
    const made = settings(921, { transfers: 1500, accounts: 100 });
    const transfers = [...honestTraffic(made), ...plant(made, 2).flatMap((each) => each.transfers)];
    const once = told(await found(transfers));
    expect(once.length).toBeGreaterThan(5);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 1, max: 4 }), async (seed, parts) => {
        expect(told(await found(shuffled(transfers, seed), {}, { parts }))).toEqual(once);
      }),
      { numRuns: 4 },
    );
  });

  test('what others pay each other does not hide a pattern', async () => {
    const made = settings(931, { transfers: 1500, accounts: 100 });
    const planted = plant(made, 1);
    const transfers = [...honestTraffic(made), ...planted.flatMap((each) => each.transfers)];
    const others = honestTraffic(settings(932, { transfers: 1500 })).map((each) => ({
      ...each,
      ...(each.from === undefined ? {} : { from: `Q${each.from}` }),
      to: `Q${each.to}`,
    }));
    const before = await found(transfers);
    const after = await found([...transfers, ...others]);
    const keys = (list: typeof before): Set<string> => new Set(list.map(({ kind, accounts }) => `${kind} ${accounts[0]}`));
    for (const { kind, accounts } of alertsOf(planted)) {
      const key = `${kind} ${accounts[0]}`;
      if (keys(before).has(key)) expect(keys(after)).toContain(key);
    }
  });
});

describe('what is asked for', () => {
  const made = settings(941, { transfers: 1500, accounts: 100 });
  const planted = plant(made, 1);
  const transfers = [...honestTraffic(made), ...planted.flatMap((each) => each.transfers)];

  test('a kind, an account, a period', async () => {
    const fan = planted.find(({ kind }) => kind === 'fan-in')!;
    const main = `bank:${fan.accounts[0]}`;
    expect((await found(transfers, { kinds: ['fan-in'] })).map(({ kind }) => kind)).toEqual(['fan-in']);
    const [of] = await found(transfers, { accounts: [main], kinds: ['fan-in'] });
    expect(of).toMatchObject({ accounts: expect.arrayContaining([main]), from: expect.any(Number) });
    expect(of!.accounts[0]).toBe(main);
    expect(await found(transfers, { from: of!.to + 1, kinds: ['fan-in'] })).toEqual([]);
    await expect(found(transfers, { accounts: ['nobody'] })).rejects.toMatchObject({ code: 'money.account' });
  });

  test('around some accounts the same is found as everywhere', async () => {
    const seen = new Set<Pattern['kind']>();
    for (const [seed, more] of [
      [942, {}],
      [943, { exact: false }],
      [944, { accounts: 30, transfers: 3000 }],
    ] as const) {
      const own = settings(seed, { transfers: 1500, accounts: 100, ...more });
      const ledger = await makeLedger([...honestTraffic(own), ...plant(own, 3).flatMap((each) => each.transfers)]);
      ledgers.push(ledger);
      const { read } = ledger.workbench.ctx;
      // So much by chance that findings share payments, and the more striking one takes them.
      const limits = { chance: 1e7, strength: -Infinity };
      const everywhere = await patterns(read, { limits });
      for (const { kind } of everywhere) seen.add(kind);
      const accounts = [...new Set(everywhere.flatMap((each) => each.accounts))];
      for (let i = 0; i < accounts.length; i += Math.ceil(accounts.length / 25)) {
        const some = accounts.slice(i, i + 1 + (i % 2));
        const expected = everywhere.filter((each) => each.accounts.some((name) => some.includes(name)));
        expect(await patterns(read, { limits, accounts: some }), some.join()).toEqual(expected);
      }
    }
    expect(seen.size).toBe(6);
  });

  test('a stop is heeded; nothing in, nothing out', async () => {
    const ledger = await makeLedger(transfers);
    ledgers.push(ledger);
    await expect(patterns(ledger.workbench.ctx.read, {}, { signal: AbortSignal.abort() })).rejects.toThrow();
    expect(await found([])).toEqual([]);
  });

  test('a shop is labelled as one: many pay it, and that is its trade', async () => {
    const fan = planted.find(({ kind }) => kind === 'fan-in')!;
    const label = (category: AccountFact['category']): AccountFact => ({
      kind: 'bank',
      value: fan.accounts[0]!,
      fact: 'label',
      text: 'Tea house',
      ...(category === undefined ? {} : { category }),
      row: 1,
    });
    const asked: PatternsAsked = { kinds: ['fan-in'] };
    expect(await found(transfers, asked, { facts: [label('merchant')] })).toEqual([]);
    expect(await found(transfers, asked, { facts: [label('scam')] })).toHaveLength(1);
  });
});

describe('honest habits that look alike', () => {
  const background = honestTraffic(settings(951, { transfers: 3000 }));
  const of = async (more: readonly MadeTransfer[], name: string) =>
    (await found([...background, ...more])).filter(({ accounts }) => accounts[0] === `bank:${name}`).map(({ kind }) => kind);

  test('wages: the same many are paid every month', async () => {
    const months = [0, 1, 2, 3].flatMap((month) =>
      Array.from({ length: 20 }, (_, i) => ({
        at: march - 60 * day + month * 30 * day,
        from: 'BOSS',
        to: `W${i}`,
        minor: 777_700 + i,
      })),
    );
    expect(await of(months, 'BOSS')).toEqual([]);
  });

  test('a shop: many pay the same prices', async () => {
    const random = randomOf(5);
    const sales = Array.from({ length: 200 }, (_, i) => ({
      at: march - 50 * day + Math.floor(random() * 100) * day + i,
      from: `C${i}`,
      to: 'SHOP',
      minor: [1990, 2990, 4990][i % 3]!,
    }));
    expect(await of(sales, 'SHOP')).toEqual([]);
  });

  test('cash of all sizes, some of it just below the threshold', async () => {
    const random = randomOf(6);
    const cash = Array.from({ length: 60 }, (_, i) => ({
      at: march + i * day,
      to: 'INN',
      minor: Math.round(2_600_000 * 3.7 ** random()),
      form: 'cash' as const,
    }));
    expect(await of(cash, 'INN')).toEqual([]);
  });
});

describe('a sentence for each, in both languages', () => {
  test('names sums and times', async () => {
    const made = settings(961, { transfers: 1500, accounts: 100 });
    const list = await found([...honestTraffic(made), ...plant(made, 1).flatMap((each) => each.transfers)]);
    for (const { why, strength, sums, ids } of list) {
      expect(why.en).toMatch(/CNY [\d,]+\.\d\d/u);
      expect(why.zh).toMatch(/[\d,]+\.\d\d元/u);
      expect(strength).toBeGreaterThanOrEqual(0.3);
      expect(strength).toBeLessThanOrEqual(1);
      expect(Object.keys(sums)).toEqual(['CNY']);
      expect(ids).not.toContain(undefined);
    }
  });

  test('reports that name one account make it a collection account, whatever else it does', async () => {
    const paid = ['A', 'B', 'C'].map((from, i) => ({
      at: march + i * 20 * day,
      from,
      to: 'X',
      minor: 1_000_00 * (i + 1),
      report: `R${i}`,
    }));
    const [only] = await found([...paid, { at: march, from: 'D', to: 'X', minor: 5 }]);
    expect(only).toMatchObject({
      kind: 'fan-in',
      accounts: ['bank:X', 'bank:A', 'bank:B', 'bank:C'],
      sums: { CNY: 6_000_00 },
      strength: 0.75,
    });
  });
});

const amlsim = vectors('data/amlsim_100');
describe.skipIf(amlsim.absent)(`AMLSim, 100 accounts${amlsim.absent ? ' (skipped: data not there)' : ''}`, () => {
  const rows = (name: string) =>
    readFileSync(amlsim.path(name), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));

  test('each alert is found under its name, with hardly an account too many', async () => {
    const transfers = rows('transactions.csv').map(([ref, from, to, , amount, at]) => ({
      at: Date.parse(at!),
      from: from!,
      to: to!,
      minor: Math.round(Number(amount) * 100),
      currency: 'USD',
      ref: ref!,
    }));
    const alerts = [...Map.groupBy(rows('alert_transactions.csv'), ([alert]) => alert).values()].map((list) => ({
      kind: list[0]![1]!.replace('_', '-') as Pattern['kind'],
      accounts: [`bank:${list[0]![5]}`, ...list.map((row) => `bank:${row[4]}`)],
    }));
    const list = await found(transfers);
    for (const kind of ['fan-in', 'fan-out', 'cycle'] as const) {
      const score = scored(kind, list, alerts);
      expect(score.recall, kind).toBeGreaterThanOrEqual(0.8);
      expect(score.precision, kind).toBeGreaterThanOrEqual(0.9);
    }
  });
});
