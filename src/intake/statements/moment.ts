import { readDate, type DateRules, type NoDate } from '../dates.ts';

/** 2024-03-05-14.30.05.123456, as DB2 writes it. */
const db2 = /^(\d{4}-\d{2}-\d{2})[- ](\d{2})\.(\d{2})\.(\d{2})(?:\.\d+)?$/u;
const clock = /^(\d{1,2})[:：.时時](\d{1,2})(?:[:：.分](\d{1,2})(?:[.,]\d{1,9})?)?秒?$/u;
const digits = /^\d{5,6}$/u;

/** A cell that tells a time of day and no date: `14:30:05`, `143005`, `93005`. */
export function isClock(cell: string): boolean {
  return clockOf(cell) !== undefined;
}

/** `14:30:05` from however it is told. */
function clockOf(cell: string): string | undefined {
  const text = cell.normalize('NFKC').trim();
  let parts: (string | undefined)[] | undefined;
  if (digits.test(text)) {
    const full = text.padStart(6, '0');
    parts = [full.slice(0, 2), full.slice(2, 4), full.slice(4)];
  } else parts = clock.exec(text)?.slice(1);
  if (parts === undefined) return undefined;
  const [hour, minute, second] = [Number(parts[0]), Number(parts[1]), Number(parts[2] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(hour)}:${two(minute)}:${two(second)}`;
}

/** Reads the moment of a row from its date and, where the table has one, its clock; UTC milliseconds. */
export function readMoment(date: string, time: string | undefined, rules: DateRules): number | NoDate {
  if (time !== undefined && time.trim() !== '') {
    const at = clockOf(time);
    if (at === undefined) return 'unread';
    // A date column may carry midnight behind each date.
    const day = date.trim().replace(/[ T]0{1,2}:00(?::00(?:\.0+)?)?$/u, '');
    return readDate(`${day} ${at}`, rules) === 'unread' ? withClock(day, at, rules) : readDate(`${day} ${at}`, rules);
  }
  const at = readDate(date, rules);
  if (at !== 'unread') return at;
  const parts = db2.exec(date.trim());
  return parts === null ? at : readDate(`${parts[1]} ${parts[2]}:${parts[3]}:${parts[4]}`, rules);
}

/** 20240305 and a clock beside it. */
function withClock(day: string, at: string, rules: DateRules): number | NoDate {
  return /^\d{8}$/u.test(day) ? readDate(day + at.replaceAll(':', ''), rules) : 'unread';
}

/** A zone as rows and headers tell it: `UTC-5`, `GMT+08:00`, `+0800`, `Asia/Shanghai`; undefined when it is none. */
export function readZone(cell: string): string | undefined {
  const text = cell.trim();
  if (/^(?:utc|gmt|z)$/iu.test(text)) return 'UTC';
  const offset = /^(?:utc|gmt)?\s*([+-−])\s*(\d{1,2})(?::?([0-5]\d))?$/iu.exec(text);
  if (offset !== null) return `${offset[1] === '+' ? '+' : '-'}${offset[2]!.padStart(2, '0')}:${offset[3] ?? '00'}`;
  if (!/^[A-Z][A-Za-z]+(?:\/[A-Za-z_]+){1,2}$/u.test(text)) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** Regions with one time zone: a time that names none is told in it. */
const regionZones: Readonly<Record<string, string>> = {
  CN: 'Asia/Shanghai',
  TW: 'Asia/Taipei',
  HK: 'Asia/Hong_Kong',
  MO: 'Asia/Macau',
  SG: 'Asia/Singapore',
  MY: 'Asia/Kuala_Lumpur',
  TH: 'Asia/Bangkok',
  VN: 'Asia/Ho_Chi_Minh',
  MM: 'Asia/Yangon',
  KH: 'Asia/Phnom_Penh',
  LA: 'Asia/Vientiane',
  PH: 'Asia/Manila',
  JP: 'Asia/Tokyo',
  KR: 'Asia/Seoul',
  IN: 'Asia/Kolkata',
  AE: 'Asia/Dubai',
  NG: 'Africa/Lagos',
  GB: 'Europe/London',
  IE: 'Europe/Dublin',
  DE: 'Europe/Berlin',
};

export const regionZone = (region: string | undefined): string | undefined => regionZones[region ?? ''];
