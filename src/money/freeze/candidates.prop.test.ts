import fc from 'fast-check';
import { expect, it } from 'vitest';
import { madeDesk } from '../../../test/support/made-freezes.ts';
import { madeTraces, type MadeStop } from '../../../test/support/made-traces.ts';
import { madeExhibit } from '../../../test/support/made-ledger.ts';
import { stopReasons } from '../../model/index.ts';
import { freezeCandidates } from './candidates.ts';

const hour = 3_600_000;
const now = 1000 * hour;
const accounts = ['bank:1', 'bank:2', 'wallet:tron:T1', 'handle:alipay:a', 'wallet:eth:0x1'];

const stop: fc.Arbitrary<MadeStop> = fc.record({
  account: fc.constantFrom(...accounts),
  minor: fc.integer({ min: 1, max: 1e12 }),
  currency: fc.constantFrom('CNY', 'CNY', 'USD', 'USDT'),
  reason: fc.constantFrom(...stopReasons, 'unseen' as const, 'held' as const, 'exchange' as const),
  at: fc.integer({ min: 0, max: now }),
  hop: fc.integer({ min: 1, max: 9 }),
  report: fc.constantFrom('r1', 'r2'),
});
const statement = fc.record({
  currency: fc.constantFrom('CNY', 'USD'),
  rows: fc.constant(1),
  from: fc.constant(0),
  to: fc.oneof(fc.integer({ min: 0, max: now }), fc.constant(now)),
  closing: fc.oneof(fc.integer({ min: -5, max: 1e12 }), fc.integer({ min: -5, max: 1e9 })),
  exhibit: fc.constant(madeExhibit),
});
const stops = fc.array(stop, { maxLength: 12 });
const question = fc
  .record({ fifo: stops, other: stops, share: fc.constantFrom(0, 0.5, 1, 2), statements: fc.array(statement, { maxLength: 2 }) })
  .map(({ fifo, other, share, statements }) => ({
    fifo,
    // Two methods mostly tell of the same accounts.
    proRata: share === 0 ? other : fifo.map((each) => ({ ...each, minor: Math.ceil(each.minor * share) })),
    statements,
  }));

const isThere = ({ reason }: MadeStop): boolean => ['held', 'unseen', 'exchange', 'mixed-service'].includes(reason!);
const sumOf = (stops: readonly MadeStop[], account: string, currency: string): number =>
  stops
    .filter((each) => isThere(each) && each.account === account && each.currency === currency)
    .reduce((sum, { minor }) => sum + minor, 0);

it('never more than FIFO, than pro rata, or than the balance of a statement that covers the time', async () => {
  let cut = 0;
  await fc.assert(
    fc.asyncProperty(question, async ({ fifo, proRata, statements }) => {
      const { ctx } = madeDesk(statements);
      const found = await freezeCandidates(ctx.read, { traces: madeTraces(fifo, proRata), now });
      for (const { account, disputed, lastAt, balance, reports, warning } of found) {
        expect(warning.en).toContain('The holder may know nothing');
        for (const { minor, currency } of disputed) {
          const [a, b] = [sumOf(fifo, account.name, currency), sumOf(proRata, account.name, currency)];
          expect(minor).toBeGreaterThan(0);
          expect(minor).toBeLessThanOrEqual(Math.min(a, b));
          const newest = statements
            .filter((each) => each.currency === currency)
            .sort((x, y) => x.to - y.to)
            .at(-1);
          const covers = newest !== undefined && newest.to >= lastAt;
          if (covers) expect(minor).toBeLessThanOrEqual(newest.closing);
          else expect(minor).toBe(Math.min(a, b));
          if (covers && newest.closing < Math.min(a, b)) cut++;
          if (balance?.currency === currency) expect(balance).toMatchObject({ minor: newest!.closing, at: newest!.to });
        }
        // Nobody's part is more than what they are said to have there.
        for (const sums of Object.values(reports))
          for (const part of Object.values(sums)) expect(Number.isSafeInteger(part)).toBe(true);
      }
      // Whoever is left out has nothing by one of the two, or by the statement.
      for (const account of accounts) {
        if (found.some((each) => each.account.name === account)) continue;
        for (const currency of ['CNY', 'USD', 'USDT']) {
          const least = Math.min(sumOf(fifo, account, currency), sumOf(proRata, account, currency));
          if (least > 0) expect(statements.some((each) => each.currency === currency && each.closing <= 0)).toBe(true);
        }
      }
    }),
    { numRuns: 300 },
  );
  expect(cut).toBeGreaterThan(10);
});

