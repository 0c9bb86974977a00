import {
  addMonths,
  dayMs,
  dayOf,
  fullYear,
  type Grain,
  latest,
  latestDay,
  type Moment,
  startOfDay,
  weekday,
  withTime,
  type DateRule,
} from './calendar.ts';
import { readChinese } from './numerals.ts';

type Groups = Readonly<Record<string, string | undefined>>;

const small = String.raw`(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})`;
const weekdays = '(?:周|週|星期|礼拜|禮拜)[一二三四五六日天]';
const part = '凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|夜里|夜间|深夜|今晚|早|晚|晨';
/** A time of day after a date; a part of the day alone is not read. */
const time = String.raw`(?:[,，]?\s?${weekdays})?(?:\s?的?\s?(?<part>${part})?\s?(?:(?<hour>${small})[点點时時](?:钟|鐘)?(?:(?<minute>${small})分?|(?<half>半)|(?<quarter>[一三]刻))?|(?<h>\d{1,2})[:：](?<m>[0-5]\d)(?:[:：](?<s>[0-5]\d))?(?!\d)))?`;

function value(text: string | undefined): number {
  if (text === undefined) return Number.NaN;
  if (/^\d+$/.test(text)) return Number(text);
  const number = readChinese(text.replace(/^廿/, '二十'));
  return number === undefined ? Number.NaN : Number(number.units) / 10 ** number.scale;
}

/** The day with the time that stands after it, if one does. */
function at(day: number | undefined, groups: Groups, grain: Grain = 'day'): Moment | undefined {
  if (day === undefined || Number.isNaN(day)) return undefined;
  const { part, hour, minute, half, quarter, h, m, s } = groups;
  if (hour === undefined && h === undefined) return { at: day, grain };
  const read = hour === undefined ? Number(h) : value(hour);
  const isLater = /下午|傍晚|晚|夜/.test(part ?? '') && read < 12 && read > 0;
  const clock = isLater ? read + 12 : part === '中午' && read < 4 ? read + 12 : read;
  if (h !== undefined) return withTime(day, clock, Number(m), s === undefined ? undefined : Number(s));
  const minutes =
    half !== undefined ? 30 : quarter !== undefined ? (quarter[0] === '一' ? 15 : 45) : minute === undefined ? 0 : value(minute);
  const moment = withTime(day, clock, minutes);
  return moment && (minute ?? half ?? quarter) === undefined ? { ...moment, grain: 'hour' } : moment;
}

const relativeYears: Readonly<Record<string, number>> = { 前年: -2, 去年: -1, 上年: -1, 今年: 0, 本年: 0, 明年: 1 };
const relativeDays: Readonly<Record<string, number>> = {
  大前天: -3,
  前天: -2,
  前日: -2,
  昨天: -1,
  昨日: -1,
  昨晚: -1,
  昨夜: -1,
  今天: 0,
  今日: 0,
  今早: 0,
  今晨: 0,
  今晚: 0,
  当日: 0,
  明天: 1,
  明日: 1,
  后天: 2,
  後天: 2,
};

/** Year in full or short, in figures or by place (二零二四), of the Republic (民國113年), or relative (去年). */
const year = String.raw`(?:(?<roc>民国|民國)?(?<year>\d{4}|(?<=民国|民國)\d{2,3}|1[01]\d|\d{2}|[零〇一二三四五六七八九]{4}|[零〇一二][零〇一二三四五六七八九])\s?年|(?<ago>前年|去年|上年|今年|本年|明年)的?)`;

function yearOf({ roc, year, ago }: Groups, now: number | undefined): number | undefined {
  if (ago !== undefined) return now === undefined ? undefined : new Date(now).getUTCFullYear() + relativeYears[ago]!;
  if (year === undefined) return undefined;
  const digits = /^\d+$/.test(year) ? year : Array.from(year, (char) => '零一二三四五六七八九〇'.indexOf(char) % 10).join('');
  return roc === undefined ? fullYear(Number(digits), digits.length, now) : Number(digits) + 1911;
}

const perUnit: Readonly<Record<string, number>> = {
  秒: 1000,
  分: 60_000,
  小: 3_600_000,
  钟: 3_600_000,
  天: dayMs,
  日: dayMs,
  周: 7 * dayMs,
  週: 7 * dayMs,
  星: 7 * dayMs,
  礼: 7 * dayMs,
};

function shifted(now: number, amount: number, unit: string): Moment | undefined {
  if (Number.isNaN(amount)) return undefined;
  if (unit[0] === '年') return { at: startOfDay(addMonths(now, amount * 12)), grain: 'month' };
  if (unit[0] === '月') return { at: startOfDay(addMonths(now, amount)), grain: 'day' };
  const step = perUnit[unit[0]!]!;
  const moved = now + amount * step;
  return step >= dayMs ? { at: startOfDay(moved), grain: 'day' } : { at: moved, grain: step < 60_000 ? 'second' : 'minute' };
}

