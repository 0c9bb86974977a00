import type { Session } from '../engine/index.ts';
import { nameHolders } from './holders.ts';
import { type Line, movementsOf } from './movements.ts';

/** Lines that are looked at in one go: bounds memory. */
const linesAtOnce = 1_000_000;

/**
 * Finds rows that tell a movement which another row tells: of rows numbered `first` and up and, where they touch them, of all. Each
 * movement keeps its first row; the others get its number as their `twin`. Then accounts find their transfers. Returns how many of the
 * new rows are twins, and how many rows came to name an account where they named a holder.
 */
export async function markMovements(
  session: Session,
  first: number,
  signal: AbortSignal,
): Promise<{ twins: number; named: number }> {
  const run = async (sql: string): Promise<void> => await session.run(sql, [], signal);
  await run('CREATE OR REPLACE TEMP TABLE stage_changed (number INTEGER)');
  const named = await nameHolders(session, signal);
  if (await isToldTwice(session)) {
    const lines = await groupsOf(session, first, signal);
    const slices = Math.ceil(lines / linesAtOnce);
    for (let slice = 0; slice < slices; slice++) await markSlice(session, slice, slices, signal);
    await run('DROP TABLE stage_groups');
  }
  await run(`DELETE FROM transfer_ends WHERE transfer IN (SELECT number FROM stage_changed WHERE number < ${first})`);
  const told = `twin IS NULL AND (number >= ${first} OR number IN (SELECT number FROM stage_changed))`;
  await run(
    `INSERT INTO transfer_ends
     SELECT account, number FROM (
       SELECT source AS account, number FROM transfers WHERE ${told} AND source IS NOT NULL
       UNION ALL SELECT target, number FROM transfers WHERE ${told} AND target IS NOT NULL AND target IS DISTINCT FROM source)
     ORDER BY account, number`,
  );
  await run('DROP TABLE stage_changed');
  const [row] = await session.rows('SELECT count(*) AS n FROM transfers WHERE number >= ? AND twin IS NOT NULL', [first], signal);
  return { twins: row!['n'] as number, named };
}

/** Whether any movement can have been told twice: by both sides, or by two files. */
async function isToldTwice(session: Session): Promise<boolean> {
  const [row] = await session.rows('SELECT min(side) <> max(side) OR min(exhibit) <> max(exhibit) AS twice FROM transfers');
  return row!['twice'] === true;
}

/** Accounts, amount and currency that rows must share; where an account is not known, also what the row is. */
const shared =
  'coalesce(source, -1) AS s, coalesce(target, -1) AS t, minor, currency, CASE WHEN source IS NULL OR target IS NULL THEN form ELSE 0 END AS f';
const isShared = 'g.s = n.s AND g.t = n.t AND g.minor = n.minor AND g.currency = n.currency AND g.f = n.f';

/** Leaves in `stage_groups` what new or changed rows share with rows of another side or file; returns how many rows that is. */
async function groupsOf(session: Session, first: number, signal: AbortSignal): Promise<number> {
  const touched =
    first === 0
      ? ''
      : `SEMI JOIN (
    SELECT ${shared} FROM transfers WHERE number >= ${first} OR number IN (SELECT number FROM stage_changed)) AS g ON ${isShared}`;
  await session.run(
    `CREATE OR REPLACE TEMP TABLE stage_groups AS
     SELECT (row_number() OVER () - 1)::INTEGER AS place, * FROM (
       SELECT s, t, minor, currency, f, count(*)::INTEGER AS lines FROM (SELECT n.* FROM (SELECT ${shared}, side, exhibit FROM transfers) AS n ${touched})
       GROUP BY s, t, minor, currency, f
       HAVING count(*) > 1 AND (min(side) <> max(side) OR min(exhibit) <> max(exhibit)))`,
    [],
    signal,
  );
  const [row] = await session.rows('SELECT coalesce(sum(lines), 0)::INTEGER AS n FROM stage_groups');
  return row!['n'] as number;
}

async function markSlice(session: Session, slice: number, slices: number, signal: AbortSignal): Promise<void> {
  const columns = await session.numbers(
    `SELECT g.place, g.s >= 0 AND g.t >= 0 AS both, n.number, n.moved_at::DOUBLE AS at, n.day_only AS day, n.side, n.exhibit,
       CASE WHEN n.ref = '' THEN 0 ELSE 1 + (hash(n.ref) % 4503599627370496)::DOUBLE END AS ref, n.balance::DOUBLE AS balance,
       coalesce(n.twin, -1) AS twin
     FROM (SELECT ${shared}, * EXCLUDE (minor, currency) FROM transfers) AS n
       JOIN (SELECT * FROM stage_groups WHERE place % ${slices} = ${slice}) AS g ON ${isShared}
     ORDER BY g.place, n.moved_at, n.id`,
    {
      place: Int32Array,
      both: Uint8Array,
      number: Int32Array,
      at: Float64Array,
      day: Uint8Array,
      side: Uint8Array,
      exhibit: Int32Array,
      ref: Float64Array,
      balance: Float64Array,
      twin: Int32Array,
    },
  );
  signal.throwIfAborted();
  const { place, both, number, twin } = columns;
  const changed: number[] = [];
  const twins: (number | null)[] = [];
  const lineOf = (i: number): Line => ({
    number: i,
    at: columns.at[i]!,
    isDay: columns.day[i] !== 0,
    side: columns.side[i]!,
    exhibit: columns.exhibit[i]!,
    ref: columns.ref[i]!,
    balance: columns.balance[i]!,
  });
  for (let from = 0, to = 0; from < number.length; from = to) {
    const lines: Line[] = [];
    for (to = from; to < number.length && place[to] === place[from]; to++) lines.push(lineOf(to));
    for (const movement of movementsOf(lines, both[from] !== 0)) {
      const first = movement.reduce((least, line) => Math.min(least, number[line.number]!), Infinity);
      for (const line of movement) {
        const its = number[line.number]!;
        const now = its === first ? -1 : first;
        if (now === twin[line.number]) continue;
        changed.push(its);
        twins.push(now === -1 ? null : now);
      }
    }
  }
  if (changed.length === 0) return;
  await session.run('CREATE OR REPLACE TEMP TABLE stage_twins (number INTEGER, twin INTEGER)');
  await session.append('stage_twins', changed.length, [
    { type: 'INTEGER', at: (i) => changed[i]! },
    { type: 'INTEGER', at: (i) => twins[i]! },
  ]);
  await session.run('UPDATE transfers SET twin = s.twin FROM stage_twins AS s WHERE s.number = transfers.number', [], signal);
  await session.run('INSERT INTO stage_changed SELECT number FROM stage_twins; DROP TABLE stage_twins');
}
