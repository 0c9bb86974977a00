import type { RingGraph } from '../../../../src/model/index.ts';

/** Reports of the ring that name an indicator, in the ring's order. */
export function reportsOf({ shows }: RingGraph, indicator: number): readonly number[] {
  return shows.report.filter((_, i) => shows.indicator[i] === indicator);
}

/** Indicators that a report names. */
export function indicatorsOf({ shows }: RingGraph, report: number): readonly number[] {
  return shows.indicator.filter((_, i) => shows.report[i] === report);
}

/** Reports that a chosen link ties to this one, strongest link first. */
export function tiedTo({ links }: RingGraph, report: number): readonly number[] {
  const tied: { other: number; weight: number }[] = [];
  links.a.forEach((a, i) => {
    const b = links.b[i]!;
    if (a === report) tied.push({ other: b, weight: links.weight[i]! });
    else if (b === report) tied.push({ other: a, weight: links.weight[i]! });
  });
  return tied.sort((p, q) => q.weight - p.weight).map(({ other }) => other);
}

/** Indicators that most reports of the ring name, services left out: they tie nobody. */
export function mostShared(
  { shows, indicators }: RingGraph,
  most: number,
): readonly { readonly indicator: number; readonly reports: number }[] {
  const count = new Int32Array(indicators.value.length);
  for (const indicator of shows.indicator) count[indicator]!++;
  return Array.from(count, (reports, indicator) => ({ indicator, reports }))
    .filter(({ indicator, reports }) => reports > 1 && !indicators.service[indicator]!)
    .sort((p, q) => q.reports - p.reports || p.indicator - q.indicator)
    .slice(0, most);
}
