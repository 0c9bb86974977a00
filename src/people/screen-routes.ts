import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import {
  body,
  ErrorView,
  HandoverRow,
  HitView,
  JobView,
  json,
  Label,
  ListedPerson,
  NewMatch,
  NewScreen,
  PeopleCounts,
  PersonListView,
  ProtectionState,
  refusals,
  refusalsOfOne,
  ScreenRow,
  ScreenView,
} from '../model/index.ts';
import type { Desk, Env } from '../server/env.ts';
import { personListViews } from './lists.ts';
import { countsCsv, peopleCounts } from './screen/counts.ts';
import { decideHit } from './screen/decide.ts';
import { handOver, handoverOf } from './screen/handover.ts';
import { listOf, runScreen } from './screen/run.ts';
import { personOfScreen, rowFilters, screenRows, screenViews } from './screen/views.ts';

const tags = ['people'];
const asked = { 428: json(ErrorView, 'The reason is asked for: POST /api/consults') };
const conflict = { 409: json(ErrorView, 'Protection holds the person, or the lists stand the wrong way round') };
const changed = { 422: json(ErrorView, 'The rows are not those that the act records') };
const Act = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const ByAct = z.object({ act: Act });
const Country = z.string().regex(/^[A-Z]{2}$/);
const NewHandover = z.strictObject({
  country: Country,
  recipient: z.string().trim().min(1).max(200),
  label: Label,
  reason: z.string().trim().min(1).max(10_000),
});

/** Rosters held against wanted lists, what people decide on hits, and what is handed out of it. */
export function screenRoutes(app: OpenAPIHono<Env>, desk: Desk): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/people/lists',
      tags,
      summary: 'Rosters and wanted lists that were read, with version and digest',
      middleware: desk.may('read'),
      responses: { 200: json(z.object({ rows: z.array(PersonListView) }), 'In the order they were read'), ...refusals },
    }),
    async (c) => c.json({ rows: await personListViews(desk.for(c).ctx.read) }, 200),
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/people/screens',
      tags,
      summary: 'Screenings, newest first',
      middleware: desk.may('read'),
      responses: { 200: json(z.object({ rows: z.array(ScreenView) }), 'How each was made'), ...refusals },
    }),
    async (c) => c.json({ rows: await screenViews(desk.for(c).ctx.read) }, 200),
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/people/screens',
      tags,
      summary: 'Holds a roster against a wanted list; a job whose result names the act',
      middleware: desk.may('judge'),
      request: body(NewScreen),
      responses: { 202: json(JobView, 'The job'), ...refusalsOfOne, ...conflict },
    }),
    async (c) => {
      const { roster, against, version } = c.req.valid('json');
      const { read } = desk.for(c).ctx;
      await listOf(read, roster, 'roster');
      await listOf(read, against, 'wanted');
      const { user } = c.var;
      const job = desk.jobs.start('screen', user, async ({ signal, progress }) => {
        const { ctx } = desk.workbench.as({ actor: user.name, signal, progress });
        return await runScreen(ctx, roster, against, { version });
      });
      return c.json(job, 202);
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/people/screens/{act}',
      tags,
      summary: 'One screening',
      middleware: desk.may('read'),
      request: { params: ByAct },
      responses: { 200: json(ScreenView, 'How it was made, and how far it was decided on'), ...refusalsOfOne },
    }),
    async (c) => c.json((await screenViews(desk.for(c).ctx.read, c.req.valid('param').act))[0]!, 200),
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/people/screens/{act}/rows',
      tags,
      summary: 'Persons of a screened roster, best hit first; noted as looked at',
      middleware: desk.may('read'),
      request: {
        params: ByAct,
        query: z.object({
          filter: z.enum(rowFilters).default('hits'),
          after: z.coerce.number().int().min(0).max(1e9).default(0),
          limit: z.coerce.number().int().min(1).max(1000).default(100),
        }),
      },
      responses: {
        200: json(
          z.object({
            rows: z.array(ScreenRow),
            next: z.number().optional(),
            total: z.object({ count: z.number(), more: z.boolean() }),
          }),
          '`next` goes into `after`',
        ),
        ...refusalsOfOne,
        ...asked,
      },
    }),
    async (c) => {
      const { act } = c.req.valid('param');
      await desk.consulted(c, { kind: 'person', ref: `screen ${act}`, scope: `screen ${act}` });
      const { count, ...page } = await screenRows(desk.for(c).ctx.read, act, c.req.valid('query'));
      return c.json({ ...page, total: { count, more: false } }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/people/screens/{act}/people/{person}',
      tags,
      summary: 'One person of a screened roster with all hits, part by part; noted as looked at',
      middleware: desk.may('read'),
      request: { params: ByAct.extend({ person: z.string().min(1).max(200) }) },
      responses: {
        200: json(z.object({ person: ListedPerson, state: ProtectionState, hits: z.array(HitView) }), 'Best hit first'),
        ...refusalsOfOne,
        ...asked,
        ...changed,
      },
    }),
    async (c) => {
      const { act, person } = c.req.valid('param');
      await desk.consulted(c, { kind: 'person', ref: person, scope: `screen ${act}` });
      return c.json(await personOfScreen(desk.for(c).ctx.read, act, person), 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/people/matches',
      tags,
      summary: 'Records what somebody decided on a hit, with the score as it stands',
      middleware: desk.may('judge'),
      request: body(NewMatch),
      responses: { 200: json(z.object({ act: z.int() }), 'The act'), ...refusalsOfOne, ...conflict },
    }),
    async (c) => {
      const { act } = await decideHit(desk.for(c).ctx, c.req.valid('json'));
      return c.json({ act }, 200);
    },
  );
  outRoutes(app, desk);
}

