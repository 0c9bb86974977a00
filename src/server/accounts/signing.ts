import type { StoredUser } from '../../casebook/index.ts';
import { ClewError } from '../../errors.ts';
import { UserName, UserRole } from '../../model/index.ts';
import { Failures } from './limits.ts';
import { type Claimed, nameIn } from './oidc.ts';
import { fits, hashPassword, isDated } from './passwords.ts';
import type { Roster } from './roster.ts';
import type { OidcSettings } from './settings.ts';

/** Failures that cost nothing: of one name, and of one address, from which a whole office may come. */
const freeOfName = 5;
const freeOfAddress = 30;

/** Come again later: answered with 429 and `Retry-After`. */
export class TooMany extends ClewError {
  readonly seconds: number;

  constructor(seconds: number) {
    super('input', 'server.rate', 'That was too often.', { hint: `Try again in ${seconds} seconds.` });
    this.seconds = seconds;
  }
}

/** Checks passwords and what identity providers say, and slows down who guesses. */
export class Signing {
  readonly #roster: Roster;
  readonly #names: Failures;
  readonly #addresses: Failures;

  constructor(roster: Roster, now: () => number) {
    this.#roster = roster;
    this.#names = new Failures(freeOfName, now);
    this.#addresses = new Failures(freeOfAddress, now);
  }

  /**
   * The user whose name and password these are. Nothing in the answer, or in how long it takes, tells whether the name exists or
   * is locked. Throws `server.signin`, or `TooMany`.
   */
  async password(name: string, password: string, address: string): Promise<StoredUser> {
    const wait = Math.max(this.#names.wait(name), this.#addresses.wait(address));
    if (wait > 0) throw new TooMany(wait);
    // Counted before it is checked: many tries at once are many tries.
    this.#names.failed(name);
    this.#addresses.failed(address);
    const user = this.#roster.active(name);
    const hashed = user === undefined ? undefined : this.#roster.credentials(user)?.password;
    const does = await fits(hashed, password);
    if (!does || user === undefined || hashed === undefined) {
      throw new ClewError('input', 'server.signin', 'The name or the password is not right.', {
        hint: 'Who keeps the accounts can give you a new password.',
      });
    }
    this.#names.succeeded(name);
    this.#addresses.succeeded(address);
    if (isDated(hashed)) this.#roster.rehashed(user, await hashPassword(password));
    return user;
  }

  /** The user that an identity provider vouches for; with a map of roles also one that is new. Throws `server.oidc`. */
  async claimed({ issuer, subject, claims }: Claimed, settings: OidcSettings): Promise<StoredUser> {
    const bound = this.#roster.boundTo(issuer, subject);
    const name = bound?.name ?? nameIn(claims, settings.user);
    if (name === undefined || !UserName.safeParse(name).success) throw unknown();
    const known = bound ?? this.#roster.find(name);
    // Somebody else at the provider may not take over a name by being called so.
    if (known !== undefined && bound === undefined && this.#roster.credentials(known)?.subject !== undefined) throw unknown();
    const user = await this.#withRoles(name, known, claims, settings);
    if (user.state !== 'active') throw unknown();
    if (bound === undefined) await this.#roster.bind(user, issuer, subject);
    return user;
  }

  async #withRoles(
    name: string,
    known: StoredUser | undefined,
    claims: Claimed['claims'],
    { roles: rule }: OidcSettings,
  ): Promise<StoredUser> {
    if (rule === undefined) {
      if (known === undefined) throw unknown();
      return known;
    }
    const groups = [claims[rule.claim]].flat().filter((group) => typeof group === 'string');
    const all = new Set(groups.flatMap((group) => (Object.hasOwn(rule.map, group) ? rule.map[group]! : [])));
    const roles = UserRole.options.filter((role) => all.has(role));
    if (known === undefined) {
      if (roles.length === 0) throw unknown();
      const display =
        typeof claims['name'] === 'string' ? claims['name'].replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').slice(0, 100) : '';
      return await this.#roster.add('oidc', { name, display, roles, reason: 'first sign-in' });
    }
    if (known.state === 'active' && roles.join() !== UserRole.options.filter((role) => known.roles.includes(role)).join()) {
      await this.#roster.change('oidc', name, { roles, reason: 'as the identity provider says' });
    }
    if (roles.length === 0) throw unknown();
    return this.#roster.require(name);
  }
}

function unknown(): ClewError {
  return new ClewError('input', 'server.oidc', 'The identity provider knows you, but this casebook does not let you in.', {
    hint: 'Ask who keeps the accounts.',
  });
}
