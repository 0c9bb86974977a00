import { type ModusOperandi, scamStages, type StageSpan } from '../../model/index.ts';

const dayMs = 86_400_000;

/** The steps that cases tell, in the usual order, with the median day and amount of each. */
export function pathOf(cases: readonly (readonly StageSpan[])[]): ModusOperandi['path'] {
  const days = cases.map(daysOf);
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

/** Days from the first dated step on, of a report that dates two or more. */
function daysOf(spans: readonly StageSpan[]): Map<StageSpan['stage'], number> {
  const dated = spans.flatMap(({ stage, at }) => (at === undefined ? [] : [{ stage, at }]));
  if (dated.length < 2) return new Map();
  const first = Math.min(...dated.map(({ at }) => at));
  return new Map(dated.map(({ stage, at }) => [stage, Math.round((at - first) / dayMs)]));
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
