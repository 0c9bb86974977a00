import type { Amount, DateMention, ScamStage, StageSpan } from '../../model/index.ts';

/** Amounts and dates of a text, in its order: what the room `extract` finds. */
export interface Told {
  readonly amounts: readonly Amount[];
  readonly dates: readonly DateMention[];
}

/** A place where a step is told: words [at, end) in a sentence [start, stop); UTF-16 units of the text. */
export interface Step {
  readonly stage: ScamStage;
  readonly weak: boolean;
  readonly at: number;
  readonly end: number;
  readonly start: number;
  readonly stop: number;
}

/** A step with its part of the sentence. */
interface Stretch {
  readonly step: Step;
  readonly start: number;
  readonly end: number;
  readonly amount: StageSpan['amount'];
}

/** Steps that an amount can belong to: what was won, paid in, held back, demanded. */
const paid: ReadonlySet<ScamStage> = new Set(['win', 'deposit', 'blocked', 'fee']);
const exact: ReadonlySet<DateMention['grain']> = new Set(['day', 'hour', 'minute', 'second']);
const dayMs = 86_400_000;

/** Each step once, at its clearest place, with the day and the amount beside it. */
export function told(text: string, steps: readonly Step[], { amounts, dates }: Told): StageSpan[] {
  const chosen = new Map<ScamStage, Stretch>();
  for (const stretch of stretches(text, steps, amounts)) {
    const known = chosen.get(stretch.step.stage);
    if (known === undefined || isClearer(stretch, known)) chosen.set(stretch.step.stage, stretch);
  }
  return [...chosen.values()]
    .sort((a, b) => a.step.at - b.step.at)
    .map(({ step, start, end, amount }) => {
      const at = dayOf(step, start, end, dates);
      return {
        stage: step.stage,
        start,
        end,
        ...(at === undefined ? {} : { at }),
        ...(amount === undefined ? {} : { amount }),
      };
    });
}

/** What is said plainly before what is not; the largest deposit; else what comes first. */
function isClearer({ step, amount }: Stretch, known: Stretch): boolean {
  if (step.weak !== known.step.weak) return known.step.weak;
  if (step.stage !== 'deposit' || amount === undefined) return false;
  return known.amount === undefined || (known.amount.currency === amount.currency && amount.minor > known.amount.minor);
}

/** Sentences that tell several steps are parted between clauses; steps of one clause share it. */
function stretches(text: string, steps: readonly Step[], amounts: readonly Amount[]): Stretch[] {
  const all: Stretch[] = [];
  for (let i = 0; i < steps.length;) {
    const { start, stop } = steps[i]!;
    let next = i;
    while (next < steps.length && steps[next]!.start === start) next++;
    const here = steps.slice(i, next).sort((a, b) => a.at - b.at);
    let from = start;
    for (let k = 0; k < here.length;) {
      let last = k;
      while (last + 1 < here.length && breakBetween(text, here[last]!.end, here[last + 1]!.at) < 0) last++;
      const to = last + 1 < here.length ? breakBetween(text, here[last]!.end, here[last + 1]!.at) : stop;
      const group = here.slice(k, last + 1);
      const [first, end] = trimmed(text, from, to);
      const within = amounts.filter((amount) => amount.start >= from && amount.end <= to);
      for (const step of group) all.push({ step, start: first, end, amount: amountOf(step, group, within) });
      from = to;
      k = last + 1;
    }
    i = next;
  }
  return all;
}

/** Where the last clause that begins in [from, to) does, or -1. */
function breakBetween(text: string, from: number, to: number): number {
  for (let at = to - 1; at >= from; at--) if (isBreak(text, at)) return at + 1;
  return -1;
}

/** Whether a clause ends with the unit at `at`: not with the comma of 86,000. */
export function isBreak(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit === 0x2c) return !(isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1)));
  return unit === 0xff0c || unit === 0xff1b || unit === 0x3b || unit === 0xff1a || unit === 0x3002;
}

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;

function trimmed(text: string, start: number, end: number): readonly [number, number] {
  const part = text.slice(start, end);
  const lead = part.length - part.trimStart().length;
  return [start + lead, start + part.trimEnd().length];
}

/** Of the amounts nearer to this step than to others of its clause: the largest paid in, else the nearest. */
function amountOf(step: Step, group: readonly Step[], amounts: readonly Amount[]): StageSpan['amount'] {
  if (!paid.has(step.stage)) return undefined;
  const payable = group.filter(({ stage }) => paid.has(stage));
  let best: Amount | undefined;
  for (const amount of amounts) {
    const way = distance(step, amount);
    if (payable.some((other) => distance(other, amount) < way)) continue;
    const isBetter =
      best === undefined || (step.stage === 'deposit' ? BigInt(amount.minor) > BigInt(best.minor) : way < distance(step, best));
    if (isBetter) best = amount;
  }
  if (best === undefined) return undefined;
  const minor = Number(best.minor);
  return Number.isSafeInteger(minor) ? { minor, currency: best.currency } : undefined;
}

function distance({ at, end }: Step, other: { readonly start: number; readonly end: number }): number {
  return other.start >= end ? other.start - end : at >= other.end ? at - other.end : 0;
}

/** The day told nearest in the step's own part, else the last one told before it in the sentence. */
function dayOf(step: Step, start: number, end: number, dates: readonly DateMention[]): number | undefined {
  let own: DateMention | undefined;
  let earlier: DateMention | undefined;
  for (const date of dates) {
    if (!exact.has(date.grain)) continue;
    if (date.start >= start && date.end <= end) {
      if (own === undefined || distance(step, date) < distance(step, own)) own = date;
    } else if (date.start >= step.start && date.end <= start) earlier = date;
  }
  const date = own ?? earlier;
  return date === undefined ? undefined : Math.floor(date.at / dayMs) * dayMs;
}
