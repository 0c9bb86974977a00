import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { body, json, PictureJudgement, refusalsOfOne } from '../model/index.ts';
import type { Desk, Env } from '../server/env.ts';
import { judgePicture } from './judgements.ts';
import { questionOf, RoutineQuery } from './routines-routes.ts';

/** What people decide on types of reports, moves of rings and new routines. */
export function judgementRoutes(app: OpenAPIHono<Env>, desk: Desk): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/picture/judgements',
      tags: ['picture'],
      summary: 'Records a decision on the type of a report, a move of a ring or a new routine; open takes it back',
      middleware: desk.may('judge'),
      request: { query: RoutineQuery, ...body(PictureJudgement) },
      responses: { 200: json(z.object({ act: z.int(), judgement: PictureJudgement }), 'The act'), ...refusalsOfOne },
    }),
    async (c) => {
      const asked = questionOf(c.req.valid('query'), c.var.access.closedRings);
      const workbench = desk.for(c);
      const judgement = c.req.valid('json');
      const more = judgement.about === 'move' ? { again: await workbench.again() } : {};
      return c.json(await judgePicture(workbench.ctx, judgement, { ...asked, ...more }), 200);
    },
  );
}
