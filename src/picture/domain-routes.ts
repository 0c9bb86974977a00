import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { Blocklist, body, ErrorView, json, NewBlocklist, refusals, refusalsOfOne, RingDomains, Watch } from '../model/index.ts';
import type { Desk, Env } from '../server/env.ts';
import { AllowList, type DomainsAsked, handOut, propose, ringDomains, watch } from './domains/index.ts';

const tags = ['picture'];

/** Domains of rings in time, how they are named, and lists to block them by. */
export function domainRoutes(app: OpenAPIHono<Env>, desk: Desk): void {
  const askedBy = async (c: Context<Env>): Promise<DomainsAsked> => {
    const workbench = desk.for(c);
    const { access } = c.var;
    return {
      closed: access.closedRings,
      services: await workbench.pages(desk.search, access).services(),
      again: await workbench.again(),
    };
  };
  app.openapi(
    createRoute({
      method: 'get',
      path: '/rings/{id}/domains',
      tags,
      summary: 'Domains that a ring’s reports name, when, and how they are named',
      middleware: desk.may('read'),
      request: { params: z.object({ id: z.string().min(1).max(200) }) },
      responses: { 200: json(RingDomains, 'First seen first; patterns by confidence'), ...refusalsOfOne },
    }),
    async (c) => c.json(await ringDomains(desk.for(c).ctx.read, c.req.valid('param').id, await askedBy(c)), 200),
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/picture/watch',
      tags,
      summary: 'How rings name their domains, and domains of other reports that fit',
      middleware: desk.may('read'),
      responses: { 200: json(Watch, 'The surest first; a match is a hint for a person, no link'), ...refusals },
    }),
    async (c) => c.json(await watch(desk.for(c).ctx.read, await askedBy(c)), 200),
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/picture/blocklist',
      tags,
      summary: 'What a list of domains to be blocked would hold, by confidence, and what the allow list takes out',
      middleware: desk.may('share'),
      request: { query: z.object({ ring: z.string().min(1).max(200).optional() }) },
      responses: { 200: json(Blocklist, 'The surest first; nothing is given out by asking'), ...refusals },
    }),
    async (c) => {
      const { ring } = c.req.valid('query');
      const rings = ring === undefined ? undefined : [ring];
      return c.json(await propose(desk.for(c).ctx.read, rings, AllowList.usual(), await askedBy(c)), 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/picture/blocklist',
      tags,
      summary: 'Gives out a list of domains to be blocked or taken down: recorded, with its digest',
      middleware: desk.may('share'),
      request: body(NewBlocklist),
      responses: {
        200: {
          description: 'The file',
          content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
        },
        ...refusalsOfOne,
        409: json(ErrorView, 'No domain is sure enough'),
      },
    }),
    async (c) => {
      const { ctx, casebook } = desk.for(c);
      const { id, agency } = casebook.info;
      const owner = { casebook: id, ...(agency === undefined ? {} : { agency }) };
      const { text, name, type, sha256, act } = await handOut(ctx, c.req.valid('json'), owner, await askedBy(c));
      c.header('Content-Type', type);
      c.header('Content-Disposition', `attachment; filename="${name}"`);
      c.header('X-Clew-Act', String(act));
      c.header('X-Clew-Sha256', sha256);
      return c.body(text);
    },
  );
}
