import type { AppendColumn, Session } from '../engine/index.ts';
import type { RingChange, RingRow } from './ctx.ts';

/** Numbers written into a statement itself. */
const mostListed = 1000;
/** Ids asked for one by one: DuckDB is quicker so than with a list it must take apart. */
const mostAsked = 8;

/**
 * Writes what a link run changed. A ring that stays keeps its number, and of its members only those are written that came, went or are
 * held otherwise: a ring of thousands costs no more than the report that joins it. The rows are those that writing it whole would leave.
 */
export async function writeRings(session: Session, change: RingChange, signal: AbortSignal): Promise<void> {
  await new RingRows(session, change, signal).write();
}

class RingRows {
  private readonly session: Session;
  private readonly change: RingChange;
  private readonly signal: AbortSignal;

  constructor(session: Session, change: RingChange, signal: AbortSignal) {
    this.session = session;
    this.change = change;
    this.signal = signal;
  }

  async write(): Promise<void> {
    const { rings, members, links, ended, all } = this.change;
    if (all) await this.run('DELETE FROM rings; DELETE FROM ring_members; DELETE FROM links');
    const stored = all ? new Map<string, number>() : await this.numbersOf([...ended, ...rings.map(({ id }) => id)]);
    const number = await this.numbered(rings, stored);
    const written = all ? undefined : await this.forget(stored, number);
    const size = new Int32Array(rings.length);
    for (const ring of members.ring) size[ring]!++;
    await this.appendRings(number, size);
    const fresh = written === undefined ? undefined : positionsNotIn(members.report, written);
    await this.session.append('ring_members', fresh?.length ?? members.report.length, [
      { type: 'INTEGER', at: (i) => members.report[fresh?.[i] ?? i]! },
      { type: 'INTEGER', at: (i) => number[members.ring[fresh?.[i] ?? i]!]! },
      { type: 'DOUBLE', at: (i) => members.confidence[fresh?.[i] ?? i]! },
    ]);
    if (links === undefined) return;
    await this.session.append('links', links.a.length, [
      { type: 'INTEGER', at: (i) => number[links.ring[i]!]! },
      { type: 'INTEGER', at: (i) => links.a[i]! },
      { type: 'INTEGER', at: (i) => links.b[i]! },
      { type: 'DOUBLE', at: (i) => links.weight[i]! },
      { type: 'DOUBLE', at: (i) => links.confidence[i]! },
      { type: 'VARCHAR', at: (i) => links.reason[i]! },
    ]);
  }

  /** Numbers of the change's rings: their own, or those after the highest. */
  private async numbered(rings: readonly RingRow[], stored: ReadonlyMap<string, number>): Promise<number[]> {
    if (rings.every(({ id }) => stored.has(id))) return rings.map(({ id }) => stored.get(id)!);
    const [top] = await this.session.rows('SELECT coalesce(max(number), -1) + 1 AS first FROM rings');
    let next = top!['first'] as number;
    return rings.map(({ id }) => stored.get(id) ?? next++);
  }

  /**
   * Takes away the rows that do not stand as the change has them: of the rings it names, and of reports that leave another one. Gives
   * the members that need not be written.
   */
  private async forget(stored: ReadonlyMap<string, number>, number: readonly number[]): Promise<ReadonlySet<number>> {
    const { members } = this.change;
    const named = await this.listed('stage_named', [...stored.values()]);
    const rows =
      stored.size === 0
        ? {}
        : await this.session.columns(`SELECT report, ring, confidence FROM ring_members WHERE ring IN ${named}`, [], this.signal);
    const [report = [], ring = [], confidence = []] = [rows['report'], rows['ring'], rows['confidence']] as number[][];
    const rowOf = new Map(report.map((each, row) => [each, row]));
    const written = new Set<number>();
    const elsewhere: number[] = [];
    members.report.forEach((each, i) => {
      const row = rowOf.get(each);
      if (row === undefined) elsewhere.push(each);
      else if (ring[row] === number[members.ring[i]!] && confidence[row] === members.confidence[i]) written.add(each);
    });
    const gone = report.filter((each) => !written.has(each));
    await this.leave(elsewhere);
    if (gone.length > 0) {
      const those = written.size === 0 ? '' : ` AND report IN ${await this.listed('stage_gone', gone)}`;
      await this.run(`DELETE FROM ring_members WHERE ring IN ${named}${those}`);
    }
    if (stored.size > 0) await this.run(`DELETE FROM links WHERE ring IN ${named}; DELETE FROM rings WHERE number IN ${named}`);
    return written;
  }

