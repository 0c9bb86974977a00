import type { Read, StoredReport } from '../casebook/index.ts';
import type { ReportReading } from '../model/index.ts';
import { readScam, typeFiled } from '../scam/index.ts';
import { standingJudgements } from './standing.ts';
import { toldIn } from './told.ts';

function filedOf({ category }: StoredReport): Pick<ReportReading, 'filed'> {
  if (category === undefined) return {};
  const means = typeFiled(category);
  return { filed: { category, ...(means === 'nothing' || means === 'unknown' ? {} : { type: means }) } };
}

/**
 * What kind of fraud a report tells, how far it went and where: read from its text again, with the words that decided, the places stored of
 * it and what people said it is.
 */
export async function reportReading(read: Read, report: StoredReport): Promise<ReportReading> {
  const [mentions, told, { types }] = await Promise.all([
    read.mentions(report.number),
    read.reportPlaces([report.number]),
    standingJudgements(read),
  ]);
  const { amounts, dates } = toldIn(report);
  const reading = {
    ...readScam(report, mentions, { amounts, dates }),
    places: told.map(({ report: _number, ...place }) => place),
    ...filedOf(report),
  };
  const judgement = types.get(report.id);
  if (judgement === undefined || judgement.body.verdict === 'open') return reading;
  const { act, by, at } = judgement;
  const { verdict: type, reason } = judgement.body;
  return { ...reading, judged: { type, act, by, at, reason } };
}
