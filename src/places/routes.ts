import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { ErrorView, PlaceView } from '../model/index.ts';
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
      responses: {
        200: {
          description: 'All places',
          content: { 'application/json': { schema: z.object({ rows: z.array(PlaceView) }) } },
        },
        401: { description: 'Nobody is signed in', content: { 'application/json': { schema: ErrorView } } },
        403: { description: 'The role does not allow it', content: { 'application/json': { schema: ErrorView } } },
      },
    }),
    (c) =>
      c.json(
        {
          rows: places().map(({ key, en, zh, country, lat, lon, precisionKm }) => ({
            key,
            en,
            zh,
            country,
            lat,
            lon,
            precisionKm,
          })),
        },
        200,
      ),
  );
  return app;
}
