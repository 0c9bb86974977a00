import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import {
  accountName,
  AccountPage,
  AccountView,
  ErrorView,
  json,
  refusals,
  refusalsOfOne,
  type Service,
  TransferQuery,
  TransferView,
} from '../model/index.ts';
import type { Desk, Env } from '../server/env.ts';
import { accountPage } from './account-page.ts';
import { reportsWithin } from './closed.ts';
import type { Asker } from './freeze/index.ts';
import { accountsOfValue } from './named.ts';
import { openTrace } from './open-trace.ts';
import { consultTrace } from './trace-routes.ts';
import { transferViews } from './transfers.ts';

const tags = ['money'];
/** An account without a word on whose it is. */
const AccountName = AccountView.pick({ name: true, kind: true, value: true });
/** Accounts of one value told when somebody searches. */
const mostOffered = 5;
const asked = { 428: json(ErrorView, 'The reason is asked for: POST /api/consults') };
const several = { 409: json(ErrorView, 'Several accounts go by this name') };

/** Accounts and transfers: whose they are holds personal data, so that each look is noted. */
export function accountRoutes(app: OpenAPIHono<Env>, desk: Desk, askerOf: (c: Context<Env>) => Asker): void {
  /** What the reader may know of services: all, unless some rings are closed to them. */
  const known = async (c: Context<Env>): Promise<{ readonly services?: readonly Service[] }> => {
    const { access } = c.var;
    if (access.closedRings.size === 0) return {};
    return { services: await desk.for(c).pages(desk.search, access).services() };
  };
  app.openapi(
    createRoute({
      method: 'get',
      path: '/money/transfers',
      tags,
      summary: 'Transfers by their numbers, with the rows of exhibits that tell of each; noted as looked at',
      middleware: desk.may('read'),
      request: { query: TransferQuery },
      responses: { 200: json(z.object({ rows: z.array(TransferView) }), 'In the order asked for'), ...refusalsOfOne, ...asked },
    }),
    async (c) => {
      const { numbers, trace } = c.req.valid('query');
      const { read } = desk.for(c).ctx;
      if (trace === undefined) await desk.consulted(c, { kind: 'account', ref: 'transfers', scope: 'transfers' });
      else await consultTrace(desk, c, await openTrace(read, trace, askerOf(c)));
      const hidden = await reportsWithin(read, c.var.access.closedRings);
      const rows = await transferViews(read, numbers.split(',').map(Number), {
        ...(await known(c)),
        hidden: (report) => hidden.has(report),
      });
      return c.json({ rows }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/money/accounts',
      tags,
      summary: 'Accounts by their number or address, however it is written; never by their holder',
      middleware: desk.may('read'),
      request: { query: z.object({ q: z.string().min(1).max(300) }) },
      responses: { 200: json(z.object({ rows: z.array(AccountName) }), 'A few at most'), ...refusals },
    }),
    async (c) => {
      const found = await accountsOfValue(desk.for(c).ctx.read, c.req.valid('query').q);
      const rows = found.slice(0, mostOffered).map(({ kind, value }) => ({ name: accountName(kind, value), kind, value }));
      return c.json({ rows }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/money/accounts/{name}',
      tags,
      summary:
        'An account as kind:value or as people write it: facts, statements, reports naming it, transfers; noted as looked at',
      middleware: desk.may('read'),
      request: {
        params: z.object({ name: z.string().min(1).max(300) }),
        query: z.object({
          offset: z.coerce.number().int().min(0).max(1e9).default(0),
          limit: z.coerce.number().int().min(1).max(1000).default(100),
        }),
      },
      responses: { 200: json(AccountPage, 'The account'), ...refusalsOfOne, ...several, ...asked },
    }),
    async (c) => {
      const { read } = desk.for(c).ctx;
      const closed = [...c.var.access.closedRings];
      const page = await accountPage(read, c.req.valid('param').name, {
        ...c.req.valid('query'),
        ...(await known(c)),
        closed,
      });
      const name = page.account.name.slice(0, 200);
      await desk.consulted(c, { kind: 'account', ref: name, scope: await scopeOf(read, page, name) });
      return c.json(page, 200);
    },
  );
}

/** The case or ring whose reports name an account, where it is one alone: a reason given for it is good for the account too. */
async function scopeOf(read: Parameters<typeof accountPage>[0], { reports }: AccountPage, name: string): Promise<string> {
  const rings = new Set(reports.map(({ ring }) => ring ?? ''));
  const [ring = ''] = rings;
  if (rings.size !== 1 || ring === '') return name;
  return (await read.cases()).find((each) => each.rings.includes(ring))?.id ?? ring;
}
