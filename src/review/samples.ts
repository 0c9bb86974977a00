import { createReadStream } from 'node:fs';
import type { Ctx, StoredCase } from '../casebook/index.ts';
import { ClewError } from '../errors.ts';
import type { Sample, Sampling } from '../model/index.ts';
import { insideCase, type Reader } from './cases.ts';
import { setMembers } from './edit.ts';
import { exhibitIdsOf } from './holdings.ts';
import { exhibitFactsOf, samplesOf } from './members.ts';
import { draw, type Drawable } from './sampling.ts';

/** Lines that are looked at for a sample of messages. */
const mostMessages = 2_000_000;
/** Characters without a line feed after which a file is taken for no text. */
const longestLine = 1 << 20;

/** By what each kind of population may be parted. */
const parted: Readonly<Record<Sampling['population'], readonly NonNullable<Sampling['by']>[]>> = {
  reports: ['agency', 'month', 'category', 'exhibit'],
  exhibits: ['month', 'category'],
  messages: ['exhibit'],
};

/** Draws a sample of what a case holds; kept, it becomes part of the case, and `act` says by which act. */
export async function takeSample(
  ctx: Ctx,
  caseId: string,
  sampling: Sampling,
  keep: boolean,
  reader: Reader,
): Promise<{ readonly sample: Sample; readonly act?: number }> {
  const stored = await insideCase(ctx, caseId, reader);
  requireStrata(sampling);
  const sample = draw(await populationOf(ctx, stored, sampling), sampling);
  if (!keep) return { sample };
  // Drawn again it is the same, and who drew it first stays.
  const known = samplesOf(stored).find(({ id }) => id === sample.id);
  if (known !== undefined) return { sample: known };
  const taken = { ...sample, takenBy: ctx.actor, takenAt: ctx.clock() };
  const { act } = await setMembers(ctx, caseId, { [`sample:${sample.id}`]: taken }, undefined);
  return { sample: taken, act };
}

function requireStrata({ method, by, population }: Sampling): void {
  if ((method === 'stratified') !== (by !== undefined)) {
    throw new ClewError('input', 'review.strata', 'A stratified sample, and no other, says by what the strata are made.');
  }
  if (by === undefined || parted[population].includes(by)) return;
  throw new ClewError('input', 'review.strata', `${population} are not parted by ${by}.`, {
    hint: `They can be by ${parted[population].join(', ')}.`,
  });
}

/** What is drawn from: reports by Clew's id, exhibits by hash, messages by hash and line. */
async function populationOf(ctx: Ctx, stored: StoredCase, { population, by }: Sampling): Promise<Drawable[]> {
  if (population === 'reports') return await reportsOf(ctx, stored, by);
  const facts = exhibitFactsOf(stored);
  const ids = await exhibitIdsOf(ctx, stored);
  if (population === 'exhibits') {
    const sealed = await sealedAt(ctx);
    return ids.map((id) => ({
      id,
      stratum: by === 'category' ? (facts.get(id)?.category ?? '') : monthOf(sealed.get(id)),
    }));
  }
  const imported = new Set<string>();
  for await (const act of ctx.read.acts('import')) if (act.kind === 'import') imported.add(act.body.sha256);
  const messages: Drawable[] = [];
  // A file of reports holds reports; every other text that was put to the case holds messages, one on each line.
  for (const id of ids) if (!imported.has(id)) await addLines(ctx, id, messages);
  return messages;
}

async function reportsOf({ read }: Ctx, { rings }: StoredCase, by: Sampling['by']): Promise<Drawable[]> {
  const numbers: number[] = [];
  for (const ring of rings) for (const { report } of await read.ringMembers(ring)) numbers.push(report);
  numbers.sort((a, b) => a - b);
  return (await read.reportsAt(numbers)).map(({ id, agency, category, source, reportedAt, lossAt }) => {
    const stratum = { agency, category, exhibit: source.exhibit, month: monthOf(reportedAt ?? lossAt) };
    return { id, stratum: (by === undefined ? undefined : stratum[by]) ?? '' };
  });
}

async function sealedAt({ read }: Ctx): Promise<Map<string, number>> {
  const times = new Map<string, number>();
  for await (const act of read.acts('exhibit.seal')) {
    if (act.kind === 'exhibit.seal' && !times.has(act.body.sha256)) times.set(act.body.sha256, act.at);
  }
  return times;
}

/** `2026-02`, in UTC. */
const monthOf = (at: number | undefined): string => (at === undefined ? '' : new Date(at).toISOString().slice(0, 7));

/** Names of the lines that are not blank, counted from 1 by line feeds; of a file that is no UTF-8 text, none. */
async function addLines(ctx: Ctx, sha256: string, messages: Drawable[]): Promise<void> {
  const from = messages.length;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let rest = '';
  const take = (text: string): void => {
    if (text.trim() !== '') messages.push({ id: `${sha256}:${line}`, stratum: sha256 });
    line++;
  };
  try {
    for await (const bytes of createReadStream(await ctx.exhibits.path(sha256), { signal: ctx.signal })) {
      const lines = (rest + decoder.decode(bytes as Buffer, { stream: true })).split('\n');
      rest = lines.pop()!;
      if (rest.length > longestLine || lines.some((text) => text.includes('\u0000'))) throw new TypeError('no text');
      lines.forEach(take);
      if (messages.length > mostMessages) throw tooMany();
    }
    take(rest + decoder.decode());
  } catch (cause) {
    // How a decoder says that the bytes are no UTF-8.
    if (!(cause instanceof TypeError)) throw cause;
    messages.length = from;
  }
}

const tooMany = (): ClewError =>
  new ClewError('input', 'review.population', `There are more than ${mostMessages} messages to draw from.`, {
    hint: 'Put the files to cases of their own, or draw from exhibits.',
  });
