import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import {
  body,
  ErrorView,
  InterviewForm,
  json,
  NewProtection,
  ReferralRow,
  refusals as common,
  refusalsOfOne,
} from '../model/index.ts';
import type { Desk, Env } from '../server/env.ts';
import { interviewForm } from './protection/form.ts';
import { takeStep } from './protection/step.ts';
import { referralRows } from './protection/views.ts';

const tags = ['people'];
const asked = { 428: json(ErrorView, 'The reason is asked for: POST /api/consults') };
const refusals = { ...refusalsOfOne, 409: json(ErrorView, 'The step cannot follow, or is a supervisor’s') };

/** Protection of people who may have been trafficked. Mounted before whatever answers `/people/{id}`. */
export function protectionRoutes(app: OpenAPIHono<Env>, desk: Desk): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/people/referrals',
      tags,
      summary: 'Who waits for somebody to look, whose referral is open, and whom somebody has looked at; who waits longest first',
      middleware: desk.may('read'),
      responses: { 200: json(z.object({ rows: z.array(ReferralRow) }), 'A row for each person'), ...common, ...asked },
    }),
    async (c) => {
      const { name, local } = c.var.user;
      await desk.consulted(c, { kind: 'person', ref: 'referrals', scope: 'referrals' });
      return c.json({ rows: await referralRows(desk.for(c).ctx.read, { name, local }) }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/people/protection',
      tags,
      summary:
        'Records a step of protection for one person or many: interview, refer, clear, close, override (a supervisor), resume',
      middleware: desk.may('judge'),
      request: body(NewProtection),
      responses: { 200: json(z.object({ act: z.int() }), 'The act'), ...refusals },
    }),
    async (c) => {
      const { name, local } = c.var.user;
      const by = { name, local, supervises: desk.allows(c, 'case') };
      return c.json(await takeStep(desk.for(c).ctx, c.req.valid('json'), by), 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/people/interview-form',
      tags,
      summary: 'The interview form in every language that it is asked in',
      middleware: desk.may('read'),
      responses: { 200: json(InterviewForm, 'Opening, questions, and where they come from'), ...common },
    }),
    (c) => c.json(interviewForm, 200),
  );
}
