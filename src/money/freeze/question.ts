import type { Read } from '../../casebook/index.ts';
import { ClewError } from '../../errors.ts';
import { type FreezeCandidate, type Money, type Trace, type TraceMethod, TraceParameters } from '../../model/index.ts';
import { reportsOf } from '../trace/reports-of.ts';
import { trace, type TraceWork } from '../trace/trace.ts';
import { type Asker, openCaseOf, openRingOf } from './asker.ts';
import { type CandidateOptions, freezeCandidates } from './candidates.ts';
import { type Folded, foldFreezes, nextOf } from './fold.ts';
import type { TracesByMethod } from './held.ts';

/** Whose money is looked for: of a recorded trace, of a case or ring, or of reports and accounts by name. */
export interface Question {
  /** Act of the trace. */
  readonly trace?: number | undefined;
  readonly case?: string | undefined;
  readonly ring?: string | undefined;
  /** Ids of reports, accounts as `kind:value`. */
  readonly from?: readonly string[] | undefined;
}

/**
 * What is to be traced, over all transfers there are today.
 *
 * @throws ClewError `missing` `money.trace`, `money.case`, `money.ring`, `money.nothing`.
 */
export async function parametersOf(read: Read, question: Question, asker?: Asker): Promise<TraceParameters> {
  const { trace: act, case: id, ring, from } = question;
  if (from !== undefined && from.length > 0) return TraceParameters.parse({ from });
  if (act !== undefined) return await parametersOfAct(read, act, asker);
  if (id !== undefined) await openCaseOf(read, id, asker);
  const of = id !== undefined ? { case: id } : ring !== undefined ? { ring: await openRingOf(read, ring, asker) } : undefined;
  const reports = of === undefined ? [] : await reportsOf(read, of);
  if (reports.length > 0) return TraceParameters.parse({ from: reports });
  throw new ClewError('missing', 'money.nothing', 'There are no reports to trace from.', { hint: 'Link first: clew link.' });
}

async function parametersOfAct(read: Read, act: number, asker: Asker | undefined): Promise<TraceParameters> {
  const found = (await read.traces()).find((each) => each.act === act);
  const parameters = TraceParameters.safeParse(found?.trace.parameters).data;
  if (found === undefined || parameters === undefined || parameters.direction === 'back') {
    throw new ClewError('missing', 'money.trace', 'There is no such trace of where money went.', {
      hint: 'clew trace makes one.',
    });
  }
  if (found.trace.case !== undefined) await openCaseOf(read, found.trace.case, asker);
  if (found.trace.ring !== undefined) await openRingOf(read, found.trace.ring, asker);
  // What was not looked at then may have come since.
  const { until: _until, ...today } = parameters;
  return today;
}

/** The same question by each method; FIFO and pro rata always. */
export async function tracesBy(
  read: Read,
  parameters: TraceParameters,
  others: readonly TraceMethod[],
  work: TraceWork = {},
): Promise<TracesByMethod> {
  const by = async (method: TraceMethod): Promise<Trace> => await trace(read, { ...parameters, method }, work);
  const traces: Partial<Record<TraceMethod, Trace>> = {};
  for (const method of others) traces[method] = await by(method);
  return { ...traces, fifo: await by('fifo'), 'pro-rata': await by('pro-rata') };
}

/** What can still be frozen of a question's money, with what all four methods say. */
export async function candidatesOf(
  read: Read,
  question: Question,
  {
    asker,
    work,
    ...options
  }: Omit<CandidateOptions, 'traces' | 'case'> & { readonly asker?: Asker | undefined; readonly work?: TraceWork | undefined },
): Promise<FreezeCandidate[]> {
  const stored = question.case === undefined ? undefined : await openCaseOf(read, question.case, asker);
  const traces = await tracesBy(read, await parametersOf(read, question, asker), ['poison', 'first-in-balance'], work);
  return await freezeCandidates(read, { ...options, traces, case: stored });
}

/**
 * What today's traces say is in dispute in the accounts of all proposals (or of one) that run or could be renewed, by id of the
 * proposal: nothing where the money has left. Proposals whose reports are gone are left out.
 */
export async function disputedToday(read: Read, now: number, work: TraceWork = {}, id?: string): Promise<Map<string, Money[]>> {
  const open = foldFreezes(await read.freezes(id)).filter(
    (each) => each.steps.at(-1)!.state !== 'released' && (isOpen(each) || nextOf(each, now) !== undefined),
  );
  const asked = new Map<string, { readonly parameters: TraceParameters; readonly of: Folded[] }>();
  for (const each of open) {
    const { trace: act, reports } = each.first;
    const parameters = await parametersOf(read, { trace: act, from: act === undefined ? reports : undefined }).catch(
      unlessMissing,
    );
    if (parameters === undefined) continue;
    const key = JSON.stringify(parameters);
    const known = asked.get(key) ?? { parameters, of: [] };
    known.of.push(each);
    asked.set(key, known);
  }
  const today = new Map<string, Money[]>();
  for (const { parameters, of } of asked.values()) {
    const traces = await tracesBy(read, parameters, [], work).catch(unlessMissing);
    if (traces === undefined) continue;
    const candidates = await freezeCandidates(read, { traces, now });
    for (const { id, first } of of) {
      today.set(id, candidates.find(({ account }) => account.name === first.account)?.disputed ?? []);
    }
  }
  return today;
}

const isOpen = ({ steps }: Folded): boolean => ['proposed', 'sent', 'confirmed'].includes(steps.at(-1)!.state);

/** A report or trace that was erased since takes no other proposal along. */
function unlessMissing(error: unknown): undefined {
  if (error instanceof ClewError && error.kind === 'missing') return undefined;
  throw error;
}
