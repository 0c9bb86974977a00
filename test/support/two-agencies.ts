import { readFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCasebook } from '../../src/casebook/index.ts';
import { formatVkey } from '../../src/custody/index.ts';
import type { OverlapHouse } from '../../src/share/index.ts';
import { pinPartner } from '../../src/share/overlap/partners.ts';
import { openWorkbench, type Workbench } from '../../src/workbench.ts';
import { parseCsv } from './csv.ts';

/** An agency with a casebook of its own. */
export interface Agency {
  readonly name: string;
  readonly dir: string;
  /** Another one after `reopen`. */
  readonly workbench: Workbench;
  house(closed?: ReadonlySet<string>): OverlapHouse;
  /** Closes the casebook, does something to its folder, and opens it again. */
  reopen(change?: (dir: string) => Promise<unknown>): Promise<void>;
}

export interface Agencies {
  readonly home: string;
  readonly all: readonly Agency[];
  path(name: string): string;
  close(): Promise<void>;
}

/** Makes an agency for each of these files of reports, each with its key and none known to another. */
export async function openAgencies(files: Readonly<Record<string, string>>): Promise<Agencies> {
  const home = await mkdtemp(join(tmpdir(), 'clew-agencies-'));
  const all: Agency[] = [];
  for (const [name, csv] of Object.entries(files)) {
    const dir = join(home, name);
    const origin = `${name}.example/clew`;
    await (await createCasebook(dir, { region: 'US', language: 'en', agency: `${name} police`, origin })).close();
    let workbench = await openWorkbench(dir);
    await writeFile(join(home, `${name}.csv`), csv);
    await workbench.importFile(join(home, `${name}.csv`));
    await workbench.link();
    all.push({
      name,
      dir,
      get workbench() {
        return workbench;
      },
      house: (closed) => workbench.overlapHouse(closed),
      async reopen(change = async () => undefined) {
        await workbench.close();
        await change(dir);
        workbench = await openWorkbench(dir);
      },
    });
  }
  return {
    home,
    all,
    path: (name) => join(home, name),
    async close() {
      for (const { workbench } of all) await workbench.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** Has each of two agencies know the other's key. */
export async function acquaint(one: Agency, other: Agency): Promise<void> {
  for (const [own, them] of [
    [one, other],
    [other, one],
  ] as const) {
    const key = formatVkey(them.workbench.casebook.log.vkey);
    await pinPartner(own.house(), {
      key,
      compared: `read aloud by the officer of ${them.name}`,
      contact: `duty desk of ${them.name}`,
    });
  }
}

/** Reports dealt out in turn to as many agencies as there are names: each has some of every ring. */
export function dealt(names: readonly string[], reports: readonly Readonly<Record<string, string>>[]): Record<string, string> {
  const columns = Object.keys(reports[0] ?? {});
  const cell = (value: string): string => (/[",\n\r]/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  const line = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\n`;
  return Object.fromEntries(
    names.map((name, at) => {
      const own = reports.filter((_, i) => i % names.length === at);
      return [name, line(columns) + own.map((report) => line(columns.map((column) => report[column]!))).join('')];
    }),
  );
}

/** The first reports of the sample in English. */
export async function sampleReports(most: number): Promise<Record<string, string>[]> {
  return parseCsv(await readFile(join(import.meta.dirname, '../../sample/reports-en.csv'), 'utf8')).slice(0, most);
}
