import { OpenAPIHono } from '@hono/zod-openapi';
import type { Desk, Env } from '../server/env.ts';
import { domainRoutes } from './domain-routes.ts';
import { judgementRoutes } from './judgement-routes.ts';
import { modusRoutes } from './modus-routes.ts';
import { routinesRoutes } from './routines-routes.ts';
import { movesRoutes } from './moves-routes.ts';
import { readingRoutes } from './reading-routes.ts';

/** The picture over a casebook. What is closed to the reader is as if it were not there. */
export function routes(desk: Desk): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>();
  judgementRoutes(app, desk);
  readingRoutes(app, desk);
  modusRoutes(app, desk);
  movesRoutes(app, desk);
  domainRoutes(app, desk);
  routinesRoutes(app, desk);
  return app;
}
