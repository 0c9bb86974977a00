import { type ModusOperandi, scamStages, type StageSpan } from '../../model/index.ts';

const dayMs = 86_400_000;

/** The steps that cases tell, in the usual order, with the median day and amount of each. */
export function pathOf(cases: readonly (readonly StageSpan[])[]): ModusOperandi['path'] {
  const days = daysOf(cases);
  return scamStages.flatMap((stage) => {
    const told = cases.flatMap((spans) => spans.find((span) => span.stage === stage) ?? []);
    if (told.length === 0) return [];
    const dated = days.flatMap((each) => each.get(stage) ?? []);
    const amount = amountOf(told);
    return [
      {
        stage,
        reports: told.length,
        ...(dated.length === 0 ? {} : { day: { days: median(dated), reports: dated.length } }),
        ...(amount === undefined ? {} : { amount }),
      },
    ];
  });
}

/**
 * Days of each case's steps from the first step on that cases date: the earliest one that a third of those date which date two or more, and
 * by those alone, so that all count from the same.
 */
function daysOf(cases: readonly (readonly StageSpan[])[]): Map<StageSpan['stage'], number>[] {
  const dated = cases
    .map((spans) => new Map(spans.flatMap(({ stage, at }) => (at === undefined ? [] : [[stage, at] as const]))))
    .filter(({ size }) => size >= 2);
  const from = scamStages.find((stage) => dated.filter((each) => each.has(stage)).length * 3 >= dated.length);
  return dated.flatMap((each) => {
    const first = from === undefined ? undefined : each.get(from);
    if (first === undefined) return [];
    return [new Map([...each].map(([stage, at]) => [stage, Math.round((at - first) / dayMs)]))];
  });
}

/** The median in the currency that most tell it in. */
function amountOf(told: readonly StageSpan[]): ModusOperandi['path'][number]['amount'] {
  const byCurrency = new Map<string, number[]>();
  for (const { amount } of told) {
    if (amount === undefined) continue;
    byCurrency.set(amount.currency, [...(byCurrency.get(amount.currency) ?? []), amount.minor]);
  }
  const [most] = [...byCurrency].toSorted(([a, one], [b, two]) => two.length - one.length || (a < b ? -1 : 1));
  if (most === undefined) return undefined;
  const [currency, minors] = most;
  return { minor: Math.round(median(minors)), currency, reports: minors.length };
}

/** Of two in the middle, what lies between them. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
