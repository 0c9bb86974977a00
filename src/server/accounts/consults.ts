import type { Casebook } from '../../casebook/index.ts';
import { ClewError } from '../../errors.ts';
import type { Consult, Consulted } from '../../model/index.ts';
import type { User } from '../env.ts';
import type { Secrets } from './secrets.ts';

/** Somebody has to say why first: answered with 428 and what the reason is for. */
export class ReasonNeeded extends ClewError {
  readonly asked: Consulted;

  constructor(asked: Consulted) {
    super('conflict', 'server.reason', 'Say why you look at this before it is shown: the reason is recorded.', {
      hint: 'Post it to /api/consults; it is good for this case, ring or report until the day ends.',
    });
    this.asked = asked;
  }
}

/**
 * Who looked at whose data, why (directive 2016/680, Art. 25). One reason a day is asked for each case; each thing looked at is
 * one act a day, recorded before it is shown.
 */
export class Consults {
  readonly #casebook: Casebook;
  readonly #secrets: Secrets;
  readonly #dayOf: (at: number) => string;
  readonly #now: () => number;
  /** Acts under way: two pages that open the same at once are one look. */
  readonly #recording = new Map<string, Promise<void>>();

  /** `zone`: IANA time zone whose days count; default the machine's, which is the agency's. */
  constructor(casebook: Casebook, secrets: Secrets, now: () => number, zone?: string) {
    this.#casebook = casebook;
    this.#secrets = secrets;
    this.#now = now;
    const format = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', ...(zone === undefined ? {} : { timeZone: zone }) });
    this.#dayOf = (at) => format.format(at);
    // What earlier days know is in the log.
    this.#forget();
  }

  #forget(): void {
    const today = this.#dayOf(this.#now());
    for (const table of ['reasons', 'looked']) this.#secrets.run(`DELETE FROM ${table} WHERE day <> ?`, today);
  }

  /** Keeps a reason. Nothing is recorded yet: nothing was shown yet. */
  give(user: User, { scope, purpose }: Consult): void {
    this.#forget();
    const sql = 'INSERT OR REPLACE INTO reasons VALUES (?, ?, ?, ?)';
    this.#secrets.run(sql, user.name, this.#dayOf(this.#now()), scope, purpose);
  }

  /** Resolves once the look stands in the log; throws `ReasonNeeded` when neither it nor its case was given a reason today. */
  async note(user: User, asked: Consulted): Promise<void> {
    const { subject, ref, scope } = asked;
    const day = this.#dayOf(this.#now());
    // Also when it has since come to another case: the person's own decision must not have them asked again.
    const [name, key] = [user.name, JSON.stringify([user.name, day, subject, ref])];
    const sql = 'SELECT 1 FROM looked WHERE user = ? AND day = ? AND subject = ? AND ref = ?';
    if (this.#secrets.one(sql, name, day, subject, ref) !== undefined) return;
    const reason = this.#secrets.one(
      'SELECT purpose FROM reasons WHERE user = ? AND day = ? AND scope = ?',
      user.name,
      day,
      scope,
    );
    if (reason === undefined) throw new ReasonNeeded(asked);
    const recording = this.#recording.get(key) ?? this.#record(user, asked, day, reason['purpose'] as string);
    this.#recording.set(key, recording);
    try {
      await recording;
    } finally {
      this.#recording.delete(key);
    }
  }

  async #record(user: User, { subject, ref }: Consulted, day: string, purpose: string): Promise<void> {
    const ctx = this.#casebook.ctxFor({ actor: user.name });
    await ctx.commit([{ kind: 'consult', body: { subject, ref, records: 1, purpose } }]);
    this.#secrets.run('INSERT OR IGNORE INTO looked VALUES (?, ?, ?, ?)', user.name, day, subject, ref);
  }
}
