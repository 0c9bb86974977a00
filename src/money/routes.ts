import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Desk, Env } from '../server/env.ts';
import { accountRoutes } from './account-routes.ts';
import type { Asker } from './freeze/index.ts';
import { freezeRoutes } from './freeze-routes.ts';
import { lossRoutes } from './loss-routes.ts';
import { patternRoutes } from './pattern-routes.ts';
import { traceRoutes } from './trace-routes.ts';

/** Where money went, whose accounts it went through, what can be stopped. */
export function routes(desk: Desk): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>();
  const askerOf = (c: Context<Env>): Asker => {
    const { user, access } = c.var;
    return { name: user.name, local: user.local, closedRings: access.closedRings };
  };
  traceRoutes(app, desk, askerOf);
  accountRoutes(app, desk, askerOf);
  freezeRoutes(app, desk, askerOf);
  lossRoutes(app, desk);
  patternRoutes(app, desk, askerOf);
  return app;
}
