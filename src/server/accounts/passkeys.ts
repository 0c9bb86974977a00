import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { decodeAttestationObject, isoBase64URL } from '@simplewebauthn/server/helpers';
import type { StoredUser } from '../../casebook/index.ts';
import { ClewError } from '../../errors.ts';
import type { Roster } from './roster.ts';
import type { Secrets } from './secrets.ts';

/** How long a challenge may be answered, and how many may be open. */
const challengeMs = 5 * 60_000;
const mostChallenges = 1000;
/** Passkeys of one user. */
const mostPasskeys = 20;

/**
 * Passkeys (WebAuthn level 3): one is enough to sign in, so the authenticator must know its user by PIN or finger. They are
 * bound to the host of `origin`.
 */
export class Passkeys {
  readonly #secrets: Secrets;
  readonly #roster: Roster;
  readonly #origin: () => string;
  readonly #now: () => number;
  /** Challenge → whose registration it is for ('' for a sign-in) and until when. Each is answered once. */
  readonly #open = new Map<string, { readonly user: string; readonly until: number }>();

  constructor(secrets: Secrets, roster: Roster, origin: () => string, now: () => number) {
    this.#secrets = secrets;
    this.#roster = roster;
    this.#origin = origin;
    this.#now = now;
  }

  async registration(user: StoredUser): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const known = this.#roster.passkeys(user.name);
    if (known.length >= mostPasskeys) {
      throw new ClewError('conflict', 'server.passkey', `A user has at most ${mostPasskeys} passkeys.`, {
        hint: 'Remove one first.',
      });
    }
    const options = await generateRegistrationOptions({
      rpName: 'Clew',
      rpID: this.#host(),
      userName: user.name,
      userDisplayName: this.#roster.credentials(user)?.display ?? user.name,
      userID: new Uint8Array(this.#roster.handleOf(user)),
      attestationType: 'none',
      excludeCredentials: known.map(({ id }) => ({ id })),
      // Kept in the authenticator, so that nobody asks the server which passkeys a name has.
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    this.#opened(options.challenge, user.name);
    return options;
  }

  /** Throws `input` `server.passkey` when the answer is not what was asked for. */
  async register(user: StoredUser, response: RegistrationResponseJSON, label: string): Promise<void> {
    const { verified, registrationInfo } = await checked(async () => {
      // A certificate would have the library ask its issuer for a list of revoked ones, over the network; none was asked for.
      const object = decodeAttestationObject(isoBase64URL.toBuffer(response.response.attestationObject));
      const isBare =
        object.get('fmt') === 'none' || (object.get('fmt') === 'packed' && object.get('attStmt').get('x5c') === undefined);
      if (!isBare) throw refused();
      return await verifyRegistrationResponse({
        response,
        expectedChallenge: (challenge) => this.#taken(challenge) === user.name,
        expectedOrigin: this.#origin(),
        expectedRPID: this.#host(),
        requireUserVerification: true,
      });
    });
    if (!verified) throw refused();
    const { credential } = registrationInfo;
    await this.#roster.noted(user.name, user.name, 'passkey added');
    this.#secrets.run(
      'INSERT INTO passkeys VALUES (?, ?, ?, ?, ?, ?, ?, NULL) ON CONFLICT DO NOTHING',
      credential.id,
      user.name,
      label,
      credential.publicKey,
      credential.counter,
      JSON.stringify(credential.transports ?? []),
      this.#now(),
    );
  }

  async remove(by: string, user: StoredUser, id: string): Promise<void> {
    if (!this.#roster.passkeys(user.name).some((each) => each.id === id)) {
      throw new ClewError('missing', 'server.passkey', 'There is no such passkey.');
    }
    await this.#roster.noted(by, user.name, 'passkey removed');
    this.#secrets.run('DELETE FROM passkeys WHERE id = ? AND user = ?', id, user.name);
  }

  /** The same for everybody: the authenticator says who it is. */
  async challenge(): Promise<PublicKeyCredentialRequestOptionsJSON> {
    const options = await generateAuthenticationOptions({
      rpID: this.#host(),
      userVerification: 'required',
      allowCredentials: [],
    });
    this.#opened(options.challenge, '');
    return options;
  }

  /** Who signed in; throws `input` `server.passkey` when nobody did. */
  async signIn(response: AuthenticationResponseJSON): Promise<StoredUser> {
    const row = this.#secrets.one('SELECT * FROM passkeys WHERE id = ?', response.id);
    const user = row === undefined ? undefined : this.#roster.active(row['user'] as string);
    const credentials = user === undefined ? undefined : this.#roster.credentials(user);
    if (row === undefined || user === undefined || credentials === undefined) throw refused();
    const { verified, authenticationInfo } = await checked(
      async () =>
        await verifyAuthenticationResponse({
          response,
          expectedChallenge: (challenge) => this.#taken(challenge) === '',
          expectedOrigin: this.#origin(),
          expectedRPID: this.#host(),
          requireUserVerification: true,
          credential: {
            id: response.id,
            publicKey: new Uint8Array(row['public_key'] as Uint8Array),
            counter: row['counter'] as number,
            transports: JSON.parse(row['transports'] as string) as string[],
          },
        }),
    );
    const { userHandle } = response.response;
    if (!verified || userHandle === undefined || userHandle !== Buffer.from(credentials.handle).toString('base64url'))
      throw refused();
    this.#secrets.run(
      'UPDATE passkeys SET counter = ?, used = ? WHERE id = ?',
      authenticationInfo.newCounter,
      this.#now(),
      response.id,
    );
    return user;
  }

  /** Relying party: the host of the address that people use. */
  #host(): string {
    return new URL(this.#origin()).hostname;
  }

  #opened(challenge: string, user: string): void {
    const now = this.#now();
    for (const [old, { until }] of this.#open) if (until <= now || this.#open.size >= mostChallenges) this.#open.delete(old);
    this.#open.set(challenge, { user, until: now + challengeMs });
  }

  #taken(challenge: string): string | undefined {
    const known = this.#open.get(challenge);
    this.#open.delete(challenge);
    return known !== undefined && known.until > this.#now() ? known.user : undefined;
  }
}

function refused(cause?: unknown): ClewError {
  return new ClewError('input', 'server.passkey', 'The passkey was not accepted.', {
    hint: 'Try again, or sign in another way.',
    ...(cause === undefined ? {} : { cause }),
  });
}

/** The library throws on everything that does not fit; that is the asker's trouble, not a bug. */
async function checked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof ClewError ? error : refused(error);
  }
}
