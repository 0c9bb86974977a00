import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { ErrorView, json, LossGroup, LossLine, Refund, RefundQuery, refusalsOfOne } from '../model/index.ts';
import type { Desk, Env } from '../server/env.ts';
import { refund } from './refund.ts';

const tags = ['money'];
const Name = z.string().min(1).max(200);
const refusals = { ...refusalsOfOne, 409: json(ErrorView, 'The reader is not on the list of the case') };
const Asked = z.object({
  ring: Name.optional(),
  case: Name.optional(),
  by: LossGroup.default('report'),
  /** All of it in this one besides, at the day's rates. */
  currency: z.string().min(1).max(20).optional(),
});

type Scope = Pick<z.infer<typeof Asked>, 'ring' | 'case' | 'currency'>;

/** Names that were given; members without a value would count as given. */
const given = ({ ring, case: id, currency }: Scope): { ring?: string; case?: string; currency?: string } => ({
  ...(ring === undefined ? {} : { ring }),
  ...(id === undefined ? {} : { case: id }),
  ...(currency === undefined ? {} : { currency }),
});

/** What was lost, and what each victim gets of a sum that is short. */
export function lossRoutes(app: OpenAPIHono<Env>, desk: Desk): void {
  const readerOf = (c: Context<Env>) => {
    const { user, access } = c.var;
    return { name: user.name, local: user.local, supervises: desk.allows(c, 'case'), closedRings: access.closedRings };
  };
  app.openapi(
    createRoute({
      method: 'get',
      path: '/money/losses',
      tags,
      summary: 'Gross, returned and net losses of a ring, a case, or all that is open: by report, ring, suspect, month or day',
      middleware: desk.may('read'),
      request: { query: Asked },
      responses: { 200: json(z.object({ rows: z.array(LossLine), total: LossLine }), 'Lines that add up'), ...refusals },
    }),
    async (c) => {
      const { by, ...scope } = c.req.valid('query');
      const { lines, whole } = await desk.for(c).losses({ by, ...given(scope) }, readerOf(c));
      return c.json({ rows: [...lines], total: whole }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/money/refund',
      tags,
      summary: 'What each victim gets of a sum that was recovered, in proportion to the net loss',
      middleware: desk.may('read'),
      request: { query: RefundQuery },
      responses: { 200: json(Refund, 'Parts and rest add up to the sum'), ...refusals },
    }),
    async (c) => {
      const { sum, currency, ...scope } = c.req.valid('query');
      const { lines } = await desk.for(c).losses({ by: 'report', ...given({ ...scope, currency }) }, readerOf(c));
      return c.json(refund(lines, sum, currency), 200);
    },
  );
}
