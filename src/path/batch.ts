import { earlier, indicatorKinds, masked, roles, sketchSize } from '../model/index.ts';
import type { IndicatorKind, Mention, Report, ReportColumns, Role } from '../model/index.ts';
import { sketchInto } from '../link/index.ts';
import { placesIn, readingsOf } from './readings.ts';

const kindNumber = Object.fromEntries(indicatorKinds.map((kind, i) => [kind, i])) as Record<IndicatorKind, number>;
const roleNumber = Object.fromEntries(roles.map((role, i) => [role, i])) as Record<Role, number>;

/** Turns reports and their mentions into columns. `keepWords` adds text and fields, which only a casebook stores; `region`: the casebook's. */
export function toColumns(
  reports: readonly Report[],
  mentionsOf: readonly (readonly Mention[])[],
  keepWords: boolean,
  region?: string,
): ReportColumns {
  const count = reports.length;
  let total = 0;
  for (const mentions of mentionsOf) total += mentions.length;
  const mentions = {
    count: total,
    report: new Int32Array(total),
    value: new Int32Array(total),
    role: new Uint8Array(total),
    flags: new Uint8Array(total),
    confidence: new Uint8Array(total),
    start: new Int32Array(total),
    end: new Int32Array(total),
    field: new Int16Array(total),
  };
  const values: string[] = [];
  const valueKind: number[] = [];
  // A map for each kind: one for all would need a key made of both for every mention.
  const valueOf = indicatorKinds.map(() => new Map<string, number>());
  const fieldNames: string[] = [];
  const sketches = new Uint16Array(count * sketchSize);

  const numbers = (of: (report: Report) => number | undefined): Float64Array =>
    Float64Array.from(reports, (report) => of(report) ?? Number.NaN);
  const words = (of: (report: Report) => string | undefined): string[] => reports.map((report) => of(report) ?? '');

  let at = 0;
  let lastName: string | undefined;
  let field = -1;
  for (let i = 0; i < count; i++) {
    const report = reports[i]!;
    const found = mentionsOf[i]!;
    sketchInto(report.text, textSpans(found), sketches, i * sketchSize);
    for (const mention of found) {
      const kind = kindNumber[mention.kind];
      let value = valueOf[kind]!.get(mention.value);
      if (value === undefined) {
        value = values.length;
        valueOf[kind]!.set(mention.value, value);
        values.push(mention.value);
        valueKind.push(kind);
      }
      if (mention.field !== lastName) {
        lastName = mention.field;
        field = lastName === undefined ? -1 : numberOf(fieldNames, lastName);
      }
      mentions.report[at] = i;
      mentions.value[at] = value;
      mentions.role[at] = roleNumber[mention.role];
      mentions.flags[at] = (mention.masked ? masked : 0) | (mention.earlier ? earlier : 0);
      mentions.confidence[at] = Math.round(mention.confidence * 100);
      mentions.start[at] = mention.start;
      mentions.end[at] = mention.end;
      mentions.field[at] = field;
      at++;
    }
  }
  return {
    count,
    id: reports.map((report) => report.id),
    ref: words((report) => report.ref),
    row: Int32Array.from(reports, (report) => report.source.row),
    agency: words((report) => report.agency),
    victim: words((report) => report.victim),
    category: words((report) => report.category),
    language: words((report) => report.language),
    channel: words((report) => report.channel),
    amountMinor: numbers((report) => report.amount?.minor),
    currency: words((report) => report.amount?.currency),
    reportedAt: numbers((report) => report.reportedAt),
    lossAt: numbers((report) => report.lossAt),
    sketch: sketches,
    ...(keepWords
      ? {
          text: reports.map((report) => report.text),
          fields: reports.map((report) => JSON.stringify(report.fields)),
          readings: readingsOf(reports, mentionsOf),
          places: placesIn(reports, mentionsOf, region),
        }
      : {}),
    mentions,
    values,
    valueKind: Uint8Array.from(valueKind),
    fieldNames,
  };
}

/** Position of a name in a list, which gets it when it has it not: few columns name indicators. */
function numberOf(names: string[], name: string): number {
  const known = names.indexOf(name);
  return known < 0 ? names.push(name) - 1 : known;
}

/** [start, end) pairs of the mentions inside the narrative, ascending: the order in which they are found. */
function textSpans(mentions: readonly Mention[]): number[] {
  const spans: number[] = [];
  for (const { field, start, end } of mentions) if (field === undefined) spans.push(start, end);
  return spans;
}
