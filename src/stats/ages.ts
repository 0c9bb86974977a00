import type { Sentence } from '../model/index.ts';
import { readBorn } from '../papers/index.ts';

/** Bands of the FBI's Internet Crime Complaint Center, by their first year of age; the last: not told. */
export const ageBands = ['under20', '20-29', '30-39', '40-49', '50-59', '60+', 'none'] as const;
export type AgeBand = (typeof ageBands)[number];

const names: Readonly<Record<AgeBand, Sentence>> = {
  under20: { en: 'Under 20', zh: '20岁以下' },
  '20-29': { en: '20 – 29', zh: '20～29岁' },
  '30-39': { en: '30 – 39', zh: '30～39岁' },
  '40-49': { en: '40 – 49', zh: '40～49岁' },
  '50-59': { en: '50 – 59', zh: '50～59岁' },
  '60+': { en: 'Over 60', zh: '60岁及以上' },
  none: { en: 'Not told', zh: '未载明' },
};
export const ageName = (band: string): Sentence => names[band as AgeBand];

/** Nobody who reports is older; what is written so is no age. */
const oldest = 120;

/** Position in `ageBands`; NaN: not told. */
export function bandOf(age: number): number {
  if (!(age >= 0 && age <= oldest)) return ageBands.length - 1;
  return age < 20 ? 0 : Math.min(5, Math.floor(age / 10) - 1);
}

/** Whose age a column may tell: the one's who reports or was cheated, never a suspect's. */
const whose = '(?:victim|complainant|reporter|caller|受害人|被害人|报案人|事主|当事人)?';

/** SQL over `fields`, the JSON of a report's other columns: the age it tells in years, NULL where none does. */
export const ageSql = `TRY_CAST(regexp_extract(fields,
  '"${whose}[ _-]?(?:''?s )?(?:age|年龄|年齡)(?:[ _]?\\([^)"]*\\)|（[^）"]*）)?":"?\\s*(\\d{1,3})(?:岁|歲| years?)?(?:"|,|})', 1, 'i') AS DOUBLE)`;

const bornNames =
  'date[ _-]?of[ _-]?birth|birth[ _-]?date|birthday|dob|year[ _-]?of[ _-]?birth|birth[ _-]?year|yob|出生(?:日期|年月日|年月|年份|年|时间)|生日';

/** The same for what is told instead of an age: the cell of a column of births, empty where there is none. */
export const bornSql = `regexp_extract(fields,
  '"${whose}[ _-]?(?:''?s )?(?:${bornNames})(?:[ _]?\\([^)"]*\\)|（[^）"]*）)?":"([^"]{1,100})"', 1, 'i')`;

/**
 * Full years, on a day, of who was born as a cell says; where it tells no day, from the first that it may mean: of a year alone, the age
 * reached in it. NaN where it tells none, or two that stand in unlike bands.
 *
 * @param at UTC milliseconds of the day's beginning.
 */
export function ageOn(cell: string, at: number): number {
  const born = readBorn(cell, { latest: at });
  if (typeof born === 'string') return Number.NaN;
  const ages = born.map(({ from }) => yearsBetween(from, new Date(at)));
  return new Set(ages.map(bandOf)).size === 1 ? ages[0]! : Number.NaN;
}

function yearsBetween(day: string, now: Date): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const isBefore = now.getUTCMonth() + 1 < month || (now.getUTCMonth() + 1 === month && now.getUTCDate() < date);
  return now.getUTCFullYear() - year - (isBefore ? 1 : 0);
}
