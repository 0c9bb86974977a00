import type { LossLine, Refund } from '../model/index.ts';

interface Owed {
  readonly report: string;
  readonly name?: string;
  readonly net: number;
}

/**
 * Shares a recovered sum among victims in proportion to their net loss (2021 Opinions II: what is recovered returns pro rata when it is
 * short). `lines` by report. Integers throughout: everybody gets the whole part of their share, then those with the largest rest one
 * unit more, until the sum is used up. Nobody gets more than they lost; who got back more than they paid gets nothing.
 */
export function refund(lines: readonly LossLine[], sum: number, currency: string): Refund {
  const losses = lines.map((line) => ({
    report: line.of,
    ...(line.name === undefined ? {} : { name: line.name }),
    net: netOf(line, currency),
  }));
  const owed = losses.filter((each): each is Owed => each.net !== undefined && each.net > 0);
  const lost = owed.reduce((all, { net }) => all + net, 0);
  const shared = Math.min(sum, lost);
  const parts = owed.map((each) => {
    const exact = BigInt(shared) * BigInt(each.net);
    const whole = BigInt(Math.max(1, lost));
    return { ...each, part: Number(exact / whole), over: exact % whole };
  });
  let open = shared - parts.reduce((all, { part }) => all + part, 0);
  const byRest = [...parts].sort((a, b) => (a.over === b.over ? (a.report < b.report ? -1 : 1) : a.over > b.over ? -1 : 1));
  for (const each of byRest) {
    if (open === 0) break;
    each.part++;
    open--;
  }
  return {
    currency,
    sum,
    lost,
    parts: parts.map(({ over: _over, ...each }) => each),
    rest: sum - shared,
    without: losses.filter(({ net }) => net === undefined).map(({ report }) => report),
  };
}

/** Net loss in the currency: at the day's rates where the line was told in it; undefined where some of it, or all, is not known. */
function netOf({ in: told, net, unknown }: LossLine, currency: string): number | undefined {
  if (unknown > 0) return undefined;
  if (told?.currency === currency) return Object.keys(told.left).length === 0 ? told.net : undefined;
  return Object.keys(net).every((each) => each === currency) ? (net[currency] ?? 0) : undefined;
}
