import {
  addMonths,
  dayMs,
  dayOf,
  type Grain,
  latest,
  type Moment,
  startOfDay,
  weekday,
  withTime,
  type DateRule,
} from './calendar.ts';
import { readEnglish } from './numerals.ts';

type Groups = Readonly<Record<string, string | undefined>>;

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const monthName =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const weekdays = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
const dayName = weekdays.join('|');
const ordinal = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`;
const time = String.raw`(?:,? (?:at |around |about )?(?:(?<hour>\d{1,2})(?:[:.](?<minute>[0-5]\d))? ?(?<half>[ap]\.?m\b\.?)|(?<h>\d{1,2}):(?<m>[0-5]\d)))?`;

function monthOf(name: string | undefined): number {
  return months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
}

function at(day: number | undefined, groups: Groups, grain: Grain = 'day'): Moment | undefined {
  if (day === undefined) return undefined;
  const { hour, minute, half, h, m } = groups;
  if (h !== undefined) return withTime(day, Number(h), Number(m));
  if (hour === undefined) return { at: day, grain };
  if (Number(hour) > 12) return undefined;
  const clock = (Number(hour) % 12) + (half!.toLowerCase().startsWith('p') ? 12 : 0);
  const moment = withTime(day, clock, Number(minute ?? 0));
  return moment && minute === undefined ? { ...moment, grain: 'hour' } : moment;
}

function onDay(groups: Groups, now: number | undefined): Moment | undefined {
  const [month, day] = [monthOf(groups['month']), Number(groups['day'])];
  if (groups['year'] !== undefined) return at(dayOf(Number(groups['year']), month, day), groups);
  return now === undefined ? undefined : at(latest(month, day, now), groups);
}

const named: Readonly<Record<string, number>> = {
  today: 0,
  'this morning': 0,
  'this afternoon': 0,
  'this evening': 0,
  tonight: 0,
  yesterday: -1,
  'last night': -1,
  'the day before yesterday': -2,
  tomorrow: 1,
};
const spans: Readonly<Record<string, number>> = { second: 1000, minute: 60_000, hour: 3_600_000, day: dayMs, week: 7 * dayMs };

/** Dates as written in English, absolute and relative to the report. */
export const englishRules: readonly DateRule[] = [
  {
    // January 31, 2024 at 3 pm; Jan. 31st
    pattern: new RegExp(
      String.raw`\b(?:(?:${dayName}),? )?(?<month>${monthName})\.? ${ordinal}(?!\d)(?:,? (?<year>(?:19|20)\d{2}))?(?![\d:])${time}`,
      'gi',
    ),
    read: (groups, { now }) => onDay(groups, now),
  },
  {
    // 31 January 2024, the 31st of January
    pattern: new RegExp(
      String.raw`(?<![\d.,/-])${ordinal}(?: of)?[ -](?<month>${monthName})\b\.?(?:,?[ -](?<year>(?:19|20)\d{2}))?(?!\d)${time}`,
      'gi',
    ),
    read: (groups, { now }) => onDay(groups, now),
  },
  {
    // January 2024
    pattern: new RegExp(
      String.raw`(?<!\d[ -]|\d(?:st|nd|rd|th)[ -])\b(?<month>${monthName})\.?,? (?<year>(?:19|20)\d{2})\b`,
      'gi',
    ),
    read: (groups) => at(dayOf(Number(groups['year']), monthOf(groups['month']), 1), {}, 'month'),
  },
  {
    // yesterday at 3 pm, last night
    pattern: new RegExp(String.raw`\b(?<named>${Object.keys(named).reverse().join('|')})\b${time}`, 'gi'),
    read: (groups, { now }) =>
      now === undefined ? undefined : at(startOfDay(now) + named[groups['named']!.toLowerCase()]! * dayMs, groups),
  },
  {
    // last Friday, on Monday: the last one before the report; this Friday: of its week
    pattern: new RegExp(String.raw`\b(?:(?<which>last|this|next|past|on) )(?<weekday>${dayName})\b${time}`, 'gi'),
    read: (groups, { now }) => {
      if (now === undefined) return undefined;
      const day = weekdays.indexOf(groups['weekday']!.toLowerCase());
      const today = startOfDay(now);
      const which = groups['which']!.toLowerCase();
      const back = (weekday(now) - day + 7) % 7;
      if (which === 'this') return at(today + (day - weekday(now)) * dayMs, groups);
      if (which === 'next') return at(today + (7 - back) * dayMs, groups);
      return at(today - (back === 0 && which !== 'on' ? 7 : back) * dayMs, groups);
    },
  },
  {
    // 3 days ago, two weeks ago, a month ago
    pattern:
      /\b(?<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: couple of)? (?<unit>second|minute|hour|day|week|month|year)s? (?:ago|earlier|before this report)\b/gi,
    read: (groups, { now }) => {
      if (now === undefined) return undefined;
      const read = readEnglish(groups['count']!);
      const count = read === undefined ? Number.NaN : Number(read.units) * 10 ** -read.scale;
      const unit = groups['unit']!.toLowerCase();
      if (unit === 'month') return { at: startOfDay(addMonths(now, -count)), grain: 'day' };
      if (unit === 'year') return { at: startOfDay(addMonths(now, -12 * count)), grain: 'month' };
      const moved = now - count * spans[unit]!;
      return spans[unit]! >= dayMs ? { at: startOfDay(moved), grain: 'day' } : { at: moved, grain: 'minute' };
    },
  },
  {
    // last month, last year, in 2023
    pattern: /\b(?:(?<which>last|this) (?<unit>month|year)|(?:in|since|during) (?<year>(?:19|20)\d{2}))\b/gi,
    read: ({ which, unit, year }, { now }) => {
      if (year !== undefined) return at(dayOf(Number(year), 1, 1), {}, 'year');
      if (now === undefined) return undefined;
      const back = which!.toLowerCase() === 'last' ? 1 : 0;
      const date = new Date(addMonths(startOfDay(now), unit!.toLowerCase() === 'month' ? -back : -12 * back));
      if (unit!.toLowerCase() === 'month') return at(dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, 1), {}, 'month');
      return at(dayOf(date.getUTCFullYear(), 1, 1), {}, 'year');
    },
  },
];
