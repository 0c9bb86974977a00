import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { ClewError } from '../errors.ts';
import {
  body,
  ErrorView,
  json,
  NewPublication,
  Publication,
  refusals,
  refusalsOfOne,
  StatQuery,
  StatReportQuery,
  StatRows,
  StatRowsQuery,
  Statistics,
} from '../model/index.ts';
import type { Desk, Env } from '../server/env.ts';
import { statsCsv } from './csv.ts';
import { statsHtml } from './page/html.ts';
import { statsPdf } from './paper/pdf.ts';
import { publish } from './publish.ts';
import { rowsBehind } from './rows.ts';
import { leastK, type Span, spanOf } from './span.ts';
import { statistics } from './statistics.ts';

const closed = { 409: json(ErrorView, 'Some reports are closed to the reader, and the role does not reach over them') };

/**
 * Figures of all reports, whoever asks: statistics without what is closed to a reader would be other statistics. So they are for who may
 * read every report, and for who may open and close cases: these see no report in them, and no small count.
 */
export function routes(desk: Desk): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>();
  const tags = ['stats'];
  const found = async (c: Context<Env>, span: Span): Promise<Statistics> => {
    requireSight(desk, c, span);
    const workbench = desk.for(c);
    return await statistics(workbench.ctx.read, await workbench.statHouse(), span);
  };
  app.openapi(
    createRoute({
      method: 'get',
      path: '/stats',
      tags,
      summary: 'Figures of a year or of some days; what is small is hidden, and what would give it away',
      middleware: desk.may('read'),
      request: { query: StatQuery },
      responses: { 200: json(Statistics, 'Tables, and what changed since these days were published'), ...refusals, ...closed },
    }),
    async (c) => c.json(await found(c, spanOf(c.req.valid('query'))), 200),
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/stats/report',
      tags,
      summary: 'The same as a report to publish: one page that loads nothing, a PDF, or a table',
      middleware: desk.may('read'),
      request: { query: StatReportQuery },
      responses: {
        200: {
          description: 'The report, as a file',
          content: {
            'text/html': { schema: z.string() },
            'application/pdf': { schema: z.string() },
            'text/csv': { schema: z.string() },
          },
        },
        ...refusals,
        ...closed,
      },
    }),
    async (c) => {
      const { lang, format, ...asked } = c.req.valid('query');
      const statistic = await found(c, spanOf(asked));
      c.header('Content-Disposition', `attachment; filename="statistics-${statistic.from}-${lang}.${format}"`);
      if (format === 'html') return c.body(statsHtml(statistic, lang), 200, { 'Content-Type': 'text/html; charset=utf-8' });
      // The mark at the beginning has Excel read Chinese as UTF-8.
      if (format === 'csv') return c.body(`\u{FEFF}${statsCsv(statistic)}`, 200, { 'Content-Type': 'text/csv; charset=utf-8' });
      const pdf = await statsPdf(statistic, lang, c.req.raw.signal);
      return c.body(new Uint8Array(pdf), 200, { 'Content-Type': 'application/pdf' });
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/stats/rows',
      tags,
      summary: 'Reports behind one figure, as far as they are open to the reader; noted as looked at',
      middleware: desk.may('read'),
      request: { query: StatRowsQuery },
      responses: {
        200: json(StatRows, 'Reports, or rings, people or freeze proposals'),
        ...refusalsOfOne,
        ...closed,
        428: json(ErrorView, 'The reason is asked for: POST /api/consults'),
      },
    }),
    async (c) => {
      const { key, ...asked } = c.req.valid('query');
      const span = spanOf(asked);
      requireSight(desk, c, span);
      const workbench = desk.for(c);
      const { read } = workbench.ctx;
      const rows = await rowsBehind(read, await workbench.statHouse(), span, key, c.var.access.closedRings);
      const kind = key.startsWith('people/') ? 'person' : 'report';
      await desk.consulted(c, { kind, ref: `stats ${span.from} ${span.to} ${key}`, scope: 'stats' });
      return c.json(rows, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/stats/publications',
      tags,
      summary: 'Records that these figures are published: what is shown, never what is hidden',
      middleware: desk.may('case'),
      request: body(NewPublication),
      responses: { 201: json(Publication, 'The act'), ...refusals, 409: json(ErrorView, 'Days of it were published otherwise') },
    }),
    async (c) => {
      const { reason, ...asked } = c.req.valid('json');
      const workbench = desk.for(c);
      return c.json(await publish(workbench.ctx, await workbench.statHouse(), spanOf(asked), reason), 201);
    },
  );
  return app;
}

/** Throws ClewError `conflict` `stats.closed` for who may not see these figures. */
function requireSight(desk: Desk, c: Context<Env>, { k }: Span): void {
  if (c.var.access.closedRings.size === 0) return;
  if (k >= leastK && desk.allows(c, 'case')) return;
  throw new ClewError('conflict', 'stats.closed', 'Some reports are closed to you, and figures are of all of them', {
    hint: `Ask a supervisor; who may not read every report sees no count below ${leastK}.`,
  });
}
