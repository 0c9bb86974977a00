import type { AppendColumn, Session } from '../engine/index.ts';
import { accountKinds, type AccountFact, type DayRate, type StatementCheck, type TransferColumns } from '../model/index.ts';
import type { TransferFigures } from './ctx.ts';
import type { OnPoint } from './points.ts';
import { markMovements } from './twins.ts';
import type { Words } from './words.ts';

/** Accounts whose place in the stage is remembered; others that come again are staged again. Bounds memory. */
const mostPlaces = 1_000_000;

/**
 * Writes the transfers of one import and what it says of accounts. Rows are staged as they come; which are new, which account has which
 * number, the order in time and which tell one movement are then asked once for all of them: DuckDB sorts and joins ten million rows in
 * less memory than we would need to hold them.
 */
export class Ledger {
  private readonly session: Session;
  private readonly words: Words;
  private readonly signal: AbortSignal;
  private readonly onPoint: OnPoint;
  private staged = 0;
  private stagedAccounts = 0;
  /** Places in the stage of accounts named lately, by kind. */
  private readonly places = accountKinds.map(() => new Map<string, number>());
  private stagedFacts = 0;
  private checks: { readonly check: StatementCheck; readonly exhibit: number }[] = [];
  private figures: TransferFigures = { added: 0, duplicates: 0, twins: 0, alike: 0, named: 0 };

  constructor(session: Session, words: Words, signal: AbortSignal, onPoint: OnPoint) {
    this.session = session;
    this.words = words;
    this.signal = signal;
    this.onPoint = onPoint;
  }

  async add(batch: TransferColumns, exhibit: string): Promise<void> {
    this.signal.throwIfAborted();
    if (this.staged === 0) {
      await this.run(`CREATE OR REPLACE TEMP TABLE stage_transfers (${stageColumns})`);
      await this.run('CREATE OR REPLACE TEMP TABLE stage_accounts (place INTEGER, kind UTINYINT, value VARCHAR)');
    }
    const from = this.staged;
    const places = await this.addNamed(batch);
    const number = this.words.numberOf(exhibit);
    const currency = batch.currency.map((each) => this.words.numberOf(each));
    const received = batch.receivedCurrency.map((each) => this.words.numberOf(each));
    const whole = (list: Float64Array): AppendColumn => ({ type: 'DOUBLE', at: (i) => list[i]! });
    await this.session.append('stage_transfers', batch.count, [
      { type: 'INTEGER', at: (i) => from + i },
      text((i) => batch.id[i]!),
      { type: 'INTEGER', at: (i) => places[batch.source[i]!] ?? -1 },
      { type: 'INTEGER', at: (i) => places[batch.target[i]!] ?? -1 },
      whole(batch.minor),
      { type: 'INTEGER', at: (i) => currency[i]! },
      whole(batch.at),
      whole(batch.receivedMinor),
      { type: 'INTEGER', at: (i) => received[i]! },
      { type: 'UTINYINT', at: (i) => batch.form[i]! },
      { type: 'UTINYINT', at: (i) => batch.side[i]! },
      whole(batch.balance),
      text((i) => batch.ref[i]!),
      text((i) => batch.report[i]!),
      text((i) => batch.note[i]!),
      { type: 'INTEGER', at: () => number },
      { type: 'INTEGER', at: (i) => batch.row[i]! },
      { type: 'UTINYINT', at: (i) => batch.dayOnly?.[i] ?? 0 },
    ]);
    this.staged += batch.count;
  }

  /** Stages the accounts that rows of a batch name, in the order in which they appear; returns the place of each. */
  private async addNamed({ count, source, target, accounts }: TransferColumns): Promise<Int32Array> {
    const from = this.stagedAccounts;
    const places = new Int32Array(accounts.count).fill(-1);
    const added: number[] = [];
    const place = (account: number): void => {
      if (account < 0 || places[account] !== -1) return;
      const known = this.places[accounts.kind[account]!]!;
      const value = accounts.value[account]!;
      places[account] = known.get(value) ?? from + added.length;
      if (places[account] !== from + added.length) return;
      known.set(value, places[account]);
      added.push(account);
    };
    for (let i = 0; i < count; i++) {
      place(source[i]!);
      place(target[i]!);
    }
    await this.session.append('stage_accounts', added.length, [
      { type: 'INTEGER', at: (i) => from + i },
      { type: 'UTINYINT', at: (i) => accounts.kind[added[i]!]! },
      text((i) => accounts.value[added[i]!]!),
    ]);
    this.stagedAccounts += added.length;
    if (this.places.reduce((sum, { size }) => sum + size, 0) > mostPlaces) this.forgetPlaces();
    return places;
  }

