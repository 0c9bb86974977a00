import type { PatternKind } from '../../src/model/index.ts';
import type { MadeTransfer } from './made-ledger.ts';

/** One planted pattern: its kind, its accounts (the one it is about first) and its transfers. */
export interface Planted {
  readonly kind: PatternKind;
  readonly accounts: readonly string[];
  readonly transfers: readonly MadeTransfer[];
}

export interface TrafficSettings {
  readonly seed: number;
  readonly accounts: number;
  readonly transfers: number;
  readonly days: number;
  /** Whether times are told to the second or by the day. */
  readonly exact: boolean;
  readonly currency: string;
  /** Employers that pay wages every month, shops with a list of prices, tenants who pay on what they got. */
  readonly employers: number;
  readonly shops: number;
}

const day = 86_400_000;
const start = Date.UTC(2026, 0, 1);

/** Numbers from a seed (mulberry32): the same everywhere. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * What honest people do: they pay those they know, sums of all sizes (many of them round), get wages on one day of the month and pay
 * rent from them, buy at shops at fixed prices.
 */
export function honestTraffic(settings: TrafficSettings): MadeTransfer[] {
  const { seed, accounts, transfers, days, exact, currency, employers, shops } = settings;
  const random = randomOf(seed);
  const pick = (count: number): number => Math.floor(random() * count);
  const time = (of: number): number => start + Math.floor(of) * day + (exact ? Math.floor(random() * 86_400) * 1000 : 0);
  const name = (i: number): string => `P${i}`;
  const amount = (): number => {
    const minor = Math.round(Math.exp(8 + 2.2 * (random() + random() + random() - 1.5)) * 100);
    return random() < 0.3 ? Math.max(1, Math.round(minor / 10_000)) * 10_000 : minor;
  };
  const known = Array.from({ length: accounts }, () => Array.from({ length: 2 + pick(8) }, () => pick(accounts)));
  const made: MadeTransfer[] = [];
  const pay = (at: number, from: string, to: string, minor: number): void => {
    if (from !== to) made.push({ at, from, to, minor, currency });
  };
  while (made.length < transfers) {
    const from = pick(accounts);
    const friends = known[from]!;
    pay(time(random() * days), name(from), name(friends[pick(friends.length)]!), amount());
  }
  for (let e = 0; e < employers; e++) {
    const wages = Array.from(
      { length: 10 + pick(30) },
      () => [pick(accounts), 300_000 + pick(1_200_000), pick(accounts)] as const,
    );
    for (let month = 0; month * 30 + 20 < days; month++) {
      for (const [worker, wage, landlord] of wages) {
        const at = time(month * 30 + 10);
        pay(at, `E${e}`, name(worker), wage);
        // Rent, a fixed part of the wage, within the days after.
        pay(at + (1 + pick(3)) * day, name(worker), name(landlord), Math.round(wage * 0.35));
      }
    }
  }
  for (let s = 0; s < shops; s++) {
    const prices = Array.from({ length: 3 + pick(10) }, () => 990 + pick(300) * 100);
    // What it took in notes, to the bank every other day.
    for (let d = pick(2); d < days; d += 2) {
      made.push({
        at: time(d),
        to: `S${s}`,
        minor: Math.round(Math.exp(13.5 + 2 * (random() + random() - 1))) * 10,
        currency,
        form: 'cash',
      });
    }
    for (let sale = 0; sale < 100 + pick(200); sale++) {
      pay(time(random() * days), name(pick(accounts)), `S${s}`, prices[pick(prices.length)]!);
    }
  }
  return made;
}

/** Every payment between any two accounts, at any time, of any amount. */
export function uniformTraffic(seed: number, accounts: number, transfers: number, days: number): MadeTransfer[] {
  const random = randomOf(seed);
  return Array.from({ length: transfers }, () => {
    const from = Math.floor(random() * accounts);
    const to = (from + 1 + Math.floor(random() * (accounts - 1))) % accounts;
    const at = start + Math.floor(random() * days * 86_400) * 1000;
    return { at, from: `P${from}`, to: `P${to}`, minor: 10_000 + Math.floor(random() * 100_000), currency: 'CNY' };
  });
}

