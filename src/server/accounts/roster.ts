import { randomBytes } from 'node:crypto';
import { userAfter } from '../../casebook/index.ts';
import type { Casebook, StoredUser } from '../../casebook/index.ts';
import { ClewError } from '../../errors.ts';
import { type Act, type NewUser, type PasskeyView, type UserChange, UserName, type UserView } from '../../model/index.ts';
import { hashPassword, requireStrong } from './passwords.ts';
import type { Row, Secrets } from './secrets.ts';
import type { Sessions } from './sessions.ts';

type Edit = Extract<Act, { kind: 'user.edit' }>['body'];

/** What is kept of somebody's ways to sign in. */
export interface Credentials {
  readonly display: string;
  /** What a passkey knows its user by: nothing that tells a name. */
  readonly handle: Uint8Array;
  readonly password: string | undefined;
  readonly mustChange: boolean;
  readonly issuer: string | undefined;
  readonly subject: string | undefined;
}

/**
 * Who works here. Who there is, in which roles, locked or not, is what the acts say; how they prove it lies in `secrets`. An act
 * comes first, so that whoever was let in stands in the log.
 */
export class Roster {
  readonly #casebook: Casebook;
  readonly #secrets: Secrets;
  readonly #sessions: Sessions;
  readonly #users: Map<string, StoredUser>;
  readonly #end: () => void;

