import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { ClewError } from '../errors.ts';
import {
  type BackupView,
  CasebookView,
  ErrorView,
  ExhibitRows,
  JobView,
  json,
  refusals,
  ReportQuery,
  RingQuery,
} from '../model/index.ts';
import type { Desk, Env } from '../server/env.ts';
import { backUp } from './backup.ts';
import { emptySample, requireSynthetic } from './empty.ts';
import { isSynthetic } from './casebook.ts';

const tags = ['casebook'];

/** The casebook itself: what it is, its originals, copies of it. */
export function routes(desk: Desk): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>();
  about(app, desk);
  exhibits(app, desk);
  upkeep(app, desk);
  return app;
}

function about(app: OpenAPIHono<Env>, desk: Desk): void {
  const { info, log, ctx } = desk.workbench.casebook;
  app.openapi(
    createRoute({
      method: 'get',
      path: '/casebook',
      tags,
      middleware: desk.may('verify'),
      summary: 'What the casebook is, and how much it holds',
      responses: { 200: json(CasebookView, 'The casebook'), ...refusals },
    }),
    async (c) => {
      const { id, agency, region, language, origin } = info;
      const { exhibits: sealed, rejected } = await ctx.read.counts();
      const own = { id, ...(agency === undefined ? {} : { agency }), region, language, origin };
      const here = { synthetic: isSynthetic(info), version: desk.version, backups: desk.backups !== undefined };
      const held = { exhibits: sealed, rejected, acts: log.size };
      if (!desk.allows(c, 'read')) return c.json({ ...own, ...here, ...held }, 200);
      const [{ total: reports }, { total: rings }] = await Promise.all([
        desk.search.reports(ReportQuery.parse({ limit: 1 }), c.var.access),
        desk.search.rings(RingQuery.parse({ limit: 1 }), c.var.access),
      ]);
      return c.json({ ...own, ...here, ...held, reports, rings }, 200);
    },
  );
}

function exhibits(app: OpenAPIHono<Env>, desk: Desk): void {
  const { log, ctx } = desk.workbench.casebook;
  const middleware = desk.may('read');
  app.openapi(
    createRoute({
      method: 'get',
      path: '/exhibits',
      tags,
      middleware,
      summary: 'Sealed originals, newest first',
      request: {
        query: z.object({
          before: z.coerce.number().int().positive().optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
      },
      responses: { 200: json(ExhibitRows, 'One page'), ...refusals },
    }),
    async (c) => {
      const { before = Infinity, limit } = c.req.valid('query');
      const fit = (await ctx.read.exhibits()).filter(({ act }) => act < before).reverse();
      const rows = fit.slice(0, limit).map((row) => {
        const { first, entries } = log.entriesAround(row.act - 1);
        const entry = entries[row.act - 1 - first];
        return { ...row, ...(entry === undefined ? {} : { at: entry.at, by: entry.by }) };
      });
      return c.json({ rows, ...(fit.length > limit ? { next: rows.at(-1)!.act } : {}) }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/exhibits/{sha256}',
      tags,
      middleware,
      summary: 'A sealed original, to keep; asks for the reason once a day, and the look is recorded',
      request: { params: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }) },
      responses: {
        200: {
          description: 'The file',
          content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
        },
        404: json(ErrorView, 'No such exhibit, or it holds reports that are closed to the reader'),
        428: json(ErrorView, 'The reason is asked for: POST /api/consults'),
        ...refusals,
      },
    }),
    async (c) => {
      const { sha256 } = c.req.valid('param');
      const found = (await ctx.read.exhibits()).find((each) => each.sha256 === sha256);
      const isClosed = await ctx.read.exhibitHolds(sha256, [...c.var.access.closedRings]);
      if (found === undefined || isClosed) throw new ClewError('missing', 'casebook.exhibit', 'There is no such exhibit.');
      const path = await ctx.exhibits.path(sha256);
      await desk.consulted(c, { kind: 'exhibit', ref: sha256, scope: sha256 });
      c.header('Content-Type', 'application/octet-stream');
      c.header('Content-Length', String(found.bytes));
      c.header('Content-Disposition', attachment(found.name));
      return c.body(Readable.toWeb(createReadStream(path)) as ReadableStream);
    },
  );
}

/** RFC 6266 with the name in UTF-8 (RFC 8187); the plain form has no character that could end it. */
function attachment(name: string): string {
  const plain = name.replaceAll(/[^\w.-]/gu, '_');
  const full = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`;
}

function upkeep(app: OpenAPIHono<Env>, desk: Desk): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/backup',
      tags,
      middleware: desk.may('settings'),
      summary: 'Copies all that is truth into the folder for backups, while work goes on; a job',
      responses: {
        200: json(JobView, 'The job; its result is a BackupView'),
        409: json(ErrorView, 'No folder for backups was named'),
        ...refusals,
      },
    }),
    (c) => {
      const { backups } = desk;
      if (backups === undefined) {
        throw new ClewError('conflict', 'casebook.backups', 'No folder for backups was named when the server was started.', {
          hint: 'Start it with clew serve --backups DIR, best on another disk.',
        });
      }
      const { casebook } = desk.workbench;
      return c.json(
        desk.jobs.start('backup', c.var.user, async (part): Promise<BackupView> => await backUp(casebook, backups, part)),
        200,
      );
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/empty',
      tags,
      middleware: desk.may('settings'),
      summary: 'Puts an empty casebook in place of the synthetic sample, and the sample beside it; a job',
      responses: {
        200: json(JobView, 'The job; its result names the folder of the sample'),
        409: json(ErrorView, 'It is no sample, or a server for others'),
        ...refusals,
      },
    }),
    (c) => {
      const { info, ctx } = desk.workbench.casebook;
      requireSynthetic(info);
      if (desk.team) throw new ClewError('conflict', 'casebook.team', 'A server with accounts does not empty its casebook.');
      const job = desk.jobs.start('empty', c.var.user, async (): Promise<{ readonly aside: string }> => {
        let aside = '';
        await desk.reopen(async (dir) => {
          aside = await emptySample(dir, info, { now: ctx.clock(), keep: sessionFiles });
        });
        desk.tell({ event: 'changed', what: ['reports', 'rings', 'judgements', 'log', 'users', 'cases'], by: c.var.user.name });
        return { aside };
      });
      return c.json(job, 200);
    },
  );
}

/** Who is signed in, so that the person who emptied the sample stays so. */
const sessionFiles = ['accounts.sqlite', 'server.json'];
