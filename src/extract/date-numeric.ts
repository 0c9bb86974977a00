import { dayOf, fullYear, latest, type Moment, withTime, type DateRule } from './calendar.ts';

const clock = String.raw`(?:[T ]{1,2}(?<hour>[01]?\d|2[0-4])[:：](?<minute>[0-5]\d)(?:[:：](?<second>[0-5]\d)(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?`;
const edge = String.raw`(?![\d]|[-/.]\d)`;

function at(day: number | undefined, groups: Readonly<Record<string, string | undefined>>): Moment | undefined {
  if (day === undefined) return undefined;
  if (groups['hour'] === undefined) return { at: day, grain: 'day' };
  const second = groups['second'];
  return withTime(day, Number(groups['hour']), Number(groups['minute']), second === undefined ? undefined : Number(second));
}

/** Dates in figures. */
export const numericRules: readonly DateRule[] = [
  {
    // 2024-01-31, 2024/1/31, 2024.1.31, each with a time
    pattern: new RegExp(
      String.raw`(?<![\d./-])(?<year>(?:19|20)\d{2})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})${clock}${edge}`,
      'g',
    ),
    read: (groups) => at(dayOf(Number(groups['year']), Number(groups['month']), Number(groups['day'])), groups),
  },
  {
    // 31/1/2024, 1/31/2024, 31.1.2024
    pattern: new RegExp(
      String.raw`(?<![\d./-])(?<first>\d{1,2})(?<mark>[-/.])(?<other>\d{1,2})\k<mark>(?<year>(?:19|20)\d{2})${clock}${edge}`,
      'g',
    ),
    read: (groups, { isMonthFirst }) => {
      const [first, other, year] = [Number(groups['first']), Number(groups['other']), Number(groups['year'])];
      const isMonth = other > 12 || (isMonthFirst && first <= 12);
      return at(isMonth ? dayOf(year, first, other) : dayOf(year, other, first), groups);
    },
  },
  {
    // 24-01-31: year first when only that makes a day of the past
    pattern: /(?<![\d./-])(?<year>\d{2})-(?<month>\d{2})-(?<day>\d{2})(?![\d]|[-/.]\d)/g,
    read: (groups, { now }) =>
      at(dayOf(fullYear(Number(groups['year']), 2, now), Number(groups['month']), Number(groups['day'])), groups),
  },
  {
    // 民國113/3/5
    pattern: /(?:民国|民國)(?<year>\d{2,3})[./-](?<month>\d{1,2})[./-](?<day>\d{1,2})(?!\d)/g,
    read: (groups) => at(dayOf(Number(groups['year']) + 1911, Number(groups['month']), Number(groups['day'])), groups),
  },
  {
    // 20240131, where a word or the start of the text says that it is a day
    pattern:
      /(?<=^|[于在自从至到日期时间]|\bon |\bdated? )(?<year>20\d{2})(?<month>0[1-9]|1[0-2])(?<day>[0-2]\d|3[01])(?!\d|[-/.]\d|[元块])/g,
    read: (groups) => at(dayOf(Number(groups['year']), Number(groups['month']), Number(groups['day'])), groups),
  },
  {
    // 12/1 after a word that asks for a day
    pattern: /(?<=^|[于在自从至到]|\bon )(?<month>\d{1,2})\/(?<day>\d{1,2})(?![\d/%]|\.\d)/g,
    read: (groups, { now }) =>
      now === undefined ? undefined : at(latest(Number(groups['month']), Number(groups['day']), now), groups),
  },
];
