import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { ClewError } from '../../errors.ts';
import { body, json, NewUser, UserChange, UserView } from '../../model/index.ts';
import type { Desk, Env } from '../env.ts';
import { nobody } from '../may.ts';
import type { Accounts, Entered } from './accounts.ts';
import { conflict, done, missing, refusals, wrong } from './answers.ts';

const tags = ['users'];
const named = { params: z.object({ name: z.string().min(1).max(100) }) };
const errors = { ...wrong, ...refusals, ...missing, ...conflict };
const ok = { done: true as const };
const Names = z.object({ rows: z.array(z.object({ name: z.string(), display: z.string() })) });
const Creation = z.object({ challenge: z.string() });
const Registration = z.strictObject({
  label: z.string().trim().min(1).max(100),
  response: z.looseObject({ id: z.string().max(2000), rawId: z.string().max(2000), type: z.literal('public-key') }),
});

/** Users and their ways to sign in. */
export function userRoutes(desk: Desk, accounts: Accounts): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>();
  const { roster, passkeys } = accounts;
  const viewOf = (name: string): UserView => roster.view(roster.require(name));
  /** Nobody changes what they are allowed, or whether they are let in, themselves: it takes a second person. */
  const notOwn = (c: Context<Env>, name: string): void => {
    if (c.var.user.name !== name) return;
    throw new ClewError('conflict', 'server.self', 'Nobody changes their own account here.', {
      hint: 'Ask another user who keeps the accounts; your own password has its own page.',
    });
  };
  /** The user named, when it is who asks. */
  const self = (c: Context<Env>, name: string): Entered & { readonly stored: NonNullable<Entered['stored']> } => {
    const entered = accounts.entered(c);
    if (entered?.stored === undefined) throw nobody();
    if (entered.stored.name !== name) throw new ClewError('input', 'server.may', 'Only the user themself may do that.');
    return { ...entered, stored: entered.stored };
  };

  app.openapi(
    createRoute({
      method: 'get',
      path: '/users',
      tags,
      summary: 'Everybody with an account',
      middleware: desk.may('users'),
      responses: { 200: json(z.object({ rows: z.array(UserView) }), 'By name'), ...refusals },
    }),
    (c) => c.json({ rows: roster.list().map((user) => roster.view(user)) }, 200),
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/users/names',
      tags,
      summary: 'Who can be put on the list of a case',
      middleware: desk.may('case'),
      responses: { 200: json(Names, 'By name'), ...refusals },
    }),
    (c) =>
      c.json({ rows: roster.list().map((user) => ({ name: user.name, display: roster.credentials(user)?.display ?? '' })) }, 200),
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/users/{name}',
      tags,
      summary: 'One user: any for who keeps the accounts, else oneself',
      middleware: accounts.signedIn(),
      request: named,
      responses: { 200: json(UserView, 'The user'), ...errors },
    }),
    (c) => {
      const { name } = c.req.valid('param');
      if (!accounts.mayNow(c).includes('users')) self(c, name);
      return c.json(viewOf(name), 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/users',
      tags,
      summary: 'Adds a user; a password given here must be changed at the first sign-in',
      middleware: desk.may('users'),
      request: body(NewUser),
      responses: { 201: json(UserView, 'The user'), ...errors },
    }),
    async (c) => {
      const user = await roster.add(c.var.user.name, c.req.valid('json'));
      return c.json(roster.view(user), 201);
    },
  );
  app.openapi(
    createRoute({
      method: 'patch',
      path: '/users/{name}',
      tags,
      summary: 'Changes what is given: roles, lock, password, how they are called',
      middleware: desk.may('users'),
      request: { ...named, ...body(UserChange) },
      responses: { 200: json(UserView, 'The user'), ...errors },
    }),
    async (c) => {
      const { name } = c.req.valid('param');
      const change = c.req.valid('json');
      // One's own password is changed by who knows the old one, not by whoever sits at an open session.
      if (change.roles !== undefined || change.state !== undefined || change.password !== undefined) notOwn(c, name);
      await roster.change(c.var.user.name, name, change);
      return c.json(viewOf(name), 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'delete',
      path: '/users/{name}',
      tags,
      summary: 'Removes a user; what they did stays in the log',
      middleware: desk.may('users'),
      request: named,
      responses: { 200: json(done, 'Removed'), ...errors },
    }),
    async (c) => {
      const { name } = c.req.valid('param');
      notOwn(c, name);
      await roster.remove(c.var.user.name, name);
      return c.json(ok, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/users/{name}/passkeys/options',
      tags,
      summary: 'What a browser needs to make a passkey for oneself',
      middleware: accounts.signedIn(),
      request: named,
      responses: { 200: json(Creation, 'PublicKeyCredentialCreationOptionsJSON'), ...errors },
    }),
    async (c) => {
      const entered = self(c, c.req.valid('param').name);
      accounts.requireFresh(entered);
      return c.json(await passkeys.registration(entered.stored), 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/users/{name}/passkeys/verify',
      tags,
      summary: 'Keeps a passkey that was made',
      middleware: accounts.signedIn(),
      request: { ...named, ...body(Registration) },
      responses: { 200: json(UserView, 'The user'), ...errors },
    }),
    async (c) => {
      const { name } = c.req.valid('param');
      const entered = self(c, name);
      accounts.requireFresh(entered);
      const { label, response } = c.req.valid('json');
      const made: unknown = response;
      await passkeys.register(entered.stored, made as Parameters<typeof passkeys.register>[1], label);
      return c.json(viewOf(name), 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'delete',
      path: '/users/{name}/passkeys/{id}',
      tags,
      summary: 'Takes a passkey away: one’s own, or as who keeps the accounts',
      middleware: accounts.signedIn(),
      request: { params: z.object({ name: z.string().min(1).max(100), id: z.string().min(1).max(2000) }) },
      responses: { 200: json(UserView, 'The user'), ...errors },
    }),
    async (c) => {
      const { name, id } = c.req.valid('param');
      if (!accounts.mayNow(c).includes('users')) self(c, name);
      await passkeys.remove(c.var.user.name, roster.require(name), id);
      return c.json(viewOf(name), 200);
    },
  );
  return app;
}
