import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { addTransfers, type MadeLedger, type MadeTransfer, makeLedger } from '../../test/support/made-ledger.ts';

const minute = 60_000;
const day = 86_400_000;
const accounts = ['A', 'B', 'C'] as const;
const holders: Readonly<Record<string, string>> = { A: '李四', B: '张三', C: '王五' };

let made: MadeLedger | undefined;
afterEach(async () => await made?.close());

/** What really happened: who paid whom, how much, when. */
const movements = fc
  .array(
    fc.record({
      step: fc.integer({ min: 0, max: 400 }),
      pair: fc.integer({ min: 0, max: 5 }),
      minor: fc.constantFrom(1000, 1000, 1000, 2500),
      late: fc.integer({ min: 0, max: 9 }),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((list) => {
    let at = 1_700_006_400_000;
    return list.map(({ step, pair, minor, late }) => {
      at += step * minute;
      const from = accounts[pair % 3]!;
      const to = accounts[(pair + 1 + Math.floor(pair / 3)) % 3]!;
      return { at, from, to, minor, late: late * minute };
    });
  });
type Movement = {
  readonly at: number;
  readonly from: string;
  readonly to: string;
  readonly minor: number;
  readonly late: number;
};

/** How a bank writes statements. */
const bank = fc.record({ days: fc.boolean(), names: fc.boolean(), refs: fc.boolean() });
type Bank = { readonly days: boolean; readonly names: boolean; readonly refs: boolean };

/** An account's whole statement, as its bank writes it. */
function statementOf(own: string, all: readonly Movement[], { days, names, refs }: Bank, form = ''): MadeTransfer[] {
  let balance = 1_000_000;
  return all
    .filter(({ from, to }) => from === own || to === own)
    .map(({ at, from, to, minor, late }, i) => {
      const isPaid = from === own;
      balance += isPaid ? -minor : minor;
      const time = at + (isPaid ? 0 : late);
      const other = isPaid ? to : from;
      const named = names ? `name:${own} ${holders[other]!}` : other;
      return {
        at: days ? at - (at % day) : time,
        ...(days ? { dayOnly: true } : {}),
        from: isPaid ? own : named,
        to: isPaid ? named : own,
        side: isPaid ? 'paid' : 'got',
        minor,
        balance,
        ...(refs ? { ref: `${own}-${i}` } : {}),
        ...(form === '' ? {} : { note: form }),
      };
    });
}

async function importAll(
  files: readonly { own: string; rows: readonly MadeTransfer[] }[],
): Promise<{ count: number; sum: number }> {
  made = await makeLedger([]);
  for (const [i, { own, rows }] of files.entries()) {
    const facts = [{ kind: 'bank', value: own, fact: 'holder', text: holders[own]!, row: 1 }] as const;
    await addTransfers(made.workbench, rows, { facts, exhibit: String(i).padStart(64, '0') });
  }
  const { read } = made.workbench.ctx;
  const [all] = await read.sql<{ count: number; sum: number | null }>(
    'SELECT count(*) AS count, sum(minor) AS sum FROM transfers WHERE twin IS NULL',
  );
  // Accounts find each movement once.
  const [ends] = await read.sql<{ n: number; wrong: number }>(
    `SELECT count(*) AS n, count(*) FILTER (t.twin IS NOT NULL OR e.account NOT IN (t.source, t.target)) AS wrong
     FROM transfer_ends AS e JOIN transfers AS t ON t.number = e.transfer`,
  );
  expect(ends).toEqual({ n: 2 * all!.count, wrong: 0 });
  await made.close();
  made = undefined;
  return { count: all!.count, sum: all!.sum ?? 0 };
}

describe('movements that both sides tell', () => {
  it('are the same whatever the order of the files and however statements are spread over them', async () => {
    await fc.assert(
      fc.asyncProperty(
        movements,
        fc.tuple(bank, bank, bank),
        fc.array(fc.nat({ max: 2 }), { minLength: 40, maxLength: 40 }),
        fc.array(fc.nat({ max: 1000 }), { minLength: 9, maxLength: 9 }),
        async (all, banks, parts, order) => {
          const files = accounts.flatMap((own, a) => {
            const rows = statementOf(own, all, banks[a]!);
            return [0, 1, 2].map((part) => ({
              own,
              rows: rows.filter((_, i) => parts[i % 40] === part),
              key: order[a * 3 + part]!,
            }));
          });
          const sorted = files.filter(({ rows }) => rows.length > 0).sort((a, b) => a.key - b.key);
          const found = await importAll(sorted);
          expect(found).toEqual({ count: all.length, sum: all.reduce((sum, { minor }) => sum + minor, 0) });
        },
      ),
      { numRuns: 10 },
    );
  }, 120_000);

  it('are one also when one side tells them in several files of different forms', async () => {
    await fc.assert(
      fc.asyncProperty(
        movements,
        fc.tuple(bank, bank, bank),
        fc.array(fc.nat({ max: 1000 }), { minLength: 5, maxLength: 5 }),
        async (all, banks, order) => {
          const again: Bank = { ...banks[0], refs: true };
          const files = [
            ...accounts.map((own, a) => ({ own, rows: statementOf(own, all, a === 0 ? again : banks[a]!) })),
            // The same account as the police's form has it, and as a list of days without balances.
            { own: 'A', rows: statementOf('A', all, again, 'form 2') },
            {
              own: 'A',
              rows: statementOf('A', all, { ...again, days: true }, 'form 3').map((row) => ({ ...row, balance: Number.NaN })),
            },
          ];
          const sorted = files.map((file, i) => ({ ...file, key: order[i]! })).sort((a, b) => a.key - b.key);
          const found = await importAll(sorted.filter(({ rows }) => rows.length > 0));
          expect(found).toEqual({ count: all.length, sum: all.reduce((sum, { minor }) => sum + minor, 0) });
        },
      ),
      { numRuns: 6 },
    );
  }, 120_000);
});

it('pairs each row with one other: equal payments of one day, told by both sides', async () => {
  const at = 1_700_006_400_000;
  const rows = (side: 'paid' | 'got', k: number): MadeTransfer[] =>
    Array.from({ length: k }, (_, i) => ({
      at,
      dayOnly: true,
      from: 'A',
      to: 'B',
      side,
      minor: 1000,
      balance: 50_000 - i * 1000,
    }));
  made = await makeLedger(rows('paid', 5));
  await addTransfers(made.workbench, rows('got', 7), { exhibit: '1'.repeat(64) });
  const [found] = await made.workbench.ctx.read.sql(
    'SELECT count(*) FILTER (twin IS NULL) AS movements, count(DISTINCT twin) AS paired FROM transfers',
  );
  expect(found).toEqual({ movements: 7, paired: 5 });
});

it('leaves a namesake alone whose account tells no such movement', async () => {
  const at = 1_700_006_400_000;
  made = await makeLedger([{ at, from: 'A', to: 'name:A 张三', side: 'paid', minor: 1000, balance: 0 }]);
  const facts = [{ kind: 'bank', value: 'B', fact: 'holder', text: '张三', row: 1 }] as const;
  const got: MadeTransfer = { at: at + 3 * day, from: 'A', to: 'B', side: 'got', minor: 1000, balance: 1000 };
  await addTransfers(made.workbench, [got, { ...got, at, minor: 1001 }], { facts, exhibit: '1'.repeat(64) });
  const { read } = made.workbench.ctx;
  expect((await read.counts()).transfers).toBe(3);
});

it('takes a hundred thousand equal payments in seconds', async () => {
  const at = 1_700_006_400_000;
  const rows = (side: 'paid' | 'got'): MadeTransfer[] =>
    Array.from({ length: 100_000 }, (_, i) => ({
      at: at + (i % 50_000) * 1000,
      from: 'A',
      to: 'B',
      side,
      minor: 1000,
      balance: i,
      ref: 'batch',
    }));
  made = await makeLedger(rows('paid'));
  const began = performance.now();
  await addTransfers(made.workbench, rows('got'), { exhibit: '1'.repeat(64) });
  expect((await made.workbench.ctx.read.counts()).transfers).toBe(100_000);
  expect(performance.now() - began).toBeLessThan(20_000);
}, 60_000);
