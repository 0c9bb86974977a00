import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { body, CaseChange, CaseView, ErrorView, json, NewCase, refusalsOfOne } from '../model/index.ts';
import type { Desk, Env } from '../server/env.ts';
import { boardRoutes } from './board-routes.ts';
import { insideRoutes } from './case-routes.ts';
import { caseFor, casesFor, editCase, openCase, type Reader } from './cases.ts';

const refusals = { ...refusalsOfOne, 409: json(ErrorView, 'The reader is not on the list of the case') };
const Id = z.object({ id: z.string().min(1).max(200) });
const Recorded = z.object({ act: z.int(), case: CaseView });

/** Cases and who may see them. */
export function routes(desk: Desk): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>();
  const tags = ['review'];
  const readerOf = (c: Context<Env>): Reader => {
    const { user, access } = c.var;
    return { name: user.name, local: user.local, supervises: desk.allows(c, 'case'), closedRings: access.closedRings };
  };

  app.openapi(
    createRoute({
      method: 'get',
      path: '/cases',
      tags,
      summary: 'Cases one works on; for who supervises, titles and lists of all',
      middleware: desk.may('read'),
      responses: { 200: json(z.object({ rows: z.array(CaseView) }), 'In the order they were opened'), ...refusals },
    }),
    async (c) => c.json({ rows: await casesFor(desk.for(c).ctx, readerOf(c)) }, 200),
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/cases',
      tags,
      summary: 'Opens a case: its rings are closed at once to everybody else',
      middleware: desk.may('case'),
      request: body(NewCase),
      responses: { 201: json(Recorded, 'The case, and the act that opened it'), ...refusals },
    }),
    async (c) => {
      const { ctx } = desk.for(c);
      const { id, act } = await openCase(ctx, c.req.valid('json'), readerOf(c));
      return c.json({ act, case: await caseFor(ctx, id, readerOf(c)) }, 201);
    },
  );
  app.openapi(
    createRoute({
      method: 'patch',
      path: '/cases/{id}',
      tags,
      summary: 'Changes what is given; from outside only the list',
      middleware: desk.may('case'),
      request: { params: Id, ...body(CaseChange) },
      responses: { 200: json(Recorded, 'The case as it is now, and the act'), ...refusals },
    }),
    async (c) => {
      const { ctx } = desk.for(c);
      const { id, act } = await editCase(ctx, c.req.valid('param').id, c.req.valid('json'), readerOf(c));
      return c.json({ act, case: await caseFor(ctx, id, readerOf(c)) }, 200);
    },
  );
  insideRoutes(app, desk, readerOf);
  boardRoutes(app, desk, readerOf);
  return app;
}
