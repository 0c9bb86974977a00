import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { ClewError } from '../../errors.ts';
import { body, Consult, json } from '../../model/index.ts';
import type { Desk, Env } from '../env.ts';
import type { Accounts } from './accounts.ts';
import { done, missing, refusals, wrong } from './answers.ts';
import { sessionRoutes } from './session-routes.ts';
import { userRoutes } from './user-routes.ts';

/** Signing in and out, users, reasons for looking. */
export function accountRoutes(desk: Desk, accounts: Accounts): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>();
  app.route('/', sessionRoutes(accounts));
  app.route('/', userRoutes(desk, accounts));
  app.openapi(
    createRoute({
      method: 'post',
      path: '/consults',
      tags: ['consults'],
      summary: 'Says why something is looked at: good for its case, ring or report until the day ends',
      middleware: desk.may('read'),
      request: body(Consult),
      responses: { 200: json(done, 'Ask again for what was refused with 428'), ...wrong, ...missing, ...refusals },
    }),
    (c) => {
      const consult = c.req.valid('json');
      if (c.var.access.closedRings.has(consult.scope))
        throw new ClewError('missing', 'server.scope', 'There is no such case, ring or report.');
      accounts.consults.give(c.var.user, consult);
      return c.json({ done: true as const }, 200);
    },
  );
  return app;
}
