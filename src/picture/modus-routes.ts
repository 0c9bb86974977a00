import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { json, ModusOperandi, refusalsOfOne } from '../model/index.ts';
import type { Desk, Env } from '../server/env.ts';

/** How a ring works. */
export function modusRoutes(app: OpenAPIHono<Env>, desk: Desk): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/rings/{id}/modus',
      tags: ['picture'],
      summary: 'How a ring works: types, steps in days and money, wording its reports share, whom it aims at',
      middleware: desk.may('read'),
      request: { params: z.object({ id: z.string().min(1).max(200) }) },
      responses: { 200: json(ModusOperandi, 'As its reports tell'), ...refusalsOfOne },
    }),
    async (c) => c.json(await desk.for(c).modus(c.req.valid('param').id, c.var.access.closedRings), 200),
  );
}
