import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { AlarmChange, AlarmView, body, json, refusals, refusalsOfOne } from '../model/index.ts';
import type { Desk, Env } from '../server/env.ts';
import { alarmsOf, changeAlarm } from './alarms/alarms.ts';

const tags = ['people'];
const AlarmRows = z.object({
  rows: z.array(AlarmView),
  /** All in that state that the reader may see, shown or not. */
  count: z.int(),
});

/** Reports that tell of harm that cannot wait. What is closed to the reader is not there. */
export function routes(desk: Desk): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>();
  app.openapi(
    createRoute({
      method: 'get',
      path: '/alarms',
      tags,
      summary: 'Reports that tell of harm that cannot wait, the newest first, with the sentences that tell it',
      middleware: desk.may('read'),
      request: {
        query: z.object({
          state: z.enum(['open', 'seen', 'standing', 'closed', 'all']).default('open'),
          report: z.string().max(200).optional(),
          ring: z.string().max(200).optional(),
          limit: z.coerce.number().int().positive().max(2000).default(500),
        }),
      },
      responses: { 200: json(AlarmRows, 'A row for each report'), ...refusals },
    }),
    async (c) => {
      const { limit: most, ...asked } = c.req.valid('query');
      const { rows, count } = await alarmsOf(desk.for(c).ctx.read, { ...asked, most, closed: c.var.access.closedRings });
      return c.json({ rows: [...rows], count }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/alarms/{report}',
      tags,
      summary: 'Records that an alarm was seen, or closed and why',
      middleware: desk.may('judge'),
      request: { params: z.object({ report: z.string().min(1).max(200) }), ...body(AlarmChange) },
      responses: { 200: json(z.object({ act: z.int(), report: z.string() }), 'The act'), ...refusalsOfOne },
    }),
    async (c) => {
      const { report } = c.req.valid('param');
      return c.json(await changeAlarm(desk.for(c).ctx, report, c.req.valid('json'), c.var.access.closedRings), 200);
    },
  );
  return app;
}
