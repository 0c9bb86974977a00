import type { RowWriter, StoredAlarm } from '../casebook/index.ts';
import type { ImportResult } from '../model/index.ts';
import type { ReportAlarms } from './report-alarms.ts';

/** Reports of an import that tell of harm that cannot wait. */
export type ImportedAlarms = NonNullable<ImportResult['alarms']>;

/** Of the newest, told with their sentences. */
const mostTold = 20;
/** Reports asked for at a time. */
const atOnce = 5000;

/** Alarms of an import, until its reports are rows: only those that the casebook did not have raise one. */
export class Alarms {
  private readonly byReport = new Map<string, ReportAlarms>();

  add(alarms: readonly ReportAlarms[]): void {
    for (const each of alarms) if (!this.byReport.has(each.report)) this.byReport.set(each.report, each);
  }

  /** Writes the rows. The same file gives the same ones again. */
  async raise(write: RowWriter): Promise<ImportedAlarms | undefined> {
    const ids = [...this.byReport.keys()];
    const raised: ReportAlarms[] = [];
    for (let from = 0; from < ids.length; from += atOnce) {
      const rows: StoredAlarm[] = [];
      for (const { number, id } of await newReports(write, ids.slice(from, from + atOnce))) {
        const each = this.byReport.get(id)!;
        raised.push(each);
        for (const found of each.found) rows.push({ report: number, ...found });
      }
      await write.alarms(rows);
    }
    if (raised.length === 0) return undefined;
    const newest = raised.toSorted((a, b) => b.reportedAt - a.reportedAt).slice(0, mostTold);
    return { reports: raised.length, first: newest.map(toldOf) };
  }
}

async function newReports(write: RowWriter, ids: readonly string[]): Promise<{ number: number; id: string }[]> {
  return await write.read.sql<{ number: number; id: string }>(
    `SELECT number, id FROM reports WHERE number >= ? AND id IN (SELECT unnest(from_json(?::JSON, '["VARCHAR"]'))) ORDER BY number`,
    [write.firstReport, JSON.stringify(ids)],
  );
}

function toldOf({ report, ref, found, sentence }: ReportAlarms): ImportedAlarms['first'][number] {
  return { report, ...(ref === undefined ? {} : { ref }), kinds: found.map(({ kind }) => kind), sentence };
}