/** What leaves: the table of counts, and lists for whoever takes people over. */
function outRoutes(app: OpenAPIHono<Env>, desk: Desk): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/people/screens/{act}/counts',
      tags,
      summary: 'How many by nationality, wanted, released, referred; who is held by protection counts as referred alone',
      middleware: desk.may('read'),
      request: { params: ByAct },
      responses: { 200: json(PeopleCounts, 'The table'), ...refusalsOfOne },
    }),
    async (c) => c.json(await peopleCounts(desk.for(c).ctx.read, c.req.valid('param').act), 200),
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/people/screens/{act}/counts.csv',
      tags,
      summary: 'The same table as CSV',
      middleware: desk.may('read'),
      request: { params: ByAct },
      responses: {
        200: { description: 'CSV (RFC 4180)', content: { 'text/csv': { schema: z.string() } } },
        ...refusalsOfOne,
      },
    }),
    async (c) => {
      const { act } = c.req.valid('param');
      const csv = countsCsv(await peopleCounts(desk.for(c).ctx.read, act));
      c.header('Content-Type', 'text/csv; charset=utf-8');
      c.header('Content-Disposition', `attachment; filename="counts-${act}.csv"`);
      return c.body(`\uFEFF${csv}`);
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/people/screens/{act}/handover',
      tags,
      summary: 'Who may be handed over to a country, and how many are left out and why; noted as looked at',
      middleware: desk.may('read'),
      request: { params: ByAct, query: z.object({ country: Country }) },
      responses: {
        200: json(
          z.object({
            rows: z.array(HandoverRow),
            left: z.object({ unscreened: z.number(), held: z.number(), released: z.number(), undecided: z.number() }),
          }),
          'Only whose protection somebody has looked at',
        ),
        ...refusalsOfOne,
        ...asked,
      },
    }),
    async (c) => {
      const { act } = c.req.valid('param');
      await desk.consulted(c, { kind: 'person', ref: `screen ${act}`, scope: `screen ${act}` });
      const { rows, left } = await handoverOf(desk.for(c).ctx.read, act, c.req.valid('query').country);
      return c.json({ rows: [...rows], left }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/people/screens/{act}/handover',
      tags,
      summary: 'Gives the hand-over list of a country out: recorded with recipient, reason and digest',
      middleware: desk.may('case'),
      request: { params: ByAct, ...body(NewHandover) },
      responses: {
        200: json(z.object({ act: z.int(), name: z.string(), csv: z.string(), sha256: z.string() }), 'The file'),
        ...refusalsOfOne,
        409: json(ErrorView, 'Nobody can be handed over to this country now'),
      },
    }),
    async (c) => c.json(await handOver(desk.for(c).ctx, c.req.valid('param').act, c.req.valid('json')), 200),
  );
}
