import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { ErrorView, Facets, Found, json, refusals, ReportQuery, ReportRows, RingQuery, RingRows } from '../model/index.ts';
import { heldPeople, unaccused } from '../people/index.ts';
import type { Desk, Env } from '../server/env.ts';
import { csvOf, reportColumns, ringColumns } from './csv.ts';

const refused = { ...refusals, 503: json(ErrorView, 'The index is being made again') };
const csv = { description: 'CSV (RFC 4180, UTF-8 with a byte order mark)', content: { 'text/csv': { schema: z.string() } } };
/** Rows of one step of an export. */
const csvPage = 200;
const paging = { limit: true, after: true } as const;

/** Lists, filters and the search as one types. What is closed to the reader is not there. */
export function routes(desk: Desk): OpenAPIHono<Env> {
  const { search } = desk;
  const shared = { method: 'get' as const, tags: ['search'], middleware: desk.may('read') };
  const shown = async <Rows>(rows: Rows): Promise<Rows> => unaccused(await heldPeople(desk.workbench.ctx.read), rows);
  const app = new OpenAPIHono<Env>();

  app.openapi(
    createRoute({
      ...shared,
      path: '/reports',
      summary: 'Reports by filters, page by page',
      request: { query: ReportQuery },
      responses: { 200: json(ReportRows, 'One page'), ...refused },
    }),
    async (c) => c.json(await search.reports(c.req.valid('query'), c.var.access), 200),
  );
  app.openapi(
    createRoute({
      ...shared,
      path: '/reports.csv',
      summary: 'The same list, whole, as CSV; no cell runs as a formula',
      request: { query: ReportQuery.omit(paging) },
      responses: { 200: csv, ...refused },
    }),
    (c) => {
      const query = c.req.valid('query');
      const { access } = c.var;
      const pieces = csvOf(reportColumns, async (after) => await search.reports({ ...query, limit: csvPage, after }, access));
      return download(c, 'reports.csv', pieces);
    },
  );
  app.openapi(
    createRoute({
      ...shared,
      path: '/facets',
      summary: 'Values that the filters offer',
      responses: { 200: json(Facets, 'Commonest first'), ...refused },
    }),
    async (c) => c.json(await search.facets(c.var.access), 200),
  );
  app.openapi(
    createRoute({
      ...shared,
      path: '/rings',
      summary: 'Rings by filters, page by page',
      request: { query: RingQuery },
      responses: { 200: json(RingRows, 'One page'), ...refused },
    }),
    async (c) => c.json(await shown(await search.rings(c.req.valid('query'), c.var.access)), 200),
  );
  app.openapi(
    createRoute({
      ...shared,
      path: '/rings.csv',
      summary: 'The same list, whole, as CSV; no cell runs as a formula',
      request: { query: RingQuery.omit(paging) },
      responses: { 200: csv, ...refused },
    }),
    (c) => {
      const query = c.req.valid('query');
      const { access } = c.var;
      return download(
        c,
        'rings.csv',
        csvOf(ringColumns, async (after) => await shown(await search.rings({ ...query, limit: csvPage, after }, access))),
      );
    },
  );
  app.openapi(
    createRoute({
      ...shared,
      path: '/search',
      summary: 'Hits as one types: reports and rings by number, indicators, reports by words',
      request: {
        query: z.object({ q: z.string().max(500), limit: z.coerce.number().int().min(1).max(50).default(8) }),
      },
      responses: { 200: json(z.object({ hits: z.array(Found) }), 'At most `limit` of each sort'), ...refused },
    }),
    async (c) => {
      const { q, limit } = c.req.valid('query');
      return c.json({ hits: await shown(await search.find(q, limit, c.var.access)) }, 200);
    },
  );
  return app;
}

function download(
  c: { header(name: string, value: string): void; body(stream: ReadableStream): Response },
  name: string,
  pieces: AsyncIterable<string>,
): Response {
  c.header('Content-Type', 'text/csv; charset=utf-8');
  c.header('Content-Disposition', `attachment; filename="${name}"`);
  return c.body(ReadableStream.from(pieces).pipeThrough(new TextEncoderStream()));
}
