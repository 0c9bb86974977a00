import type { Cell, Session } from '../engine/index.ts';
import { roles } from '../model/index.ts';

/**
 * What an import of a few reports asks and writes. Staging and joining costs twenty statements however little there is to join; a few
 * keys written into the statement let DuckDB pass over what it need not read.
 */

/** Reports, and distinct values, up to which an import is a small one. */
export const fewReports = 64;
export const fewValues = 512;

/** Values of a column that are asked for one by one. */
const mostSingly = 64;

/**
 * Rows of a table where a column has one of these values, given as literals. Each comparison with a single value lets DuckDB pass over
 * what it need not read; a list does not, and costs five times as much in two million rows.
 */
export async function rowsOfEach(
  session: Session,
  select: string,
  column: string,
  literals: readonly (string | number)[],
  signal?: AbortSignal,
): Promise<Record<string, Cell[]>> {
  const sql =
    literals.length > mostSingly
      ? `${select} WHERE ${column} IN (${literals.join(', ')})`
      : literals.map((literal) => `${select} WHERE ${column} = ${literal}`).join(' UNION ALL ');
  return await session.columns(sql, [], signal);
}

/** Positions of the ids that the casebook has. */
export async function knownIds(session: Session, ids: readonly string[], signal: AbortSignal): Promise<number[]> {
  const keys = await keysOf(
    session,
    ids.map(() => 'hash(?::VARCHAR)'),
    ids,
    signal,
  );
  const under = await numbersUnder(session, 'report_keys', keys, signal);
  if (under.length === 0) return [];
  const { id } = await rowsOfEach(session, 'SELECT id FROM reports', 'number', under, signal);
  const known = new Set(id as string[]);
  return ids.flatMap((each, position) => (known.has(each) ? [position] : []));
}

/** Numbers of the indicators that the casebook has, by position in `values`; -1 for one that is new. */
export async function knownNumbers(
  session: Session,
  kinds: readonly number[],
  values: readonly string[],
  signal: AbortSignal,
): Promise<Int32Array<ArrayBuffer>> {
  const found = new Int32Array(values.length).fill(-1);
  const keys = await keysOf(
    session,
    kinds.map((kind) => `hash(${kind}::UTINYINT, ?::VARCHAR)`),
    values,
    signal,
  );
  const under = await numbersUnder(session, 'indicator_keys', keys, signal);
  if (under.length === 0) return found;
  const rows = await rowsOfEach(session, 'SELECT number, kind, value FROM indicators', 'number', under, signal);
  const [number, kind, value] = [rows['number'] as number[], rows['kind'] as number[], rows['value'] as string[]];
  const numbers = new Map(number.map((each, i) => [`${kind[i]!} ${value[i]!}`, each]));
  return found.map((none, i) => numbers.get(`${kinds[i]!} ${values[i]!}`) ?? none);
}

/** Keys as literals. */
async function keysOf(
  session: Session,
  each: readonly string[],
  values: readonly string[],
  signal: AbortSignal,
): Promise<string[]> {
  if (each.length === 0) return [];
  const { key } = await session.columns(`SELECT unnest([${each.join(', ')}])::VARCHAR AS key`, values, signal);
  return (key as string[]).map((number) => `${number}::UBIGINT`);
}

async function numbersUnder(session: Session, table: string, keys: readonly string[], signal: AbortSignal): Promise<number[]> {
  if (keys.length === 0) return [];
  const { number } = await rowsOfEach(session, `SELECT number FROM ${table}`, 'key', keys, signal);
  return number as number[];
}

/** Roles in which a mention may link. */
const linking: ReadonlySet<string> = new Set(['suspect', 'unknown']);

/** Which report names which indicator, as `postings` has it. */
export class Postings {
  private readonly rows = new Map<string, { readonly indicator: number; readonly report: number; links: boolean }>();

  /** One mention; `role` is a position in the model's roles. */
  add(indicator: number, report: number, role: number, flags: number): void {
    const key = `${indicator} ${report}`;
    const links = flags === 0 && linking.has(roles[role]!);
    const known = this.rows.get(key);
    if (known === undefined) this.rows.set(key, { indicator, report, links });
    else known.links ||= links;
  }

  async write(session: Session, signal: AbortSignal): Promise<void> {
    if (this.rows.size === 0) return;
    const rows = [...this.rows.values()].sort((a, b) => a.indicator - b.indicator || a.report - b.report);
    const values = rows.map(({ indicator, report, links }) => `(${indicator}, ${report}, ${links})`);
    await session.run(`INSERT INTO postings VALUES ${values.join(', ')}`, [], signal);
  }
}
