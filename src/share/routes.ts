import { OpenAPIHono } from '@hono/zod-openapi';
import type { Desk, Env } from '../server/env.ts';
import { overlapRoutes } from './overlap/routes.ts';
import { receiveRoutes } from './receive-routes.ts';
import { sendRoutes } from './send-routes.ts';

/** Packages that leave and packages that come; overlaps with partners. */
export function routes(desk: Desk): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>();
  sendRoutes(app, desk);
  receiveRoutes(app, desk);
  overlapRoutes(app, desk);
  return app;
}