  /** Reports that are in no ring of the change yet leave the one they are in, which stays without them. */
  private async leave(reports: readonly number[]): Promise<void> {
    if (reports.length === 0) return;
    const moved = await this.listed('stage_moved', reports);
    const { ring } = await this.session.columns(`SELECT ring FROM ring_members WHERE report IN ${moved}`, [], this.signal);
    if (ring!.length === 0) return;
    const left = await this.listed('stage_left', [...new Set(ring as number[])]);
    await this.run(`DELETE FROM ring_members WHERE ring IN ${left} AND report IN ${moved}`);
    await this.run(`DELETE FROM links WHERE ring IN ${left} AND (a IN ${moved} OR b IN ${moved})`);
    const count = '(SELECT count(*) FROM ring_members AS m WHERE m.ring = rings.number)';
    await this.run(`UPDATE rings SET size = ${count} WHERE number IN ${left}`);
  }

  private async numbersOf(ids: readonly string[]): Promise<Map<string, number>> {
    if (ids.length === 0) return new Map();
    const isFew = ids.length <= mostAsked;
    const { number, id } = await this.session.columns(
      `SELECT number, id FROM rings WHERE id IN (${isFew ? ids.map(() => '?').join(', ') : `SELECT unnest(from_json(?::JSON, '["VARCHAR"]'))`})`,
      isFew ? ids : [JSON.stringify(ids)],
      this.signal,
    );
    return new Map((number as number[]).map((each, i) => [id![i] as string, each]));
  }

  /** Numbers for an IN: a few as they are, which lets DuckDB pass over what it need not read; many as a temporary table. */
  private async listed(table: string, numbers: ArrayLike<number>): Promise<string> {
    if (numbers.length <= mostListed) return numbers.length === 0 ? '(NULL)' : `(${Array.from(numbers).join(', ')})`;
    await this.run(`CREATE OR REPLACE TEMP TABLE ${table} (number INTEGER)`);
    await this.session.append(table, numbers.length, [{ type: 'INTEGER', at: (i) => numbers[i]! }]);
    return `(SELECT number FROM ${table})`;
  }

  private async appendRings(number: readonly number[], size: Int32Array): Promise<void> {
    const { rings } = this.change;
    const text = (of: (ring: RingRow) => string): AppendColumn => ({ type: 'VARCHAR', at: (i) => of(rings[i]!) });
    await this.session.append('rings', rings.length, [
      { type: 'INTEGER', at: (i) => number[i]! },
      text(({ id }) => id),
      text(({ status }) => status),
      text(({ tier }) => tier),
      { type: 'DOUBLE', at: (i) => rings[i]!.confidence },
      { type: 'DOUBLE', at: (i) => rings[i]!.cohesion },
      { type: 'INTEGER', at: (i) => size[i]! },
      { type: 'DOUBLE', at: (i) => rings[i]!.firstSeen ?? null },
      { type: 'DOUBLE', at: (i) => rings[i]!.lastSeen ?? null },
      text(({ loss }) => JSON.stringify(loss)),
      text(({ services }) => JSON.stringify(services)),
    ]);
  }

  private async run(sql: string): Promise<void> {
    await this.session.run(sql, [], this.signal);
  }
}

/** Positions of the reports that are not among `those`. */
function positionsNotIn(reports: Int32Array, those: ReadonlySet<number>): number[] {
  const positions: number[] = [];
  reports.forEach((report, i) => {
    if (!those.has(report)) positions.push(i);
  });
  return positions;
}
