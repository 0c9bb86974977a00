import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { JobView, json, LogEntryRows, LogQuery, LogView, refusals, type VerificationView } from '../model/index.ts';
import type { Desk, Env } from '../server/env.ts';
import type { ActLine } from './acts.ts';
import { findActs } from './find.ts';
import { snapshot } from './snapshot.ts';
import { logState } from './state.ts';
import { verifyApart, viewOf } from './verify-apart.ts';

const rowOf = ({
  seq,
  act,
  at,
  by,
  detail,
  details,
  erased,
  withheld,
}: ActLine & { readonly withheld?: true }): LogEntryRows['rows'][number] => ({
  seq,
  at,
  by,
  act,
  detail,
  ...(details === undefined ? {} : { body: details.body }),
  ...(erased === undefined ? {} : { erased }),
  ...(withheld === undefined ? {} : { withheld }),
});

/** The log: where it stands, what was done, whether it holds. */
export function routes(desk: Desk): OpenAPIHono<Env> {
  const { dir, log } = desk.workbench.casebook;
  const tags = ['custody'];
  const app = new OpenAPIHono<Env>();

  app.openapi(
    createRoute({
      method: 'get',
      path: '/log',
      tags,
      middleware: desk.may('verify'),
      summary: 'Where the log stands: size, root, key, witnesses, time stamps',
      responses: { 200: json(LogView, 'The log'), ...refusals },
    }),
    async (c) => c.json(await logState(log), 200),
  );

  const page = async ({ before, limit, ...filter }: LogQuery): Promise<LogEntryRows> => {
    const { acts, next } = await findActs(log, filter, { before, limit });
    return { rows: (await desk.workbench.listed(acts)).map(rowOf), ...(next === undefined ? {} : { next }) };
  };
  app.openapi(
    createRoute({
      method: 'get',
      path: '/log/entries',
      tags,
      middleware: desk.may('log'),
      summary: 'Acts, newest first, with their details where these were not erased',
      request: { query: LogQuery },
      responses: { 200: json(LogEntryRows, 'One page'), ...refusals },
    }),
    async (c) => c.json(await page(c.req.valid('query')), 200),
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/log/consults',
      tags,
      middleware: desk.may('log'),
      summary: 'Who looked at whose data, when and what for',
      request: { query: LogQuery.omit({ act: true }) },
      responses: { 200: json(LogEntryRows, 'One page'), ...refusals },
    }),
    async (c) => c.json(await page({ ...c.req.valid('query'), act: 'consult' }), 200),
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/log/verify',
      tags,
      middleware: desk.may('verify'),
      summary: 'Verifies the whole casebook: log, acts, exhibits; a job',
      responses: { 200: json(JobView, 'The job; its result is a VerificationView'), ...refusals },
    }),
    (c) => {
      const job = desk.jobs.start('verify', c.var.user, async ({ signal, progress }): Promise<VerificationView> => {
        const told = (step: string, done: number, total: number): void => progress({ step, done, total, unit: 'rows' });
        // Of one moment: others go on writing, and a log that grows while it is looked at would seem not to agree with itself.
        const still = join(log.folders.aside, randomUUID());
        try {
          await snapshot(log, dir, still);
          return viewOf(await verifyApart(still, { signal, progress: told }));
        } finally {
          await rm(still, { recursive: true, force: true });
        }
      });
      return c.json(job, 200);
    },
  );
  return app;
}
