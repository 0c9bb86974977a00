import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { accountOf, AccountView, ErrorView, json, Pattern, PatternKind, refusalsOfOne } from '../model/index.ts';
import type { Desk, Env } from '../server/env.ts';
import { accountViews } from './accounts.ts';
import { type Asker, openCaseOf, openRingOf } from './freeze/asker.ts';
import { patterns } from './patterns/index.ts';

const Name = z.string().min(1).max(200);
const Asked = z.object({
  ring: Name.optional(),
  case: Name.optional(),
  /** As a person names it. */
  account: z.string().min(1).max(300).optional(),
  kind: PatternKind.optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});
const Found = z.object({
  rows: z.array(Pattern),
  /** Those that the rows name. */
  accounts: z.array(AccountView),
  /** Patterns found, shown or not. */
  all: z.int(),
});

/** Shapes of payments, each with its sentence. Who holds the accounts is told too: a look at them is noted. */
export function patternRoutes(app: OpenAPIHono<Env>, desk: Desk, askerOf: (c: Context<Env>) => Asker): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/money/patterns',
      tags: ['money'],
      summary: 'Patterns among the accounts of a ring, a case or one account, or all: the strongest first',
      middleware: desk.may('read'),
      request: { query: Asked },
      responses: {
        200: json(Found, 'With the accounts that they name'),
        ...refusalsOfOne,
        409: json(ErrorView, 'Several accounts go by this name'),
        428: json(ErrorView, 'The reason is asked for: POST /api/consults'),
      },
    }),
    async (c) => {
      const workbench = desk.for(c);
      const { read } = workbench.ctx;
      const { access } = c.var;
      const { ring, case: id, account, kind, limit } = c.req.valid('query');
      const asker = askerOf(c);
      const rings =
        ring !== undefined
          ? [await openRingOf(read, ring, asker)]
          : id !== undefined
            ? (await openCaseOf(read, id, asker)).rings.filter((each) => !access.closedRings.has(each))
            : undefined;
      const scope = id ?? rings?.[0] ?? account?.slice(0, 200) ?? 'patterns';
      const ofCase = (await read.cases()).find((each) => rings !== undefined && each.rings.includes(rings[0] ?? ''));
      await desk.consulted(c, { kind: 'account', ref: 'patterns', scope: ofCase?.id ?? scope });
      const isPartial = access.closedRings.size > 0;
      const services = isPartial ? { services: await workbench.pages(desk.search, access).services() } : {};
      const found = await patterns(
        read,
        {
          ...(rings === undefined ? {} : { rings }),
          ...(account === undefined ? {} : { accounts: [account] }),
          ...(kind === undefined ? {} : { kinds: [kind] }),
          ...services,
          closed: [...access.closedRings],
        },
        { signal: c.req.raw.signal },
      );
      const rows = found.toSorted((a, b) => b.strength - a.strength).slice(0, limit);
      const named = [...new Set(rows.flatMap(({ accounts }) => accounts))].flatMap((name) => accountOf(name) ?? []);
      const numbers = (await read.accountNumbers(named)).filter((number) => number !== undefined);
      const views = await accountViews(read, numbers, services);
      return c.json({ rows, accounts: [...views.values()], all: found.length }, 200);
    },
  );
}
