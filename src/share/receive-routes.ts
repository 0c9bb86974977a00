import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { parseVkey } from '../custody/index.ts';
import { ClewError } from '../errors.ts';
import {
  body,
  ErrorView,
  type ImportResult,
  JobView,
  json,
  PackageRow,
  RecallItem,
  ReceivedView,
  refusals,
  refusalsOfOne,
} from '../model/index.ts';
import type { Desk, Env } from '../server/env.ts';
import { acknowledge, openRecall, sendRecall, takeReceipt } from './receive/answers.ts';
import { decide, receiptOf } from './receive/decide.ts';
import type { House } from './receive/house.ts';
import { packageRows } from './receive/packages.ts';
import { mostItems } from './receive/recall.ts';
import { receive } from './receive/receive.ts';
import { receivedView } from './receive/received-view.ts';
import { caseOfSent } from './send/sent-packages.ts';

const tags = ['share'];
const unfit = {
  409: json(ErrorView, 'It stands otherwise: decided already, of other contents, our own'),
  422: json(ErrorView, 'It is not what its sender signed'),
};
const Id = z.object({ id: z.string().min(1).max(200) });
const Reason = z.string().trim().min(1).max(10_000);
const Key = z.string().max(500).optional();
/** A signed note is no longer than this (`custody/note.ts`). */
const Signed = z.strictObject({ text: z.string().min(1).max(1_000_000), key: Key });
const Answered = z.object({ act: z.int(), package: z.string() });

/** Packages of others: taken in, decided on, receipted, recalled. */
export function receiveRoutes(app: OpenAPIHono<Env>, desk: Desk): void {
  const houseFor = (c: Context<Env>): House => desk.for(c).house;
  lists(app, desk, houseFor);
  decisions(app, desk, houseFor);
  answers(app, desk, houseFor);
}

type HouseFor = (c: Context<Env>) => House;
const keyOf = (key: string | undefined): { readonly key?: ReturnType<typeof parseVkey> } =>
  key === undefined ? {} : { key: parseVkey(key.trim()) };

function lists(app: OpenAPIHono<Env>, desk: Desk, houseFor: HouseFor): void {
  const middleware = desk.may('share');
  app.openapi(
    createRoute({
      method: 'get',
      path: '/packages',
      tags,
      middleware,
      summary: 'Packages sent and received, the newest first',
      responses: { 200: json(z.object({ rows: z.array(PackageRow) }), 'All of them'), ...refusals },
    }),
    async (c) => {
      const { ctx, quarantine } = houseFor(c);
      return c.json({ rows: await packageRows(ctx, quarantine) }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/packages/received',
      tags,
      middleware,
      summary: 'Verifies what was handed in and lays it apart; a job',
      request: body(z.strictObject({ upload: z.string().min(1).max(100), key: Key })),
      responses: { 200: json(JobView, 'The job; its result is {package}'), ...refusalsOfOne },
    }),
    (c) => {
      const { upload, key } = c.req.valid('json');
      const { user } = c.var;
      const { uploads } = desk.handedIn;
      if (uploads === undefined) throw new ClewError('bug', 'share.uploads', 'No files are handed in here.');
      const { path, name } = uploads.get(upload, user.name);
      const options = { name, ...keyOf(key) };
      const job = desk.jobs.start('receive', user, async (part): Promise<{ readonly package: string }> => {
        const { id } = await receive(desk.for(c, part).house, path, options);
        await uploads.remove(upload, user.name);
        return { package: id };
      });
      return c.json(job, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/packages/{id}',
      tags,
      middleware,
      summary: 'What came: checks, what is known here of it, what is new',
      request: { params: Id },
      responses: {
        200: json(ReceivedView, 'The package received under this id'),
        428: json(ErrorView, 'The reason is asked for: POST /api/consults'),
        ...refusalsOfOne,
      },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      const view = await receivedView(houseFor(c), id, c.var.access.closedRings);
      // Suspects and indicators of another agency’s case are in it.
      await desk.consulted(c, { kind: 'case', ref: id, scope: id });
      return c.json(view, 200);
    },
  );
}

function decisions(app: OpenAPIHono<Env>, desk: Desk, houseFor: HouseFor): void {
  const middleware = desk.may('share');
  app.openapi(
    createRoute({
      method: 'post',
      path: '/packages/{id}/decision',
      tags,
      middleware,
      summary: 'Accepts or refuses what lies apart; answers with the signed receipt',
      request: { params: Id, ...body(z.strictObject({ decision: z.enum(['accepted', 'refused']), reason: Reason })) },
      responses: {
        200: json(z.object({ act: z.int(), receipt: z.string() }), 'The act, and what goes back'),
        ...refusalsOfOne,
        ...unfit,
      },
    }),
    async (c) => c.json(await decide(houseFor(c), c.req.valid('param').id, c.req.valid('json')), 200),
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/packages/{id}/import',
      tags,
      middleware,
      summary: 'Adds the reports of an accepted package as its sender’s; a job',
      request: { params: Id },
      responses: { 200: json(JobView, 'The job; its result is an ImportResult'), ...refusalsOfOne },
    }),
    (c) => {
      const { id } = c.req.valid('param');
      const job = desk.jobs.start('import', c.var.user, async (part): Promise<ImportResult> => {
        // Of a package only reports are taken.
        const { name, exhibit, act, reports, added, duplicates, rejected, notes } = await desk.for(c, part).importFrom(id);
        await desk.search.catchUp(part);
        return { name, exhibit, act, reports, added, duplicates, rejected, notes: [...notes] };
      });
      return c.json(job, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/packages/{id}/receipt',
      tags,
      middleware,
      summary: 'Our signed receipt on a package',
      request: { params: Id },
      responses: {
        200: { description: 'A signed note', content: { 'text/plain': { schema: z.string() } } },
        ...refusalsOfOne,
      },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      const receipt = await receiptOf(houseFor(c), id);
      c.header('Content-Disposition', `attachment; filename="${id}.receipt"`);
      return c.text(receipt, 200);
    },
  );
}

