import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import type { Casebook, StoredUser } from '../../casebook/index.ts';
import { ClewError } from '../../errors.ts';
import { type Permission, permissions, type SessionView, userRoles } from '../../model/index.ts';
import type { Env, User } from '../env.ts';
import type { Gate } from '../gate.ts';
import { permitted, requires } from '../may.ts';
import { AccessLists } from './access.ts';
import { addressOf } from './address.ts';
import { Consults } from './consults.ts';
import { Buckets, type Rate } from './limits.ts';
import { Oidc } from './oidc.ts';
import { Passkeys } from './passkeys.ts';
import type { Roster } from './roster.ts';
import type { Secrets } from './secrets.ts';
import type { Method, Session, Sessions } from './sessions.ts';
import type { Settings } from './settings.ts';
import { Signing, TooMany } from './signing.ts';
import { isEqual, Tickets } from './tickets.ts';

export interface AccountsOptions {
  /** Several people with accounts, instead of whoever has this machine and the one-time link. */
  readonly team: boolean;
  /** Where browsers find this server, once it listens: `https://clew.example`. */
  readonly origin: () => string;
  /** Whether a proxy stands before it, whose X-Forwarded-For can be believed. */
  readonly proxied?: boolean;
  readonly now?: () => number;
}

/** The person at the machine, when there are no accounts. */
const localUser: User = { name: 'local', display: 'local', roles: [...userRoles], local: true };

/** Requests of somebody who is not signed in, by address; of each user of a team; and tries to sign in, by address. */
const rates: Readonly<Record<'stranger' | 'user' | 'signIn', Rate>> = {
  stranger: { burst: 120, perSecond: 20 },
  user: { burst: 1200, perSecond: 300 },
  signIn: { burst: 30, perSecond: 0.5 },
};
const changes = (method: string): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(method);
/** A way to sign in may be added only this soon after signing in, in milliseconds. */
const freshMs = 15 * 60_000;
/** The own machine's session may rest overnight and over a weekend. */
export const localSpans = { idleMs: 24 * 3_600_000, absoluteMs: 7 * 24 * 3_600_000 };
const oidcCookieSeconds = 600;

/** Somebody with a session that has not ended. */
export interface Entered {
  readonly id: string;
  readonly session: Session;
  readonly user: User;
  /** Absent for `local`. */
  readonly stored?: StoredUser;
  readonly mustChange: boolean;
}

/** Sessions, accounts, access lists and reasons: everything the app asks at its door. */
export class Accounts {
  readonly roster: Roster;
  readonly sessions: Sessions;
  readonly signing: Signing;
  readonly passkeys: Passkeys;
  readonly oidc: Oidc | undefined;
  readonly consults: Consults;
  readonly tickets: Tickets;
  readonly team: boolean;
  readonly enter: MiddlewareHandler<Env>;
  readonly #options: AccountsOptions;
  readonly #secrets: Secrets;
  readonly #lists: AccessLists;
  readonly #now: () => number;
  readonly #buckets: Readonly<Record<keyof typeof rates, Buckets>>;

