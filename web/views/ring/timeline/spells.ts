import type { RingGraph } from '../../../../src/model/index.ts';

/** How long an indicator was in use, as far as the reports tell. */
export interface Spell {
  readonly kind: string;
  readonly value: string;
  readonly from: number;
  readonly to: number;
  readonly reports: number;
  readonly service: boolean;
}

/**
 * First and last report that names each indicator: where one ends and another of its kind begins, the gang changed it. Those
 * most reports name, in the order of their beginning.
 */
export function spellsOf({ reports, indicators, shows }: RingGraph, most: number): readonly Spell[] {
  const from = indicators.value.map(() => Infinity);
  const to = indicators.value.map(() => -Infinity);
  const count = indicators.value.map(() => 0);
  shows.indicator.forEach((indicator, i) => {
    const at = reports.at[shows.report[i]!];
    if (at === null || at === undefined) return;
    from[indicator] = Math.min(from[indicator]!, at);
    to[indicator] = Math.max(to[indicator]!, at);
    count[indicator]!++;
  });
  return indicators.value
    .map((value, i) => ({
      kind: indicators.kind[i]!,
      value,
      from: from[i]!,
      to: to[i]!,
      reports: count[i]!,
      service: indicators.service[i]!,
    }))
    .filter(({ reports }) => reports > 1)
    .sort((a, b) => b.reports - a.reports || a.from - b.from)
    .slice(0, most)
    .sort((a, b) => a.from - b.from || a.to - b.to);
}
