import { OpenAPIHono } from '@hono/zod-openapi';
import { compress } from 'hono/compress';
import { createMiddleware } from 'hono/factory';
import { ClewError } from '../errors.ts';
import { misfit, respond } from './answers.ts';
import { Assets, unbuilt } from './assets.ts';
import { docs } from './docs.ts';
import type { Desk, Env } from './env.ts';
import type { Events } from './events.ts';
import type { Gate } from './gate.ts';
import { unguarded } from './may.ts';
import { rooms } from './rooms.ts';
import { routes } from './routes.ts';

/** Nothing from elsewhere, no script or style inside a page, and no frame around it. */
const policy = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `img-src 'self' data: blob:`,
  `font-src 'self'`,
  `connect-src 'self'`,
  `worker-src 'self'`,
  `manifest-src 'self'`,
  `form-action 'self'`,
  `base-uri 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

/** Bytes of a request that is no upload. */
const mostBody = 1 << 20;
/** What takes files looks after their size itself. */
const largeBodies: ReadonlySet<string> = new Set(['/api/uploads', '/api/overlap/files']);
const asks = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface AppOptions {
  readonly desk: Desk;
  readonly gate: Gate;
  readonly events: Events;
  /** Whether the address a browser used is one of this server's own. */
  readonly isOwn: (host: string) => boolean;
  /** The one origin pages come from, when known (behind a proxy); else the one of the request's own Host. */
  readonly origin?: (() => string) | undefined;
  readonly isSecure: boolean;
  readonly assets?: Assets;
}

const foreign = (): ClewError =>
  new ClewError('input', 'server.origin', 'The request comes from a page that is not this server’s.');
const callback = '/api/session/oidc/callback';
const partners = '/api/overlap/inbox';

/** Refuses requests that another page makes, or that reach this machine under another's name (DNS rebinding). */
const sameOrigin = ({ isOwn, origin, isSecure }: AppOptions): ReturnType<typeof createMiddleware<Env>> =>
  createMiddleware<Env>(async (c, next) => {
    const host = c.req.header('host') ?? '';
    if (!isOwn(host)) {
      throw new ClewError('input', 'server.origin', 'This server does not answer under that name.', {
        hint: 'Use the address that clew serve printed; behind a proxy, start it with --origin.',
      });
    }
    const own = origin?.() ?? `${isSecure ? 'https' : 'http'}://${host}`;
    const from = c.req.header('origin');
    const site = c.req.header('sec-fetch-site');
    // Servers of partners are no browsers: each of their calls is signed, and no session goes with it.
    if (c.req.path === partners && from === undefined && site === undefined) return await next();
    // Browsers say where a request that changes something comes from; who says nothing is none, and has no business here.
    const isForeign = from === undefined ? site !== 'same-origin' : from !== own;
    if (!asks.has(c.req.method) && isForeign) throw foreign();
    // Nor may another page read along, but a link may be followed, and the identity provider sends people back.
    const isRead = site === 'cross-site' || site === 'same-site';
    if (isRead && c.req.path !== callback) throw foreign();
    await next();
  });

/** Bodies are small and say how long they are, but for uploads, which look after themselves. */
const limited = createMiddleware<Env>(async (c, next) => {
  const length = c.req.header('content-length');
  const isOpen = length === undefined && c.req.header('transfer-encoding') !== undefined;
  if (!largeBodies.has(c.req.path) && (isOpen || Number(length ?? 0) > mostBody)) {
    throw new ClewError('input', 'server.large', 'The request is larger than this server takes, or does not say its length.');
  }
  await next();
});

/** The whole site: the API of all rooms, its document, and the page. */
export function buildApp(options: AppOptions): OpenAPIHono<Env> {
  const { desk, gate, events, isSecure, assets = new Assets() } = options;
  const api = new OpenAPIHono<Env>();
  api.use(async (c, next) => {
    await next();
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
  });
  api.use(sameOrigin(options));
  api.use(limited);
  api.use(compress({ contentTypeFilter: /^(?:application\/json|text\/csv)/u }));
  api.use(gate.enter);
  api.route('/', routes(desk, gate, events));
  api.route('/', gate.routes(desk));
  for (const room of rooms) api.route('/', room(desk));
  const open = unguarded(api);
  if (open.length > 0) throw new ClewError('bug', 'server.unguarded', `Nobody guards ${open.join(', ')}.`);
  // How to ask is no secret.
  api.route('/docs', docs);

  const app = new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (!result.success) throw misfit(result.error, result.target);
    },
  });
  app.use(async (c, next) => {
    await next();
    c.header('Content-Security-Policy', policy);
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('X-Frame-Options', 'DENY');
    c.header('Referrer-Policy', 'no-referrer');
    c.header('Cross-Origin-Opener-Policy', 'same-origin');
    c.header('Cross-Origin-Resource-Policy', 'same-origin');
    c.header('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
    if (isSecure) c.header('Strict-Transport-Security', 'max-age=31536000');
  });
  app.route('/api', api);
  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Clew', version: '1', description: 'The workbench of one casebook. The same verbs as the command line.' },
  });
  app.all('/api/*', () => {
    throw new ClewError('missing', 'server.route', 'There is no such address.', { hint: '/api/docs lists them.' });
  });
  app.get('*', async (c) => {
    const found = await assets.answer(c);
    if (found !== undefined) return found;
    if (c.req.path === '/') return c.html(unbuilt);
    return c.text('There is no such page. 没有此页面。', 404);
  });
  app.onError(respond);
  return app;
}
