import type { RingGraph } from '../../../src/model/index.ts';

/**
 * The two reports, one of each ring, that best show what the rings have in common: they share most indicators that are no
 * service. Where no report shares any, the ones best rooted in their rings stand for them.
 */
export function strongestBetween(
  one: RingGraph,
  two: RingGraph,
): { readonly a: string; readonly b: string; readonly shared: number } {
  const ofTwo = new Map<string, number[]>();
  const key = ({ indicators }: RingGraph, i: number): string => `${indicators.kind[i]!}\t${indicators.value[i]!}`;
  two.shows.indicator.forEach((indicator, i) => {
    if (two.indicators.service[indicator]!) return;
    const name = key(two, indicator);
    ofTwo.set(name, [...(ofTwo.get(name) ?? []), two.shows.report[i]!]);
  });
  const shared = new Map<string, number>();
  one.shows.indicator.forEach((indicator, i) => {
    if (one.indicators.service[indicator]!) return;
    for (const other of ofTwo.get(key(one, indicator)) ?? []) {
      const pair = `${one.shows.report[i]!},${other}`;
      shared.set(pair, (shared.get(pair) ?? 0) + 1);
    }
  });
  let best: readonly [pair: string, count: number] | undefined;
  for (const [pair, count] of shared) if (best === undefined || count > best[1]) best = [pair, count];
  const [a, b] = best === undefined ? [rooted(one), rooted(two)] : (best[0].split(',').map(Number) as [number, number]);
  return { a: one.reports.id[a]!, b: two.reports.id[b]!, shared: best?.[1] ?? 0 };
}

/** The report with the heaviest links. */
function rooted({ reports, links }: RingGraph): number {
  const weight = reports.id.map(() => 0);
  links.a.forEach((a, i) => {
    weight[a]! += links.weight[i]!;
    weight[links.b[i]!]! += links.weight[i]!;
  });
  return weight.indexOf(Math.max(...weight));
}
