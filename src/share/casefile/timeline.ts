import { countOf, dayOf, manyOf } from './amounts.ts';
import type { Word } from './words.ts';
import type { Teller } from './teller.ts';

const dayMs = 86_400_000;

export interface Timeline {
  /** Label of the bars: what each of them counts. */
  readonly per: Word;
  /** From the first bar to the last without gaps; `label` only where one is set. */
  readonly bars: readonly { readonly count: number; readonly label: string }[];
  readonly most: number;
  /** What the bars do not show: reports that tell no day, or one long before the others. */
  readonly beside: string;
  readonly events: readonly { readonly day: string; readonly text: string; readonly person: boolean }[];
}

/** When reports came and what was done about them, by UTC days. */
export function timelineOf(teller: Teller): Timeline {
  const { reports } = teller.dossier;
  const days = reports.flatMap(({ reportedAt, lossAt }) => reportedAt ?? lossAt ?? []);
  const { per, bars } = barsOf(days);
  const shown = bars.reduce((sum, { count }) => sum + count, 0);
  const [undated, earlier] = [reports.length - days.length, days.length - shown];
  const beside: string[] = [];
  const tell = (count: number, en: string, zh: string): void => {
    if (count > 0) beside.push(teller.lang === 'en' ? `${manyOf(count, 'report')} ${en}.` : `${countOf(count)} ${zh}。`);
  };
  tell(undated, 'without a day, not drawn', '份报案未载明日期，未计入');
  tell(earlier, 'dated before the first bar, not drawn', '份报案日期早于图中首期，未计入');
  return {
    per,
    bars,
    most: bars.reduce((most, { count }) => Math.max(most, count), 0),
    beside: beside.join(' '),
    events: eventsOf(teller),
  };
}

/** Weeks from their Monday up to a year, then months, then years. */
function barsOf(days: readonly number[]): Pick<Timeline, 'per' | 'bars'> {
  if (days.length === 0) return { per: 'perWeek', bars: [] };
  const first = days.reduce((low, day) => Math.min(low, day), Infinity);
  const last = days.reduce((high, day) => Math.max(high, day), -Infinity);
  const span = (last - first) / dayMs;
  const [per, step, label, every] =
    span <= 53 * 7
      ? (['perWeek', weekOf, (at: number) => dayOf(at).slice(span > 200 ? 2 : 5), span > 20 * 7 ? 8 : 2] as const)
      : span <= 5 * 366
        ? (['perMonth', monthOf, (at: number) => dayOf(at).slice(0, 7), span > 900 ? 6 : 3] as const)
        : (['perYear', yearOf, (at: number) => dayOf(at).slice(0, 4), 1] as const);
  const counts = new Map<number, number>();
  for (const day of days) counts.set(step(day), (counts.get(step(day)) ?? 0) + 1);
  const bars: { count: number; label: string }[] = [];
  // Sixty years at most: one wrong date must not press all the others into the last bar.
  for (let at = step(Math.max(first, last - 59 * 366 * dayMs)); at <= last; at = next(at, step)) {
    bars.push({ count: counts.get(at) ?? 0, label: bars.length % every === 0 ? label(at) : '' });
  }
  return { per, bars };
}

function weekOf(at: number): number {
  const day = Math.floor(at / dayMs);
  // 1970-01-01 was a Thursday.
  return (day - ((((day + 3) % 7) + 7) % 7)) * dayMs;
}
const monthOf = (at: number): number => Date.UTC(new Date(at).getUTCFullYear(), new Date(at).getUTCMonth());
const yearOf = (at: number): number => Date.UTC(new Date(at).getUTCFullYear(), 0);

function next(at: number, step: (at: number) => number): number {
  const ahead = step === weekOf ? 7 : step === monthOf ? 32 : 367;
  return step(at + ahead * dayMs);
}

/** The days a reader looks for first: losses, reports, seals, runs of the machine, decisions of people. */
function eventsOf({ dossier, lang, say }: Teller): Timeline['events'] {
  const events: { at: number; text: string; person: boolean }[] = [];
  const tell = (at: number | undefined, en: string, zh: string, person = true): void => {
    if (at !== undefined && Number.isFinite(at)) events.push({ at, text: lang === 'en' ? en : zh, person });
  };
  const least = (times: readonly (number | undefined)[]): number =>
    times.reduce<number>((low, at) => Math.min(low, at ?? Infinity), Infinity);
  const most = (times: readonly (number | undefined)[]): number => -least(times.map((at) => (at === undefined ? at : -at)));
  const losses = dossier.reports.map(({ lossAt }) => lossAt);
  const reported = dossier.reports.map(({ reportedAt }) => reportedAt);
  tell(least(losses), 'First loss that a report tells', '报案所称最早损失');
  tell(most(losses), 'Last loss that a report tells', '报案所称最近损失');
  tell(least(reported), 'First report', '首次报案');
  tell(most(reported), 'Last report', '最近一次报案');
  tell(dossier.case.openedAt, `Case opened by ${dossier.case.openedBy}`, `${dossier.case.openedBy} 立案`);
  const seals = dossier.exhibits.map(({ sealed }) => sealed.at);
  tell(least(seals), 'First exhibit sealed', '首件证物封存');
  if (seals.length > 1) tell(most(seals), 'Last exhibit sealed', '末件证物封存');
  const run = dossier.custody.findLast(({ kind }) => kind === 'link.run');
  if (run !== undefined) tell(run.at, say(run.sentence), say(run.sentence), false);
  const byDay = new Map<string, { at: number; count: number; by: Set<string> }>();
  for (const { at, by } of dossier.judgements) {
    const day = byDay.get(dayOf(at)) ?? { at, count: 0, by: new Set<string>() };
    day.count++;
    day.by.add(by);
    byDay.set(dayOf(at), day);
  }
  for (const { at, count, by } of byDay.values()) {
    const who = [...by].sort().join(', ');
    tell(at, `${manyOf(count, 'decision')} of people (${who})`, `人工研判 ${countOf(count)} 项（${who}）`);
  }
  return events
    .sort((a, b) => a.at - b.at)
    .slice(0, 40)
    .map(({ at, text, person }) => ({ day: dayOf(at), text, person }));
}