/** Dates as written in Chinese, absolute and relative to the report. */
export const chineseRules: readonly DateRule[] = [
  {
    // 2024年1月31日下午3点, 去年12月, 民國113年3月5日, 二零二四年三月五日
    needs: '月',
    pattern: new RegExp(
      String.raw`(?<![\d]|农历|農曆|阴历)${year}\s?(?<month>${small})\s?月份?(?:\s?(?<day>${small})[日号號]?${time})?`,
      'gu',
    ),
    read: (groups, { now }) => {
      const year = yearOf(groups, now);
      if (year === undefined) return undefined;
      const month = value(groups['month']);
      if (groups['day'] === undefined) return at(dayOf(year, month, 1), {}, 'month');
      return at(dayOf(year, month, value(groups['day'])), groups);
    },
  },
  {
    // 1月31日, 10月12号，星期一, 三月五日晚上八点
    needs: '月',
    pattern: new RegExp(
      String.raw`(?<![\d年一二三四五六七八九十])(?<month>${small})\s?月\s?(?<day>${small})[日号號]${time}`,
      'gu',
    ),
    read: (groups, { now }) =>
      now === undefined ? undefined : at(latest(value(groups['month']), value(groups['day']), now), groups),
  },
  {
    // 3月份, 3月: the month before the report
    needs: '月',
    pattern:
      /(?<![\d年个個一二三四五六七八九十])(?<month>\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份|初|底|中旬|(?![\d一二三四五六七八九十日号號]))/gu,
    read: (groups, { now }) => (now === undefined ? undefined : at(latest(value(groups['month']), 1, now), {}, 'month')),
  },
  {
    // 29日, 5号晚上8点; 3号楼 and 5号线 are places
    needs: '日号號',
    pattern: new RegExp(
      String.raw`(?<![\d月年一二三四五六七八九十])(?<day>${small})(?:日|[号號](?![楼線线店机门院码仓位室房]))${time}`,
      'gu',
    ),
    read: (groups, { now }) => (now === undefined ? undefined : at(latestDay(value(groups['day']), now), groups)),
  },
  {
    // 2024年, 去年
    needs: '年',
    pattern:
      /(?<![\d零〇一二三四五六七八九])(?:(?<roc>民国|民國)?(?<year>(?<=民国|民國)\d{2,3}|(?<!民国|民國)(?:19|20)\d{2}|二[零〇][零〇一二三四五六七八九]{2}|一九[零〇一二三四五六七八九]{2})年|(?<ago>前年|去年|今年|明年))(?!\s?\d{1,2}\s?月|[前后内来])/gu,
    read: (groups, { now }) => {
      const year = yearOf(groups, now);
      return year === undefined ? undefined : at(dayOf(year, 1, 1), {}, 'year');
    },
  },
  {
    // 昨天下午3点, 前天
    pattern: new RegExp(`(?<named>${Object.keys(relativeDays).join('|')})${time}`, 'gu'),
    read: (groups, { now }) => {
      if (now === undefined) return undefined;
      const named = groups['named']!;
      const part = groups['part'] ?? (/[晚夜]$/.test(named) ? '晚' : /[早晨]$/.test(named) ? '早' : undefined);
      return at(startOfDay(now) + relativeDays[named]! * dayMs, { ...groups, part });
    },
  },
  {
    // 上周三, 本周五, 星期一 (the last one), 上上周三
    needs: '周週期拜',
    pattern: new RegExp(
      String.raw`(?<which>上上个?個?|上个?個?|本|这个?|這個?|下个?個?)?(?:周|週|星期|礼拜|禮拜)(?<weekday>[一二三四五六日天1-6])(?![年月期])${time}`,
      'gu',
    ),
    read: (groups, { now }) => {
      if (now === undefined) return undefined;
      const day = Math.max('一二三四五六日'.indexOf(groups['weekday']!), '123456天'.indexOf(groups['weekday']!));
      const monday = startOfDay(now) - weekday(now) * dayMs;
      const which = groups['which'];
      const back =
        which === undefined
          ? day > weekday(now)
            ? 1
            : 0
          : which.startsWith('上上')
            ? 2
            : which[0] === '上'
              ? 1
              : which[0] === '下'
                ? -1
                : 0;
      return at(monday + (day - 7 * back) * dayMs, groups);
    },
  },
  {
    // 上个月15号, 本月3日, 上个月
    needs: '月',
    pattern: new RegExp(
      String.raw`(?<which>上上个?個?|上个?個?|本|这个?|這個?)月(?:份|初|底)?(?:\s?(?<day>${small})[日号號]${time})?`,
      'gu',
    ),
    read: (groups, { now }) => {
      if (now === undefined) return undefined;
      const back = groups['which']!.startsWith('上上') ? -2 : groups['which']![0] === '上' ? -1 : 0;
      const first = new Date(addMonths(startOfDay(now), back));
      const [year, month] = [first.getUTCFullYear(), first.getUTCMonth() + 1];
      return groups['day'] === undefined
        ? at(dayOf(year, month, 1), {}, 'month')
        : at(dayOf(year, month, value(groups['day'])), groups);
    },
  },
  {
    // 3天前, 两个月之前, 2小时后, 半年前
    needs: '前后後',
    pattern:
      /(?<![\d.])(?<count>\d{1,3}|[一二两三四五六七八九十]{1,3}|半)\s?(?:个|個)?(?<unit>秒钟?|分钟?|分鐘|小时|小時|钟头|鐘頭|天|日|周|週|星期|礼拜|禮拜|月|年)(?:多|左右)?(?:之|以)?(?<way>前|后|後)/gu,
    read: (groups, { now }) => {
      if (now === undefined) return undefined;
      const { count, unit, way } = groups as { count: string; unit: string; way: string };
      const sign = way === '前' ? -1 : 1;
      if (count === '半') return unit === '年' ? shifted(now, sign * 6, '月') : undefined;
      return shifted(now, sign * value(count), unit.replace('鐘', '钟').replace('禮', '礼'));
    },
  },
];
