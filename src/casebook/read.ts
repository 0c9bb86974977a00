import { type CustodyLog, recordedAct } from '../custody/index.ts';
import type { Session, SqlValue } from '../engine/index.ts';
import { ClewError } from '../errors.ts';
import { type IndicatorKind, indicatorKinds, type PackedColumns, type Role, roles, unpackColumns } from '../model/index.ts';
import { casesOf, followed, type Moves, movesOf, usersOf } from './cases.ts';
import { readColumns } from './columns.ts';
import { type Correction, placeOf, standingCorrections } from './corrections.ts';
import type { Read, StoredJudgement, StoredMention, StoredReport } from './ctx.ts';
import { overlapsOver } from './overlaps.ts';
import { peopleOver } from './people.ts';
import { pictureOver } from './picture.ts';
import type { Keeps } from './kept.ts';
import { moneyOver } from './read-money.ts';
import * as from from './rows.ts';
import type { Words } from './words.ts';

/** Rows of a long answer that are in memory at once. */
const pageRows = 50_000;

/** Typed questions over one connection. */
export function readOver(session: Session, words: Words, log: CustodyLog, kept: Keeps): Read {
  const wordOf = (number: number): string => words.wordOf(number);

  /**
   * Asks the same of each number, several at once: `sql` compares with one number, then with `rest`. A comparison with one
   * number lets DuckDB skip all it need not read; a list of numbers does not.
   */
  async function ofEach(sql: string, numbers: readonly number[], rest: readonly (string | number)[] = []): Promise<from.Row[]> {
    const rows: from.Row[] = [];
    for (let i = 0; i < numbers.length; i += 16) {
      const some = numbers.slice(i, i + 16);
      const all = some.map(() => sql).join(' UNION ALL ');
      const asked = some.flatMap((number) => [number, ...rest]);
      rows.push(...(await session.rows(all, asked)));
    }
    return rows;
  }

  /** The same for many numbers, when reading all that lies between them is the quicker way. */
  async function ofMany(sql: (list: string) => string, numbers: readonly number[]): Promise<from.Row[]> {
    const rows: from.Row[] = [];
    for (let i = 0; i < numbers.length; i += 5000) rows.push(...(await session.rows(sql(numbers.slice(i, i + 5000).join(', ')))));
    return rows;
  }

  async function reportsAt(numbers: readonly number[]): Promise<StoredReport[]> {
    const rows =
      numbers.length < 100
        ? await ofEach(`SELECT ${from.reportColumns} FROM reports WHERE number = ?`, numbers)
        : await ofMany((list) => `SELECT ${from.reportColumns} FROM reports WHERE number IN (${list}) ORDER BY number`, numbers);
    const highest = Math.max(0, ...rows.flatMap((row) => from.wordColumns.map((column) => row[column] as number)));
    await words.require(highest);
    return rows.map((row) => from.reportOf(row, wordOf));
  }

  /** Numbers of the reports filed under the key of an id or ref; to be compared with the id or ref itself. */
  async function candidates(idOrRef: string): Promise<number[]> {
    const { number } = await session.columns('SELECT number FROM report_keys WHERE key = hash(?::VARCHAR)', [idOrRef]);
    return number as number[];
  }

  async function indicatorNumber(kind: number, value: string): Promise<number | undefined> {
    const { number: under } = await session.columns(
      'SELECT number FROM indicator_keys WHERE key = hash(?::UTINYINT, ?::VARCHAR)',
      [kind, value],
    );
    const sql = 'SELECT number FROM indicators WHERE number = ? AND kind = ? AND value = ?';
    return (await ofEach(sql, under as number[], [kind, value]))[0]?.['number'] as number | undefined;
  }

  async function* pages(sql: string, parameters: readonly (string | number)[] = []): AsyncGenerator<from.Row> {
    for (let offset = 0; ; offset += pageRows) {
      const rows = await session.rows(`${sql} LIMIT ${pageRows} OFFSET ${offset}`, parameters);
      yield* rows;
      if (rows.length < pageRows) return;
    }
  }

  /** The ring an id leads to now: itself, or after merges the one that took it in. */
  async function ringNow(id: string): Promise<from.Row | undefined> {
    let name = id;
    for (let hops = 0; hops < 1000; hops++) {
      const [ring] = await session.rows('SELECT * FROM rings WHERE id = ?', [name]);
      if (ring !== undefined) return ring;
      const [move] = await session.rows(
        `SELECT into_rings FROM ring_moves WHERE ring = ? AND how = 'merged' ORDER BY act DESC LIMIT 1`,
        [name],
      );
      const into = move === undefined ? undefined : (JSON.parse(move['into_rings'] as string) as string[])[0];
      if (into === undefined) return undefined;
      name = into;
    }
    return undefined;
  }

  /** The first judgements made, as they stood then. */
  async function madeUpTo(count: number): Promise<StoredJudgement[]> {
    const rows = await session.rows('SELECT act, judged_at, actor, body FROM judgements ORDER BY act');
    return from.judgementsOf(rows.slice(0, count));
  }

  async function* packedFrom(first: number, judgements: number): AsyncGenerator<PackedColumns> {
    const corrections = await standingCorrections(session, async () => await madeUpTo(judgements));
    yield* readColumns(session, words, first, corrections);
  }

  const movesSince = async (act: number): Promise<Moves> =>
    movesOf(
      await session.rows(`SELECT ring, into_rings, act FROM ring_moves WHERE act > ? AND how <> 'dissolved' ORDER BY act`, [act]),
    );

  /** Mentions with what people said of them, from the rows of `mentions` in their order. */
  async function mentionsFrom(rows: readonly from.Row[], standing: readonly Correction[]): Promise<StoredMention[]> {
    const distinct = [...new Set(rows.map((row) => row['indicator'] as number))].sort((a, b) => a - b);
    const named =
      distinct.length < 100
        ? await ofEach('SELECT number, kind, value FROM indicators WHERE number = ?', distinct)
        : await ofMany((list) => `SELECT number, kind, value FROM indicators WHERE number IN (${list})`, distinct);
    const indicators = new Map(named.map((row) => [row['number'] as number, row]));
    await words.require(rows.reduce((most, row) => Math.max(most, row['field'] as number), 0));
    const byPlace = new Map(standing.map((each) => [placeOf(each), each]));
    const byAct = new Map((standing.length === 0 ? [] : await madeUpTo(Infinity)).map((each) => [each.act, each.by]));
    return rows.map((row) => {
      const mention = from.mentionOf({ ...row, ...indicators.get(row['indicator'] as number) }, wordOf);
      const [indicator, field] = [row['indicator'] as number, row['field'] as number];
      const { report, start, end } = mention;
      const told = byPlace.get(placeOf({ report, indicator, field, start, end }));
      if (told === undefined) return mention;
      const { act, role } = told;
      const corrected = { act, by: byAct.get(act)!, was: mention.role, wrong: role === null };
      return { ...mention, role: role === null ? mention.role : roles[role]!, corrected };
    });
  }

  const members = `SELECT m.report, r.id, r.ref, g.id AS ring, m.confidence
    FROM ring_members AS m JOIN rings AS g ON g.number = m.ring JOIN reports AS r ON r.number = m.report`;

  return {
    async counts() {
      const tables = ['reports', 'mentions', 'indicators', 'rings', 'rejected', 'exhibits'] as const;
      // Those that tell another again are none of their own.
      const transfers = '(SELECT count(*) FROM transfers WHERE twin IS NULL) AS transfers';
      const [row] = await session.rows(
        `SELECT ${transfers}, ${tables.map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`).join(', ')}`,
      );
      return row as Record<(typeof tables)[number] | 'transfers', number>;
    },
    async report(idOrRef) {
      const numbers = await candidates(idOrRef);
      if (numbers.length === 0) return undefined;
      const reports = await reportsAt(numbers);
      return (
        reports.find(({ id }) => id === idOrRef) ??
        reports.filter(({ ref }) => ref === idOrRef).sort((a, b) => a.number - b.number)[0]
      );
    },
    async reportAt(number) {
      return (await reportsAt([number]))[0];
    },
    async reportNumbers(ids) {
      const rows = await session.rows(
        `SELECT a.id AS id, r.number AS number FROM (SELECT unnest(from_json(?::JSON, '["VARCHAR"]')) AS id) AS a
         JOIN report_keys AS k ON k.key = hash(a.id) JOIN reports AS r ON r.number = k.number AND r.id = a.id`,
        [JSON.stringify([...new Set(ids)])],
      );
      const numbers = new Map(rows.map((row) => [row['id'] as string, row['number'] as number]));
      return ids.map((id) => numbers.get(id));
    },
    async known(table, ids) {
      const [row] = await session.rows(
        `SELECT count(*) AS known FROM ${table} WHERE id IN (SELECT unnest(from_json(?::JSON, '["VARCHAR"]')))`,
        [JSON.stringify(ids)],
      );
      return row!['known'] as number;
    },
    reportsAt,
    async mentions(report) {
      const rows = await session.rows('SELECT * FROM mentions WHERE report = ?', [report]);
      if (rows.length === 0) return [];
      const judgements = async (): Promise<StoredJudgement[]> => await madeUpTo(Infinity);
      return await mentionsFrom(rows, await standingCorrections(session, judgements, `WHERE report = ${report}`));
    },
    async mentionsOf(reports) {
      const rows = await ofMany((list) => `SELECT * FROM mentions WHERE report IN (${list}) ORDER BY rowid`, reports);
      const asked = new Set(reports);
      const standing = await standingCorrections(session, async () => await madeUpTo(Infinity));
      const mentions = await mentionsFrom(
        rows,
        standing.filter(({ report }) => asked.has(report)),
      );
      const byReport = new Map<number, StoredMention[]>(reports.map((report) => [report, []]));
      for (const mention of mentions) byReport.get(mention.report)!.push(mention);
      return byReport;
    },
    async reportsByIndicator(kind, value, limit = 1_000_000, anyRole = false) {
      const indicator = await indicatorNumber(indicatorKinds.indexOf(kind), value);
      if (indicator === undefined) return [];
      const { report } = await session.columns(
        'SELECT report FROM postings WHERE indicator = ? AND (links OR ?) ORDER BY report LIMIT ?',
        [indicator, anyRole, limit],
      );
      return report as number[];
    },
    async rolesOf(kind, value, closed = []) {
      const indicator = await indicatorNumber(indicatorKinds.indexOf(kind), value);
      if (indicator === undefined) return {};
      // The few reports of most indicators lie close to each other: their range spares reading all mentions.
      const ends = `SELECT min(report) AS low, max(report) AS high FROM postings WHERE indicator = ${indicator}`;
      const [range] = await session.rows(ends);
      const hidden = `SELECT m.report FROM ring_members AS m JOIN rings AS g ON g.number = m.ring
        WHERE list_contains(string_split(?, ' '), g.id)`;
      const rows = await session.rows(
        `SELECT report, indicator, field, start_offset AS "start", end_offset AS "end", role FROM mentions
         WHERE indicator = ${indicator} AND report BETWEEN ${(range!['low'] as number | null) ?? 0} AND ${(range!['high'] as number | null) ?? -1}
         ${closed.length === 0 ? '' : `AND report NOT IN (${hidden})`}`,
        closed.length === 0 ? [] : [closed.join(' ')],
      );
      const standing = await standingCorrections(session, async () => await madeUpTo(Infinity), `WHERE indicator = ${indicator}`);
      const told = new Map(standing.map((each) => [placeOf(each), each.role]));
      const reports = new Map<Role, Set<number>>();
      for (const row of rows as unknown as Correction[]) {
        const role = told.size === 0 ? undefined : told.get(placeOf(row));
        if (role === null) continue;
        const name = roles[role ?? row.role!]!;
        reports.set(name, (reports.get(name) ?? new Set<number>()).add(row.report));
      }
      return Object.fromEntries([...reports].map(([role, those]) => [role, those.size]));
    },
    async *columns(first = 0, judgements = Infinity) {
      for await (const packed of packedFrom(first, judgements)) yield unpackColumns(packed);
    },
    packed: packedFrom,
    async members() {
      const rings = await session.rows('SELECT number, id FROM rings');
      const shape = { report: Int32Array, ring: Int32Array };
      const { report, ring } = await session.numbers('SELECT report, ring FROM ring_members ORDER BY report', shape);
      return { rings: rings as unknown as { number: number; id: string }[], report, ring };
    },
    async ring(id) {
      const row = await ringNow(id);
      return row === undefined ? undefined : from.ringOf(row);
    },
    async rings({ limit = 1_000_000, offset = 0 } = {}) {
      const rows = await session.rows('SELECT * FROM rings ORDER BY size DESC, id LIMIT ? OFFSET ?', [limit, offset]);
      return rows.map(from.ringOf);
    },
    async ringMembers(id) {
      const ring = await ringNow(id);
      if (ring === undefined) return [];
      const rows = await session.rows(`${members} WHERE m.ring = ? ORDER BY m.report`, [ring['number'] as number]);
      return rows.map(from.membershipOf);
    },
    async ringOf(report) {
      const [row] = await session.rows('SELECT report, ring AS number, confidence FROM ring_members WHERE report = ?', [report]);
      if (row === undefined) return undefined;
      // Joined, the three tables would take three times as long.
      const [ring, named] = await session.rows(
        'SELECT id, NULL AS ref FROM rings WHERE number = ? UNION ALL SELECT id, ref FROM reports WHERE number = ?',
        [row['number'] as number, report],
      );
      return from.membershipOf({ ...row, ...named, ring: ring!['id']! });
    },
    async *memberships() {
      for (let start = 0; ; start += pageRows) {
        const rows = await session.rows(
          `SELECT r.number AS report, r.id, r.ref, g.id AS ring, m.confidence
           FROM (SELECT number, id, ref FROM reports WHERE number BETWEEN ? AND ?) AS r
           LEFT JOIN ring_members AS m ON m.report = r.number LEFT JOIN rings AS g ON g.number = m.ring ORDER BY r.number`,
          [start, start + pageRows - 1],
        );
        if (rows.length === 0) return;
        for (const row of rows) {
          const { report, id, ref } = from.membershipOf(row);
          yield row['ring'] === null ? { report, id, ...(ref === undefined ? {} : { ref }) } : from.membershipOf(row);
        }
      }
    },
    async moves() {
      const rows = await session.rows('SELECT * FROM ring_moves ORDER BY act, ring');
      return rows.map(from.moveOf);
    },
    async services() {
      return (await session.rows('SELECT * FROM services ORDER BY reports DESC, kind, value')).map(from.serviceOf);
    },
    async judgements(count = Infinity) {
      const made = await madeUpTo(count);
      const first = made.find(({ judgement }) => 'ring' in judgement);
      if (first === undefined) return made;
      const moves = await movesSince(first.act);
      return made.map((each) => {
        const { judgement, act } = each;
        return 'ring' in judgement ? { ...each, rings: [...followed(new Map([[judgement.ring, act]]), moves)] } : each;
      });
    },
    async cases() {
      const cases = casesOf(await session.rows('SELECT act, edited_at, actor, body FROM cases ORDER BY act'));
      if (cases.length === 0) return [];
      const first = Math.min(...cases.flatMap(({ rings }) => [...rings.values()]));
      const moves = await movesSince(Number.isFinite(first) ? first : 0);
      const rows = await session.columns('SELECT id FROM rings');
      const here = new Set(rows['id'] as string[]);
      return cases.map((each) => {
        const names = [...followed(each.rings, moves)].sort();
        return { ...each, names, rings: names.filter((ring) => here.has(ring)) };
      });
    },
    async supports(caseId) {
      const sql = 'SELECT act, told_at, actor, body FROM supports WHERE case_id = ? ORDER BY act';
      return from.supportsOf(await session.rows(sql, [caseId]));
    },
    async packages(id) {
      const where = id === undefined ? '' : 'WHERE package = ?';
      const sql = `SELECT act, told_at, actor, kind, body FROM packages ${where} ORDER BY act`;
      return (await session.rows(sql, id === undefined ? [] : [id])).map(from.packageActOf);
    },
    async foreign(keys) {
      const sql = 'SELECT package, kind, value, note FROM foreign_indicators';
      if (keys === undefined) return (await session.rows(sql)).map(from.foreignOf);
      const asked = keys.map((key) => {
        const [kind = '', value = ''] = key.split('\t');
        return `${indicatorKinds.indexOf(kind as IndicatorKind)}\t${value}`;
      });
      const own = `WHERE concat(kind, chr(9), value) IN (SELECT unnest(from_json(?::JSON, '["VARCHAR"]')))`;
      return (await session.rows(`${sql} ${own} ORDER BY rowid`, [JSON.stringify(asked)])).map(from.foreignOf);
    },
    kept: (name, make) => kept.of(name, make),
    peopleAct: () => kept.peopleAct,
    ...moneyOver(session, words),
    ...peopleOver(session, words),
    ...pictureOver(session, words),
    ...overlapsOver(session),
    async users() {
      return usersOf(await session.rows('SELECT act, edited_at, actor, body FROM users ORDER BY act'));
    },
    async *rejected() {
      await words.load();
      for await (const row of pages('SELECT * FROM rejected ORDER BY rowid')) yield from.rejectedOf(row, wordOf);
    },
    async rejectedPage({ exhibit, after = -1, limit }) {
      await words.load();
      const of = exhibit === undefined ? 'true' : 'exhibit IN (SELECT number FROM words WHERE word = ?)';
      const given = exhibit === undefined ? [] : [exhibit];
      const rows = await session.rows(`SELECT rowid AS place, * FROM rejected WHERE rowid > ? AND ${of} ORDER BY rowid LIMIT ?`, [
        after,
        ...given,
        limit + 1,
      ]);
      const [all] = await session.rows(`SELECT count(*) AS count FROM rejected WHERE ${of}`, given);
      const shown = rows.slice(0, limit);
      const next = rows.length > limit ? { next: shown.at(-1)!['place'] as number } : {};
      return { rows: shown.map((row) => from.rejectedOf(row, wordOf)), ...next, count: all!['count'] as number };
    },
    async exhibits() {
      return (await session.rows('SELECT * FROM exhibits ORDER BY act')).map(from.exhibitOf);
    },
    async exhibitHolds(sha256, rings) {
      if (rings.length === 0) return false;
      const found = await session.rows(
        `SELECT 1 FROM reports AS r JOIN ring_members AS m ON m.report = r.number JOIN rings AS g ON g.number = m.ring
         WHERE r.exhibit IN (SELECT number FROM words WHERE word = ?)
           AND g.id IN (SELECT unnest(from_json(?::JSON, '["VARCHAR"]'))) LIMIT 1`,
        [sha256, JSON.stringify(rings)],
      );
      return found.length > 0;
    },
    async state(name) {
      const [row] = await session.rows('SELECT bytes FROM state WHERE name = ?', [name]);
      return row?.['bytes'] as Uint8Array | undefined;
    },
    async *acts(kind) {
      for await (const line of log.acts()) {
        const act = kind === undefined || line.act === kind ? recordedAct(line) : undefined;
        if (act !== undefined) yield act;
      }
    },
    async sql<Row>(text: string, parameters: readonly SqlValue[] = []) {
      if (!/^\s*(SELECT|WITH|FROM)\b/i.test(text)) {
        throw new ClewError('bug', 'casebook.sql', 'A question to the rows must be a SELECT: rows change through commit only.');
      }
      return (await session.rows(text, parameters)) as Row[];
    },
  };
}
