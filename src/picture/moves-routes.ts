import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { json, Picture, refusals, refusalsOfOne, RingMoves, ScamType } from '../model/index.ts';
import type { Desk, Env } from '../server/env.ts';
import { ringMoves } from './moves/moves.ts';
import { picture } from './timeline/picture.ts';

const day = z.iso.date().transform((text) => Date.parse(text));
const dayMs = 86_400_000;

/** Where rings are and where they moved: of one ring, and of all in equal spans of time. */
export function movesRoutes(app: OpenAPIHono<Env>, desk: Desk): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/rings/{id}/moves',
      tags: ['picture'],
      summary: 'Where a ring worked and how it moved, with what speaks for it and the reports that say so',
      middleware: desk.may('read'),
      request: { params: z.object({ id: z.string().min(1).max(200) }) },
      responses: { 200: json(RingMoves, 'In order of time'), ...refusalsOfOne },
    }),
    async (c) => {
      const workbench = desk.for(c);
      const asked = { closed: c.var.access.closedRings, again: await workbench.again() };
      return c.json(await ringMoves(workbench.ctx.read, c.req.valid('param').id, asked), 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/picture',
      tags: ['picture'],
      summary: 'Kinds of fraud, places, rings, moves and hot spots over time; a month counts 30 days',
      middleware: desk.may('read'),
      request: {
        query: z.object({
          from: day.optional(),
          to: day.optional(),
          span: z.enum(['week', 'month']).default('week'),
          type: ScamType.optional(),
        }),
      },
      responses: { 200: json(Picture, 'From the first day to the end of the last one'), ...refusals },
    }),
    async (c) => {
      const { from, to, span, type } = c.req.valid('query');
      const workbench = desk.for(c);
      const asked = {
        span,
        again: await workbench.again(),
        closed: c.var.access.closedRings,
        ...(type === undefined ? {} : { type }),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to: to + dayMs }),
      };
      return c.json(await picture(workbench.ctx.read, asked), 200);
    },
  );
}
