import type { StoredReport } from '../casebook/index.ts';
import { extract, type Extracted } from '../extract/index.ts';

/** Indicators, amounts and dates of a report's text, read again: what steps have beside them, and what is no wording. */
export function toldIn({ text, language, reportedAt }: StoredReport): Extracted {
  return extract({
    text,
    ...(language === undefined ? {} : { lang: language }),
    ...(reportedAt === undefined ? {} : { date: reportedAt }),
  });
}
