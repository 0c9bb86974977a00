import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { json, PlaceView, refusals } from '../model/index.ts';
import type { Desk, Env } from '../server/env.ts';
import { places } from './index.ts';

/** Where the places are that reports name: the same for every reader, so that pages ask once. */
export function routes(desk: Desk): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>();
  app.openapi(
    createRoute({
      method: 'get',
      path: '/places',
      tags: ['places'],
      summary: 'The gazetteer: names and coordinates of the places that reports are searched for',
      middleware: desk.may('read'),
      responses: { 200: json(z.object({ rows: z.array(PlaceView) }), 'All places'), 401: refusals[401], 403: refusals[403] },
    }),
    (c) => c.json({ rows: [...places()] }, 200),
  );
  return app;
}
