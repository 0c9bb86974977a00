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

interface Given {
  readonly ids: readonly string[];
  readonly refs: readonly string[];
  /** Distinct; `kinds`: of each. */
  readonly values: readonly string[];
  readonly kinds: readonly number[];
}

/** A few reports and what the casebook has under their keys: asked for once, all together, and written as they were asked for. */
export class Few {
  private readonly session: Session;
  /** Keys as literals, of ids and refs, and of kinds with values. */
  private readonly words: ReadonlyMap<string, string>;
  private readonly named: ReadonlyMap<string, string>;
  private readonly reports: readonly number[];
  private readonly indicators: readonly number[];

  private constructor(
    session: Session,
    words: ReadonlyMap<string, string>,
    named: ReadonlyMap<string, string>,
    under: readonly (readonly number[])[],
  ) {
    this.session = session;
    this.words = words;
    this.named = named;
    this.reports = under[0]!;
    this.indicators = under[1]!;
  }

  static async of(session: Session, { ids, refs, values, kinds }: Given, signal: AbortSignal): Promise<Few> {
    const words = [...ids, ...refs];
    const hashes = [...words.map(() => 'hash(?::VARCHAR)'), ...values.map(() => 'hash(?::UTINYINT, ?::VARCHAR)')];
    if (hashes.length === 0) return new Few(session, new Map(), new Map(), [[], []]);
    const asked = [...words, ...values.flatMap((value, i) => [kinds[i]!, value])];
    const { key } = await session.columns(`SELECT unnest([${hashes.join(', ')}])::VARCHAR AS key`, asked, signal);
    const keys = (key as string[]).map((each) => `${each}::UBIGINT`);
    const [ofIds, ofValues] = [keys.slice(0, ids.length), keys.slice(words.length)];
    const under = await session.columns(
      [
        ...ofIds.map((each) => `SELECT 0 AS place, number FROM report_keys WHERE key = ${each}`),
        ...ofValues.map((each) => `SELECT 1, number FROM indicator_keys WHERE key = ${each}`),
      ].join(' UNION ALL '),
      [],
      signal,
    );
    const at = (place: number): number[] => (under['number'] as number[]).filter((_, i) => under['place']![i] === place);
    return new Few(
      session,
      new Map(words.map((word, i) => [word, keys[i]!])),
      new Map(values.map((value, i) => [`${kinds[i]!} ${value}`, ofValues[i]!])),
      [at(0), at(1)],
    );
  }

  /** Positions of the ids that the casebook has. */
  async knownIds(ids: readonly string[], signal: AbortSignal): Promise<number[]> {
    if (this.reports.length === 0) return [];
    const { id } = await rowsOfEach(this.session, 'SELECT id FROM reports', 'number', this.reports, signal);
    const known = new Set(id as string[]);
    return ids.flatMap((each, position) => (known.has(each) ? [position] : []));
  }

  /** Numbers of the indicators that the casebook has, by position in `values`; -1 for one that is new. */
  async knownNumbers(kinds: readonly number[], values: readonly string[], signal: AbortSignal): Promise<Int32Array<ArrayBuffer>> {
    const found = new Int32Array(values.length).fill(-1);
    if (this.indicators.length === 0) return found;
    const rows = await rowsOfEach(this.session, 'SELECT number, kind, value FROM indicators', 'number', this.indicators, signal);
    const [number, kind, value] = [rows['number'] as number[], rows['kind'] as number[], rows['value'] as string[]];
    const numbers = new Map(number.map((each, i) => [`${kind[i]!} ${value[i]!}`, each]));
    return found.map((none, i) => numbers.get(`${kinds[i]!} ${values[i]!}`) ?? none);
  }

  /** Files new reports under their ids and refs, new indicators under kind and value, and writes the postings. */
  async write(fresh: FreshKeys, postings: Postings, signal: AbortSignal): Promise<void> {
    const reports = fresh.reports.flatMap(({ number, id, ref }) => [
      [this.words.get(id)!, number] as const,
      ...(ref === '' ? [] : [[this.words.get(ref)!, number] as const]),
    ]);
    const indicators = fresh.indicators.map(({ number, kind, value }) => [this.named.get(`${kind} ${value}`)!, number] as const);
    const statements = [insertKeys('report_keys', reports), insertKeys('indicator_keys', indicators), postings.sql()];
    await this.session.run(statements.filter((sql) => sql !== '').join('; '), [], signal);
  }
}

/** What is new of a few, with its numbers. */
export interface FreshKeys {
  readonly reports: { readonly number: number; readonly id: string; readonly ref: string }[];
  readonly indicators: { readonly number: number; readonly kind: number; readonly value: string }[];
}

/** Sorted, as the keys of every import lie. */
function insertKeys(table: string, rows: readonly (readonly [key: string, number: number])[]): string {
  if (rows.length === 0) return '';
  const values = rows.map(([key, number]) => `(${key}, ${number})`).join(', ');
  return `INSERT INTO ${table} SELECT * FROM (VALUES ${values}) AS k (key, number) ORDER BY key`;
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

  /** The statement that writes them; empty when there are none. */
  sql(): string {
    if (this.rows.size === 0) return '';
    const rows = [...this.rows.values()].sort((a, b) => a.indicator - b.indicator || a.report - b.report);
    return `INSERT INTO postings VALUES ${rows.map(({ indicator, report, links }) => `(${indicator}, ${report}, ${links})`).join(', ')}`;
  }
}
