import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { ClewError } from '../errors.ts';
import {
  ErrorView,
  IndicatorKind,
  IndicatorView,
  JobView,
  json,
  Judgement,
  JudgementDone,
  JudgementRow,
  LinkQuery,
  LinkRows,
  refusalsOfOne,
  ReportView,
  RingGraph,
  RingHead,
  RingTimeline,
  Service,
  WhyView,
} from '../model/index.ts';
import type { Desk, Env } from '../server/env.ts';

const Name = z.string().min(1).max(200);
const Id = z.object({ id: Name });
const Pair = z.object({ a: Name, b: Name });
const What = z.object({ kind: IndicatorKind, value: z.string().min(1).max(2000) });
const Asked = z.object({
  ring: Name.optional(),
  report: Name.optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});

/** Jobs that a link run would wait for. */
const bringRows = new Set<JobView['kind']>(['import', 'link', 'rebuild', 'empty']);

/** A judgement from a page says why, always. */
const Reasoned = z
  .unknown()
  .transform((body, ctx) => {
    const read = Judgement.safeParse(body);
    if (read.success) return read.data;
    ctx.addIssue({ code: 'custom', message: 'no judgement', path: read.error.issues[0]?.path ?? [] });
    return z.NEVER;
  })
  .refine(({ reason }) => reason !== undefined && reason.trim() !== '' && reason.length <= 10_000, {
    path: ['reason'],
    message: 'a reason is needed',
  })
  .openapi('Judgement', {
    type: 'object',
    required: ['verdict', 'reason'],
    description:
      'same, different, unsure: a, b · out: report, ring · confirm, dismiss: ring · service, identity: kind, value · mention: report, kind, value, field, start, end, role · undo: act',
    properties: { verdict: { type: 'string' }, reason: { type: 'string' } },
  });

/** A route for readers. */
const page = <Path extends string, Answer extends z.ZodType, Asks extends object>(
  desk: Desk,
  path: Path,
  summary: string,
  answer: Answer,
  request: Asks,
) =>
  createRoute({
    method: 'get',
    path,
    tags: ['link'],
    summary,
    middleware: desk.may('read'),
    request,
    responses: { 200: json(answer, summary), ...refusalsOfOne },
  });

/** Pages of reports, rings and indicators, and what people decide about them. */
export function routes(desk: Desk): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (result.success) return;
      const at = result.error.issues[0]?.path.join('.') ?? '';
      throw new ClewError('input', 'server.input', `The request does not fit at ${result.target}${at === '' ? '' : `.${at}`}.`, {
        hint: '/api/docs tells what each route takes.',
      });
    },
  });
  ringPages(app, desk);
  otherPages(app, desk);
  judgements(app, desk);
  return app;
}

function ringPages(app: OpenAPIHono<Env>, desk: Desk): void {
  app.openapi(page(desk, '/rings/{id}', 'The head of a ring’s page', RingHead, { params: Id }), async (c) =>
    c.json(await desk.for(c).pages(desk.search, c.var.access).head(c.req.valid('param').id), 200),
  );
  app.openapi(page(desk, '/rings/{id}/graph', 'The picture of a ring', RingGraph, { params: Id }), async (c) =>
    c.json(await desk.for(c).pages(desk.search, c.var.access).graph(c.req.valid('param').id), 200),
  );
  app.openapi(page(desk, '/rings/{id}/timeline', 'A ring over time', RingTimeline, { params: Id }), async (c) =>
    c.json(await desk.for(c).pages(desk.search, c.var.access).timeline(c.req.valid('param').id), 200),
  );
  app.openapi(
    page(desk, '/rings/{id}/links', 'The links that hold a ring together', LinkRows, { params: Id, query: LinkQuery }),
    async (c) =>
      c.json(await desk.for(c).pages(desk.search, c.var.access).links(c.req.valid('param').id, c.req.valid('query')), 200),
  );
}

