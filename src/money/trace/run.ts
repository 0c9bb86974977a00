import { createHash } from 'node:crypto';
import type { Ctx } from '../../casebook/index.ts';
import { canonicalPieces, type Trace, type TraceParameters } from '../../model/index.ts';
import { trace } from './trace.ts';

/** Rules by which a trace is made. Another number: the same transfers may give another trace. */
export const traceModel = 'trace 2';

/** SHA-256 of a trace: the same when it is computed again from the same transfers. */
export function traceDigest(told: Trace): string {
  const hash = createHash('sha256');
  for (const piece of canonicalPieces(told)) hash.update(piece);
  return hash.digest('hex');
}

/** Traces and records it: an act with the parameters, what was looked at, and the digest of the result. */
export async function runTrace(
  ctx: Ctx,
  parameters: TraceParameters,
  of: { readonly case?: string; readonly ring?: string } = {},
): Promise<{ readonly act: number; readonly trace: Trace }> {
  const told = await trace(ctx.read, parameters, { signal: ctx.signal, progress: ctx.progress });
  const { acts } = await ctx.commit([
    {
      kind: 'trace.run',
      body: {
        parameters,
        engine: 'clew money',
        model: traceModel,
        result: traceDigest(told),
        ...(of.case === undefined ? {} : { case: of.case }),
        ...(of.ring === undefined ? {} : { ring: of.ring }),
        transfers: told.seen,
        paths: told.stops.length,
      },
    },
  ]);
  return { act: acts[0]!.seq, trace: told };
}
