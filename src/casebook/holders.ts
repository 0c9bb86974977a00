import type { Session } from '../engine/index.ts';
import { accountKinds } from '../model/index.ts';
import { type Line, movementsOf } from './movements.ts';

/**
 * A statement often calls the other side by name alone. Where an account whose holder has that name tells the same movement from its
 * side (same own account, amount and currency, nearly the same time or the same number), the row is of that account: it gets its number, and
 * `stage_changed` the row's. Returns how many rows.
 */
export async function nameHolders(session: Session, signal: AbortSignal): Promise<number> {
  const run = async (sql: string): Promise<void> => await session.run(sql, [], signal);
  await run(
    `CREATE OR REPLACE TEMP TABLE stage_called AS
     SELECT DISTINCT n.number AS called, h.account
     FROM (SELECT number, upper(trim(substr(value, strpos(value, ' ') + 1))) AS name FROM accounts WHERE kind = ${nameKind}) AS n
       JOIN (SELECT account, upper(trim(fact_text)) AS name FROM account_facts WHERE fact = 'holder') AS h ON h.name = n.name
       JOIN accounts AS a ON a.number = h.account AND a.kind <> ${nameKind}`,
  );
  const [some] = await session.rows('SELECT count(*) AS n FROM stage_called');
  const resolved = some!['n'] === 0 ? [] : await resolve(session, signal);
  await run('DROP TABLE stage_called');
  if (resolved.length === 0) return 0;
  await run('CREATE OR REPLACE TEMP TABLE stage_resolved (number INTEGER, source INTEGER, target INTEGER)');
  await session.append('stage_resolved', resolved.length, [
    { type: 'INTEGER', at: (i) => resolved[i]!.number },
    { type: 'INTEGER', at: (i) => resolved[i]!.source },
    { type: 'INTEGER', at: (i) => resolved[i]!.target },
  ]);
  await run(
    'UPDATE transfers SET source = r.source, target = r.target FROM stage_resolved AS r WHERE r.number = transfers.number',
  );
  await run('INSERT INTO stage_changed SELECT number FROM stage_resolved; DROP TABLE stage_resolved');
  return resolved.length;
}

const nameKind = accountKinds.indexOf('name');

interface Resolved {
  readonly number: number;
  readonly source: number;
  readonly target: number;
}

/** Rows that name a holder, once for each account of that holder, with the rows of the other side that they may tell again. */
async function resolve(session: Session, signal: AbortSignal): Promise<Resolved[]> {
  const row = 'number, id, minor, currency, moved_at, day_only, side, exhibit, ref, balance';
  await session.run(
    `CREATE OR REPLACE TEMP TABLE stage_calls AS
     SELECT ${row}, source AS s, c.account AS t FROM transfers JOIN stage_called AS c ON c.called = target WHERE side = 0 AND source IS NOT NULL
     UNION ALL
     SELECT ${row}, c.account, target FROM transfers JOIN stage_called AS c ON c.called = source WHERE side = 1 AND target IS NOT NULL`,
    [],
    signal,
  );
  const columns = await session.numbers(
    `WITH told AS (
       SELECT *, true AS called FROM stage_calls
       UNION ALL
       SELECT ${row}, source, target, false FROM transfers AS n
       SEMI JOIN stage_calls AS c
         ON c.s = n.source AND c.t = n.target AND c.minor = n.minor AND c.currency = n.currency AND c.side + n.side = 1),
     shared AS (
       SELECT s, t, minor, currency, (row_number() OVER (ORDER BY s, t, minor, currency))::INTEGER AS place FROM told
       GROUP BY s, t, minor, currency HAVING min(side) <> max(side))
     SELECT place, n.number, s, t, called, moved_at::DOUBLE AS at, day_only AS day, side, exhibit,
       CASE WHEN ref = '' THEN 0 ELSE 1 + (hash(ref) % 4503599627370496)::DOUBLE END AS ref, balance::DOUBLE AS balance
     FROM told AS n JOIN shared USING (s, t, minor, currency) ORDER BY place, moved_at, id`,
    {
      place: Int32Array,
      number: Int32Array,
      s: Int32Array,
      t: Int32Array,
      called: Uint8Array,
      at: Float64Array,
      day: Uint8Array,
      side: Uint8Array,
      exhibit: Int32Array,
      ref: Float64Array,
      balance: Float64Array,
    },
  );
  await session.run('DROP TABLE stage_calls');
  const { place, number } = columns;
  const resolved = new Map<number, Resolved>();
  for (let from = 0, to = 0; from < number.length; from = to) {
    const lines: Line[] = [];
    for (to = from; to < number.length && place[to] === place[from]; to++) {
      // A row is of one account: the first that tells the movement too.
      if (resolved.has(number[to]!)) continue;
      lines.push({
        number: to,
        at: columns.at[to]!,
        isDay: columns.day[to] !== 0,
        side: columns.side[to]!,
        exhibit: columns.exhibit[to]!,
        ref: columns.ref[to]!,
        balance: columns.balance[to]!,
      });
    }
    for (const movement of movementsOf(lines, true)) {
      if (movement.every(({ side }) => side === movement[0]!.side)) continue;
      for (const { number: i } of movement) {
        if (columns.called[i] === 0) continue;
        resolved.set(number[i]!, { number: number[i]!, source: columns.s[i]!, target: columns.t[i]! });
      }
    }
  }
  return [...resolved.values()];
}
