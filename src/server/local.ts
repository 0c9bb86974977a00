import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { ClewError } from '../errors.ts';
import { permissions, SessionView } from '../model/index.ts';
import type { Env, User } from './env.ts';
import type { Gate } from './gate.ts';

/** The person at the machine, when there are no accounts. */
export const localUser: User = {
  name: 'local',
  display: 'local',
  roles: ['viewer', 'analyst', 'supervisor', 'admin', 'auditor'],
  local: true,
};

const cookie = 'clew';
const secret = (): string => randomBytes(32).toString('base64url');
const isSame = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

const link = createRoute({
  method: 'post',
  path: '/session/link',
  tags: ['session'],
  summary: 'Signs in with the one-time link that the server printed',
  request: { body: { required: true, content: { 'application/json': { schema: z.object({ token: z.string().max(200) }) } } } },
  responses: { 200: { description: 'Signed in', content: { 'application/json': { schema: SessionView.pick({ csrf: true }) } } } },
});

/** The gate of one person's own machine: whoever has the one-time link is the owner, until the server ends. */
export function localGate(): Gate {
  const sessions = new Map<string, string>();
  const tickets = new Set<string>();
  const csrfOf = (c: Parameters<Gate['session']>[0]): string | undefined => sessions.get(getCookie(c, cookie) ?? '');
  const needsUser = (user: User | undefined): void => {
    if (user !== undefined) return;
    throw new ClewError('input', 'server.session', 'Nobody is signed in here.', {
      hint: 'Open the one-time link that clew serve printed.',
    });
  };
  return {
    enter: createMiddleware<Env>(async (c, next) => {
      const csrf = csrfOf(c);
      if (csrf !== undefined) {
        if (!['GET', 'HEAD', 'OPTIONS'].includes(c.req.method) && !isSame(c.req.header('x-csrf') ?? '', csrf)) {
          throw new ClewError('input', 'server.csrf', 'The request lacks the token of its session.', {
            hint: 'Load the page anew.',
          });
        }
        c.set('user', localUser);
        c.set('access', { closedRings: new Set() });
      }
      await next();
    }),
    may: () =>
      createMiddleware<Env>(async (c, next) => {
        needsUser(c.get('user'));
        await next();
      }),
    async consulted() {},
    routes: () =>
      new OpenAPIHono<Env>().openapi(link, (c) => {
        const { token } = c.req.valid('json');
        if (!tickets.delete(token)) throw new ClewError('input', 'server.session', 'This link was used already or is not valid.');
        const [id, csrf] = [secret(), secret()];
        sessions.set(id, csrf);
        setCookie(c, cookie, id, { httpOnly: true, sameSite: 'Strict', path: '/' });
        return c.json({ csrf }, 200);
      }),
    session(c) {
      const csrf = csrfOf(c);
      if (csrf === undefined) return { may: [], signIn: [], csrf: '' };
      const { name, display, roles, local } = localUser;
      return { user: { name, display, roles: [...roles], local }, may: [...permissions], signIn: [], csrf };
    },
    ticket() {
      const token = secret();
      tickets.add(token);
      return token;
    },
    mayNow: (c) => (csrfOf(c) === undefined ? [] : permissions),
  };
}
