import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Row, Table } from './section.ts';

/** A row as it is kept: with the day that its figures are of. */
export interface KeptRow extends Row {
  readonly date: string;
}

/** A section as it was last measured. */
export interface Measured {
  readonly date: string;
  /** Processor, cores, memory, Node. */
  readonly machine: string;
  /** What else ran: the load of the last minute before it began, in processors. */
  readonly load: number;
  readonly tables: readonly (Omit<Table, 'rows'> & { readonly rows: readonly KeptRow[] })[];
}

/** The last full run of each section, by its name. */
export type League = Readonly<Record<string, Measured>>;

const path = join(import.meta.dirname, 'measured.json');

/** What was kept; nothing where there was no run yet. */
export const readLeague = (): League => (existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as League) : {});

export const writeLeague = (league: League): void => writeFileSync(path, `${JSON.stringify(league, undefined, 2)}\n`);

/** What a run is on, taken before it begins. */
export function circumstances(): Omit<Measured, 'tables'> {
  const machine = `${cpus()[0]!.model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
  return { date: new Date().toISOString().slice(0, 10), machine, load: Math.round(loadavg()[0]! * 10) / 10 };
}

/** New tables with the rows that could not be measured this time as they were before. */
export function keep(on: Omit<Measured, 'tables'>, tables: readonly Table[], earlier: Measured | undefined): Measured {
  const kept = (table: Table, row: Row): KeptRow => {
    const before = earlier?.tables.find(({ name }) => name === table.name)?.rows.find(({ who }) => who === row.who);
    if (row.missing === undefined || before === undefined) return { ...row, date: on.date };
    return { ...before, missing: row.missing };
  };
  return { ...on, tables: tables.map((table) => ({ ...table, rows: table.rows.map((row) => kept(table, row)) })) };
}