function otherPages(app: OpenAPIHono<Env>, desk: Desk): void {
  app.openapi(
    page(desk, '/reports/{id}', 'A report with its mentions; noted as looked at', ReportView, { params: Id }),
    async (c) => {
      const view = await desk.for(c).pages(desk.search, c.var.access).report(c.req.valid('param').id);
      const { row } = view;
      await desk.consulted(c, { kind: 'report', ref: row.id, scope: view.case?.id ?? row.ring?.id ?? row.id });
      return c.json(view, 200);
    },
  );
  app.openapi(page(desk, '/why', 'Why two reports belong together, or why not', WhyView, { query: Pair }), async (c) => {
    const { a, b } = c.req.valid('query');
    return c.json(await desk.for(c).pages(desk.search, c.var.access).why(a, b), 200);
  });
  app.openapi(
    page(desk, '/indicators/{kind}/{value}', 'One indicator: who shares it, since when, how rare', IndicatorView, {
      params: What,
    }),
    async (c) => {
      const { kind, value } = c.req.valid('param');
      const workbench = desk.for(c);
      const view = await workbench.pages(desk.search, c.var.access).indicator(kind, value);
      const foreign = await workbench.foreign([{ kind, value }], { all: desk.allows(c, 'share') });
      return c.json(foreign.length === 0 ? view : { ...view, foreign }, 200);
    },
  );
  app.openapi(
    page(desk, '/services', 'Indicators set aside as shared services', z.object({ rows: z.array(Service) }), {}),
    async (c) => c.json({ rows: await desk.for(c).pages(desk.search, c.var.access).services() }, 200),
  );
}

function judgements(app: OpenAPIHono<Env>, desk: Desk): void {
  app.openapi(
    page(desk, '/judgements', 'What people decided, newest first', z.object({ rows: z.array(JudgementRow) }), { query: Asked }),
    async (c) => {
      const { ring, report, limit } = c.req.valid('query');
      const named = { ...(ring === undefined ? {} : { ring }), ...(report === undefined ? {} : { report }) };
      return c.json(
        {
          rows: await desk
            .for(c)
            .pages(desk.search, c.var.access)
            .judgementRows({ ...named, limit }),
        },
        200,
      );
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/judgements',
      tags: ['link'],
      summary: 'Records a decision, with its reason, and has the rings obey it',
      middleware: desk.may('judge'),
      request: { body: { required: true, content: { 'application/json': { schema: Reasoned } } } },
      responses: {
        200: json(JudgementDone, 'The act, and what it changed'),
        409: json(ErrorView, 'Undone already'),
        ...refusalsOfOne,
      },
    }),
    async (c) => {
      const workbench = desk.for(c);
      const pages = workbench.pages(desk.search, c.var.access);
      const done = await workbench.decide(c.req.valid('json'), pages);
      const isBusy = desk.jobs
        .list()
        .some(({ kind, state }) => bringRows.has(kind) && (state === 'waiting' || state === 'running'));
      const outcome = await workbench.obey(pages, isBusy, () => startLink(desk, c.var.user, false).id);
      return c.json({ ...done, ...outcome }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/link',
      tags: ['link'],
      summary: 'Joins the reports into rings; with full everything is weighed anew',
      middleware: desk.may('link'),
      request: { body: { content: { 'application/json': { schema: z.object({ full: z.boolean().default(false) }) } } } },
      responses: { 202: json(JobView, 'The job'), ...refusalsOfOne },
    }),
    (c) => c.json(startLink(desk, c.var.user, c.req.valid('json').full), 202),
  );
}

function startLink(desk: Desk, user: Env['Variables']['user'], full: boolean): JobView {
  // One that waits obeys this decision too.
  const waiting = desk.jobs.list().find(({ kind, by, state }) => kind === 'link' && by === user.name && state === 'waiting');
  if (waiting !== undefined && !full) return waiting;
  return desk.jobs.start('link', user, async ({ signal, progress }) => {
    const {
      reports,
      rings,
      inRings,
      full: wasFull,
      act,
    } = await desk.workbench.as({ actor: user.name, signal, progress }).link({ full });
    return { reports, rings, inRings, full: wasFull, act };
  });
}