/** Patterns of laundering among the same people, of parameters that differ from one to the next. */
export function plant(settings: TrafficSettings, each: number): Planted[] {
  const { seed, accounts, days, exact, currency } = settings;
  const random = randomOf(seed + 7919);
  const pick = (count: number): number => Math.floor(random() * count);
  const hour = exact ? 3_600_000 : day;
  const begin = (room: number): number =>
    start + Math.floor(random() * Math.max(1, days - room)) * day + (exact ? pick(86_400) * 1000 : 0);
  const mains = new Set<number>();
  /** Different people; nobody is the main one of two patterns. */
  const people = (count: number): string[] => {
    const chosen = new Set<number>();
    while (chosen.size < count) {
      const one = pick(accounts);
      if (chosen.size > 0 || !mains.has(one)) chosen.add(one);
    }
    const list = [...chosen];
    mains.add(list[0]!);
    return list.map((i) => `P${i}`);
  };
  const odd = (): number => 150_000 + pick(3_000_000);
  const planted: Planted[] = [];
  const add = (kind: PatternKind, members: readonly string[], transfers: readonly MadeTransfer[]): void => {
    planted.push({ kind, accounts: members, transfers });
  };
  for (let i = 0; i < each; i++) {
    // Fans: every other one a schedule with one amount, the others strangers within two days.
    for (const kind of ['fan-in', 'fan-out'] as const) {
      const [main, ...others] = people(8 + pick(14));
      const isEqual = i % 2 === 0;
      const every = (1 + pick(6)) * day;
      const first = begin(isEqual ? (every / day) * others.length : 3);
      const minor = odd();
      const transfers = others.map((other, j) => ({
        at: isEqual ? first + j * every : exact ? first + pick(48 * 3600) * 1000 : first + pick(2) * day,
        from: kind === 'fan-in' ? other : main!,
        to: kind === 'fan-in' ? main! : other,
        minor: isEqual ? minor : odd(),
        currency,
      }));
      add(kind, [main!, ...others], transfers);
    }
    const [length, cut] = [3 + pick(5), 0.9 + 0.1 * random()];
    const ring = people(length);
    let [at, minor] = [begin(5 * length), odd()];
    add(
      'cycle',
      ring,
      ring.map((from, j) => {
        const transfer = { at, from, to: ring[(j + 1) % length]!, minor, currency };
        at += hour * (exact ? 1 + pick(60) : 1 + pick(3));
        minor = Math.floor(minor * cut);
        return transfer;
      }),
    );
    const steps = 5 + pick(4);
    const chain = people(steps + 1);
    [at, minor] = [begin(10), odd()];
    add(
      'layering',
      chain,
      chain.slice(1).map((to, j) => {
        const transfer = { at, from: chain[j]!, to, minor, currency };
        at += exact ? (5 + pick(240)) * 60_000 : day;
        minor = Math.floor(minor * (0.95 + 0.05 * random()));
        return transfer;
      }),
    );
    if (!exact) continue;
    const mule = `M${i}`;
    const rounds = 6 + pick(8);
    const [payers, payees] = [people(rounds), people(3)];
    const moved = payers.flatMap((from, j) => {
      const comes = start + begin(20) - start;
      const sum = odd();
      const went = Math.floor(sum * (0.95 + 0.05 * random()));
      return [
        { at: comes, from, to: mule, minor: sum, currency },
        { at: comes + (5 + pick(200)) * 60_000, from: mule, to: payees[j % 3]!, minor: went, currency },
      ];
    });
    add('pass-through', [mule, ...payers, ...payees], moved);
    const [depositor] = people(1);
    const cash = begin(6);
    add(
      'smurfing',
      [depositor!],
      Array.from({ length: 6 + pick(5) }, () => ({
        at: cash + pick(5 * 86_400) * 1000,
        to: depositor!,
        minor: (currency === 'CNY' ? 4_600_000 : 920_000) + pick(currency === 'CNY' ? 390_000 : 75_000),
        currency,
        form: 'cash' as const,
      })),
    );
  }
  return planted;
}