it('does not hang on the order of stops, and is in order of rank within each currency', async () => {
  await fc.assert(
    fc.asyncProperty(question, fc.infiniteStream(fc.nat()), async ({ fifo, proRata }, noise) => {
      const shuffled = <T>(list: readonly T[]): T[] =>
        list
          .map((each) => ({ each, by: noise.next().value as number }))
          .sort((a, b) => a.by - b.by)
          .map(({ each }) => each);
      const list = await freezeCandidates(madeDesk().ctx.read, { traces: madeTraces(fifo, proRata), now });
      const again = await freezeCandidates(madeDesk().ctx.read, { traces: madeTraces(shuffled(fifo), shuffled(proRata)), now });
      expect(again.map(({ account, disputed, rank }) => [account.name, disputed, rank])).toEqual(
        list.map(({ account, disputed, rank }) => [account.name, disputed, rank]),
      );
      for (const currency of new Set(list.map(({ rankIn }) => rankIn))) {
        const ranks = list.filter(({ rankIn }) => rankIn === currency).map(({ rank }) => rank);
        expect(ranks).toEqual(ranks.toSorted((a, b) => b - a));
      }
    }),
    { numRuns: 200 },
  );
});

it('more money, or the same later, never ranks lower; within days later ranks higher', async () => {
  const rankOf = async (stop: MadeStop, at = now): Promise<number> =>
    (await freezeCandidates(madeDesk().ctx.read, { traces: madeTraces([stop]), now: at }))[0]!.rank;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...accounts),
      fc.integer({ min: 1, max: 1e12 }),
      fc.nat(1e9),
      fc.nat(500),
      async (account, minor, more, hours) => {
        const one = { account, minor, at: now - 400 * hour };
        expect(await rankOf({ ...one, minor: minor + more })).toBeGreaterThanOrEqual(await rankOf(one));
        // Of what is long gone only the amount counts.
        expect(await rankOf({ ...one, at: now - 100 * hour })).toBeGreaterThanOrEqual(await rankOf(one));
        expect(await rankOf({ ...one, at: now - 10 * hour })).toBeGreaterThan(await rankOf({ ...one, at: now - 60 * hour }));
        expect(await rankOf(one, now + hours * hour)).toBeLessThanOrEqual(await rankOf(one));
      },
    ),
    { numRuns: 100 },
  );
});

it('an exchange’s address is a candidate that the exchange is asked about; a mixer’s is none', async () => {
  const why = { en: 'Labelled.', zh: '标注。' };
  const stop = { account: 'wallet:eth:0x1', minor: 5e9, currency: 'ETH', at: now - hour } as const;
  const found = async (category: 'exchange' | 'mixer' | 'merchant') =>
    await freezeCandidates(madeDesk().ctx.read, {
      traces: madeTraces([{ ...stop, reason: 'exchange', service: { category, why } }]),
      now,
    });
  expect(await found('mixer')).toEqual([]);
  const [exchange] = await found('exchange');
  expect(exchange).toMatchObject({ holder: 'exchange', warning: { zh: expect.stringContaining('交易平台') as string } });
  expect(exchange!.why.en).toContain('can stop what it credited');
  const [own] = await freezeCandidates(madeDesk().ctx.read, { traces: madeTraces([stop]), now });
  // Nobody can stop a wallet of one's own.
  expect(own!.chance).toBeLessThan(exchange!.chance / 10);
});

it('the worst case and the own-money-first rule are shown, and change nothing', async () => {
  const traces = madeTraces([{ account: 'bank:1', minor: 100 }], [{ account: 'bank:1', minor: 90 }]);
  const poison = madeTraces([{ account: 'bank:1', minor: 5 }]).fifo;
  const [found] = await freezeCandidates(madeDesk().ctx.read, { traces: { ...traces, poison }, now });
  expect(found).toMatchObject({ disputed: [{ minor: 90 }], byMethod: { poison: { CNY: 5 } }, agree: true });
  const far = madeTraces([{ account: 'bank:1', minor: 100 }], [{ account: 'bank:1', minor: 89 }]);
  expect((await freezeCandidates(madeDesk().ctx.read, { traces: far, now }))[0]!.agree).toBe(false);
});