  constructor(
    casebook: Casebook,
    options: AccountsOptions,
    settings: Settings,
    parts: { secrets: Secrets; sessions: Sessions; roster: Roster },
  ) {
    const { now = Date.now, team, origin } = options;
    this.#options = options;
    this.#now = now;
    this.team = team;
    this.#secrets = parts.secrets;
    this.sessions = parts.sessions;
    this.roster = parts.roster;
    this.#lists = new AccessLists(casebook);
    this.signing = new Signing(this.roster, now);
    this.passkeys = new Passkeys(this.#secrets, this.roster, origin, now);
    this.oidc = settings.oidc === undefined || !team ? undefined : new Oidc(settings.oidc, origin, now);
    this.consults = new Consults(casebook, this.#secrets, now, settings.zone);
    this.tickets = new Tickets(now);
    const bucket = (rate: Rate): Buckets => new Buckets(rate, now);
    this.#buckets = { stranger: bucket(rates.stranger), user: bucket(rates.user), signIn: bucket(rates.signIn) };
    this.enter = createMiddleware<Env>(async (c, next) => {
      await this.#admit(c);
      await next();
    });
  }

  readonly may = (permission: Permission): MiddlewareHandler<Env> => requires((c) => this.#mayNow(c), permission);

  readonly signedIn = (): MiddlewareHandler<Env> => requires((c) => this.#mayNow(c));

  mayNow(c: Context<Env>): readonly Permission[] {
    return this.#mayNow(c) ?? [];
  }

  readonly consulted: Gate['consulted'] = async (c, { kind, ref, scope }) => {
    await this.consults.note(c.var.user, { subject: kind, ref, scope });
  };

  session(c: Context<Env>): Omit<SessionView, 'casebook'> {
    const signIn: SessionView['signIn'] = this.team
      ? ['password', 'passkey', ...(this.oidc === undefined ? [] : (['oidc'] as const))]
      : [];
    const entered = this.entered(c);
    if (entered === undefined) return { may: [], signIn, csrf: '' };
    const { user, session, mustChange } = entered;
    const may = [...this.mayNow(c)];
    return {
      user: { ...user, roles: [...user.roles] },
      may,
      signIn,
      csrf: session.csrf,
      ...(mustChange ? { mustChangePassword: true } : {}),
    };
  }

  ticket(): string {
    if (this.team) throw new ClewError('conflict', 'server.link', 'A server with accounts has no one-time links.');
    return this.tickets.make();
  }

  /** Who asks, looked up anew each time: a session may end while a page is open. */
  entered(c: Context<Env>): Entered | undefined {
    const id = getCookie(c, this.#cookie());
    const session = id === undefined ? undefined : this.sessions.find(id);
    if (id === undefined || session === undefined) return undefined;
    if (!this.team) return session.user === 'local' ? { id, session, user: localUser, mustChange: false } : undefined;
    const stored = this.roster.active(session.user);
    if (stored === undefined || stored.added !== session.added) return undefined;
    const known = this.roster.credentials(stored);
    const user = { name: stored.name, display: known?.display || stored.name, roles: stored.roles, local: false };
    return { id, session, user, stored, mustChange: session.method === 'password' && known?.mustChange === true };
  }

  /** Begins a session under a new id, in the answer's cookie. The token that goes with it. */
  begin(c: Context<Env>, user: Pick<StoredUser, 'name' | 'added'> | undefined, method: Method): string {
    const id = this.sessions.begin(user?.name ?? 'local', user?.added ?? 0, method, getCookie(c, this.#cookie()));
    setCookie(c, this.#cookie(), id, { ...this.#cookieOptions(), sameSite: 'Strict' });
    return this.sessions.find(id)!.csrf;
  }

  end(c: Context<Env>): void {
    const id = getCookie(c, this.#cookie());
    if (id !== undefined) this.sessions.end(id);
    deleteCookie(c, this.#cookie(), this.#cookieOptions());
  }

  /** Keeps a sign-in with the browser until it comes back: from another site, so that it cannot be `Strict`. */
  keepOidc(c: Context<Env>, value: string): void {
    setCookie(c, `${this.#cookie()}-oidc`, value, { ...this.#cookieOptions(), sameSite: 'Lax', maxAge: oidcCookieSeconds });
  }

  takeOidc(c: Context<Env>): string {
    const value = getCookie(c, `${this.#cookie()}-oidc`) ?? '';
    deleteCookie(c, `${this.#cookie()}-oidc`, this.#cookieOptions());
    return value;
  }

  /** One try to sign in from where `c` comes; throws `TooMany`. */
  tried(c: Context<Env>): string {
    const address = addressOf(c, this.#options.proxied === true);
    limited(c, this.#buckets.signIn.take(address));
    return address;
  }

  /** Throws unless the session is young enough to change how one signs in. */
  requireFresh({ session }: Entered): void {
    if (this.#now() - session.began <= freshMs) return;
    throw new ClewError('conflict', 'server.fresh', 'You signed in too long ago for this.', {
      hint: 'Sign out, sign in again, and repeat it.',
    });
  }

  close(): void {
    this.roster.close();
    this.#lists.close();
    this.#secrets.close();
  }

  async #admit(c: Context<Env>): Promise<void> {
    const entered = this.entered(c);
    if (entered === undefined) {
      limited(c, this.#buckets.stranger.take(addressOf(c, this.#options.proxied === true)));
      return;
    }
    const { id, user, session } = entered;
    if (!user.local) limited(c, this.#buckets.user.take(user.name));
    // Who signs in has no token yet, or one of a session that is about to end; the check of the origin stands before it.
    const isSigningIn = /^\/api\/session\/(?:link|password|passkey\/)/u.test(c.req.path);
    if (changes(c.req.method) && !isSigningIn && !isEqual(c.req.header('x-csrf') ?? '', session.csrf)) {
      throw new ClewError('input', 'server.csrf', 'The request lacks the token of its session.', { hint: 'Load the page anew.' });
    }
    this.sessions.touch(id);
    c.set('user', user);
    c.set('access', await this.#lists.of(user));
  }

  #mayNow(c: Context<Env>): Permission[] | undefined {
    const entered = this.entered(c);
    if (entered === undefined) return undefined;
    if (entered.user.local) return [...permissions];
    return entered.mustChange ? [] : permitted(entered.user.roles);
  }

  /** Cookies know no ports: two casebooks served on one machine must not sign each other out. */
  #cookie(): string {
    const { protocol, port } = new URL(this.#options.origin());
    return protocol === 'https:' ? '__Host-clew' : `clew-${port}`;
  }

  #cookieOptions(): { path: '/'; httpOnly: true; secure: boolean } {
    return { path: '/', httpOnly: true, secure: this.#options.origin().startsWith('https:') };
  }
}

function limited(c: Context<Env>, seconds: number | undefined): void {
  if (seconds === undefined) return;
  c.header('Retry-After', String(seconds));
  throw new TooMany(seconds);
}