  private forgetPlaces(): void {
    for (const each of this.places) each.clear();
  }

  /** What a source says of accounts, each thing once for each source. */
  async facts(facts: readonly AccountFact[], exhibit: string): Promise<void> {
    if (facts.length === 0) return;
    this.signal.throwIfAborted();
    if (this.stagedFacts === 0) await this.run(`CREATE OR REPLACE TEMP TABLE stage_facts (${factColumns})`);
    const from = this.stagedFacts;
    const number = this.words.numberOf(exhibit);
    await this.session.append('stage_facts', facts.length, [
      { type: 'INTEGER', at: (i) => from + i },
      { type: 'UTINYINT', at: (i) => accountKinds.indexOf(facts[i]!.kind) },
      text((i) => facts[i]!.value),
      text((i) => facts[i]!.fact),
      text((i) => facts[i]!.text),
      text((i) => facts[i]!.category ?? ''),
      text((i) => facts[i]!.source ?? ''),
      { type: 'INTEGER', at: () => number },
      { type: 'INTEGER', at: (i) => facts[i]!.row },
    ]);
    this.stagedFacts += facts.length;
  }

  statements(checks: readonly StatementCheck[], exhibit: string): void {
    const number = this.words.numberOf(exhibit);
    for (const check of checks) this.checks.push({ check, exhibit: number });
  }

  /** Makes rows of all that came so far. */
  async settle(): Promise<TransferFigures> {
    const { staged, stagedFacts } = this;
    this.staged = 0;
    this.stagedAccounts = 0;
    this.forgetPlaces();
    this.stagedFacts = 0;
    if (staged === 0 && stagedFacts === 0 && this.checks.length === 0) return this.figures;
    const first = await this.next('transfers');
    const alike = staged === 0 ? 0 : await this.insert(first);
    const added = (await this.next('transfers')) - first;
    if (stagedFacts > 0) await this.insertFacts();
    await this.insertStatements();
    if (staged > 0 || stagedFacts > 0) {
      const { twins, named } = await markMovements(this.session, first, this.signal);
      this.figures = {
        added: this.figures.added + added,
        duplicates: this.figures.duplicates + staged - added,
        twins: this.figures.twins + twins,
        alike: this.figures.alike + alike,
        named: this.figures.named + named,
      };
      this.onPoint('rows.settled');
    }
    return this.figures;
  }

  /** Rates of a day, each once whatever file tells it. */
  async rates(rates: readonly DayRate[], exhibit: string): Promise<void> {
    const shown = this.words.numberOf(exhibit);
    await this.run('CREATE OR REPLACE TEMP TABLE stage_rates AS SELECT * FROM rates LIMIT 0');
    await this.session.append('stage_rates', rates.length, [
      text((i) => rates[i]!.day),
      text((i) => rates[i]!.from),
      text((i) => rates[i]!.to),
      { type: 'DOUBLE', at: (i) => rates[i]!.rate },
      text((i) => rates[i]!.source),
      { type: 'INTEGER', at: () => shown },
      { type: 'INTEGER', at: (i) => rates[i]!.row },
    ]);
    const told = 'day, from_currency, to_currency, rate, rate_source';
    await this.run(
      `INSERT INTO rates
       SELECT ${told}, exhibit, min(source_row) FROM stage_rates AS s ANTI JOIN rates AS r USING (${told})
       GROUP BY ${told}, exhibit ORDER BY min(source_row)`,
    );
    await this.run('DROP TABLE stage_rates');
  }

