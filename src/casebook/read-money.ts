import type { Session } from '../engine/index.ts';
import { accountKinds } from '../model/index.ts';
import type { Read } from './ctx.ts';
import * as from from './rows.ts';
import type { Words } from './words.ts';

type MoneyRead = Pick<
  Read,
  | 'accountNumbers'
  | 'accountsAt'
  | 'factsOf'
  | 'statementsOf'
  | 'transfersAt'
  | 'transfersOf'
  | 'transfersNaming'
  | 'rates'
  | 'traces'
  | 'freezes'
  | 'numbers'
>;

/**
 * Numbers that one statement asks for. Of few that lie near each other DuckDB looks only into the parts of the table that can hold
 * them; for more than `few` one pass over the table is faster.
 */
const [nearby, few, atOnce] = [100, 300, 5000];

/** Questions about accounts and transfers, over one connection. */
export function moneyOver(session: Session, words: Words): MoneyRead {
  const wordOf = (number: number): string => words.wordOf(number);

  async function ofMany(sql: (list: string) => string, numbers: readonly number[]): Promise<from.Row[]> {
    const rows: from.Row[] = [];
    const sorted = numbers.toSorted((a, b) => a - b);
    const size = sorted.length > few ? atOnce : nearby;
    for (let i = 0; i < sorted.length; i += size) {
      for (const row of await session.rows(sql(sorted.slice(i, i + size).join(', ')))) rows.push(row);
    }
    return rows;
  }

  const asTable = (numbers: readonly number[]): string => `SELECT unnest(from_json('[${numbers.join(',')}]', '["INTEGER"]'))`;

  /** Rows as they are told, once the words that they name are known. */
  async function told<T>(rows: readonly from.Row[], columns: readonly string[], of: (row: from.Row) => T): Promise<T[]> {
    await words.require(rows.reduce((most, row) => columns.reduce((max, name) => Math.max(max, row[name] as number), most), 0));
    return rows.map(of);
  }

  function grouped<T extends { readonly account: number }>(rows: readonly T[]): Map<number, T[]> {
    const byAccount = new Map<number, T[]>();
    for (const row of rows) {
      const list = byAccount.get(row.account);
      if (list === undefined) byAccount.set(row.account, [row]);
      else list.push(row);
    }
    return byAccount;
  }

  return {
    async accountNumbers(accounts) {
      const asked = JSON.stringify(accounts.map(({ kind, value }) => ({ kind: accountKinds.indexOf(kind), value })));
      const rows = await session.rows(
        `SELECT a.number, a.kind, a.value FROM accounts AS a
         JOIN (SELECT unnest(from_json(?::JSON, '[{"kind":"UTINYINT","value":"VARCHAR"}]')) AS named) AS n
           ON n.named.kind = a.kind AND n.named.value = a.value`,
        [asked],
      );
      const numbers = new Map(rows.map((row) => [`${row['kind'] as number} ${row['value'] as string}`, row['number'] as number]));
      return accounts.map(({ kind, value }) => numbers.get(`${accountKinds.indexOf(kind)} ${value}`));
    },
    async accountsAt(numbers) {
      const rows = await ofMany((list) => `SELECT number, kind, value FROM accounts WHERE number IN (${list})`, numbers);
      return new Map(rows.map((row) => [row['number'] as number, from.accountOf(row)]));
    },
    async factsOf(accounts) {
      const rows = await ofMany((list) => `SELECT * FROM account_facts WHERE account IN (${list}) ORDER BY rowid`, accounts);
      return grouped(await told(rows, ['exhibit'], (row) => from.factOf(row, wordOf)));
    },
    async statementsOf(accounts) {
      const rows = await ofMany((list) => `SELECT * FROM statements WHERE account IN (${list}) ORDER BY rowid`, accounts);
      return grouped(await told(rows, ['exhibit', 'currency'], (row) => from.statementOf(row, wordOf)));
    },
    async transfersAt(numbers, { ids = true } = {}) {
      // Apart, so that DuckDB looks only into the parts of the table that can hold them.
      const columns = ids ? from.transferColumns : from.transferColumns.replace(' id,', " '' AS id,");
      const sql = (list: string): string => `SELECT ${columns} FROM transfers WHERE number IN (${list})
          UNION ALL SELECT ${columns} FROM transfers WHERE twin IN (${list})`;
      // Many are asked for as a table: what lies between the least and the most is read once.
      const rows = numbers.length > few ? await session.rows(sql(asTable(numbers))) : await ofMany(sql, numbers);
      // One that tells another again may have been asked for itself.
      const distinct = [...new Map(rows.map((row) => [row['number'] as number, row])).values()];
      distinct.sort((a, b) => (a['number'] as number) - (b['number'] as number));
      return await told(distinct, from.transferWords, (row) => from.transferOf(row, wordOf));
    },
    async transfersOf(account) {
      const { transfer } = await session.columns('SELECT transfer FROM transfer_ends WHERE account = ? ORDER BY transfer', [
        account,
      ]);
      return transfer as number[];
    },
    async rates() {
      const rows = await session.rows('SELECT * FROM rates ORDER BY day, rowid');
      return await told(rows, ['exhibit'], (row) => from.rateOf(row, wordOf));
    },
    async traces() {
      return (await session.rows('SELECT * FROM traces ORDER BY act')).map(from.traceOf);
    },
    async freezes(proposal) {
      const where = proposal === undefined ? '' : 'WHERE proposal = ?';
      const sql = `SELECT act, told_at, actor, kind, body FROM freezes ${where} ORDER BY act`;
      return (await session.rows(sql, proposal === undefined ? [] : [proposal])).map(from.freezeOf);
    },
    numbers: (sql, shape) => session.numbers(sql, shape),
    async transfersNaming(reports) {
      const distinct = [...new Set(reports)];
      if (distinct.length === 0) return [];
      const { transfer } = await session.numbers(
        `SELECT transfer FROM transfer_reports WHERE key IN (
           SELECT hash(unnest(from_json('${JSON.stringify(distinct).replaceAll("'", "''")}', '["VARCHAR"]'))))`,
        { transfer: Int32Array },
      );
      if (transfer.length === 0) return [];
      const list = transfer.length > nearby ? asTable([...transfer]) : transfer.join(', ');
      const named = new Set(distinct);
      const rows = await session.rows(`SELECT coalesce(twin, number) AS number, report FROM transfers WHERE number IN (${list})`);
      return (rows as { readonly number: number; readonly report: string }[]).filter(({ report }) => named.has(report));
    },
  };
}
