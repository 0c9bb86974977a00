import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { isSynthetic } from '../casebook/index.ts';
import { ClewError } from '../errors.ts';
import { ErrorView, json, JobView, refusals, SessionView } from '../model/index.ts';
import type { Desk, Env } from './env.ts';
import { type Events, knowsOf } from './events.ts';
import type { Gate } from './gate.ts';
import { rebuildBeside } from './rebuild.ts';
import { anyone } from './may.ts';

/** Milliseconds of silence after which an open page is told that the server lives, so that no proxy ends the connection. */
const heartbeat = 20_000;

const id = z.object({ id: z.string().max(100) });
const refused = { 401: refusals[401] };

/** The server's own routes: who asks, what happens, what work is under way. */
export function routes(desk: Desk, gate: Gate, events: Events): OpenAPIHono<Env> {
  const { jobs } = desk;
  const { info } = desk.workbench.casebook;
  const jobOf = (c: Context<Env>, name: string): JobView => {
    const found = jobs.get(name);
    if (found !== undefined && knowsOf(found, c.var.user.name, gate.mayNow(c))) return found;
    throw new ClewError('missing', 'server.job', 'There is no such job.', { hint: 'Jobs are remembered until the server ends.' });
  };
  const signedIn = gate.signedIn();

  const app = new OpenAPIHono<Env>();
  app.openapi(
    createRoute({
      method: 'get',
      path: '/session',
      tags: ['session'],
      summary: 'Who is signed in, to what, and what they may do',
      middleware: anyone,
      responses: { 200: json(SessionView, 'The session; without user when nobody is signed in') },
    }),
    (c) => {
      const session = gate.session(c);
      if (session.user === undefined) return c.json(session, 200);
      const { id, agency, region, language } = info;
      const casebook = {
        id,
        ...(agency === undefined ? {} : { agency }),
        region,
        language,
        synthetic: isSynthetic(info),
        version: desk.version,
      };
      return c.json({ ...session, casebook }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/jobs',
      tags: ['jobs'],
      summary: 'Long work since the server was started, newest first',
      middleware: signedIn,
      responses: { 200: json(z.object({ rows: z.array(JobView) }), 'Jobs that the reader may know of'), ...refused },
    }),
    (c) => c.json({ rows: jobs.list().filter((view) => knowsOf(view, c.var.user.name, gate.mayNow(c))) }, 200),
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/jobs/{id}',
      tags: ['jobs'],
      summary: 'One job',
      middleware: signedIn,
      request: { params: id },
      responses: { 200: json(JobView, 'The job'), 404: json(ErrorView, 'No such job'), ...refused },
    }),
    (c) => c.json(jobOf(c, c.req.valid('param').id), 200),
  );
  app.openapi(
    createRoute({
      method: 'delete',
      path: '/jobs/{id}',
      tags: ['jobs'],
      summary: 'Stops a job; what it had not finished leaves nothing behind',
      middleware: signedIn,
      request: { params: id },
      responses: { 200: json(JobView, 'The job, being stopped'), 404: json(ErrorView, 'No such job'), ...refused },
    }),
    (c) => {
      const { id } = jobOf(c, c.req.valid('param').id);
      jobs.cancel(id);
      return c.json(jobOf(c, id), 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/rebuild',
      tags: ['jobs'],
      summary: 'Makes the rows again from exhibits and acts, while work goes on; a job',
      middleware: desk.may('settings'),
      responses: { 200: json(JobView, 'The job; its result counts reports and rings'), ...refused },
    }),
    (c) =>
      c.json(
        jobs.start('rebuild', c.var.user, async (part) => await rebuildBeside(desk, part)),
        200,
      ),
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/events',
      tags: ['session'],
      summary: 'What happens, as it happens (server-sent events of the kinds in Happened)',
      middleware: signedIn,
      responses: {
        200: { description: 'A stream without end', content: { 'text/event-stream': { schema: { type: 'string' } } } },
        ...refused,
      },
    }),
    (c) => {
      const listener = { user: c.var.user.name, may: () => gate.mayNow(c) };
      const stop = new AbortController();
      c.header('X-Accel-Buffering', 'no');
      return streamSSE(c, async (stream) => {
        stream.onAbort(() => stop.abort());
        await stream.write(': \n\n');
        for await (const happened of events.listen(listener, stop.signal, heartbeat)) {
          if (happened === 'idle') await stream.write(': \n\n');
          else await stream.writeSSE({ data: JSON.stringify(happened) });
        }
      });
    },
  );
  return app;
}