  /** Rows for what is staged, numbered from `first` on; returns how many of them say what another of the same source says. */
  private async insert(first: number): Promise<number> {
    const { fresh, alike } = await this.leftOut(first);
    // Where all rows stay, places are in the order in which accounts appear; else rows that are left out must not count.
    await this.addAccounts(
      fresh === 'stage_transfers'
        ? 'SELECT kind, value, place FROM stage_accounts'
        : `SELECT kind, value, appears AS place FROM stage_accounts JOIN (
             SELECT place, min(appears) AS appears FROM (
               SELECT source AS place, 2 * position AS appears FROM ${fresh} UNION ALL SELECT target, 2 * position + 1 FROM ${fresh})
             GROUP BY place) USING (place)`,
    );
    await this.run(
      `CREATE OR REPLACE TEMP TABLE stage_numbers AS
       SELECT n.place, a.number FROM stage_accounts AS n JOIN accounts AS a ON a.kind = n.kind AND a.value = n.value;
       DROP TABLE stage_accounts`,
    );
    // Numbered as they come out of the sort: a window with an order of its own would sort all of it twice.
    await this.run(
      `INSERT INTO transfers
       SELECT (${first} + row_number() OVER () - 1)::INTEGER, * EXCLUDE (position) FROM (
         SELECT n.id, s.number, t.number, n.minor, n.currency, n.moved_at, ${orNull('n.received_minor')}, n.received_currency, n.form, n.side,
           ${orNull('n.balance')}, n.ref, n.report, n.note, n.exhibit, n.source_row, NULL, n.day_only <> 0, n.position
         FROM ${fresh} AS n LEFT JOIN stage_numbers AS s ON s.place = n.source LEFT JOIN stage_numbers AS t ON t.place = n.target
         ORDER BY n.moved_at, n.position)`,
    );
    await this.run(
      `INSERT INTO transfer_reports
       SELECT hash(report) AS key, number FROM transfers WHERE number >= ${first} AND report <> '' ORDER BY key`,
    );
    await this.run(
      'DROP TABLE stage_transfers; DROP TABLE stage_numbers; DROP TABLE IF EXISTS stage_out; DROP TABLE IF EXISTS stage_repeats',
    );
    return alike;
  }

  /**
   * The rows that become transfers, as something to select from. Equal rows with a number or a balance are one row told twice: no second
   * payment leaves the same balance. Equal rows with neither may be two payments: both stay, the later under an id of its own.
   */
  private async leftOut(first: number): Promise<{ fresh: string; alike: number }> {
    // Hashes first: narrow, and there are seldom two alike.
    await this.run(
      `CREATE OR REPLACE TEMP TABLE stage_twice AS
       SELECT key FROM (SELECT hash(id) AS key FROM stage_transfers) GROUP BY key HAVING count(*) > 1`,
    );
    const isPlain = first === 0 && (await this.count('stage_twice')) === 0;
    if (!isPlain) {
      await this.run(
        `CREATE OR REPLACE TEMP TABLE stage_repeats AS
         SELECT position, concat(id, '.', occurrence) AS id, ref <> '' OR NOT isnan(balance) AS is_same
         FROM (SELECT position, id, ref, balance, row_number() OVER (PARTITION BY id ORDER BY position) AS occurrence
           FROM stage_transfers WHERE hash(id) IN (SELECT key FROM stage_twice))
         WHERE occurrence > 1`,
      );
      await this.run(
        `CREATE OR REPLACE TEMP TABLE stage_out AS
         SELECT position FROM stage_repeats WHERE is_same
         UNION SELECT n.position FROM (
           SELECT s.position, coalesce(r.id, s.id) AS id
           FROM stage_transfers AS s LEFT JOIN stage_repeats AS r ON r.position = s.position) AS n
         SEMI JOIN transfers AS t ON t.id = n.id`,
      );
    }
    await this.run('DROP TABLE stage_twice');
    if (isPlain) return { fresh: 'stage_transfers', alike: 0 };
    return {
      fresh: `(SELECT n.* REPLACE (coalesce(r.id, n.id) AS id)
        FROM stage_transfers AS n LEFT JOIN stage_repeats AS r ON r.position = n.position
        ANTI JOIN stage_out AS o ON o.position = n.position)`,
      alike: await this.count('(SELECT position FROM stage_repeats EXCEPT SELECT position FROM stage_out)'),
    };
  }

  private async insertFacts(): Promise<void> {
    await this.addAccounts('SELECT kind, value, place FROM stage_facts');
    await this.run(
      `INSERT INTO account_facts
       SELECT a.number, f.fact, f.fact_text, f.category, f.fact_source, f.exhibit, min(f.source_row)
       FROM stage_facts AS f JOIN accounts AS a ON a.kind = f.kind AND a.value = f.value
       WHERE NOT EXISTS (SELECT 1 FROM account_facts AS k WHERE k.account = a.number AND k.fact = f.fact
         AND k.fact_text = f.fact_text AND k.category = f.category AND k.exhibit = f.exhibit)
       GROUP BY a.number, f.fact, f.fact_text, f.category, f.fact_source, f.exhibit ORDER BY min(f.place)`,
    );
    await this.run('DROP TABLE stage_facts');
  }

