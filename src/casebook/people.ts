import type { AppendColumn, Session } from '../engine/index.ts';
import { type AlarmKind, alarmKinds, type ListedPerson } from '../model/index.ts';
import type { ListedRows, PersonList, Read, StoredAlarm, StoredHit } from './ctx.ts';
import type { Row } from './rows.ts';
import type { Words } from './words.ts';

type PeopleRead = Pick<
  Read,
  | 'personLists'
  | 'listed'
  | 'listedById'
  | 'listedText'
  | 'screens'
  | 'hits'
  | 'personEdits'
  | 'personJudgements'
  | 'protections'
  | 'alarms'
  | 'alarmStates'
>;

/** Persons read at a time. */
const page = 20_000;

/** Questions about people, over one connection. */
export function peopleOver(session: Session, words: Words): PeopleRead {
  const told = async <T>(table: string, person?: string): Promise<T[]> => {
    const where = person === undefined ? '' : 'WHERE person = ?';
    const rows = await session.rows(`SELECT * FROM ${table} ${where} ORDER BY act, rowid`, person === undefined ? [] : [person]);
    return rows.map((row) => {
      const { act, told_at: at, actor: by } = row;
      const whose = table === 'protections' ? { person: row['person'] } : {};
      return { act, at, by, ...whose, body: JSON.parse(row['body'] as string) as unknown } as T;
    });
  };
  /** Rows of one list in its order, a page at a time. */
  async function* pages(exhibit: string): AsyncGenerator<Row[]> {
    const sql = `SELECT l.rowid AS place, l.id, l.source_row, l.body FROM listed AS l JOIN words AS w ON w.number = l.exhibit
      WHERE w.word = ? AND l.rowid > ? ORDER BY l.rowid LIMIT ${page}`;
    for (let after = -1; ;) {
      const rows = await session.rows(sql, [exhibit, after]);
      if (rows.length > 0) yield rows;
      if (rows.length < page) return;
      after = rows.at(-1)!['place'] as number;
    }
  }
  return {
    async personLists() {
      const rows = await session.rows('SELECT * FROM person_lists ORDER BY rowid');
      await words.load();
      return rows.map((row) => ({
        exhibit: words.wordOf(row['exhibit'] as number),
        name: row['list_name'] as string,
        side: row['side'] as PersonList['side'],
        ...(row['list_version'] === '' ? {} : { version: row['list_version'] as string }),
        persons: row['persons'] as number,
        rejected: row['rejected'] as number,
      }));
    },
    async *listed(exhibit) {
      for await (const rows of pages(exhibit)) yield rows.map((row) => listedOf(row, exhibit));
    },
    async *listedText(exhibit) {
      for await (const rows of pages(exhibit)) {
        yield {
          id: rows.map((each) => each['id'] as string),
          row: rows.map((each) => each['source_row'] as number),
          body: rows.map((each) => each['body'] as string),
        };
      }
    },
    async listedById(ids) {
      await words.load();
      const byId = new Map<string, ListedPerson[]>();
      const rows = await session.rows(
        `SELECT id, exhibit, source_row, body FROM listed WHERE id IN (SELECT unnest(from_json(?::JSON, '["VARCHAR"]'))) ORDER BY rowid`,
        [JSON.stringify(ids)],
      );
      for (const row of rows) {
        const person = listedOf(row, words.wordOf(row['exhibit'] as number));
        const list = byId.get(person.id);
        if (list === undefined) byId.set(person.id, [person]);
        else list.push(person);
      }
      return byId;
    },
    screens: () => told('screens'),
    async hits(screen, person) {
      const where = person === undefined ? '' : 'AND person = ?';
      const rows = await session.rows(
        `SELECT * FROM screen_hits WHERE screen = ? ${where} ORDER BY person, score DESC, name_score DESC, entry`,
        person === undefined ? [screen] : [screen, person],
      );
      return rows.map(
        ({ person: whose, entry, score, name_score: nameScore, body }) =>
          ({ person: whose, entry, score, nameScore, body }) as unknown as StoredHit,
      );
    },
    personJudgements: () => told('person_judgements'),
    personEdits: (person) => told('persons', person),
    protections: (person) => told('protections', person),
    async alarms(report) {
      const where = report === undefined ? '' : 'WHERE report = ?';
      const rows = await session.rows(
        `SELECT * FROM alarms ${where} ORDER BY report, kind, field`,
        report === undefined ? [] : [report],
      );
      return rows.map((row) => ({
        report: row['report'] as number,
        kind: alarmKinds[row['kind'] as number] as AlarmKind,
        ...(row['field'] === '' ? {} : { field: row['field'] as string }),
        start: row['start_offset'] as number,
        end: row['end_offset'] as number,
      }));
    },
    alarmStates: () => told('alarm_states'),
  };
}