function answers(app: OpenAPIHono<Env>, desk: Desk, houseFor: HouseFor): void {
  const middleware = desk.may('share');
  app.openapi(
    createRoute({
      method: 'post',
      path: '/receipts',
      tags,
      middleware,
      summary: 'Takes a recipient’s receipt on what we sent',
      request: body(Signed),
      responses: { 200: json(Answered, 'The act, and the package it is on'), ...refusalsOfOne, ...unfit },
    }),
    async (c) => {
      const { text, key } = c.req.valid('json');
      const { act, package: id } = await takeReceipt(houseFor(c), text, keyOf(key));
      return c.json({ act, package: id }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/packages/{id}/recall',
      tags,
      middleware,
      summary: 'Withdraws something of a package we sent; answers with the signed recall',
      request: {
        params: Id,
        ...body(z.strictObject({ items: z.array(RecallItem).min(1).max(mostItems), reason: Reason })),
      },
      responses: {
        200: json(z.object({ act: z.int(), recall: z.string() }), 'The act, and what goes to the recipient'),
        ...refusalsOfOne,
        ...unfit,
      },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      const { user, access } = c.var;
      const house = houseFor(c);
      await caseOfSent(house.ctx, id, { name: user.name, local: user.local, closedRings: access.closedRings });
      return c.json(await sendRecall(house, id, c.req.valid('json')), 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/recalls',
      tags,
      middleware,
      summary: 'Takes in what a sender withdraws of a package that came',
      request: body(Signed),
      responses: { 200: json(Answered, 'The act, and the package it is on'), ...refusalsOfOne, ...unfit },
    }),
    async (c) => {
      const { text, key } = c.req.valid('json');
      const { act, package: id } = await openRecall(houseFor(c), text, keyOf(key));
      return c.json({ act, package: id }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/packages/{id}/acknowledge',
      tags,
      middleware,
      summary: 'Records that a recall was read here',
      request: { params: Id, ...body(z.strictObject({ reason: Reason })) },
      responses: { 200: json(z.object({ act: z.int() }), 'The act'), ...refusalsOfOne, ...unfit },
    }),
    async (c) => c.json(await acknowledge(houseFor(c), c.req.valid('param').id, c.req.valid('json').reason), 200),
  );
}