  private async insertStatements(): Promise<void> {
    const { checks } = this;
    if (checks.length === 0) return;
    this.checks = [];
    const numbers = await this.accountNumbers(checks.map(({ check }) => check));
    const currency = checks.map(({ check }) => this.words.numberOf(check.currency));
    const whole = (of: (check: StatementCheck) => number | undefined): AppendColumn => ({
      type: 'BIGINT',
      at: (i) => {
        const value = of(checks[i]!.check);
        return value === undefined ? null : BigInt(value);
      },
    });
    await this.session.append('statements', checks.length, [
      { type: 'INTEGER', at: (i) => numbers[i]! },
      { type: 'INTEGER', at: (i) => currency[i]! },
      { type: 'INTEGER', at: (i) => checks[i]!.exhibit },
      { type: 'INTEGER', at: (i) => checks[i]!.check.rows },
      whole(({ from }) => from),
      whole(({ to }) => to),
      whole(({ opening }) => opening),
      whole(({ closing }) => closing),
      { type: 'INTEGER', at: (i) => checks[i]!.check.broken?.row ?? null },
      whole(({ broken }) => broken?.expected),
      whole(({ broken }) => broken?.found),
    ]);
  }

  /** Accounts not known before get numbers in the order in which they appear. */
  private async addAccounts(named: string): Promise<void> {
    await this.run(
      `INSERT INTO accounts
       SELECT (${await this.next('accounts')} + row_number() OVER (ORDER BY place) - 1)::INTEGER, kind, value
       FROM (SELECT kind, value, min(place) AS place FROM (${named}) GROUP BY kind, value) AS n
       WHERE NOT EXISTS (SELECT 1 FROM accounts AS a WHERE a.kind = n.kind AND a.value = n.value)
       ORDER BY place`,
    );
  }

  private async accountNumbers(named: readonly StatementCheck[]): Promise<number[]> {
    const asked = JSON.stringify(named.map(({ kind, value }) => ({ kind: accountKinds.indexOf(kind), value })));
    const rows = await this.session.rows(
      `SELECT n.place, a.number FROM accounts AS a
       JOIN (SELECT unnest(range(len(list))) AS place, unnest(list) AS named
         FROM (SELECT from_json(?::JSON, '[{"kind":"UTINYINT","value":"VARCHAR"}]') AS list)) AS n
         ON n.named.kind = a.kind AND n.named.value = a.value ORDER BY n.place`,
      [asked],
    );
    return rows.map((row) => row['number'] as number);
  }

  private async next(table: 'transfers' | 'accounts'): Promise<number> {
    const [row] = await this.session.rows(`SELECT coalesce(max(number), -1) + 1 AS next FROM ${table}`);
    return row!['next'] as number;
  }

  private async count(table: string): Promise<number> {
    const [row] = await this.session.rows(`SELECT count(*) AS n FROM ${table}`);
    return row!['n'] as number;
  }

  private async run(sql: string): Promise<void> {
    await this.session.run(sql, [], this.signal);
  }
}

// Staged as the batches have them: whole numbers as doubles, exact below 2^53, and what is not given as NaN or -1. A BigInt for each
// number, and for each bit of what is NULL, would cost more than all else of the row.
const stageColumns = `position INTEGER, id VARCHAR, source INTEGER, target INTEGER, minor DOUBLE, currency INTEGER, moved_at DOUBLE,
  received_minor DOUBLE, received_currency INTEGER, form UTINYINT, side UTINYINT, balance DOUBLE, ref VARCHAR, report VARCHAR, note VARCHAR, exhibit INTEGER, source_row INTEGER, day_only UTINYINT`;

const orNull = (column: string): string => `nullif(${column}, 'NaN'::DOUBLE)`;

const factColumns = `place INTEGER, kind UTINYINT, value VARCHAR, fact VARCHAR, fact_text VARCHAR, category VARCHAR, fact_source VARCHAR,
  exhibit INTEGER, source_row INTEGER`;

const text = (at: (row: number) => string): AppendColumn => ({ type: 'VARCHAR', at });
