import { rm } from 'node:fs/promises';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { ErrorView, json, JobView, OverlapFile, OverlapId, refusalsOfOne } from '../../model/index.ts';
import type { Desk, Env, User } from '../../server/env.ts';
import { Inbox, type Reply } from './inbox.ts';
import { partnerNamed } from './partners.ts';
import type { HouseFor } from './run-routes.ts';
import { runNamed } from './runs.ts';
import { fetchFrom, send } from './send.ts';
import { take } from './take.ts';

const tags = ['overlap'];
const away = { 503: json(ErrorView, 'The partner’s server does not answer, or takes nothing') };
const unfit = { 409: json(ErrorView, 'No address of the partner is known, or nothing waits to be handed on') };

/** Files between two servers: taken from partners by their signature, sent and fetched when a person says so. */
export function inboxRoutes(app: OpenAPIHono<Env>, desk: Desk, houseFor: HouseFor): void {
  inbox(app, desk);
  const middleware = desk.may('share');
  app.openapi(
    createRoute({
      method: 'post',
      path: '/overlap/runs/{id}/send',
      tags,
      middleware,
      summary: 'Sends the file that waits to the partner’s server; a job, `result` {run, file, bytes}',
      request: { params: z.object({ id: OverlapId }) },
      responses: { 202: json(JobView, 'The job'), ...refusalsOfOne, ...unfit, ...away },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      await runNamed(houseFor(c), id);
      const job = desk.jobs.start('overlap', c.var.user, async (part) => await send(houseFor(c, part), id));
      return c.json(job, 202);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/overlap/fetch',
      tags,
      middleware,
      summary: 'Fetches what waits for us on a partner’s server; a job, `result` {files}',
      request: {
        body: {
          required: true,
          content: { 'application/json': { schema: z.strictObject({ partner: z.string().min(1).max(200) }) } },
        },
      },
      responses: { 202: json(JobView, 'The job'), ...refusalsOfOne, ...unfit, ...away },
    }),
    async (c) => {
      const { partner } = await partnerNamed(houseFor(c).ctx, c.req.valid('json').partner);
      const job = desk.jobs.start('overlap', c.var.user, async (part) => ({
        files: await fetchFrom(houseFor(c, part), partner),
      }));
      return c.json(job, 202);
    },
  );
}

/** The one route of partners, who have no session here: each call is signed by a key that somebody compared. */
function inbox(app: OpenAPIHono<Env>, desk: Desk): void {
  const box = new Inbox();
  const taking = new Set<string>();
  app.openapi(
    createRoute({
      method: 'post',
      path: '/overlap/inbox',
      tags,
      middleware: desk.open,
      summary: 'Calls of partners: a signed head and a part of a file; everybody else gets one plain refusal',
      request: {
        body: {
          required: true,
          content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
        },
      },
      responses: {
        200: {
          description: 'How much of the file lies here, which files wait, or a part of one',
          content: {
            'application/json': {
              schema: z.union([
                z.object({ have: z.int(), done: z.boolean() }),
                z.object({ files: z.array(z.object({ run: OverlapId, file: OverlapFile, bytes: z.int() })) }),
              ]),
            },
            'application/octet-stream': { schema: { type: 'string', format: 'binary' } },
          },
        },
        400: json(ErrorView, 'Nothing is taken or given'),
      },
    }),
    async (c) => {
      const house = desk.workbench.overlapHouse();
      const reply = await box.call(house, Buffer.from(await c.req.arrayBuffer()));
      if ('part' in reply) {
        c.header('Content-Type', 'application/octet-stream');
        return c.body(new Uint8Array(reply.part), 200);
      }
      if ('files' in reply) return c.json({ files: [...reply.files] }, 200);
      if (reply.whole !== undefined) takeWhole(desk, reply, taking);
      return c.json({ have: reply.have, done: reply.done }, 200);
    },
  );
}

/** Verifies what has come whole, behind the answer; what does not hold is not kept. */
function takeWhole(desk: Desk, { whole, partner }: Extract<Reply, { have: number }>, taking: Set<string>): void {
  const path = whole!;
  if (taking.has(path)) return;
  taking.add(path);
  const user: User = { name: partner, display: partner, roles: [], local: false };
  desk.jobs.start('overlap', user, async (part) => {
    try {
      const { id, file } = await take(desk.workbench.as(part).overlapHouse(), path);
      desk.tell({ event: 'changed', what: ['overlap'], by: partner });
      return { run: id, file, partner };
    } finally {
      taking.delete(path);
      await rm(path, { force: true });
    }
  });
}
