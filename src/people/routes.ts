import { OpenAPIHono } from '@hono/zod-openapi';
import type { Desk, Env } from '../server/env.ts';
import { routes as alarms } from './alarm-routes.ts';
import { personRoutes } from './person-routes.ts';
import { protectionRoutes } from './protection-routes.ts';
import { screenRoutes } from './screen-routes.ts';

/** People: who needs protection, who is on which list. */
export function routes(desk: Desk): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>();
  // First: nobody is called referrals or interview-form.
  protectionRoutes(app, desk);
  app.route('/', alarms(desk));
  screenRoutes(app, desk);
  personRoutes(app, desk);
  return app;
}
