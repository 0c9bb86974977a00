import type { Sentence } from '../../model/index.ts';
import { atLeast, strengthOf } from './chance.ts';
import { amountOf, type Found, heed, lasting, period, type Sought } from './found.ts';
import { rowsOf } from './traffic.ts';

/** How often a sum that leaves is as large as the one that came, when the two have nothing to do with each other: at least. */
const alikeByChance = 0.1;

/** Payments that came one after another, and those that followed before the next came. */
interface Turn {
  readonly currency: number;
  readonly came: number[];
  readonly went: number[];
  sumIn: number;
  sumOut: number;
}

/**
 * Mule accounts (过渡账户): what comes leaves within hours, time and again, and next to nothing stays. Held against how often the account
 * pays anyhow.
 */
export function passThrough(sought: Sought): Found[] {
  const { traffic, ordinary, limits, isService, near, signal } = sought;
  const found: Found[] = [];
  for (let account = 0; account < traffic.accounts.length; account++) {
    heed(signal, account);
    if (isService[account] === 1 || near?.isNear[account] === 0) continue;
    const [came, went] = [rowsOf(traffic.in, account), rowsOf(traffic.out, account)];
    if (came.length < limits.passes || went.length < limits.passes) continue;
    const quick = Math.min(1, ordinary.payments(account, limits.hold));
    for (const turns of Map.groupBy(turnsOf(sought, came, went), ({ currency }) => currency).values()) {
      const run = densest(turns.map((turn) => hasPassed(sought, turn)));
      if (run === undefined) continue;
      const within = turns.slice(run.first, run.last + 1);
      const passed = within.filter((turn) => hasPassed(sought, turn));
      if (passed.length < limits.passes) continue;
      const expected = Math.log10(traffic.accounts.length) + atLeast(passed.length, within.length, alikeByChance * quick);
      if (expected > Math.log10(limits.chance)) continue;
      found.push(told(sought, account, passed, within.length, turns.length, expected));
    }
  }
  return found;
}

function turnsOf({ traffic, limits }: Sought, came: Int32Array, went: Int32Array): Turn[] {
  const { at } = traffic;
  const turns: Turn[] = [];
  const open = new Map<number, Turn>();
  for (let i = 0, o = 0; i < came.length || o < went.length;) {
    // What came at the same time came first: no one pays with money that is not there.
    const isIn = o >= went.length || (i < came.length && at[came[i]!]! <= at[went[o]!]!);
    if (isIn) {
      const row = came[i++]!;
      const currency = traffic.gotCurrency[row]!;
      const turn = open.get(currency);
      if (turn !== undefined && turn.went.length === 0 && at[row]! - at[turn.came[0]!]! <= limits.hold) {
        turn.came.push(row);
        turn.sumIn += traffic.got[row]!;
      } else {
        const next: Turn = { currency, came: [row], went: [], sumIn: traffic.got[row]!, sumOut: 0 };
        open.set(currency, next);
        turns.push(next);
      }
    } else {
      const row = went[o++]!;
      const turn = open.get(traffic.currency[row]!);
      if (turn === undefined) continue;
      turn.went.push(row);
      turn.sumOut += traffic.minor[row]!;
    }
  }
  return turns;
}

function hasPassed({ traffic, limits }: Sought, { came, went, sumIn, sumOut }: Turn): boolean {
  if (went.length === 0 || sumOut > sumIn || sumOut < (1 - limits.residue) * sumIn) return false;
  return traffic.at[went.at(-1)!]! - traffic.at[came.at(-1)!]! <= limits.hold;
}

/** The stretch in which turns that passed outnumber the others by most: an account may have an honest life before and after. */
function densest(passed: readonly boolean[]): { readonly first: number; readonly last: number } | undefined {
  let best: { first: number; last: number; sum: number } | undefined;
  let [sum, first] = [0, 0];
  passed.forEach((isPassed, i) => {
    if (sum <= 0) [sum, first] = [0, i];
    sum += isPassed ? 1 : -1;
    if (sum > 0 && sum > (best?.sum ?? 0)) best = { first, last: i, sum };
  });
  return best;
}

function told(
  { traffic, limits }: Sought,
  account: number,
  passed: readonly Turn[],
  within: number,
  all: number,
  expected: number,
): Found {
  const rows = passed.flatMap(({ came, went }) => [...came, ...went]).sort((a, b) => a - b);
  const currency = passed[0]!.currency;
  const sumIn = passed.reduce((sum, turn) => sum + turn.sumIn, 0);
  const sumOut = passed.reduce((sum, turn) => sum + turn.sumOut, 0);
  const longest = passed.reduce(
    (most, { came, went }) => Math.max(most, traffic.at[went.at(-1)!]! - traffic.at[came.at(-1)!]!),
    0,
  );
  const [when, came, went, time] = [
    period(traffic, rows),
    amountOf(traffic, currency, sumIn),
    amountOf(traffic, currency, sumOut),
    lasting(Math.min(limits.hold, longest)),
  ];
  const stays = `${((100 * (sumIn - sumOut)) / sumIn).toFixed(1)} %`;
  const others = all - within;
  const more = {
    en: others === 0 ? '' : ` Outside of that money came ${others} more ${others === 1 ? 'time' : 'times'}.`,
    zh: others === 0 ? '' : `此外另有${others}次入账。`,
  };
  const why: Sentence = {
    en: `Pass-through: ${passed.length} of ${within} times that money came ${when.en}, it was gone within ${time.en}: ${came.en} came, ${went.en} left, ${stays} stayed.${more.en}`,
    zh: `过渡账户：${when.zh}，${within}次入账中有${passed.length}次在${time.zh}内转出：转入${came.zh}，转出${went.zh}，仅留存${stays}。${more.zh}`,
  };
  const ends = new Set(
    rows.flatMap((row) => [traffic.source[row]!, traffic.target[row]!]).filter((end) => end >= 0 && end !== account),
  );
  return {
    kind: 'pass-through',
    accounts: [account, ...[...ends].sort((a, b) => a - b)],
    rows,
    strength: strengthOf(expected),
    why,
  };
}
