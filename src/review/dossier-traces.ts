import type { Ctx, StoredCase, StoredTrace } from '../casebook/index.ts';
import { ClewError } from '../errors.ts';
import { canonicalJson, type DossierTrace, type Trace, type TraceFlow, TraceParameters } from '../model/index.ts';
import { trace, traceDigest } from '../money/index.ts';

/** A trace of a case with all of its payments. */
export interface TraceTold {
  readonly told: DossierTrace;
  readonly trace: Trace;
}

/**
 * Traces that somebody ran for the case or one of its rings up to act `size`, each computed again; of those with equal parameters the
 * newest. One whose reports or accounts are no longer there is left out.
 */
export async function tracesOf(
  { read, signal, progress }: Pick<Ctx, 'read' | 'signal' | 'progress'>,
  { id, rings, names }: StoredCase,
  size: number,
): Promise<TraceTold[]> {
  const own = new Set([...rings, ...names]);
  const newest = new Map<string, StoredTrace>();
  for (const each of await read.traces()) {
    const { ring, case: of, parameters } = each.trace;
    if (each.act > size || !(of === id || (ring !== undefined && own.has(ring)))) continue;
    newest.set(canonicalJson(parameters), each);
  }
  const told: TraceTold[] = [];
  for (const { act, at, by, trace: recorded } of [...newest.values()].sort((a, b) => a.act - b.act)) {
    signal.throwIfAborted();
    const parameters = TraceParameters.parse(recorded.parameters);
    const again = await trace(read, parameters, { signal, progress }).catch((error: unknown) => {
      if (error instanceof ClewError && error.kind === 'missing') return undefined;
      throw error;
    });
    if (again === undefined) continue;
    const { starts, lost, byReason, accounts } = again;
    const ring = recorded.ring === undefined ? {} : { ring: recorded.ring };
    const isSame = traceDigest(again) === recorded.result;
    const shown = { act, at, by, ...ring, parameters, isSame, starts: starts.length, lost, byReason };
    told.push({ told: { ...shown, hops: hopsOf(again), accounts }, trace: again });
  }
  return told;
}

function hopsOf({ accounts, flows }: Trace): DossierTrace['hops'] {
  const hops = new Map<number, { accounts: number; transfers: number; claim: Map<string, number> }>();
  const at = (hop: number) => {
    let known = hops.get(hop);
    if (known === undefined) hops.set(hop, (known = { accounts: 0, transfers: 0, claim: new Map() }));
    return known;
  };
  for (const { hop } of accounts) at(hop).accounts++;
  for (const { hop, claim } of flows) {
    const known = at(hop);
    known.transfers++;
    for (const [currency, minor] of Object.entries(claim)) known.claim.set(currency, (known.claim.get(currency) ?? 0) + minor);
  }
  return [...hops]
    .sort(([a], [b]) => a - b)
    .map(([hop, { claim, ...rest }]) => ({ hop, ...rest, claim: Object.fromEntries(claim) }));
}

/** Payments of traces that go forward, each once, as the first of them tells it. */
export function flowsOf(traces: readonly TraceTold[]): Map<number, TraceFlow> {
  const flows = new Map<number, TraceFlow>();
  for (const { trace: each } of traces) {
    if (each.parameters.direction !== 'forward') continue;
    for (const flow of each.flows) if (!flows.has(flow.transfer)) flows.set(flow.transfer, flow);
  }
  return flows;
}
