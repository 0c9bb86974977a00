import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { json, refusalsOfOne, ReportReading } from '../model/index.ts';
import type { Desk, Env } from '../server/env.ts';

/** How a report is read. */
export function readingRoutes(app: OpenAPIHono<Env>, desk: Desk): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/reports/{id}/reading',
      tags: ['picture'],
      summary: 'What kind of fraud a report tells and why it is read so, the steps and places it tells',
      middleware: desk.may('read'),
      request: { params: z.object({ id: z.string().min(1).max(200) }) },
      responses: { 200: json(ReportReading, 'Offsets are UTF-16, into the text of the report'), ...refusalsOfOne },
    }),
    async (c) => c.json(await desk.for(c).reading(c.req.valid('param').id), 200),
  );
}
