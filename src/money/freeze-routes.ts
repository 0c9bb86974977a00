import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { isSynthetic } from '../casebook/index.ts';
import {
  body,
  ErrorView,
  FreezeCandidate,
  FreezeChange,
  FreezeDone,
  FreezeLetter,
  freezeLetters,
  FreezeProposal,
  json,
  NewFreeze,
  NextFreeze,
  refusalsOfOne,
} from '../model/index.ts';
import type { Desk, Env } from '../server/env.ts';
import { type Asker, candidatesOf, disputedToday, freezeLetter, proposals, propose, recordState, renew } from './freeze/index.ts';
import { openTrace } from './open-trace.ts';
import { consultTrace } from './trace-routes.ts';

const tags = ['money'];
const Name = z.string().min(1).max(200);
const Id = z.object({ id: Name });
const asked = { 428: json(ErrorView, 'The reason is asked for: POST /api/consults') };
const refusals = { ...refusalsOfOne, 409: json(ErrorView, 'More than is in dispute, or it stands otherwise') };

/** What can be stopped, what was proposed, and what became of it. */
export function freezeRoutes(app: OpenAPIHono<Env>, desk: Desk, askerOf: (c: Context<Env>) => Asker): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/money/candidates',
      tags,
      summary: 'Accounts where traced money still is by FIFO and pro rata, the most urgent first',
      middleware: desk.may('read'),
      request: { query: z.object({ trace: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) }) },
      responses: { 200: json(z.object({ rows: z.array(FreezeCandidate) }), 'With what each method says'), ...refusals, ...asked },
    }),
    async (c) => {
      const { ctx } = desk.for(c);
      const stored = await openTrace(ctx.read, c.req.valid('query').trace, askerOf(c));
      await consultTrace(desk, c, stored);
      const { case: id } = stored.trace;
      const question = { trace: stored.act, ...(id === undefined ? {} : { case: id }) };
      const work = { signal: c.req.raw.signal };
      const rows = await candidatesOf(ctx.read, question, { now: ctx.clock(), asker: askerOf(c), work });
      return c.json({ rows }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/money/freezes',
      tags,
      summary: 'Proposals with their clocks, the most urgent first: all, of a ring, of a case, or on an account',
      middleware: desk.may('read'),
      request: {
        query: z.object({
          ring: Name.optional(),
          case: Name.optional(),
          account: z.string().max(300).optional(),
          /** With what today’s traces say is in dispute: traces anew, which takes its time. */
          today: z.enum(['yes', 'no']).default('no'),
        }),
      },
      responses: { 200: json(z.object({ rows: z.array(FreezeProposal) }), 'As the clock has them now'), ...refusals },
    }),
    async (c) => {
      const { ctx } = desk.for(c);
      const { ring, case: id, account, today: isToday } = c.req.valid('query');
      const now = ctx.clock();
      const today = isToday === 'yes' ? await disputedToday(ctx.read, now, { signal: c.req.raw.signal }) : undefined;
      const all = await proposals(ctx.read, now, { asker: askerOf(c), today });
      const rows = all.filter(
        (each) =>
          (ring === undefined || each.ring === ring) &&
          (id === undefined || each.case === id) &&
          (account === undefined || each.account.name === account),
      );
      return c.json({ rows }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/money/freezes',
      tags,
      summary: 'Proposes a stop of payment for what is in dispute by a trace; with `proposal` the next step of one',
      middleware: desk.may('judge'),
      request: body(z.union([NewFreeze, NextFreeze])),
      responses: { 201: json(FreezeDone, 'The act'), ...refusals },
    }),
    async (c) => {
      const { ctx } = desk.for(c);
      const asker = askerOf(c);
      const input = c.req.valid('json');
      if ('proposal' in input) return c.json(await renew(ctx, input, { asker }), 201);
      const { trace: act } = input;
      const stored = await openTrace(ctx.read, act, asker);
      const { case: id, ring } = stored.trace;
      const of = { ...(id === undefined ? {} : { case: id }), ...(ring === undefined ? {} : { ring }) };
      return c.json(await propose(ctx, { ...input, ...of }, { asker }), 201);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/money/freezes/{id}/state',
      tags,
      summary: 'Records that a step was sent, confirmed or refused, or that the stop was released',
      middleware: desk.may('case'),
      request: { params: Id, ...body(FreezeChange) },
      responses: { 200: json(FreezeDone, 'The act'), ...refusals },
    }),
    async (c) => {
      const change = { ...c.req.valid('json'), proposal: c.req.valid('param').id };
      return c.json(await recordState(desk.for(c).ctx, change, askerOf(c)), 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/money/freezes/{id}/letter',
      tags,
      summary: 'The letter that asks for a step of a proposal, or tells that it ends; it names no victim',
      middleware: desk.may('read'),
      request: { params: Id, query: z.object({ kind: z.enum(freezeLetters).optional() }) },
      responses: { 200: json(FreezeLetter, 'In both languages, ready for the letterhead'), ...refusals, ...asked },
    }),
    async (c) => {
      const workbench = desk.for(c);
      const { ctx, casebook } = workbench;
      const { info } = casebook;
      const letter = await freezeLetter(ctx.read, c.req.valid('param').id, {
        now: ctx.clock(),
        agency: info.agency,
        synthetic: isSynthetic(info),
        kind: c.req.valid('query').kind,
        asker: askerOf(c),
      });
      const [{ account, case: id, ring } = {}] = await proposals(ctx.read, ctx.clock(), { id: letter.proposal });
      const name = account?.name.slice(0, 200) ?? letter.proposal;
      await desk.consulted(c, { kind: 'account', ref: name, scope: id ?? ring ?? name });
      return c.json(letter, 200);
    },
  );
}
