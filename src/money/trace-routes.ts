import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { StoredTrace } from '../casebook/index.ts';
import {
  body,
  ErrorView,
  JobView,
  json,
  NewTrace,
  refusals,
  refusalsOfOne,
  TraceRows,
  TraceView,
  type TraceParameters,
} from '../model/index.ts';
import type { Desk, Env } from '../server/env.ts';
import type { Asker } from './freeze/index.ts';
import { askedTrace, openTrace, openTraces, shownTrace, traceAgain, traceRow } from './open-trace.ts';
import { runTrace, traceDigest } from './trace/run.ts';

const tags = ['money'];
const Name = z.string().min(1).max(200);
const asked = { 428: json(ErrorView, 'The reason is asked for: POST /api/consults') };
const ByAct = z.object({ act: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });

/** Notes that a trace was looked at: for its case, its ring, or what it begins with. */
export async function consultTrace(desk: Desk, c: Context<Env>, { act, trace }: StoredTrace): Promise<void> {
  const { read } = desk.for(c).ctx;
  const ring = trace.ring === undefined ? undefined : ((await read.ring(trace.ring))?.id ?? trace.ring);
  const found = ring === undefined ? undefined : (await read.cases()).find(({ rings }) => rings.includes(ring));
  const [first = ''] = (trace.parameters as unknown as TraceParameters).from;
  await desk.consulted(c, { kind: 'trace', ref: String(act), scope: trace.case ?? found?.id ?? ring ?? first.slice(0, 200) });
}

/** Traces: made, listed, made again. */
export function traceRoutes(app: OpenAPIHono<Env>, desk: Desk, askerOf: (c: Context<Env>) => Asker): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/money/traces',
      tags,
      summary: 'Follows the money of a ring, a case, or of reports and accounts by name; a job whose result names the act',
      middleware: desk.may('judge'),
      request: body(NewTrace),
      responses: { 202: json(JobView, 'The job'), ...refusalsOfOne },
    }),
    async (c) => {
      const { parameters, of } = await askedTrace(desk.for(c).ctx.read, c.req.valid('json'), askerOf(c));
      const { user } = c.var;
      const job = desk.jobs.start('trace', user, async ({ signal, progress }) => {
        const { ctx } = desk.workbench.as({ actor: user.name, signal, progress });
        const { act } = await runTrace(ctx, parameters, of);
        return { act };
      });
      return c.json(job, 202);
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/money/traces',
      tags,
      summary: 'Traces made, newest first: of a ring, of a case, or all',
      middleware: desk.may('read'),
      request: { query: z.object({ ring: Name.optional(), case: Name.optional() }) },
      responses: { 200: json(TraceRows, 'How each was made'), ...refusalsOfOne },
    }),
    async (c) => {
      const { read } = desk.for(c).ctx;
      const rows = await openTraces(read, askerOf(c), c.req.valid('query'));
      return c.json({ rows: rows.map(traceRow), transfers: (await read.counts()).transfers }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/money/traces/{act}',
      tags,
      summary: 'A trace made again over today’s transfers, and whether it comes to the same',
      middleware: desk.may('read'),
      request: { params: ByAct },
      responses: { 200: json(TraceView, 'The trace'), ...refusals, 404: refusalsOfOne[404], ...asked },
    }),
    async (c) => {
      const workbench = desk.for(c);
      const { read } = workbench.ctx;
      const stored = await openTrace(read, c.req.valid('param').act, askerOf(c));
      await consultTrace(desk, c, stored);
      const again = await traceAgain(read, stored, { signal: c.req.raw.signal });
      const { access } = c.var;
      const trace =
        access.closedRings.size === 0
          ? again
          : await shownTrace(read, again, await workbench.pages(desk.search, access).services());
      return c.json({ row: traceRow(stored), trace, same: traceDigest(again) === stored.trace.result }, 200);
    },
  );
}
