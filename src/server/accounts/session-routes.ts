import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { ClewError } from '../../errors.ts';
import { body, json, PasswordChange, PasswordSignIn } from '../../model/index.ts';
import type { Env } from '../env.ts';
import { anyone, nobody } from '../may.ts';
import type { Accounts } from './accounts.ts';
import { busy, conflict, done, refusals, wrong } from './answers.ts';
import { TooMany } from './signing.ts';

const tags = ['session'];
const Begun = z.object({ csrf: z.string() });
const begun = { 200: json(Begun, 'Signed in; the cookie holds the session'), ...wrong, ...refusals, ...busy };

/** Passkey answers are checked by what made the challenge; here only that they are of a size and kind to be looked at. */
const Credential = z.looseObject({ id: z.string().max(2000), rawId: z.string().max(2000), type: z.literal('public-key') });

/** What it is that a browser asks for may be long to say; it is not ours. */
const Options = z.object({ challenge: z.string() });

/** Signing in and out. */
export function sessionRoutes(accounts: Accounts): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>();
  /** Passes on how long to wait. */
  const patient = async <T>(c: Context<Env>, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof TooMany) c.header('Retry-After', String(error.seconds));
      throw error;
    }
  };
  const team = (): void => {
    if (!accounts.team) throw new ClewError('missing', 'server.team', 'There are no accounts here: open the one-time link.');
  };

  app.openapi(
    createRoute({
      method: 'post',
      path: '/session/link',
      tags,
      summary: 'Signs in with the one-time link that the server printed',
      middleware: anyone,
      request: body(z.strictObject({ token: z.string().min(1).max(200) })),
      responses: begun,
    }),
    (c) => {
      accounts.tried(c);
      if (accounts.team || !accounts.tickets.take(c.req.valid('json').token)) {
        throw new ClewError('input', 'server.signin', 'This link was used already, is too old or never was one.', {
          hint: 'clew serve prints a new one.',
        });
      }
      return c.json({ csrf: accounts.begin(c, undefined, 'link') }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/session/password',
      tags,
      summary: 'Signs in with name and password',
      middleware: anyone,
      request: body(PasswordSignIn),
      responses: begun,
    }),
    async (c) => {
      team();
      const address = accounts.tried(c);
      const { user, password } = c.req.valid('json');
      const stored = await patient(c, async () => await accounts.signing.password(user, password, address));
      return c.json({ csrf: accounts.begin(c, stored, 'password') }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/session/passkey/options',
      tags,
      summary: 'A challenge to be answered by a passkey',
      middleware: anyone,
      responses: { 200: json(Options, 'PublicKeyCredentialRequestOptionsJSON'), ...refusals, ...busy },
    }),
    async (c) => {
      team();
      accounts.tried(c);
      return c.json(await accounts.passkeys.challenge(), 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/session/passkey/verify',
      tags,
      summary: 'Signs in with the answer of a passkey',
      middleware: anyone,
      request: body(Credential),
      responses: begun,
    }),
    async (c) => {
      team();
      accounts.tried(c);
      const answer: unknown = c.req.valid('json');
      const user = await accounts.passkeys.signIn(answer as Parameters<typeof accounts.passkeys.signIn>[0]);
      return c.json({ csrf: accounts.begin(c, user, 'passkey') }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'delete',
      path: '/session',
      tags,
      summary: 'Signs out',
      middleware: anyone,
      responses: { 200: json(done, 'The session has ended'), ...refusals },
    }),
    (c) => {
      accounts.end(c);
      return c.json({ done: true as const }, 200);
    },
  );
  app.openapi(
    createRoute({
      method: 'post',
      path: '/session/change-password',
      tags,
      summary: 'Chooses a new password: all other sessions of the user end',
      middleware: anyone,
      request: body(PasswordChange),
      responses: { ...begun, ...conflict },
    }),
    async (c) => {
      const entered = accounts.entered(c);
      if (entered?.stored === undefined) throw nobody();
      const { stored } = entered;
      const { old = '', new: chosen } = c.req.valid('json');
      const has = accounts.roster.credentials(stored)?.password !== undefined;
      const address = accounts.tried(c);
      // Whoever never had a password proves themselves by having just signed in.
      if (has) await patient(c, async () => await accounts.signing.password(stored.name, old, address));
      else accounts.requireFresh(entered);
      if (old === chosen) throw new ClewError('input', 'server.weak', 'That is the old password.', { hint: 'Choose another.' });
      await accounts.roster.chosen(stored, chosen);
      return c.json({ csrf: accounts.begin(c, stored, 'password') }, 200);
    },
  );
  oidcRoutes(app, accounts);
  return app;
}

const away = { 302: { description: 'On to the identity provider, or back to the page' }, ...refusals, ...busy };

function oidcRoutes(app: OpenAPIHono<Env>, accounts: Accounts): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/session/oidc/start',
      tags,
      summary: 'Goes to the identity provider to sign in there',
      middleware: anyone,
      responses: away,
    }),
    async (c) => {
      accounts.tried(c);
      return await onward(c, async () => {
        const { url, cookie } = await provider(accounts).start();
        accounts.keepOidc(c, cookie);
        return url;
      });
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/session/oidc/callback',
      tags,
      summary: 'Comes back from the identity provider',
      middleware: anyone,
      responses: away,
    }),
    async (c) => {
      accounts.tried(c);
      return await onward(c, async () => {
        const oidc = provider(accounts);
        const claimed = await oidc.finish(new URL(c.req.url).search, accounts.takeOidc(c));
        const user = await accounts.signing.claimed(claimed, oidc.settings);
        accounts.begin(c, user, 'oidc');
        return '/';
      });
    },
  );
}

function provider(accounts: Accounts): NonNullable<Accounts['oidc']> {
  if (accounts.oidc !== undefined) return accounts.oidc;
  throw new ClewError('missing', 'server.oidc', 'No identity provider is set up here.');
}

/** A person's browser goes these ways, not a page's script: what went wrong is told to the page by its code, behind the #. */
async function onward(c: Context<Env>, to: () => Promise<string>): Promise<Response> {
  try {
    return c.redirect(await to(), 302);
  } catch (error) {
    if (!(error instanceof ClewError) || error.kind === 'bug') throw error;
    return c.redirect(`/#refused=${error.code}`, 302);
  }
}
