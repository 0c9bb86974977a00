import type { Ctx } from '../../casebook/index.ts';
import { ClewError } from '../../errors.ts';
import { type IndicatorKind, indicatorKinds, type RecallItem } from '../../model/index.ts';

/**
 * An item of a recall by the name that it has in packages, whichever a person calls it by: a recall of something that was never
 * there would have the recipient look for it in vain. Throws `missing` `share.item`.
 */
export async function itemNow({ read }: Pick<Ctx, 'read'>, id: string, caseId: string, item: RecallItem): Promise<RecallItem> {
  const { kind, ref } = item;
  const report = async (name: string): Promise<string | undefined> => (await read.report(name))?.id;
  switch (kind) {
    case 'package':
      if (ref === id) return item;
      break;
    case 'report': {
      const known = await report(ref);
      if (known !== undefined) return { kind, ref: known };
      break;
    }
    case 'link': {
      const [a, b] = await Promise.all(ref.split('/').map(report));
      if (a !== undefined && b !== undefined) return { kind, ref: `${a}/${b}` };
      break;
    }
    case 'exhibit': {
      const found = (await read.exhibits()).filter(({ sha256 }) => ref.length >= 8 && sha256.startsWith(ref));
      if (found.length === 1) return { kind, ref: found[0]!.sha256 };
      break;
    }
    case 'indicator': {
      const colon = ref.indexOf(':');
      const [of, value] = [ref.slice(0, colon) as IndicatorKind, ref.slice(colon + 1)];
      if (indicatorKinds.includes(of) && (await read.reportsByIndicator(of, value, 1, true)).length > 0) return item;
      break;
    }
    case 'suspect': {
      const found = (await read.cases()).find((each) => each.id === caseId);
      if (found?.members[`suspect:${ref}`] !== undefined) return item;
      break;
    }
  }
  throw new ClewError('missing', 'share.item', `There is no ${kind} ${ref} in this casebook.`, {
    hint: 'Indicators are written as clew search shows them, links as two reports: link:A/B.',
  });
}
