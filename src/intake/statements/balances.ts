import { accountKinds, type StatementCheck, type TransferColumns, transferSides } from '../../model/index.ts';
import { Chain } from './chain.ts';
import { SeenIds } from './seen-ids.ts';

const [paid, got] = [transferSides.indexOf('paid'), transferSides.indexOf('got')];

/** Of this many steps in time at most one in ten may go the other way: else the rows are in no order, and nothing is said of them. */
const stepsAgainst = 10;

/** What one account's rows in one currency say, read from the first to the last of the file. */
interface Statement {
  readonly kind: number;
  readonly value: string;
  readonly currency: string;
  rows: number;
  from: number;
  to: number;
  lastAt: number;
  later: number;
  earlier: number;
  /** The same rows as if the oldest came first, and as if the newest did: which of them is right shows at the end. */
  readonly oldestFirst: Chain;
  readonly newestFirst: Chain;
}

/**
 * Whether the running balances of statements add up, while their rows stream by in the file's order. Several accounts may share a
 * file, each in order of time or against it; rows that a page copied twice repeats are looked at once. Rows of one time may stand in
 * any order. Memory: some bytes for each row (to know it again), and the rows of one time.
 */
export class Balances {
  private readonly statements = new Map<string, Statement>();
  private readonly seen = new SeenIds();

  add(batch: TransferColumns): void {
    for (let i = 0; i < batch.count; i++) {
      const side = batch.side[i]!;
      if (side !== paid && side !== got) continue;
      const place = side === paid ? batch.source[i]! : batch.target[i]!;
      if (place < 0) continue;
      const balance = batch.balance[i]!;
      // As the ledger has it: a row with a number or a balance that comes again is one row told twice.
      if ((batch.ref[i] !== '' || !Number.isNaN(balance)) && !this.seen.add(batch.id[i]!)) continue;
      const isReceived = side === got && !Number.isNaN(batch.receivedMinor[i]!);
      const currency = isReceived ? batch.receivedCurrency[i]! : batch.currency[i]!;
      const minor = isReceived ? batch.receivedMinor[i]! : batch.minor[i]!;
      const statement = this.statementOf(batch.accounts.kind[place]!, batch.accounts.value[place]!, currency);
      note(statement, batch.at[i]!, batch.row[i]!, side === got ? minor : -minor, balance);
    }
  }

  /** In the order in which the accounts first came. */
  checks(): StatementCheck[] {
    return Array.from(this.statements.values(), (statement) => {
      const { kind, value, currency, rows, from, to, later, earlier } = statement;
      const isOldestFirst = later === earlier ? statement.oldestFirst.isWhole() : later > earlier;
      const chain = isOldestFirst ? statement.oldestFirst : statement.newestFirst;
      const { first, last, broken } = chain.end();
      const [opening, closing] = isOldestFirst ? [first, last] : [last, first];
      const isInOrder = Math.min(later, earlier) * stepsAgainst <= later + earlier;
      return {
        kind: accountKinds[kind]!,
        value,
        currency,
        rows,
        from,
        to,
        ...(opening === undefined || !isInOrder ? {} : { opening }),
        ...(closing === undefined || !isInOrder ? {} : { closing }),
        ...(broken === undefined || !isInOrder ? {} : { broken }),
      };
    });
  }

  private statementOf(kind: number, value: string, currency: string): Statement {
    const key = `${kind} ${currency} ${value}`;
    let statement = this.statements.get(key);
    if (statement === undefined) {
      statement = {
        kind,
        value,
        currency,
        rows: 0,
        from: Infinity,
        to: -Infinity,
        lastAt: Number.NaN,
        later: 0,
        earlier: 0,
        oldestFirst: new Chain('oldest first'),
        newestFirst: new Chain('newest first'),
      };
      this.statements.set(key, statement);
    }
    return statement;
  }
}

function note(statement: Statement, at: number, row: number, change: number, balance: number): void {
  statement.rows++;
  statement.from = Math.min(statement.from, at);
  statement.to = Math.max(statement.to, at);
  if (at > statement.lastAt) statement.later++;
  else if (at < statement.lastAt) statement.earlier++;
  statement.lastAt = at;
  statement.oldestFirst.add(at, row, change, balance);
  statement.newestFirst.add(at, row, change, balance);
}
