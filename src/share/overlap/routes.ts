import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import {
  body,
  ErrorView,
  json,
  OverlapFilter,
  OverlapList,
  OverlapPartner,
  OverlapPreview,
  OverlapTable,
  OverlapVariant,
  refusals,
  refusalsOfOne,
} from '../../model/index.ts';
import type { Desk, Env } from '../../server/env.ts';
import { collect } from './collect.ts';
import { inboxRoutes } from './inbox-routes.ts';
import { pinPartner, unpinPartner } from './partners.ts';
import { type HouseFor, runRoutes } from './run-routes.ts';
import { overlapList, overlapTable } from './views.ts';

const tags = ['overlap'];
const unfit = { 409: json(ErrorView, 'Limits or the state of the run do not allow it') };

const Partners = z.discriminatedUnion('change', [
  z.strictObject({
    change: z.literal('pin'),
    ...OverlapPartner.pick({ key: true, compared: true, url: true, contact: true }).shape,
  }),
  z.strictObject({ change: z.literal('unpin'), partner: OverlapPartner.shape.partner, reason: OverlapPartner.shape.compared }),
]);
const Preview = z.strictObject({
  variant: OverlapVariant.default('common'),
  side: z.enum(['offers', 'answers']).default('offers'),
  filter: OverlapFilter.default({}),
});

/** What two agencies have in common: partners, runs, what came of them. */
export function overlapRoutes(app: OpenAPIHono<Env>, desk: Desk): void {
  const houseFor: HouseFor = (c, part) => desk.for(c, part).overlapHouse(c.var.access.closedRings);
  const middleware = desk.may('share');
  app.openapi(
    createRoute({
      method: 'get',
      path: '/overlap',
      tags,
      middleware,
      summary: 'Own key, partners, runs and requests, the newest first',
      responses: { 200: json(OverlapList, 'All of them'), ...refusals },
    }),
    async (c) => c.json(await overlapList(houseFor(c)), 200),
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/overlap/table',
      tags,
      middleware,
      summary: 'How many indicators each ring has in common with each partner',
      responses: { 200: json(OverlapTable, 'Of the latest ended run with each'), ...refusals },
    }),
    async (c) => c.json(await overlapTable(houseFor(c)), 200),
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/overlap/partners',
      tags,
      middleware,
      summary: 'Trusts a key that was compared with its owner, or trusts it no longer',
      request: body(Partners),
      responses: {
        200: json(z.object({ act: z.int(), partner: z.string(), fingerprint: z.string().optional() }), 'The act'),
        ...refusalsOfOne,
      },
    }),
    async (c) => {
      const asked = c.req.valid('json');
      if (asked.change === 'unpin') {
        const { act } = await unpinPartner(houseFor(c), asked.partner, asked.reason);
        return c.json({ act, partner: asked.partner }, 200);
      }
      const { change: _change, ...partner } = asked;
      return c.json(await pinPartner(houseFor(c), partner), 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/overlap/preview',
      tags,
      middleware,
      summary: 'What would enter a set, and what stays out and why; nothing is fixed',
      request: body(Preview),
      responses: { 200: json(OverlapPreview, 'Sizes'), ...refusalsOfOne, ...unfit },
    }),
    async (c) => {
      const { filter, ...how } = c.req.valid('json');
      const { preview } = await collect(houseFor(c), filter, how);
      return c.json(preview, 200);
    },
  );
  runRoutes(app, desk, houseFor);
  inboxRoutes(app, desk, houseFor);
}
