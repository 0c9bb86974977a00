import type { AppendColumn, Session } from '../engine/index.ts';
import { accountKinds, type AccountFact, type DayRate, type StatementCheck, type TransferColumns } from '../model/index.ts';
import type { TransferFigures } from './ctx.ts';
import { markTwins } from './twins.ts';
import type { Words } from './words.ts';

/**
 * Writes the transfers of one import. Rows are staged as they come; which are new, which account has which number, and the order in
 * time are then asked once for all of them: DuckDB sorts and joins ten million rows in less memory than we would need to hold them.
 */
export class Ledger {
  private readonly session: Session;
  private readonly words: Words;
  private readonly signal: AbortSignal;
  private staged = 0;
  private figures: TransferFigures = { added: 0, duplicates: 0, twins: 0, alike: 0 };

  constructor(session: Session, words: Words, signal: AbortSignal) {
    this.session = session;
    this.words = words;
    this.signal = signal;
  }

  async add(batch: TransferColumns, exhibit: string): Promise<void> {
    this.signal.throwIfAborted();
    if (this.staged === 0) await this.run(`CREATE OR REPLACE TEMP TABLE stage_transfers (${stageColumns})`);
    const { accounts } = batch;
    const from = this.staged;
    const number = this.words.numberOf(exhibit);
    const currency = batch.currency.map((each) => this.words.numberOf(each));
    const received = batch.receivedCurrency.map((each) => this.words.numberOf(each));
    const kind = (place: number): number | null => (place < 0 ? null : accounts.kind[place]!);
    const value = (place: number): string | null => (place < 0 ? null : accounts.value[place]!);
    const whole = (list: Float64Array) => (i: number) => (Number.isNaN(list[i]!) ? null : BigInt(list[i]!));
    await this.session.append('stage_transfers', batch.count, [
      { type: 'INTEGER', at: (i) => from + i },
      text((i) => batch.id[i]!),
      { type: 'UTINYINT', at: (i) => kind(batch.source[i]!) },
      { type: 'VARCHAR', at: (i) => value(batch.source[i]!) },
      { type: 'UTINYINT', at: (i) => kind(batch.target[i]!) },
      { type: 'VARCHAR', at: (i) => value(batch.target[i]!) },
      { type: 'BIGINT', at: whole(batch.minor) },
      { type: 'INTEGER', at: (i) => currency[i]! },
      { type: 'BIGINT', at: whole(batch.at) },
      { type: 'BIGINT', at: whole(batch.receivedMinor) },
      { type: 'INTEGER', at: (i) => received[i]! },
      { type: 'UTINYINT', at: (i) => batch.form[i]! },
      { type: 'UTINYINT', at: (i) => batch.side[i]! },
      { type: 'BIGINT', at: whole(batch.balance) },
      text((i) => batch.ref[i]!),
      text((i) => batch.report[i]!),
      text((i) => batch.note[i]!),
      { type: 'INTEGER', at: () => number },
      { type: 'INTEGER', at: (i) => batch.row[i]! },
    ]);
    this.staged += batch.count;
  }

  /** Makes rows of all that is staged. */
  async settle(): Promise<TransferFigures> {
    if (this.staged === 0) return this.figures;
    const first = await this.next('transfers');
    await this.markRepeated();
    await this.addAccounts(
      `SELECT source_kind AS kind, source_value AS value, 2 * position AS place FROM stage_new WHERE source_kind IS NOT NULL
       UNION ALL SELECT target_kind, target_value, 2 * position + 1 FROM stage_new WHERE target_kind IS NOT NULL`,
    );
    await this.run(
      `INSERT INTO transfers
       SELECT (${first} + row_number() OVER (ORDER BY n.moved_at, n.position) - 1)::INTEGER, n.id, s.number, t.number, n.minor, n.currency, n.moved_at,
         n.received_minor, n.received_currency, n.form, n.side, n.balance, n.ref, n.report, n.note, n.exhibit, n.source_row, NULL
       FROM stage_new AS n LEFT JOIN accounts AS s ON s.kind = n.source_kind AND s.value = n.source_value
         LEFT JOIN accounts AS t ON t.kind = n.target_kind AND t.value = n.target_value
       ORDER BY n.moved_at, n.position`,
    );
    const added = (await this.next('transfers')) - first;
    const [alike] = await this.session.rows('SELECT count(*) AS n FROM stage_new WHERE occurrence > 1');
    const twins = added === 0 ? 0 : await markTwins(this.session, first, this.signal);
    await this.run(
      `INSERT INTO transfer_ends
       SELECT DISTINCT account, number FROM (
         SELECT source AS account, number FROM transfers WHERE number >= ${first} AND twin IS NULL
         UNION ALL SELECT target, number FROM transfers WHERE number >= ${first} AND twin IS NULL)
       WHERE account IS NOT NULL ORDER BY account, number`,
    );
    await this.run('DROP TABLE stage_new; DROP TABLE stage_transfers');
    this.figures = {
      added: this.figures.added + added,
      duplicates: this.figures.duplicates + this.staged - added,
      twins: this.figures.twins + twins,
      alike: this.figures.alike + (alike!['n'] as number),
    };
    this.staged = 0;
    return this.figures;
  }