  private constructor(casebook: Casebook, secrets: Secrets, sessions: Sessions, users: readonly StoredUser[]) {
    this.#casebook = casebook;
    this.#secrets = secrets;
    this.#sessions = sessions;
    this.#users = new Map(users.map((user) => [user.name, user]));
    this.#end = casebook.onApplied((acts) => {
      for (const act of acts) if (act.kind === 'user.edit') this.#heard(act);
    });
  }

  static async open(casebook: Casebook, secrets: Secrets, sessions: Sessions): Promise<Roster> {
    return new Roster(casebook, secrets, sessions, await casebook.ctx.read.users());
  }

  close(): void {
    this.#end();
  }

  /** Who is not removed, by name. */
  list(): StoredUser[] {
    const users = [...this.#users.values()].filter(({ state }) => state !== 'removed');
    return users.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Somebody who may come in: there, and not locked. */
  active(name: string): StoredUser | undefined {
    const user = this.#users.get(name);
    return user?.state === 'active' ? user : undefined;
  }

  /** Somebody who was not removed. */
  find(name: string): StoredUser | undefined {
    const user = this.#users.get(name);
    return user?.state === 'removed' ? undefined : user;
  }

  /** Throws `missing` `server.user`. */
  require(name: string): StoredUser {
    const user = this.find(name);
    if (user !== undefined) return user;
    throw new ClewError('missing', 'server.user', 'There is no such user.', { hint: 'clew user list names them.' });
  }

  credentials({ name, added }: StoredUser): Credentials | undefined {
    const row = this.#secrets.one('SELECT * FROM users WHERE name = ? AND added = ?', name, added);
    return row === undefined ? undefined : credentialsOf(row);
  }

  view(user: StoredUser): UserView {
    const known = this.credentials(user);
    return {
      name: user.name,
      display: known?.display ?? '',
      roles: [...user.roles],
      state: user.state === 'locked' ? 'locked' : 'active',
      addedAt: user.addedAt,
      password: known?.password !== undefined,
      mustChangePassword: known?.mustChange === true,
      passkeys: known === undefined ? [] : this.passkeys(user.name),
      oidc: known?.subject !== undefined,
    };
  }

  passkeys(name: string): PasskeyView[] {
    const rows = this.#secrets.all('SELECT id, label, created, used FROM passkeys WHERE user = ? ORDER BY created, id', name);
    return rows.map(({ id, label, created, used }) => ({
      id: id as string,
      label: label as string,
      createdAt: created as number,
      ...(used === null ? {} : { usedAt: used as number }),
    }));
  }

  /** Adds somebody. `mustChange`: the password is known to whoever adds them. */
  async add(by: string, { name, display = '', roles, password, reason }: NewUser, mustChange = true): Promise<StoredUser> {
    if (!UserName.safeParse(name).success) {
      throw new ClewError('input', 'server.name', 'That is no name for a user.', {
        hint: 'Small letters, digits and . _ - @, at most 64, beginning and ending with a letter or digit; local is taken.',
      });
    }
    if (this.find(name) !== undefined) throw new ClewError('conflict', 'server.user', 'There is a user of that name.');
    // Lists of cases and the log call people by name: a namesake would be let in where another was.
    if (this.#users.has(name)) {
      throw new ClewError('conflict', 'server.user', 'There was a user of that name; it stands in the log for them alone.', {
        hint: 'Choose another. Who only goes away for a while is locked, not removed.',
      });
    }
    const hashed = password === undefined ? undefined : await this.#hashed(name, password);
    await this.#edit(by, { user: name, change: 'add', roles: [...roles], ...given(reason) });
    const user = this.require(name);
    this.#keep(user, display, hashed, mustChange);
    return user;
  }

  /** Changes what is given. */
  async change(
    by: string,
    name: string,
    { display, roles, state, password, reason }: UserChange,
    mustChange = true,
  ): Promise<void> {
    const user = this.require(name);
    if (roles !== undefined && user.state === 'active' && !roles.includes('admin')) this.#requireOtherAdmin(user);
    if (state === 'locked') this.#requireOtherAdmin(user);
    const hashed = password === undefined ? undefined : await this.#hashed(name, password);
    if (roles !== undefined) await this.#edit(by, { user: name, change: 'change', roles: [...roles], ...given(reason) });
    if (state !== undefined && state !== user.state) {
      await this.#edit(by, { user: name, change: state === 'locked' ? 'lock' : 'unlock', ...given(reason) });
    }
    if (display !== undefined) this.#keep(user, display);
    if (hashed === undefined) return;
    await this.noted(by, name, reason ?? 'password set');
    this.#keep(user, undefined, hashed, mustChange);
    this.#sessions.endAll(name);
  }

  async remove(by: string, name: string, reason?: string): Promise<void> {
    this.#requireOtherAdmin(this.require(name));
    await this.#edit(by, { user: name, change: 'remove', ...given(reason) });
  }

  /** Keeps a hash made with today's parameters in place of one of the same password. */
  rehashed({ name, added }: StoredUser, hashed: string): void {
    this.#secrets.run('UPDATE users SET password = ? WHERE name = ? AND added = ?', hashed, name, added);
  }

  /** A password that its user chose. All their sessions end. */
  async chosen(user: StoredUser, password: string): Promise<void> {
    const hashed = await this.#hashed(user.name, password);
    await this.noted(user.name, user.name, 'password changed');
    this.#keep(user, undefined, hashed);
    this.#sessions.endAll(user.name);
  }

  /** Binds a user to who an identity provider says they are. */
  async bind(user: StoredUser, issuer: string, subject: string): Promise<void> {
    await this.noted(user.name, user.name, 'bound to the identity provider');
    this.#keep(user);
    this.#secrets.run('UPDATE users SET issuer = ?, subject = ? WHERE name = ?', issuer, subject, user.name);
  }

  /** Whom an identity provider's subject was bound to, if they are still the same. */
  boundTo(issuer: string, subject: string): StoredUser | undefined {
    const row = this.#secrets.one('SELECT name, added FROM users WHERE issuer = ? AND subject = ?', issuer, subject);
    const user = row === undefined ? undefined : this.#users.get(row['name'] as string);
    return user !== undefined && user.added === row?.['added'] && user.state !== 'removed' ? user : undefined;
  }

  /** An act that says that a way to sign in changed, so that nobody is given one unseen. */
  async noted(by: string, name: string, what: string): Promise<void> {
    await this.#edit(by, { user: name, change: 'change', reason: what });
  }

  /** What is kept of somebody, made if there is nothing yet; a new password when given. */
  #keep({ name, added }: StoredUser, display?: string, hashed?: string, mustChange = false): void {
    this.#secrets.together(() => {
      const known = this.#secrets.one('SELECT added FROM users WHERE name = ?', name);
      if (known !== undefined && known['added'] !== added) this.#secrets.run('DELETE FROM users WHERE name = ?', name);
      const sql = `INSERT INTO users (name, added, display, handle) VALUES (?, ?, '', ?) ON CONFLICT DO NOTHING`;
      this.#secrets.run(sql, name, added, randomBytes(32));
      if (display !== undefined) this.#secrets.run('UPDATE users SET display = ? WHERE name = ?', display, name);
      if (hashed === undefined) return;
      this.#secrets.run('UPDATE users SET password = ?, must_change = ? WHERE name = ?', hashed, Number(mustChange), name);
    });
  }

  /** What a passkey is registered under. */
  handleOf(user: StoredUser): Uint8Array {
    this.#keep(user);
    return this.credentials(user)!.handle;
  }

  async #hashed(name: string, password: string): Promise<string> {
    requireStrong(name, password);
    return await hashPassword(password);
  }

  /** The last one who can let others in stays. */
  #requireOtherAdmin(user: StoredUser): void {
    const isAdmin = ({ roles, state }: StoredUser): boolean => state === 'active' && roles.includes('admin');
    if (!isAdmin(user) || this.list().some((other) => other.name !== user.name && isAdmin(other))) return;
    throw new ClewError('conflict', 'server.admin', 'This is the last user who keeps the accounts.', {
      hint: 'Give somebody else the role admin first.',
    });
  }

  async #edit(by: string, body: Edit): Promise<void> {
    await this.#casebook.ctxFor({ actor: by }).commit([{ kind: 'user.edit', body }]);
  }

  /** What follows from an act at once, whoever made it. */
  #heard(act: Parameters<typeof userAfter>[1]): void {
    const { user: name, change } = act.body;
    const after = userAfter(this.#users.get(name), act);
    if (after === undefined) return;
    this.#users.set(name, after);
    if (change === 'lock' || change === 'remove' || change === 'add') this.#sessions.endAll(name);
    if (change === 'remove') this.#secrets.run('DELETE FROM users WHERE name = ?', name);
  }
}

const given = (reason: string | undefined): { reason?: string } => (reason === undefined ? {} : { reason });

function credentialsOf(row: Row): Credentials {
  const text = (name: string): string | undefined => (row[name] as string | null) ?? undefined;
  return {
    display: row['display'] as string,
    handle: row['handle'] as Uint8Array,
    password: text('password'),
    mustChange: row['must_change'] === 1,
    issuer: text('issuer'),
    subject: text('subject'),
  };
}
