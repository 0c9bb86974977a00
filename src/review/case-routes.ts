import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { ClewError } from '../errors.ts';
import {
  body,
  CaseDetail,
  DossierExhibit,
  ErrorView,
  ExhibitFacts,
  FactsChange,
  JobView,
  json,
  NewSupport,
  Rate,
  refusalsOfOne,
  Sample,
  Sampling,
  Suspect,
} from '../model/index.ts';
import type { Desk, Env } from '../server/env.ts';
import type { Reader } from './cases.ts';
import { caseDetail } from './detail.ts';
import { changeFacts, setRate } from './edit.ts';
import { addExhibit, describeExhibit, recheckExhibits } from './originals.ts';
import { takeSample } from './samples.ts';
import { addSupport } from './supports.ts';
import { addSuspect, changeSuspect, removeSuspect } from './suspects.ts';

const tags = ['review'];
const refusals = { ...refusalsOfOne, 409: json(ErrorView, 'The reader is not on the list of the case, or it stands otherwise') };
const asked = { 428: json(ErrorView, 'The reason is asked for: POST /api/consults') };
const Id = z.object({ id: z.string().min(1).max(200) });
const Reason = z.string().trim().min(1).max(10_000);
const Act = z.object({ act: z.int() });
const Named = Act.extend({ id: z.string() });
const Said = z.strictObject({ suspect: Suspect, reason: Reason.optional() });

/** What is in a case: only to who is on its list. */
export function insideRoutes(app: OpenAPIHono<Env>, desk: Desk, readerOf: (c: Context<Env>) => Reader): void {
  /** Who looks inside says why, once a day. */
  const consulted = async (c: Context<Env>, id: string): Promise<void> => {
    await desk.consulted(c, { kind: 'case', ref: id, scope: id });
  };
  facts(app, desk, readerOf, consulted);
  suspects(app, desk, readerOf);
  exhibits(app, desk, readerOf, consulted);
  samples(app, desk, readerOf, consulted);
}

type Consulted = (c: Context<Env>, id: string) => Promise<void>;
type ReaderOf = (c: Context<Env>) => Reader;

function facts(app: OpenAPIHono<Env>, desk: Desk, readerOf: ReaderOf, consulted: Consulted): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/cases/{id}',
      tags,
      summary: 'A case from inside: what it says of itself, suspects, samples',
      middleware: desk.may('read'),
      request: { params: Id },
      responses: { 200: json(CaseDetail, 'The case'), ...refusals, ...asked },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      const detail = await caseDetail(desk.for(c).ctx, id, readerOf(c));
      await consulted(c, id);
      return c.json(detail, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'patch',
      path: '/cases/{id}/facts',
      tags,
      summary: 'Court, agency, purpose, label, officers, templates; the legal hold for who supervises',
      middleware: desk.may('judge'),
      request: { params: Id, ...body(FactsChange) },
      responses: { 200: json(Act, 'The act'), ...refusals },
    }),
    async (c) => {
      const { act } = await changeFacts(desk.for(c).ctx, c.req.valid('param').id, c.req.valid('json'), readerOf(c));
      return c.json({ act }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'put',
      path: '/cases/{id}/rates',
      tags,
      summary: 'What one unit of a currency was worth in another on a day, by whom; without a rate it is taken away',
      middleware: desk.may('judge'),
      request: {
        params: Id,
        ...body(Rate.partial().extend({ from: z.string().min(1).max(20), to: z.string().min(1).max(20) })),
      },
      responses: { 200: json(Act, 'The act'), ...refusals },
    }),
    async (c) => {
      const { from, to, rate, day, source } = c.req.valid('json');
      const given = rate === undefined ? undefined : rateOf({ rate, day, source });
      const { act } = await setRate(desk.for(c).ctx, c.req.valid('param').id, { from, to }, given, readerOf(c));
      return c.json({ act }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/cases/{id}/supports',
      tags,
      summary: 'A ground for or against an element of the offence, that it does not apply, or that a ground is withdrawn',
      middleware: desk.may('judge'),
      request: { params: Id, ...body(NewSupport) },
      responses: { 201: json(Act, 'The act'), ...refusals },
    }),
    async (c) => {
      const { act } = await addSupport(desk.for(c).ctx, c.req.valid('param').id, c.req.valid('json'), readerOf(c));
      return c.json({ act }, 201);
    },
  );
}

function rateOf(given: { readonly rate: number; readonly day: string | undefined; readonly source: string | undefined }): Rate {
  const { rate, day, source } = given;
  if (day !== undefined && source !== undefined) return { rate, day, source };
  throw new ClewError('input', 'review.rate-source', 'A rate has a day and a source.');
}