function listedOf(row: Row, exhibit: string): ListedPerson {
  const body = JSON.parse(row['body'] as string) as Omit<ListedPerson, 'id' | 'source'>;
  return { id: row['id'] as string, source: { exhibit, row: row['source_row'] as number }, ...body };
}

/** Persons as they are stored. */
export function listedRows(persons: readonly ListedPerson[]): ListedRows {
  return {
    id: persons.map(({ id }) => id),
    row: persons.map(({ source }) => source.row),
    body: persons.map((person) => JSON.stringify({ ...person, id: undefined, source: undefined })),
  };
}

export async function appendListed(session: Session, { id, row, body }: ListedRows, exhibit: number): Promise<void> {
  await session.append('listed', id.length, [
    { type: 'VARCHAR', at: (i) => id[i]! },
    { type: 'INTEGER', at: () => exhibit },
    { type: 'INTEGER', at: (i) => row[i]! },
    { type: 'VARCHAR', at: (i) => body[i]! },
  ]);
}

/** Removes a list, its persons and the rows of it that were set aside. @returns the ids of the persons. */
export async function forgetList(session: Session, exhibit: number): Promise<string[]> {
  const rows = await session.rows('SELECT id FROM listed WHERE exhibit = ?', [exhibit]);
  // Rows that were set aside when the file was read as something else are not this list's.
  const isAside = 'exhibit = ? AND exhibit IN (SELECT exhibit FROM person_lists)';
  await session.run(`DELETE FROM rejected WHERE ${isAside}`, [exhibit]);
  await session.run('DELETE FROM listed WHERE exhibit = ?', [exhibit]);
  await session.run('DELETE FROM person_lists WHERE exhibit = ?', [exhibit]);
  return rows.map(({ id }) => id as string);
}

export async function appendPersonList(session: Session, list: PersonList, exhibit: number): Promise<void> {
  const { name, side, version = '', persons, rejected } = list;
  await session.run('INSERT INTO person_lists VALUES (?, ?, ?, ?, ?, ?)', [exhibit, name, side, version, persons, rejected]);
}

export async function appendHits(session: Session, screen: number, hits: readonly StoredHit[]): Promise<void> {
  await session.append('screen_hits', hits.length, [
    { type: 'INTEGER', at: () => screen },
    text(hits, ({ person }) => person),
    text(hits, ({ entry }) => entry),
    { type: 'DOUBLE', at: (i) => hits[i]!.score },
    { type: 'DOUBLE', at: (i) => hits[i]!.nameScore },
    text(hits, ({ body }) => body),
  ]);
}

export async function appendAlarms(session: Session, alarms: readonly StoredAlarm[]): Promise<void> {
  await session.append('alarms', alarms.length, [
    { type: 'INTEGER', at: (i) => alarms[i]!.report },
    { type: 'UTINYINT', at: (i) => alarmKinds.indexOf(alarms[i]!.kind) },
    text(alarms, ({ field = '' }) => field),
    { type: 'INTEGER', at: (i) => alarms[i]!.start },
    { type: 'INTEGER', at: (i) => alarms[i]!.end },
  ]);
}

function text<T>(list: readonly T[], of: (item: T) => string): AppendColumn {
  return { type: 'VARCHAR', at: (i) => of(list[i]!) };
}
