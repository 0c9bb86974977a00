import { createHmac } from 'node:crypto';
import type { Row, Secrets } from './secrets.ts';
import { digestOf, secret } from './tickets.ts';

export type Method = 'link' | 'password' | 'passkey' | 'oidc';

export interface Session {
  readonly user: string;
  /** The act that added the user; 0 for `local`. */
  readonly added: number;
  readonly method: Method;
  /** UTC milliseconds. */
  readonly began: number;
  /** Sent with every request that changes something. */
  readonly csrf: string;
}

export interface Spans {
  /** Without a request for so long, a session ends; in milliseconds. */
  readonly idleMs: number;
  /** It ends in any case. */
  readonly absoluteMs: number;
}

/** How exactly the last request is known. */
const seenEveryMs = 60_000;

/** Who is signed in. Only a digest of a session's id is kept: who reads the file cannot take a session over. */
export class Sessions {
  readonly #secrets: Secrets;
  readonly #spans: Spans;
  readonly #now: () => number;

  constructor(secrets: Secrets, spans: Spans, now: () => number) {
    this.#secrets = secrets;
    this.#spans = spans;
    this.#now = now;
  }

  /** Forgets those that have ended by themselves. */
  sweep(): void {
    const now = this.#now();
    const { absoluteMs, idleMs } = this.#spans;
    this.#secrets.run('DELETE FROM sessions WHERE began < ? OR seen < ?', now - absoluteMs, now - idleMs);
  }

  /** Begins a session under a new id, and ends the one the same browser had: an id from before signing in is worth nothing. */
  begin(user: string, added: number, method: Method, before?: string): string {
    const id = secret();
    const now = this.#now();
    if (before !== undefined) this.end(before);
    this.#secrets.run('INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?)', digestOf(id), user, added, method, now, now);
    return id;
  }

  /** The session of an id that has not ended. */
  find(id: string): Session | undefined {
    const digest = digestOf(id);
    const row = this.#secrets.one('SELECT * FROM sessions WHERE digest = ?', digest);
    if (row === undefined) return undefined;
    const now = this.#now();
    const [began, seen] = [row['began'] as number, row['seen'] as number];
    if (now - began > this.#spans.absoluteMs || now - seen > this.#spans.idleMs) {
      this.#secrets.run('DELETE FROM sessions WHERE digest = ?', digest);
      return undefined;
    }
    return sessionOf(row, id);
  }

  /** Notes that the session is in use. */
  touch(id: string): void {
    const now = this.#now();
    this.#secrets.run('UPDATE sessions SET seen = ? WHERE digest = ? AND seen < ?', now, digestOf(id), now - seenEveryMs);
  }

  end(id: string): void {
    this.#secrets.run('DELETE FROM sessions WHERE digest = ?', digestOf(id));
  }

  /** Ends all sessions of a user. */
  endAll(user: string): void {
    this.#secrets.run('DELETE FROM sessions WHERE user = ?', user);
  }
}

function sessionOf(row: Row, id: string): Session {
  return {
    user: row['user'] as string,
    added: row['added'] as number,
    method: row['method'] as Method,
    began: row['began'] as number,
    // Made from the id, which the page's script never sees: it is worth nothing to another session and needs no place.
    csrf: createHmac('sha256', id).update('clew x-csrf').digest('base64url'),
  };
}
