import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import type { Permission, SessionView } from '../model/index.ts';
import type { Desk, Env } from './env.ts';

/** Who comes in and what they may: all that the app asks of whatever keeps sessions, accounts and access lists. */
export interface Gate {
  /**
   * Stands before every route under `/api`, behind the check of Host and Origin: finds the session, sets `user` and `access` when
   * somebody is signed in, and refuses requests of theirs that change something without the session's token (`x-csrf`).
   */
  readonly enter: MiddlewareHandler<Env>;
  readonly may: Desk['may'];
  /** Lets pass everybody who is signed in and may anything at all. */
  readonly signedIn: () => MiddlewareHandler<Env>;
  readonly consulted: Desk['consulted'];
  /** Signing in and out, users, cases, reasons for looking. */
  routes(desk: Desk): OpenAPIHono<Env>;
  /** What the page learns of its session; of nobody when `c.var.user` is not set. */
  session(c: Context<Env>): Pick<SessionView, 'user' | 'may' | 'signIn' | 'csrf' | 'mustChangePassword'>;
  /** Makes the token of a one-time link, for whoever started the server; `POST /api/session/link` takes it. */
  ticket(): string;
  /** What the session that asked `c` may do at this moment: nothing once it has ended, so that open pages fall silent. */
  mayNow(c: Context<Env>): readonly Permission[];
  /** What it holds open. */
  close(): void;
}
