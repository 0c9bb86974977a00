import type { Ctx } from '../casebook/index.ts';
import type { CaseDetail } from '../model/index.ts';
import { caseFor, insideCase, type Reader } from './cases.ts';
import { exhibitIdsOf, reportCount } from './holdings.ts';
import { factsOf, samplesOf, shelteredOf, suspectsOf } from './members.ts';

/** A case as its page shows it, to who works on it. Throws `missing` `review.case`, `conflict` `review.outside`. */
export async function caseDetail(ctx: Pick<Ctx, 'read'>, id: string, reader: Reader): Promise<CaseDetail> {
  const stored = await insideCase(ctx, id, reader);
  return {
    case: await caseFor(ctx, id, reader),
    facts: factsOf(stored),
    suspects: suspectsOf(stored),
    sheltered: shelteredOf(stored),
    samples: samplesOf(stored),
    reports: await reportCount(ctx, stored),
    exhibits: (await exhibitIdsOf(ctx, stored)).length,
  };
}
