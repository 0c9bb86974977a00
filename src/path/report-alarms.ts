import { findAlarms, sentenceAround } from '../extract/index.ts';
import { type AlarmKind, type FoundAlarm, isMissing, type Report } from '../model/index.ts';

/** What a report tells of harm that cannot wait, as a thread that reads files hands it on. */
export interface ReportAlarms {
  readonly report: string;
  readonly ref: string | undefined;
  readonly reportedAt: number;
  readonly found: readonly (FoundAlarm & { readonly field?: string })[];
  /** The first sentence that tells it. */
  readonly sentence: string;
}

/** Each kind once, in the text before the columns. A report filed as one of somebody missing alarms without saying so in its text. */
export function alarmsOf({ id, ref, reportedAt, text, fields, category }: Report): ReportAlarms | undefined {
  const found = new Map<AlarmKind, ReportAlarms['found'][number]>();
  for (const each of findAlarms(text)) found.set(each.kind, each);
  for (const [field, cell] of Object.entries(fields)) {
    for (const each of findAlarms(cell)) if (!found.has(each.kind)) found.set(each.kind, { ...each, field });
  }
  if (!found.has('missing') && isMissing({ category, fields })) found.set('missing', { kind: 'missing', start: 0, end: 0 });
  const [first] = found.values();
  if (first === undefined) return undefined;
  const words = first.field === undefined ? text : fields[first.field]!;
  const sentence = sentenceAround(words, first.start, first.end).text;
  return { report: id, ref, reportedAt: reportedAt ?? 0, found: [...found.values()], sentence };
}
