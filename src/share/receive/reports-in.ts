import type { Ctx } from '../../casebook/index.ts';
import { ClewError } from '../../errors.ts';
import type { House } from './house.ts';
import { readDossier } from './reading.ts';

/** Columns that a line has beside the report's own fields; no field of a report is called so. */
const columns = {
  'clew:ref': 'ref',
  'clew:agency': 'agency',
  'clew:reported': 'reportedAt',
  'clew:loss': 'lossAt',
  'clew:amount': 'amount',
  'clew:currency': 'currency',
  'clew:category': 'category',
  'clew:channel': 'channel',
  'clew:language': 'language',
  'clew:victim': 'victim',
  'clew:text': 'text',
} as const;

/** Reports of an accepted package, to be imported as its sender's. */
export interface ReportsIn {
  /** JSON Lines, one report each. */
  readonly lines: string;
  readonly columns: typeof columns;
  readonly name: string;
  readonly agency: string;
}

/**
 * Reports of a package that was accepted: as they were filed, to be read here anew, under the sender's agency and report numbers, so
 * that a report which came by another way is not there twice. `decimals`: minor digits of a currency. Throws `conflict`
 * `share.undecided`, `input` `share.reports` when it holds none.
 */
export async function reportsIn({ ctx }: House, id: string, decimals: (currency: string) => number): Promise<ReportsIn> {
  const { agency: said, head, ...dossier } = await acceptedDossier(ctx, id);
  const agency = said ?? head.origin;
  if (dossier.reports.length === 0) throw new ClewError('input', 'share.reports', 'The package holds no reports.');
  const lines = dossier.reports.map((report) => {
    const { amount } = report;
    return JSON.stringify({
      'clew:ref': report.ref ?? report.id,
      'clew:agency': report.agency ?? agency,
      'clew:reported': day(report.reportedAt),
      'clew:loss': day(report.lossAt),
      'clew:amount': amount === undefined ? undefined : major(amount.minor, decimals(amount.currency)),
      'clew:currency': amount?.currency,
      'clew:category': report.category,
      'clew:channel': report.channel,
      'clew:language': report.language,
      'clew:victim': report.victim,
      'clew:text': report.text,
      ...report.fields,
    });
  });
  return { lines: `${lines.join('\n')}\n`, columns, name: `${id}-reports.jsonl`, agency };
}

async function acceptedDossier(
  { read, exhibits }: Ctx,
  id: string,
): Promise<Pick<Awaited<ReturnType<typeof readDossier>>, 'reports' | 'head'> & { readonly agency: string | undefined }> {
  const given = (await read.packages(id)).findLast((act) => act.kind === 'receipt' && act.body.side === 'given');
  const own = new Set(given?.kind === 'receipt' ? (given.body.exhibits ?? []) : []);
  const found = (await read.exhibits()).find(({ sha256, name }) => own.has(sha256) && name === `${id}/dossier.json`);
  if (found === undefined) {
    throw new ClewError('conflict', 'share.undecided', 'No package of Clew was accepted under this number.', {
      hint: 'Reports come in with a package that was accepted; clew packages lists them.',
    });
  }
  const { reports, head, casebook } = await readDossier(await exhibits.path(found.sha256));
  return { reports, head, agency: casebook.agency };
}

const day = (at: number | undefined): string | undefined => (at === undefined ? undefined : new Date(at).toISOString());

/** Minor units as a plain decimal. */
function major(minor: number, digits: number): string {
  const text = String(minor).padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
