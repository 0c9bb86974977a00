import { ClewError } from '../errors.ts';
import type { Ctx, Read, ReplayAct, RingChange, RowWriter, StoredColumns } from '../casebook/index.ts';
import type { Findings, LinkResult, PreviousRings } from '../link/index.ts';
import { buildTable, chooseReasons, Explainer, findDuplicates, findServices, link, summarise } from '../link/index.ts';
import { sha256 } from '../model/index.ts';
import type { Judgement } from '../model/index.ts';
import { select } from './seen.ts';
import { pack, packedReports, unpack } from './state.ts';

export interface Linked {
  readonly reports: number;
  readonly rings: number;
  readonly inRings: number;
  /** Ring ids that ended, and what became of them. */
  readonly moved: LinkResult['moved'];
  readonly act: number;
}

/** Judgements that stand, in the order they were made. */
export async function standing(reading: Read): Promise<Judgement[]> {
  return (await reading.judgements()).filter((each) => each.stands).map((each) => each.judgement);
}

async function previousRings(reading: Read): Promise<PreviousRings | undefined> {
  const report: string[] = [];
  const ring: string[] = [];
  for await (const member of reading.memberships()) {
    if (member.ring === undefined) continue;
    report.push(member.id);
    ring.push(member.ring);
  }
  return report.length === 0 ? undefined : { report, ring };
}

type Reading = Pick<Ctx, 'read' | 'signal' | 'progress'>;

/** The first `limit` reports of the casebook, in columns. */
async function columnsBefore(limit: number, { read, signal, progress }: Reading): Promise<StoredColumns[]> {
  const batches: StoredColumns[] = [];
  let done = 0;
  for await (const batch of read.columns()) {
    signal.throwIfAborted();
    const left = limit - done;
    if (left <= 0) break;
    done += Math.min(left, batch.count);
    batches.push(batch.count <= left ? batch : head(batch, left));
    progress({ step: 'load', done, unit: 'reports' });
  }
  return batches;
}

function head(batch: StoredColumns, count: number): StoredColumns {
  const keep = Array.from({ length: count }, (_, i) => i);
  return { ...select(batch, keep), number: batch.number.subarray(0, count), indicator: batch.indicator };
}

/** Findings over reports of a casebook: their batches know the casebook's numbers. */
export type CasebookFindings = Findings & { readonly batches: readonly StoredColumns[] };

/** Links every report of the casebook. */
async function findRings(ctx: Reading): Promise<CasebookFindings> {
  const batches = await columnsBefore(Infinity, ctx);
  const table = buildTable(batches);
  const judgements = await standing(ctx.read);
  const previous = await previousRings(ctx.read);
  const result = link(table, {
    judgements,
    ...(previous === undefined ? {} : { previous }),
    signal: ctx.signal,
    progress: (done, total, step) => ctx.progress({ step, done, total, unit: 'rounds' }),
  });
  return { result, batches, duplicates: findDuplicates(table), services: findServices(result, judgements) };
}

/** SHA-256 over every report's id and ring, in canonical order: what the act `link.run` vouches for. */
function digestOf({ table, ringOf, rings }: LinkResult): string {
  const lines: string[] = [];
  for (let r = 0; r < table.reports; r++) lines.push(`${table.id[r]!} ${ringOf[r] === -1 ? '-' : rings[ringOf[r]!]!.id}`);
  return sha256(lines.join('\n'));
}

/** The result as rows of the casebook. */
function rowsOf(findings: CasebookFindings): RingChange {
  const { result, batches } = findings;
  const { table, rings } = result;
  const numberOf = (r: number): number => batches[table.batch[r]!]!.number[table.position[r]!]!;
  const report: number[] = [];
  const ring: number[] = [];
  const confidence: number[] = [];
  for (let r = 0; r < table.reports; r++) {
    if (result.ringOf[r] === -1) continue;
    report.push(numberOf(r));
    ring.push(result.ringOf[r]!);
    confidence.push(result.reportConfidence[r]!);
  }
  const explainer = new Explainer(result, batches);
  const reasons = chooseReasons(result, explainer.weigher);
  let told = -1;
  // Only the strongest reason of a ring is stored, for the list; the page of a ring makes its own from the result.
  const reason = Array.from({ length: reasons.count }, (_, i) => {
    if (reasons.ring[i] === told) return '';
    told = reasons.ring[i]!;
    return JSON.stringify({
      en: explainer.sentence(reasons.a[i]!, reasons.b[i]!, 'en'),
      zh: explainer.sentence(reasons.a[i]!, reasons.b[i]!, 'zh'),
    });
  });
  return {
    all: true,
    rings: rings.map((each) => {
      const { reports: _, ...row } = summarise(findings, each).ring;
      return row;
    }),
    members: { report: Int32Array.from(report), ring: Int32Array.from(ring), confidence: Float64Array.from(confidence) },
    ended: result.moved.map((move) => move.ring),
    links: {
      ring: reasons.ring,
      a: reasons.a.map(numberOf),
      b: reasons.b.map(numberOf),
      weight: reasons.weight,
      confidence: reasons.confidence,
      reason,
    },
    services: findings.services,
  };
}

async function store(write: RowWriter, findings: CasebookFindings): Promise<void> {
  await write.rings(rowsOf(findings));
  await write.state('link', pack(findings.result));
}

/** Joins the reports of the casebook into rings: one act, with the digest of its result. */
export async function linkCasebook(ctx: Ctx, full: boolean): Promise<Linked> {
  const { acts, result } = await ctx.commit<LinkResult>(
    (found) => [
      {
        kind: 'link.run',
        body: {
          parameters: { full },
          engine: 'memory',
          model: found.model.version,
          reports: found.table.reports,
          rings: found.rings.length,
          result: digestOf(found),
          moved: found.moved.map((move) => ({ ...move })),
        },
      },
    ],
    async (write) => {
      const findings = await findRings({ ...ctx, read: write.read });
      await store(write, findings);
      return findings.result;
    },
  );
  const inRings = result.rings.reduce((sum, ring) => sum + ring.reports.length, 0);
  return { reports: result.table.reports, rings: result.rings.length, inRings, moved: result.moved, act: acts.at(-1)!.seq };
}

/** Makes the rows of a link run again and holds them against the act. Throws `untrusted` when they differ. */
export const replayLink: ReplayAct<'link.run'> = async ({ body, seq }, write, ctx) => {
  const findings = await findRings({ ...ctx, read: write.read });
  if (digestOf(findings.result) !== body.result) {
    throw new ClewError('untrusted', 'link.replay', `act ${seq}: linking again gives other rings than the act records`, {
      hint: `The act was made by linking model ${body.model}; this is ${findings.result.model.version}.`,
    });
  }
  await store(write, findings);
};

/** What the last link run found, from its rows and state. Throws `missing` when the casebook was never linked. */
export async function loadFindings(ctx: Reading): Promise<CasebookFindings> {
  const bytes = await ctx.read.state('link');
  if (bytes === undefined) {
    throw new ClewError('missing', 'link.none', 'the reports of this casebook are not linked yet', { hint: 'Run clew link.' });
  }
  const batches = await columnsBefore(packedReports(bytes), ctx);
  const table = buildTable(batches);
  const result = unpack(bytes, table);
  const judgements = await standing(ctx.read);
  return { result, batches, duplicates: findDuplicates(table), services: findServices(result, judgements) };
}