  /** What a source says of accounts, each thing once for each source. */
  async facts(facts: readonly AccountFact[], exhibit: string): Promise<void> {
    if (facts.length === 0) return;
    await this.settle();
    await this.run(
      `CREATE OR REPLACE TEMP TABLE stage_facts (
         place INTEGER, kind UTINYINT, value VARCHAR, fact VARCHAR, fact_text VARCHAR, category VARCHAR, fact_source VARCHAR,
         source_row INTEGER)`,
    );
    await this.session.append('stage_facts', facts.length, [
      { type: 'INTEGER', at: (i) => i },
      { type: 'UTINYINT', at: (i) => accountKinds.indexOf(facts[i]!.kind) },
      text((i) => facts[i]!.value),
      text((i) => facts[i]!.fact),
      text((i) => facts[i]!.text),
      text((i) => facts[i]!.category ?? ''),
      text((i) => facts[i]!.source ?? ''),
      { type: 'INTEGER', at: (i) => facts[i]!.row },
    ]);
    await this.addAccounts('SELECT kind, value, place FROM stage_facts');
    const number = this.words.numberOf(exhibit);
    await this.run(
      `INSERT INTO account_facts
       SELECT a.number, f.fact, f.fact_text, f.category, f.fact_source, ${number}, min(f.source_row)
       FROM stage_facts AS f JOIN accounts AS a ON a.kind = f.kind AND a.value = f.value
       WHERE NOT EXISTS (SELECT 1 FROM account_facts AS k WHERE k.account = a.number AND k.fact = f.fact
         AND k.fact_text = f.fact_text AND k.category = f.category AND k.exhibit = ${number})
       GROUP BY a.number, f.fact, f.fact_text, f.category, f.fact_source ORDER BY min(f.place)`,
    );
    await this.run('DROP TABLE stage_facts');
  }

  async statements(checks: readonly StatementCheck[], exhibit: string): Promise<void> {
    if (checks.length === 0) return;
    await this.settle();
    const numbers = await this.accountNumbers(checks);
    const shown = this.words.numberOf(exhibit);
    const whole = (of: (check: StatementCheck) => number | undefined): AppendColumn => ({
      type: 'BIGINT',
      at: (i) => {
        const value = of(checks[i]!);
        return value === undefined ? null : BigInt(value);
      },
    });
    const currency = checks.map((check) => this.words.numberOf(check.currency));
    await this.session.append('statements', checks.length, [
      { type: 'INTEGER', at: (i) => numbers[i]! },
      { type: 'INTEGER', at: (i) => currency[i]! },
      { type: 'INTEGER', at: () => shown },
      { type: 'INTEGER', at: (i) => checks[i]!.rows },
      whole(({ from }) => from),
      whole(({ to }) => to),
      whole(({ opening }) => opening),
      whole(({ closing }) => closing),
      { type: 'INTEGER', at: (i) => checks[i]!.broken?.row ?? null },
      whole(({ broken }) => broken?.expected),
      whole(({ broken }) => broken?.found),
    ]);
  }

  async rates(rates: readonly DayRate[], exhibit: string): Promise<void> {
    const shown = this.words.numberOf(exhibit);
    await this.session.append('rates', rates.length, [
      text((i) => rates[i]!.day),
      text((i) => rates[i]!.from),
      text((i) => rates[i]!.to),
      { type: 'DOUBLE', at: (i) => rates[i]!.rate },
      text((i) => rates[i]!.source),
      { type: 'INTEGER', at: () => shown },
      { type: 'INTEGER', at: (i) => rates[i]!.row },
    ]);
  }

  /**
   * Leaves in `stage_new` the rows that become transfers. Equal rows with a number or a balance are one row told twice: no second payment
   * leaves the same balance. Equal rows with neither may be two payments: both stay, the later under an id of its own.
   */
  private async markRepeated(): Promise<void> {
    await this.run(
      `CREATE OR REPLACE TEMP TABLE stage_repeated AS SELECT id FROM stage_transfers GROUP BY id HAVING count(*) > 1`,
    );
    await this.run(
      `CREATE OR REPLACE TEMP TABLE stage_new AS
       WITH told AS (
         SELECT *, 1 AS occurrence FROM stage_transfers WHERE id NOT IN (SELECT id FROM stage_repeated)
         UNION ALL
         SELECT *, row_number() OVER (PARTITION BY id ORDER BY position) AS occurrence
         FROM stage_transfers WHERE id IN (SELECT id FROM stage_repeated)),
       named AS (
         SELECT * REPLACE (CASE WHEN occurrence = 1 THEN id ELSE concat(id, '.', occurrence) END AS id) FROM told
         WHERE occurrence = 1 OR (ref = '' AND balance IS NULL))
       SELECT * FROM named AS n WHERE NOT EXISTS (SELECT 1 FROM transfers AS t WHERE t.id = n.id)`,
    );
    await this.run('DROP TABLE stage_repeated');
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
    const numbers: number[] = [];
    for (const { kind, value } of named) {
      const [row] = await this.session.rows('SELECT number FROM accounts WHERE kind = ? AND value = ?', [
        accountKinds.indexOf(kind),
        value,
      ]);
      numbers.push(row!['number'] as number);
    }
    return numbers;
  }

  private async next(table: 'transfers' | 'accounts'): Promise<number> {
    const [row] = await this.session.rows(`SELECT coalesce(max(number), -1) + 1 AS next FROM ${table}`);
    return row!['next'] as number;
  }

  private async run(sql: string): Promise<void> {
    await this.session.run(sql, [], this.signal);
  }
}

const stageColumns = `position INTEGER, id VARCHAR, source_kind UTINYINT, source_value VARCHAR, target_kind UTINYINT,
  target_value VARCHAR, minor BIGINT, currency INTEGER, moved_at BIGINT, received_minor BIGINT, received_currency INTEGER, form UTINYINT,
  side UTINYINT, balance BIGINT, ref VARCHAR, report VARCHAR, note VARCHAR, exhibit INTEGER, source_row INTEGER`;

const text = (at: (row: number) => string): AppendColumn => ({ type: 'VARCHAR', at });
