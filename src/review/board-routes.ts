import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { Addressee, Board, ElementTemplate, ErrorView, json, Letter, refusalsOfOne } from '../model/index.ts';
import type { Desk, Env } from '../server/env.ts';
import { boardFor, cellIn } from './board/one.ts';
import type { Reader } from './cases.ts';
import { letterFor } from './letters/index.ts';
import { templates } from './templates.ts';

const tags = ['review'];
const refusals = { ...refusalsOfOne, 409: json(ErrorView, 'The reader is not on the list of the case') };
const asked = { 428: json(ErrorView, 'The reason is asked for: POST /api/consults') };
const Name = z.string().min(1).max(200);
const Id = z.object({ id: Name });
const Cell = z.object({
  template: Name.optional(),
  element: Name,
  suspect: Name.optional(),
  to: Addressee.optional(),
  house: Name.optional(),
});

/** What is proven and what is missing, and the letters that ask for it: only to who is on the case's list. */
export function boardRoutes(app: OpenAPIHono<Env>, desk: Desk, readerOf: (c: Context<Env>) => Reader): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/templates',
      tags,
      summary: 'Templates of elements that come with Clew',
      middleware: desk.may('read'),
      responses: { 200: json(z.object({ rows: z.array(ElementTemplate) }), 'With their sources and dates'), ...refusals },
    }),
    (c) => c.json({ rows: [...templates()] }, 200),
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/cases/{id}/board',
      tags,
      summary: 'The evidence board of a case, under its own template or another',
      middleware: desk.may('read'),
      request: { params: Id, query: z.object({ template: Name.optional() }) },
      responses: { 200: json(Board, 'A cell per element, or per element and suspect'), ...refusals, ...asked },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      const workbench = desk.for(c);
      const dossier = await workbench.dossier(id, readerOf(c));
      await desk.consulted(c, { kind: 'case', ref: id, scope: id });
      return c.json(await boardFor(workbench.ctx, dossier, c.req.valid('query').template), 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/cases/{id}/letter',
      tags,
      summary: 'A letter that asks for what a cell of the board lacks',
      middleware: desk.may('read'),
      request: { params: Id, query: Cell },
      responses: { 200: json(Letter, 'In both languages, ready to be signed'), ...refusals, ...asked },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      const { template, element, suspect, ...whom } = c.req.valid('query');
      const workbench = desk.for(c);
      const dossier = await workbench.dossier(id, readerOf(c));
      await desk.consulted(c, { kind: 'case', ref: id, scope: id });
      const board = await boardFor(workbench.ctx, dossier, template);
      return c.json(letterFor(dossier, board, cellIn(board, element, suspect), whom), 200);
    },
  );
}
