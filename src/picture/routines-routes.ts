import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { json, NewRoutine, refusals } from '../model/index.ts';
import type { Desk, Env } from '../server/env.ts';
import { newRoutines, type RoutineQuestion } from './routines/find.ts';

const day = 86_400_000;

export const RoutineQuery = z.object({
  /** Last day that counts, UTC; without it the newest report's. */
  asOf: z.iso.date().optional(),
  weeks: z.coerce.number().int().min(1).max(52).optional(),
});

export function questionOf({ asOf, weeks }: z.infer<typeof RoutineQuery>, closed: ReadonlySet<string>): RoutineQuestion {
  return {
    ...(asOf === undefined ? {} : { asOf: Date.parse(asOf) + day - 1 }),
    ...(weeks === undefined ? {} : { weeks }),
    closed,
  };
}

/** Groups of reports of late that fit nothing known. */
export function routinesRoutes(app: OpenAPIHono<Env>, desk: Desk): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/picture/routines',
      tags: ['picture'],
      summary: 'New routines: reports of late whose wording, or what they combine, is new; the first to look at first',
      middleware: desk.may('read'),
      request: {
        query: RoutineQuery,
      },
      responses: { 200: json(z.object({ rows: z.array(NewRoutine) }), 'Each with its reasons'), ...refusals },
    }),
    async (c) => {
      const rows = await newRoutines(desk.for(c).ctx, questionOf(c.req.valid('query'), c.var.access.closedRings));
      return c.json({ rows }, 200);
    },
  );
}
