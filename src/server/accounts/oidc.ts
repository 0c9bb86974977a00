import * as client from 'openid-client';
import { ClewError } from '../../errors.ts';
import { isHere, type OidcSettings } from './settings.ts';
import { secret } from './tickets.ts';

/** How long a sign-in at the identity provider may take, and how many may be under way. */
const pendingMs = 10 * 60_000;
const mostPending = 1000;
const timeoutSeconds = 10;

interface Pending {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly until: number;
}

/** Who an identity provider says somebody is. */
export interface Claimed {
  readonly issuer: string;
  readonly subject: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

/**
 * Signing in by OpenID Connect: code flow with PKCE, state and nonce. The one place of the server that asks another machine, and only
 * the one that the operator named in `state/server.json`.
 */
export class Oidc {
  readonly settings: OidcSettings;
  readonly #origin: () => string;
  readonly #now: () => number;
  readonly #pending = new Map<string, Pending>();
  #discovered: Promise<client.Configuration> | undefined;

  constructor(settings: OidcSettings, origin: () => string, now: () => number) {
    this.settings = settings;
    this.#origin = origin;
    this.#now = now;
  }

  /** Where to send the browser, and the secret that it keeps until it comes back. */
  async start(): Promise<{ readonly url: string; readonly cookie: string }> {
    const configuration = await this.#configuration();
    const [state, nonce, verifier] = [client.randomState(), client.randomNonce(), client.randomPKCECodeVerifier()];
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#callback(),
      scope: 'openid profile email',
      response_type: 'code',
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    const now = this.#now();
    for (const [old, { until }] of this.#pending)
      if (until <= now || this.#pending.size >= mostPending) this.#pending.delete(old);
    const cookie = secret();
    this.#pending.set(cookie, { state, nonce, verifier, until: now + pendingMs });
    return { url: url.href, cookie };
  }

  /** Who came back. Throws `input` `server.oidc` when the answer is not one to what was asked with this cookie. */
  async finish(query: string, cookie: string): Promise<Claimed> {
    const pending = this.#pending.get(cookie);
    this.#pending.delete(cookie);
    if (pending === undefined || pending.until <= this.#now()) throw refused('The sign-in took too long or began elsewhere.');
    const configuration = await this.#configuration();
    let tokens;
    try {
      // The address as this server knows it, not as the request says it.
      tokens = await client.authorizationCodeGrant(configuration, new URL(`${this.#callback()}${query}`), {
        pkceCodeVerifier: pending.verifier,
        expectedState: pending.state,
        expectedNonce: pending.nonce,
        idTokenExpected: true,
      });
    } catch (cause) {
      throw isAway(cause) ? away(cause) : refused('The identity provider did not vouch for this sign-in.', cause);
    }
    const claims = tokens.claims();
    if (claims === undefined) throw refused('The identity provider did not vouch for this sign-in.');
    return {
      issuer: claims.iss,
      subject: claims.sub,
      claims: { ...(await this.#told(configuration, tokens.access_token, claims)), ...claims },
    };
  }

  /** Some providers keep what they know out of the token and tell it when asked. */
  async #told(configuration: client.Configuration, token: string, claims: client.IDToken): Promise<Claimed['claims']> {
    const { user, roles } = this.settings;
    const isTold = [user, ...(roles === undefined ? [] : [roles.claim])].every((claim) => claims[claim] !== undefined);
    if (isTold || configuration.serverMetadata().userinfo_endpoint === undefined) return {};
    try {
      return await client.fetchUserInfo(configuration, token, claims.sub);
    } catch (cause) {
      throw isAway(cause) ? away(cause) : refused('The identity provider did not vouch for this sign-in.', cause);
    }
  }

  #callback(): string {
    return `${this.#origin()}/api/session/oidc/callback`;
  }

  async #configuration(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    this.#discovered ??= client.discovery(new URL(issuer), clientId, clientSecret, undefined, {
      timeout: timeoutSeconds,
      ...(isHere(issuer) ? { execute: [client.allowInsecureRequests] } : {}),
    });
    try {
      return await this.#discovered;
    } catch (cause) {
      // Asked again the next time.
      this.#discovered = undefined;
      throw away(cause);
    }
  }
}

/** The claim that names the user, as text that can be a name; an address only when the provider has checked it. */
export function nameIn(claims: Claimed['claims'], claim: string): string | undefined {
  const value = claims[claim];
  if (typeof value !== 'string' || (claim === 'email' && claims['email_verified'] !== true)) return undefined;
  return value.toLowerCase();
}

function isAway(cause: unknown): boolean {
  return cause instanceof TypeError || (cause instanceof Error && cause.name === 'TimeoutError');
}

function away(cause: unknown): ClewError {
  return new ClewError('unavailable', 'server.oidc', 'The identity provider does not answer.', {
    hint: 'Sign in another way, or try again later.',
    cause,
  });
}

function refused(message: string, cause?: unknown): ClewError {
  return new ClewError('input', 'server.oidc', message, { hint: 'Begin again.', ...(cause === undefined ? {} : { cause }) });
}
