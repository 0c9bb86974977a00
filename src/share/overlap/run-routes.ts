import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { pipeline } from 'node:stream/promises';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { diskError } from '../../custody/index.ts';
import { ClewError } from '../../errors.ts';
import {
  body,
  ErrorView,
  JobView,
  json,
  NewAnswer,
  NewOffer,
  OverlapId,
  OverlapView,
  refusals,
  refusalsOfOne,
} from '../../model/index.ts';
import type { Desk, Env, JobPart } from '../../server/env.ts';
import { ask, asked } from './ask.ts';
import type { OverlapHouse } from './house.ts';
import { makeFile } from './make.ts';
import { partnerNamed } from './partners.ts';
import { rowOf, runNamed } from './runs.ts';
import { answer, offer, open, type Opened, refuse } from './steps.ts';
import { fileName, lost, storeOf } from './store.ts';
import { take } from './take.ts';
import { overlapView } from './views.ts';

const tags = ['overlap'];
const unfit = {
  409: json(ErrorView, 'Limits or the state of the run do not allow it'),
  422: json(ErrorView, 'It is not signed by a partner whose key was compared, or not what was agreed'),
};
const Id = z.object({ id: OverlapId });
const Reason = z.string().trim().min(1).max(10_000);
/** Why a supervisor allows one more run than a month has. */
const Over = z.string().trim().min(1).max(500).optional();
const Done = z.object({ act: z.int() });

/** The house for who asks: their name on each act, and as if what is closed to them were not there. */
export type HouseFor = (c: Context<Env>, part?: JobPart) => OverlapHouse;

/** What a job of a run resolves to. */
interface Made {
  readonly run: string;
  readonly file: string;
  readonly bytes: number;
  readonly act: number;
}

/** Runs: offered, answered, opened, handed on, asked about. */
export function runRoutes(app: OpenAPIHono<Env>, desk: Desk, houseFor: HouseFor): void {
  making(app, desk, houseFor);
  coming(app, desk, houseFor);
  looking(app, desk, houseFor);
  asking(app, desk, houseFor);
}

const made = ({ id, file, bytes, act }: { id: string; file: string; bytes: number; act: number }): Made => ({
  run: id,
  file,
  bytes,
  act,
});

function making(app: OpenAPIHono<Env>, desk: Desk, houseFor: HouseFor): void {
  const middleware = desk.may('share');
  app.openapi(
    createRoute({
      method: 'post',
      path: '/overlap/offers',
      tags,
      middleware,
      summary: 'Fixes the own set and makes an offer to a partner; a job, `result` {run, file, bytes, act}',
      request: body(NewOffer.extend({ over: Over })),
      responses: { 202: json(JobView, 'The job'), ...refusalsOfOne, ...unfit },
    }),
    async (c) => {
      const { over, ...wanted } = c.req.valid('json');
      // Refused here rather than in the job.
      await partnerNamed(houseFor(c).ctx, wanted.partner);
      const job = desk.jobs.start('overlap', c.var.user, async (part) => made(await offer(houseFor(c, part), wanted, { over })));
      return c.json(job, 202);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/overlap/runs/{id}/answer',
      tags,
      middleware,
      summary: 'Fixes the own set and answers an offer that waits; a job, `result` {run, file, bytes, act}',
      request: { params: Id, ...body(NewAnswer.extend({ over: Over })) },
      responses: { 202: json(JobView, 'The job'), ...refusalsOfOne, ...unfit },
    }),
    (c) => {
      const { id } = c.req.valid('param');
      const { over, ...wanted } = c.req.valid('json');
      const job = desk.jobs.start('overlap', c.var.user, async (part) =>
        made(await answer(houseFor(c, part), id, wanted, { over })),
      );
      return c.json(job, 202);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/overlap/runs/{id}/resume',
      tags,
      middleware,
      summary: 'Goes on with a file that was interrupted; a job, `result` {run, file, bytes, act}',
      request: { params: Id },
      responses: { 202: json(JobView, 'The job'), ...refusalsOfOne, ...unfit },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      await runNamed(houseFor(c), id);
      const job = desk.jobs.start('overlap', c.var.user, async (part) => made(await makeFile(houseFor(c, part), id)));
      return c.json(job, 202);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/overlap/runs/{id}/refuse',
      tags,
      middleware,
      summary: 'Turns down an offer that waits, or ends a run that has not ended',
      request: { params: Id, ...body(z.strictObject({ reason: Reason })) },
      responses: { 200: json(Done, 'The act'), ...refusalsOfOne, ...unfit },
    }),
    async (c) => c.json(await refuse(houseFor(c), c.req.valid('param').id, c.req.valid('json').reason), 200),
  );
}

