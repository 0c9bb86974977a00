import type { Context, MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import { ClewError } from '../errors.ts';
import { type Permission, permissions, type UserRole } from '../model/index.ts';
import type { Env } from './env.ts';

/** What each role may. Who keeps the accounts does not read the cases, and neither does who reads the log. */
const table: Readonly<Record<UserRole, readonly Permission[]>> = {
  viewer: ['read', 'verify'],
  analyst: ['read', 'judge', 'import', 'link', 'verify'],
  supervisor: ['read', 'judge', 'import', 'link', 'verify', 'case', 'share', 'log', 'settings'],
  admin: ['users', 'settings', 'verify'],
  auditor: ['log', 'verify'],
};

/** Everything that somebody with these roles may, in the order of the model's list. */
export function permitted(roles: readonly UserRole[]): Permission[] {
  const all = new Set(roles.flatMap((role) => table[role]));
  return permissions.filter((permission) => all.has(permission));
}

/** What somebody may at this moment; `undefined`: nobody is signed in. */
export type MayNow = (c: Context<Env>) => readonly Permission[] | undefined;

/** Handlers that say who may pass. A route without one of them is open to nobody: see `unguarded`. */
const guards = new WeakSet<object>();

function guard(handler: MiddlewareHandler<Env>): MiddlewareHandler<Env> {
  guards.add(handler);
  return handler;
}

/** Lets pass who may; else 401 or 403. Without a permission: everybody who is signed in and may anything at all. */
export function requires(mayNow: MayNow, permission?: Permission): MiddlewareHandler<Env> {
  return guard(
    createMiddleware<Env>(async (c, next) => {
      const now = mayNow(c);
      if (now === undefined) throw nobody();
      if (permission === undefined ? now.length === 0 : !now.includes(permission)) {
        throw new ClewError('input', 'server.may', 'Your roles do not allow this.', {
          hint: 'Who keeps the accounts can change them.',
        });
      }
      await next();
    }),
  );
}

/** Routes by which one signs in and out: the only ones that ask for no permission. They look after themselves. */
export const anyone: MiddlewareHandler<Env> = guard(createMiddleware<Env>(async (_c, next) => await next()));

export function nobody(): ClewError {
  return new ClewError('input', 'server.session', 'Nobody is signed in here, or the session has ended.', {
    hint: 'Sign in; on your own machine, open a new one-time link of clew serve.',
  });
}

interface Routed {
  readonly routes: readonly { readonly method: string; readonly path: string; readonly handler: object }[];
}

/** Routes of an app that nobody guards, as `GET /path`. The server does not start with one. */
export function unguarded({ routes }: Routed): string[] {
  const found = new Map<string, boolean>();
  for (const { method, path, handler } of routes) {
    // Middleware for all methods answers nothing by itself.
    if (method === 'ALL') continue;
    const name = `${method} ${path}`;
    found.set(name, (found.get(name) ?? false) || guards.has(handler));
  }
  return [...found].filter(([, isGuarded]) => !isGuarded).map(([name]) => name);
}
