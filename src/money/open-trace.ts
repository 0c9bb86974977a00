import type { Read, StoredTrace } from '../casebook/index.ts';
import { ClewError } from '../errors.ts';
import { accountOf, type NewTrace, type Service, type Trace, TraceParameters, type TraceRow } from '../model/index.ts';
import { accountViews } from './accounts.ts';
import { reportsWithin } from './closed.ts';
import { type Asker, openCaseOf, openRingOf } from './freeze/asker.ts';
import { reportsOf } from './trace/reports-of.ts';
import { trace, type TraceWork } from './trace/trace.ts';

/** What is to be traced, and of which ring or case. */
export interface AskedTrace {
  readonly parameters: TraceParameters;
  readonly of: { readonly ring?: string; readonly case?: string };
}

/**
 * Parameters of a trace that somebody asks for who may not see everything. Throws `missing` `money.ring`, `money.case`,
 * `money.report`, also for what is closed to them; `money.nothing` for a case without an open report.
 */
export async function askedTrace(read: Read, { ring, case: id, from, ...how }: NewTrace, asker: Asker): Promise<AskedTrace> {
  const parametersOf = (names: readonly string[]): TraceParameters => TraceParameters.parse({ ...how, from: names });
  if (ring !== undefined) {
    const open = await openRingOf(read, ring, asker);
    return { parameters: parametersOf(await reportsOf(read, { ring: open })), of: { ring: open } };
  }
  if (id !== undefined) {
    const { rings } = await openCaseOf(read, id, asker);
    const open = rings.filter((each) => !asker.closedRings.has(each));
    const reports = new Set<string>();
    for (const each of open) for (const report of await reportsOf(read, { ring: each })) reports.add(report);
    if (reports.size === 0) {
      throw new ClewError('missing', 'money.nothing', 'The case has no reports whose money could be followed.', {
        hint: 'A ring of the case brings its reports.',
      });
    }
    return { parameters: parametersOf([...reports]), of: { case: id } };
  }
  const hidden = await reportsWithin(read, asker.closedRings);
  const closed = from!.find((name) => hidden.has(name));
  if (closed !== undefined) {
    throw new ClewError('missing', 'money.report', `There is no report ${closed} in this casebook.`, {
      hint: 'Use Clew’s id of the report; clew search finds reports by indicator.',
    });
  }
  return { parameters: parametersOf(from!), of: {} };
}

/** Traces that the asker may know of, newest first: none of a closed ring, of a case of others, or over a closed report. */
export async function openTraces(
  read: Read,
  asker: Asker,
  of: { readonly ring?: string | undefined; readonly case?: string | undefined } = {},
): Promise<StoredTrace[]> {
  const ring = of.ring === undefined ? undefined : await openRingOf(read, of.ring, asker);
  if (of.case !== undefined) await openCaseOf(read, of.case, asker);
  const isOpen = await opening(read, asker);
  const found: StoredTrace[] = [];
  for (const stored of (await read.traces()).toReversed()) {
    if (of.case !== undefined && stored.trace.case !== of.case) continue;
    if (ring !== undefined && (await ringNow(read, stored.trace.ring)) !== ring) continue;
    if (await isOpen(stored)) found.push(stored);
  }
  return found;
}

/** One trace by its act. Throws `missing` `money.trace`, also for one that is closed to the asker. */
export async function openTrace(read: Read, act: number, asker: Asker): Promise<StoredTrace> {
  const found = (await read.traces()).find((each) => each.act === act);
  if (found !== undefined && (await (await opening(read, asker))(found))) return found;
  throw new ClewError('missing', 'money.trace', 'There is no such trace.', {
    hint: 'Traces go by the number of their act, as the log has it.',
  });
}

async function opening(read: Read, asker: Asker): Promise<(stored: StoredTrace) => Promise<boolean>> {
  if (asker.local) return async () => await Promise.resolve(true);
  const hidden = await reportsWithin(read, asker.closedRings);
  const cases = new Set((await read.cases()).filter(({ access }) => access.includes(asker.name)).map(({ id }) => id));
  return async ({ trace: { ring, case: id, parameters } }) => {
    if (id !== undefined && !cases.has(id)) return false;
    const now = await ringNow(read, ring);
    if (now !== undefined && asker.closedRings.has(now)) return false;
    return !parametersOf(parameters).from.some((name) => hidden.has(name));
  };
}

async function ringNow(read: Read, ring: string | undefined): Promise<string | undefined> {
  return ring === undefined ? undefined : ((await read.ring(ring))?.id ?? ring);
}

const parametersOf = (recorded: unknown): TraceParameters => TraceParameters.parse(recorded);

/** A trace as the list tells it. */
export function traceRow({ act, at, by, trace: { ring, case: id, parameters, paths } }: StoredTrace): TraceRow {
  const { from, method, direction, hops, until, dust } = parametersOf(parameters);
  return {
    act,
    at,
    by,
    ...(ring === undefined ? {} : { ring }),
    ...(id === undefined ? {} : { case: id }),
    method,
    direction,
    hops,
    ...(until === undefined ? {} : { until }),
    dust,
    starts: from.length,
    stops: paths,
  };
}

/** What a trace comes to over today's transfers. */
export async function traceAgain(read: Read, { trace: { parameters } }: StoredTrace, work: TraceWork = {}): Promise<Trace> {
  return await trace(read, parametersOf(parameters), work);
}

/** A trace with its accounts as somebody may know them to whom some rings are closed: how many rings use a service is told by others. */
export async function shownTrace(read: Read, told: Trace, services: readonly Service[]): Promise<Trace> {
  const accounts = told.accounts.flatMap(({ name }) => accountOf(name) ?? []);
  const numbers = (await read.accountNumbers(accounts)).filter((number) => number !== undefined);
  const views = new Map([...(await accountViews(read, numbers, { services })).values()].map((view) => [view.name, view]));
  return {
    ...told,
    accounts: told.accounts.map((each) => {
      const { service: _, ...rest } = each;
      const service = views.get(each.name)?.service;
      return service === undefined ? rest : { ...rest, service };
    }),
  };
}