function coming(app: OpenAPIHono<Env>, desk: Desk, houseFor: HouseFor): void {
  const middleware = desk.may('share');
  app.openapi(
    createRoute({
      method: 'post',
      path: '/overlap/files',
      tags,
      middleware,
      summary: 'Takes in a file of a partner, verified; a job, `result` {run, file, partner}',
      request: {
        body: {
          required: true,
          content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
        },
      },
      responses: { 202: json(JobView, 'The job'), 413: json(ErrorView, 'Larger than this server takes'), ...refusals, ...unfit },
    }),
    async (c) => {
      const path = await received(houseFor(c), c.req.raw, desk.mostUpload);
      const job = desk.jobs.start('overlap', c.var.user, async (part) => {
        try {
          const { id, file, partner } = await take(houseFor(c, part), path);
          return { run: id, file, partner: partner.partner };
        } finally {
          await rm(dirname(path), { recursive: true, force: true });
        }
      });
      return c.json(job, 202);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/overlap/runs/{id}/open',
      tags,
      middleware,
      summary:
        'Opens the answer or result that came: what is common is known from then on; a job, `result` {run, act, common or both, file?}',
      request: { params: Id },
      responses: { 202: json(JobView, 'The job'), ...refusalsOfOne, ...unfit },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      await runNamed(houseFor(c), id);
      const job = desk.jobs.start('overlap', c.var.user, async (part) => opened(await open(houseFor(c, part), id)));
      return c.json(job, 202);
    },
  );
}

const opened = ({ id, made: next, ...told }: Opened): Omit<Opened, 'id' | 'made'> & { run: string; file?: string } => ({
  run: id,
  ...told,
  ...(next === undefined ? {} : { file: next.file }),
});

/** A raw body as a file of its own, at most `most` bytes of it. */
async function received({ log }: OverlapHouse, { body: stream, signal }: Request, most: number): Promise<string> {
  const folder = join(log.folders.aside, randomUUID());
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'came.clew');
  let bytes = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const piece of Readable.fromWeb((stream ?? new ReadableStream()) as WebStream<Uint8Array>)) {
      bytes += (piece as Uint8Array).length;
      if (bytes > most) {
        throw new ClewError('input', 'overlap.upload', `The file is larger than ${Math.round(most / 1e6)} MB.`, {
          hint: 'Open it with clew overlap open on the machine itself.',
        });
      }
      yield piece as Uint8Array;
    }
  }
  try {
    await pipeline(counted, createWriteStream(path, { mode: 0o600 }), { signal });
    return path;
  } catch (cause) {
    await rm(folder, { recursive: true, force: true });
    throw diskError(cause, 'The file could not be laid aside.');
  }
}

function looking(app: OpenAPIHono<Env>, desk: Desk, houseFor: HouseFor): void {
  const middleware = desk.may('share');
  app.openapi(
    createRoute({
      method: 'get',
      path: '/overlap/runs/{id}',
      tags,
      middleware,
      summary: 'One run: who, why, how far, and what is common by ring',
      request: { params: Id },
      responses: { 200: json(OverlapView, 'The run'), ...refusalsOfOne },
    }),
    async (c) => c.json(await overlapView(houseFor(c), c.req.valid('param').id), 200),
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/overlap/runs/{id}/file',
      tags,
      middleware,
      summary: 'The file that goes to the partner next',
      request: { params: Id },
      responses: {
        200: {
          description: 'The file',
          content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
        },
        ...refusalsOfOne,
      },
    }),
    async (c) => {
      const house = houseFor(c);
      const run = await runNamed(house, c.req.valid('param').id);
      const { file } = await rowOf(house, run);
      if (file === undefined) throw lost();
      const path = storeOf(house).path(run.id, fileName(file));
      c.header('Content-Type', 'application/octet-stream');
      c.header('Content-Length', String((await stat(path)).size));
      c.header('Content-Disposition', `attachment; filename="${run.id}-${file}.clew"`);
      return c.body(Readable.toWeb(createReadStream(path)) as ReadableStream);
    },
  );
}

function asking(app: OpenAPIHono<Env>, desk: Desk, houseFor: HouseFor): void {
  const middleware = desk.may('share');
  app.openapi(
    createRoute({
      method: 'post',
      path: '/overlap/runs/{id}/ask',
      tags,
      middleware,
      summary: 'Asks the partner for a package about what is common, or what of it a ring has; answers with the signed request',
      request: { params: Id, ...body(z.strictObject({ ring: z.string().max(20).optional() })) },
      responses: {
        200: json(z.object({ act: z.int(), indicators: z.int(), request: z.string() }), 'The act, and what goes to the partner'),
        ...refusalsOfOne,
        ...unfit,
      },
    }),
    async (c) => {
      const { act, indicators, request } = await ask(houseFor(c), c.req.valid('param').id, c.req.valid('json').ring);
      return c.json({ act, indicators, request }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/overlap/requests',
      tags,
      middleware,
      summary: 'Takes in a partner’s request for a package about what is common',
      request: body(z.strictObject({ text: z.string().min(1).max(1_000_000) })),
      responses: {
        200: json(
          z.object({
            run: OverlapId,
            act: z.int(),
            partner: z.string(),
            indicators: z.int(),
            rings: z.array(z.string()),
            cases: z.array(z.object({ id: z.string(), title: z.string() })),
          }),
          'What it is about here',
        ),
        ...refusalsOfOne,
        ...unfit,
      },
    }),
    async (c) => {
      const { id, act, partner, indicators, rings, cases } = await asked(houseFor(c), c.req.valid('json').text);
      return c.json({ run: id, act, partner, indicators, rings: [...rings], cases: [...cases] }, 200);
    },
  );
}
