import { Readable } from 'node:stream';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { body, ErrorView, JobView, json, PackageOptions, refusalsOfOne } from '../model/index.ts';
import type { Desk, Env } from '../server/env.ts';
import { packageTar } from './send/archive.ts';
import { keepPackage, keptPackage } from './send/sent-packages.ts';

const tags = ['share'];
const Id = z.object({ id: z.string().min(1).max(200) });
const refusals = {
  ...refusalsOfOne,
  409: json(ErrorView, 'The reader is not on the list of the case'),
  428: json(ErrorView, 'The reason is asked for: POST /api/consults'),
};

/** Packages that leave: made of a case, and fetched. */
export function sendRoutes(app: OpenAPIHono<Env>, desk: Desk): void {
  const readerOf = (c: Context<Env>) => {
    const { user, access } = c.var;
    return { name: user.name, local: user.local, supervises: desk.allows(c, 'case'), closedRings: access.closedRings };
  };
  const consulted = async (c: Context<Env>, id: string): Promise<void> => {
    await desk.consulted(c, { kind: 'case', ref: id, scope: id });
  };

  app.openapi(
    createRoute({
      method: 'post',
      path: '/cases/{id}/packages',
      tags,
      summary: 'Makes a package of a case and records that it is sent; a job, `result` {package, bytes, withheld}',
      middleware: desk.may('share'),
      request: { params: Id, ...body(PackageOptions) },
      responses: { 202: json(JobView, 'The job'), ...refusals },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      const options = c.req.valid('json');
      const reader = readerOf(c);
      // Refused here rather than in the job.
      await desk.for(c).dossier(id, reader);
      await consulted(c, id);
      const job = desk.jobs.start('export', c.var.user, async (part) => {
        const workbench = desk.for(c, part);
        const sender = { ctx: workbench.ctx, log: workbench.casebook.log };
        const { info, bytes } = await keepPackage(sender, await workbench.dossier(id, reader), options);
        return { package: info.id, bytes, withheld: info.withheld };
      });
      return c.json(job, 202);
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/packages/{id}/file',
      tags,
      summary: 'A package that was made here, as a tar archive',
      middleware: desk.may('share'),
      request: { params: Id },
      responses: {
        200: { description: 'The archive', content: { 'application/x-tar': { schema: { type: 'string', format: 'binary' } } } },
        ...refusals,
      },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      const { ctx, casebook } = desk.for(c);
      const { dir, case: caseId } = await keptPackage({ ctx, log: casebook.log }, id, readerOf(c));
      await consulted(c, caseId);
      c.header('Content-Type', 'application/x-tar');
      c.header('Content-Disposition', `attachment; filename="${id.toLowerCase()}.tar"`);
      return c.body(Readable.toWeb(Readable.from(packageTar(dir, id), { objectMode: false })) as ReadableStream);
    },
  );
}
