import { join } from 'node:path';
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import {
  accountName,
  body,
  ErrorView,
  ImportOptions,
  type ImportResult,
  JobView,
  json,
  PreviewView,
  refusals,
  RejectedRows,
  type StatementCheck,
  type UploadPlan,
  UploadView,
} from '../model/index.ts';
import type { Desk, Env } from '../server/env.ts';
import { filePart } from './multipart.ts';
import { describeUpload, planOptionsOf, previewUpload } from './preview.ts';
import { rejectedCsv } from './rejected.ts';
import { Uploads, withoutFolder } from './uploads.ts';

const missing = { 404: json(ErrorView, 'No such file waits') };
const id = z.object({ id: z.string().max(100) });
const exhibit = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .optional();

/** Files in: handed in, looked at, imported; rows set aside out again. */
export function routes(desk: Desk): OpenAPIHono<Env> {
  const { casebook } = desk.workbench;
  const { info } = casebook;
  const uploads = new Uploads(join(casebook.dir, 'state', 'staging'), casebook.ctx.clock);
  desk.handedIn.uploads = uploads;
  const tags = ['intake'];
  const middleware = desk.may('import');
  const defaults = { region: info.region, ...(info.agency === undefined ? {} : { agency: info.agency }) };
  const app = new OpenAPIHono<Env>();

  app.openapi(
    createRoute({
      method: 'post',
      path: '/uploads',
      tags,
      middleware,
      summary: 'Hands in a file and says how it would be read as reports; with as=file it only waits, to be sealed or received',
      request: {
        query: z.object({ as: z.enum(['reports', 'file']).default('reports') }),
        body: {
          required: true,
          content: {
            'multipart/form-data': {
              schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] },
            },
          },
        },
      },
      responses: {
        200: json(UploadView.partial({ plan: true }), 'The file, waiting; without a plan when it is no file of reports'),
        413: json(ErrorView, 'Larger than this server takes'),
        ...refusals,
      },
    }),
    async (c) => {
      const { signal, body } = c.req.raw;
      const part = await filePart(body ?? new ReadableStream(), c.req.header('content-type') ?? '');
      const upload = await uploads.take(part, c.var.user.name, desk.mostUpload, signal);
      if (c.req.valid('query').as === 'file') return c.json({ upload: upload.id, name: upload.name, bytes: upload.bytes }, 200);
      try {
        return c.json(await describeUpload(upload, defaults, signal), 200);
      } catch (error) {
        await uploads.remove(upload.id, upload.by);
        throw error;
      }
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/uploads/{id}/preview',
      tags,
      middleware,
      summary: 'What an import would do, from the first records of the file',
      request: { params: id, ...body(z.object({ options: ImportOptions.default({}) })) },
      responses: { 200: json(PreviewView, 'Counts, first reports, first rows set aside'), ...refusals, ...missing },
    }),
    async (c) => {
      const upload = uploads.get(c.req.valid('param').id, c.var.user.name);
      const options = { ...defaults, ...planOptionsOf(c.req.valid('json').options) };
      const { read } = casebook.ctx;
      const known = async (ids: readonly string[], content: UploadPlan['content']): Promise<number> => {
        if (content === undefined) return await read.known('reports', ids);
        return content === 'transfers' ? await read.known('transfers', ids) : 0;
      };
      return c.json(await previewUpload(upload, options, known, c.req.raw.signal), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/uploads/{id}/import',
      tags,
      middleware,
      summary: 'Imports the file, and links its reports when asked; a job',
      request: { params: id, ...body(z.object({ options: ImportOptions.default({}), link: z.boolean().default(false) })) },
      responses: { 200: json(JobView, 'The job; its result is an ImportResult'), ...refusals, ...missing },
    }),
    (c) => {
      const { user } = c.var;
      const upload = uploads.get(c.req.valid('param').id, user.name);
      const { options, link } = c.req.valid('json');
      const planOptions = { ...defaults, ...planOptionsOf(options) };
      const job = desk.jobs.start('import', user, async (part): Promise<ImportResult> => {
        const workbench = desk.for(c, part);
        const imported = await workbench.importFile(upload.path, planOptions).catch((error: unknown) => {
          throw withoutFolder(error, upload.path);
        });
        await uploads.remove(upload.id, user.name);
        const { checks, notes, ...told } = imported;
        const shown = checks === undefined ? {} : { checks: checks.map(checkView) };
        const result = { ...told, notes: [...notes], ...shown };
        // Money ties no reports.
        const linked = link && imported.content === undefined ? { linked: { rings: (await workbench.link()).rings } } : {};
        // Who is told that it is done finds it in the lists.
        await desk.search.catchUp(part);
        return { ...result, ...linked };
      });
      return c.json(job, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'delete',
      path: '/uploads/{id}',
      tags,
      middleware,
      summary: 'Gives up a file that waits',
      request: { params: id },
      responses: { 204: { description: 'Given up' }, ...refusals, ...missing },
    }),
    async (c) => {
      await uploads.remove(c.req.valid('param').id, c.var.user.name);
      return c.body(null, 204);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/rejected',
      tags,
      middleware,
      summary: 'Rows set aside, as they came',
      request: {
        query: z.object({
          exhibit,
          limit: z.coerce.number().int().min(1).max(200).default(50),
          after: z.coerce.number().int().optional(),
        }),
      },
      responses: { 200: json(RejectedRows, 'One page'), ...refusals },
    }),
    async (c) => {
      const { exhibit: of, after, limit } = c.req.valid('query');
      const page = await casebook.ctx.read.rejectedPage({
        limit,
        ...(of === undefined ? {} : { exhibit: of }),
        ...(after === undefined ? {} : { after }),
      });
      const next = page.next === undefined ? {} : { next: String(page.next) };
      return c.json({ rows: page.rows, ...next, total: { count: page.count, more: false } }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/rejected.csv',
      tags,
      middleware,
      summary: 'Rows set aside, to correct and import again; no cell runs as a formula',
      request: { query: z.object({ exhibit }) },
      responses: { 200: { description: 'CSV', content: { 'text/csv': { schema: { type: 'string' } } } }, ...refusals },
    }),
    (c) => {
      const { exhibit: of } = c.req.valid('query');
      const { read } = casebook.ctx;
      async function* rows(): AsyncGenerator<Awaited<ReturnType<typeof read.rejectedPage>>['rows'][number]> {
        for await (const row of read.rejected()) if (of === undefined || row.exhibit === of) yield row;
      }
      c.header('Content-Type', 'text/csv; charset=utf-8');
      c.header('Content-Disposition', 'attachment; filename="rejected.csv"');
      return c.body(ReadableStream.from(rejectedCsv(rows())).pipeThrough(new TextEncoderStream()));
    },
  );
  return app;
}

function checkView({
  kind,
  value,
  currency,
  rows,
  opening,
  closing,
  broken,
}: StatementCheck): NonNullable<ImportResult['checks']>[number] {
  return {
    account: accountName(kind, value),
    currency,
    rows,
    ...(opening === undefined ? {} : { opening }),
    ...(closing === undefined ? {} : { closing }),
    ...(broken === undefined ? {} : { broken }),
  };
}