function suspects(app: OpenAPIHono<Env>, desk: Desk, readerOf: ReaderOf): void {
  const One = Id.extend({ sid: z.string().min(1).max(20) });
  const middleware = desk.may('judge');
  app.openapi(
    createRoute({
      method: 'post',
      path: '/cases/{id}/suspects',
      tags,
      summary: 'Adds somebody the case is about, by name or known by indicators alone',
      middleware,
      request: { params: Id, ...body(Said) },
      responses: { 201: json(Named, 'The suspect’s number, and the act'), ...refusals },
    }),
    async (c) => {
      const { suspect, reason } = c.req.valid('json');
      return c.json(await addSuspect(desk.for(c).ctx, c.req.valid('param').id, suspect, reason, readerOf(c)), 201);
    },
  );
  app.openapi(
    createRoute({
      method: 'put',
      path: '/cases/{id}/suspects/{sid}',
      tags,
      summary: 'Puts what is known of a suspect now in place of what was',
      middleware,
      request: { params: One, ...body(Said) },
      responses: { 200: json(Named, 'The act'), ...refusals },
    }),
    async (c) => {
      const { id, sid } = c.req.valid('param');
      const { suspect, reason } = c.req.valid('json');
      return c.json(await changeSuspect(desk.for(c).ctx, id, sid, suspect, reason, readerOf(c)), 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'delete',
      path: '/cases/{id}/suspects/{sid}',
      tags,
      summary: 'Takes a suspect out of the case, with a reason',
      middleware,
      request: { params: One, query: z.object({ reason: Reason }) },
      responses: { 200: json(Named, 'The act'), ...refusals },
    }),
    async (c) => {
      const { id, sid } = c.req.valid('param');
      return c.json(await removeSuspect(desk.for(c).ctx, id, sid, c.req.valid('query').reason, readerOf(c)), 200);
    },
  );
}

function exhibits(app: OpenAPIHono<Env>, desk: Desk, readerOf: ReaderOf, consulted: Consulted): void {
  const Told = z.strictObject({ facts: ExhibitFacts, reason: Reason.optional() });
  app.openapi(
    createRoute({
      method: 'get',
      path: '/cases/{id}/exhibits',
      tags,
      summary: 'Exhibits of a case, each with the prosecutor’s review',
      middleware: desk.may('read'),
      request: { params: Id },
      responses: { 200: json(z.object({ rows: z.array(DossierExhibit) }), 'In the order of sealing'), ...refusals, ...asked },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      const { exhibits: rows } = await desk.for(c).dossier(id, readerOf(c));
      await consulted(c, id);
      return c.json({ rows }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/cases/{id}/exhibits',
      tags,
      summary: 'Seals a file handed in (POST /uploads?as=file) and puts it to the case',
      middleware: desk.may('judge'),
      request: { params: Id, ...body(Told.extend({ upload: z.string().min(1).max(100) })) },
      responses: { 201: json(z.object({ act: z.int(), sha256: z.string() }), 'The exhibit, and the act'), ...refusals },
    }),
    async (c) => {
      const { upload, facts: given, reason } = c.req.valid('json');
      const { user } = c.var;
      const uploads = desk.handedIn.uploads!;
      const { path, name } = uploads.get(upload, user.name);
      const described = { name, facts: given, reason };
      const { id: sha256, act } = await addExhibit(desk.for(c).ctx, c.req.valid('param').id, path, described, readerOf(c));
      await uploads.remove(upload, user.name);
      return c.json({ act, sha256 }, 201);
    },
  );
  app.openapi(
    createRoute({
      method: 'put',
      path: '/cases/{id}/exhibits/{sha256}',
      tags,
      summary: 'What people know of an exhibit; one that is sealed becomes the case’s',
      middleware: desk.may('judge'),
      request: { params: Id.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }), ...body(Told) },
      responses: { 200: json(Act, 'The act'), ...refusals },
    }),
    async (c) => {
      const { id, sha256 } = c.req.valid('param');
      const { act } = await describeExhibit(desk.for(c).ctx, id, sha256, c.req.valid('json'), readerOf(c));
      return c.json({ act }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/cases/{id}/exhibits/recheck',
      tags,
      summary: 'Reads the sealed copies of a case again and compares their hashes; a job',
      middleware: desk.may('judge'),
      request: { params: Id },
      responses: { 202: json(JobView, 'The job; its result names the act and what changed'), ...refusals },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      const reader = readerOf(c);
      // Who may not see the case is refused here, and begins no job.
      await caseDetail(desk.for(c).ctx, id, reader);
      const job = desk.jobs.start('verify', c.var.user, async (part) => await recheckExhibits(desk.for(c, part).ctx, id, reader));
      return c.json(job, 202);
    },
  );
}

function samples(app: OpenAPIHono<Env>, desk: Desk, readerOf: ReaderOf, consulted: Consulted): void {
  app.openapi(
    createRoute({
      method: 'post',
      path: '/cases/{id}/samples',
      tags,
      summary: 'Draws a sample: the same population, method, seed and share give the same; kept, it is part of the case',
      middleware: desk.may('judge'),
      request: { params: Id, ...body(z.strictObject({ sampling: Sampling, keep: z.boolean() })) },
      responses: { 200: json(Sample, 'The sample'), ...refusals, ...asked },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      const { sampling, keep } = c.req.valid('json');
      const reader = readerOf(c);
      const { ctx } = desk.for(c);
      await caseDetail(ctx, id, reader);
      await consulted(c, id);
      return c.json((await takeSample(ctx, id, sampling, keep, reader)).sample, 200);
    },
  );
}
