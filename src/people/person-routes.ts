import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { body, ErrorView, json, PersonChange, PersonView, refusalsOfOne } from '../model/index.ts';
import type { Desk, Env } from '../server/env.ts';
import { editPerson, judgeSame, newPersonId, personOf } from './person.ts';

const tags = ['people'];
const Id = z.string().min(1).max(200);
const ById = z.object({ id: Id });
const asked = { 428: json(ErrorView, 'The reason is asked for: POST /api/consults') };
const NewSame = z.strictObject({
  other: Id,
  verdict: z.enum(['same', 'different']),
  reason: z.string().trim().min(1).max(10_000).optional(),
});

/** Persons. Mounted last: `/people/{id}` answers whatever has no name of its own. */
export function personRoutes(app: OpenAPIHono<Env>, desk: Desk): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/people/{id}',
      tags,
      summary: 'A person as all records, edits and joined ids have them; noted as looked at',
      middleware: desk.may('read'),
      request: { params: ById },
      responses: { 200: json(PersonView, 'Each field with its source'), ...refusalsOfOne, ...asked },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      const { closedRings } = c.var.access;
      const view = await personOf(desk.for(c).ctx.read, id, { closedRings });
      await desk.consulted(c, { kind: 'person', ref: id, scope: view.cases[0]?.id ?? id });
      return c.json(view, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'put',
      path: '/people/{id}',
      tags,
      summary: 'Changes what is known of a person, each field with source and basis; `new` for the id makes a person',
      middleware: desk.may('judge'),
      request: { params: ById, ...body(PersonChange) },
      responses: {
        200: json(z.object({ act: z.int(), person: z.string() }), 'The act, and whose it is'),
        ...refusalsOfOne,
        409: json(ErrorView, 'Protection holds the person'),
      },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      const isNew = id === 'new';
      return c.json(await editPerson(desk.for(c).ctx, isNew ? newPersonId() : id, c.req.valid('json'), { isNew }), 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/people/{id}/same',
      tags,
      summary: 'Joins two records of people, or takes them apart; the newest decision on two counts',
      middleware: desk.may('judge'),
      request: { params: ById, ...body(NewSame) },
      responses: { 200: json(z.object({ act: z.int() }), 'The act'), ...refusalsOfOne },
    }),
    async (c) => c.json(await judgeSame(desk.for(c).ctx, { one: c.req.valid('param').id, ...c.req.valid('json') }), 200),
  );
}
