import { ClewError } from '../errors.ts';
import type { Ctx, ReplayAct, RowWriter } from '../casebook/index.ts';
import { contradictions, isPeople, plan } from '../intake/index.ts';
import type { Content, FilePlan, Note, PlanOptions } from '../intake/index.ts';
import { Alarms, type ImportedAlarms } from './import-alarms.ts';
import { fillMoney, type MoneyFigures } from './import-money.ts';
import { fillPeople } from './import-people.ts';
import { read } from './read.ts';
import { Seen } from './seen.ts';

export interface Imported {
  readonly name: string;
  /** SHA-256 of the sealed original. */
  readonly exhibit: string;
  /** What its records are; absent: reports. */
  readonly content?: Content;
  /** Records read as reports, transfers, labels, rates or people. */
  readonly reports: number;
  /** Those the casebook did not have. */
  readonly added: number;
  readonly duplicates: number;
  readonly rejected: number;
  /** Number of the act. */
  readonly act: number;
  readonly notes: readonly Note[];
  /** Of reports: those that tell of harm that cannot wait. */
  readonly alarms?: ImportedAlarms;
  /** Of transfers: what became of the rows, and whether the balances of each statement add up. */
  readonly transfers?: MoneyFigures['transfers'];
  readonly checks?: MoneyFigures['checks'];
}

type Figures = Pick<Imported, 'reports' | 'added' | 'duplicates' | 'rejected' | 'alarms'>;

/** Reads a sealed original into rows, by what its records are. */
function fillAny(path: string, filePlan: FilePlan, write: RowWriter, ctx: Omit<Ctx, 'commit'>): Promise<Figures & MoneyFigures> {
  const { content } = filePlan;
  return (content === undefined ? fill : isPeople(content) ? fillPeople : fillMoney)(path, filePlan, write, ctx);
}

/** Reads a sealed original into rows of one transaction. The same plan and exhibit give the same rows again. */
async function fill(path: string, filePlan: FilePlan, write: RowWriter, ctx: Omit<Ctx, 'commit'>): Promise<Figures> {
  const { signal, progress } = ctx;
  const before = await write.figures();
  const seen = new Seen();
  const found = new Alarms();
  let reports = 0;
  let repeated = 0;
  let rejected = 0;
  for await (const batch of read(path, filePlan, { keepWords: true, region: filePlan.region, signal, progress })) {
    const columns = seen.sift(batch.columns);
    reports += batch.columns.count + batch.duplicates;
    repeated += batch.duplicates;
    rejected += batch.rejected.length;
    await write.reports(columns, filePlan.exhibit);
    found.add(batch.alarms);
    await write.rejected(batch.rejected, filePlan.exhibit);
  }
  const contrary = await contradictions(path, filePlan, seen.pairs, { signal });
  await write.rejected(contrary, filePlan.exhibit);
  const { added, duplicates } = await write.figures();
  const alarms = await found.raise(write);
  return {
    reports: reports - contrary.length,
    added: added - before.added,
    duplicates: duplicates - before.duplicates + seen.duplicates + repeated - contrary.length,
    rejected: rejected + contrary.length,
    ...(alarms === undefined ? {} : { alarms }),
  };
}

/**
 * Seals a file and adds its reports, transfers, labels, rates or people to the casebook: one act, one transaction. Throws ClewError of
 * kind `input` or `missing` for a file that cannot be read; then nothing is added, and a copy already sealed does no harm.
 */
export async function importFile(ctx: Ctx, file: string, options: PlanOptions = {}): Promise<Imported> {
  const found = await plan(file, { ...options, now: ctx.clock() });
  const onBytes = (done: number): void => ctx.progress({ step: 'seal', done, total: found.bytes, unit: 'bytes' });
  const sealed = await ctx.exhibits.seal(file, { name: found.name, onBytes });
  const filePlan = { ...found, exhibit: sealed.sha256 };
  const { sha256, name, bytes } = sealed;
  const { content, notes } = found;
  const of = content === undefined ? {} : { content };
  const { acts, result } = await ctx.commit<Figures & MoneyFigures>(
    ({ reports, added, rejected, duplicates }) => [
      { kind: 'exhibit.seal', body: { sha256, name, bytes } },
      {
        kind: 'import',
        body: { sha256, name, parameters: { plan: filePlan }, ...of, reports, added, rejected, duplicates },
      },
    ],
    (write) => fillAny(sealed.path, filePlan, write, ctx),
  );
  return { name, exhibit: sha256, ...of, ...result, act: acts.at(-1)!.seq, notes };
}

/** Makes the rows of an import again. */
export const replayImport: ReplayAct<'import'> = async ({ body }, write, ctx) => {
  if (!(await ctx.exhibits.isIntact(body.sha256))) {
    throw new ClewError('untrusted', 'path.exhibit', `Exhibit ${body.sha256.slice(0, 12)}… was changed after it was sealed`, {
      hint: 'Restore the folder exhibits/ from a copy; no row is made from a changed original.',
    });
  }
  await fillAny(await ctx.exhibits.path(body.sha256), body.parameters['plan'] as FilePlan, write, ctx);
};
