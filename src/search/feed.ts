import type { Read } from '../casebook/index.ts';
import { stretch } from './postings.ts';

/**
 * Rows for the thread, packed by DuckDB into one value a question: its threads do the work, and the server's own does no more
 * than hand bytes on. Fields end with U+001F, records with U+001E; where a text holds one of them, a space stands in for it.
 */

const plain = (column: string): string => `translate(${column}, chr(30) || chr(31), '  ')`;
const number = (column: string): string => `coalesce(${column}::VARCHAR, '')`;
const columns = `chr(31), number, id, ${plain(`coalesce(ref, '')`)}, agency, category, language, channel,
  ${number('amount_minor')}, currency, ${number('reported_at')}, ${number('loss_at')}`;

async function bytesOf(read: Read, sql: string): Promise<Uint8Array> {
  const [row] = await read.sql<{ bytes: Uint8Array | null }>(sql);
  return row?.bytes ?? new Uint8Array();
}

/** What is looked up by words: the narrative, and on a line of its own the scam type as filed. */
const told = plain(`concat_ws(chr(10), text, (SELECT word FROM words WHERE words.number = category))`);

/** Reports `from` ≤ number < `to`, with their words when these are to be indexed. */
export async function reportBytes(read: Read, from: number, to: number, texts: boolean): Promise<Uint8Array> {
  const fields = texts ? `${columns}, ${told}` : columns;
  const sql = `SELECT encode(string_agg(concat_ws(${fields}), chr(30) ORDER BY number)) AS bytes
    FROM reports WHERE number BETWEEN ${from} AND ${to - 1}`;
  return await bytesOf(read, sql);
}

/** Indicators of the reports `from` ≤ number < `to`, which lie in one stretch, each with their places in it. */
export async function mentionBytes(read: Read, from: number, to: number): Promise<Uint8Array> {
  const first = from - (from % stretch);
  const sql = `WITH seen AS (SELECT report, indicator FROM postings WHERE report BETWEEN ${from} AND ${to - 1}),
    named AS (
      SELECT any_value(i.kind) AS kind, any_value(i.value) AS value, string_agg(s.report - ${first}, ',' ORDER BY s.report) AS places
      FROM seen AS s JOIN indicators AS i ON i.number = s.indicator GROUP BY i.number)
    SELECT encode(string_agg(concat_ws(chr(31), kind, ${plain('value')}, places), chr(30))) AS bytes FROM named`;
  return await bytesOf(read, sql);
}

/** What rows a stretch was made from: equal strings, equal rows. */
export interface Print {
  readonly rows: string;
  readonly mentions: string;
}

/** Prints of all stretches of the reports `from` ≤ number < `end`. */
export async function prints(read: Read, end: number, from = 0): Promise<Map<number, Print>> {
  const both = async (hash: string, table: string, column: string): Promise<Map<number, string>> => {
    const rows = await read.sql<{ stretch: number; print: string }>(
      `SELECT ${column} // ${stretch} AS stretch, bit_xor(${hash})::VARCHAR AS print FROM ${table}
       WHERE ${column} BETWEEN ${from} AND ${end - 1} GROUP BY 1`,
    );
    return new Map(rows.map((row) => [row.stretch, row.print]));
  };
  const rows = await both('hash(number, id)', 'reports', 'number');
  const mentions = await both('hash(report, indicator)', 'postings', 'report');
  return new Map([...rows].map(([each, print]) => [each, { rows: print, mentions: mentions.get(each) ?? '' }]));
}

export async function reportCount(read: Read): Promise<number> {
  const [row] = await read.sql<{ count: number }>('SELECT coalesce(max(number), -1) + 1 AS count FROM reports');
  return row!.count;
}

export async function wordsFrom(read: Read, from: number): Promise<string[]> {
  const rows = await read.sql<{ word: string }>('SELECT word FROM words WHERE number >= ? ORDER BY number', [from]);
  return rows.map((row) => row.word);
}

/** Changes with every change of rings or of who is in them. */
export async function ringPrint(read: Read): Promise<string> {
  const [row] = await read.sql<{ print: string }>(`SELECT concat_ws(' ',
    (SELECT concat_ws(' ', count(*), bit_xor(hash(number, id, status, confidence, size, loss, services))) FROM rings),
    (SELECT concat_ws(' ', count(*), bit_xor(hash(report, ring, confidence))) FROM ring_members)) AS print`);
  return row!.print;
}

export async function ringBytes(read: Read): Promise<{ rings: Uint8Array; members: Uint8Array; tops: Uint8Array }> {
  const rings = await bytesOf(
    read,
    `SELECT encode(string_agg(concat_ws(chr(31), number, id, status, tier, confidence, cohesion, ${number('first_seen')},
      ${number('last_seen')}, loss, ${plain('services')}), chr(30) ORDER BY number)) AS bytes FROM rings`,
  );
  const members = await bytesOf(
    read,
    `SELECT encode(string_agg(concat_ws(' ', report, ring, confidence), chr(30) ORDER BY report)) AS bytes FROM ring_members`,
  );
  const tops = await bytesOf(
    read,
    `SELECT encode(string_agg(concat_ws(chr(31), ring, ${plain('reason')}), chr(30))) AS bytes FROM links WHERE reason <> ''`,
  );
  return { rings, members, tops };
}
