import {
  earlier,
  indicatorKinds,
  masked,
  roles,
  type IndicatorKind,
  type ReportColumns,
  type Role,
  sketchSize,
} from '../../src/model/index.ts';

/** An indicator as a made report mentions it. */
export interface MadeMention {
  readonly kind: IndicatorKind;
  readonly value: string;
  /** As written; default: the value. */
  readonly raw?: string;
  readonly role?: Role;
  readonly masked?: true;
  readonly earlier?: true;
  /** Stands in this column instead of the text. */
  readonly field?: string;
}

export interface MadeReport {
  readonly id: string;
  readonly ref?: string;
  readonly agency?: string;
  readonly victim?: string;
  readonly category?: string;
  readonly language?: string;
  /** Minor units. */
  readonly amount?: number;
  readonly currency?: string;
  /** Days since 2024-01-01. */
  readonly day?: number;
  readonly lossDay?: number;
  /** Equal numbers make equal wording; default: a wording of its own. */
  readonly story?: number;
  readonly mentions?: readonly MadeMention[];
}

const start2024 = Date.UTC(2024, 0, 1);
const at = (day: number | undefined): number => (day === undefined ? Number.NaN : start2024 + day * 86_400_000);

/** One batch of reports from what matters to a test; texts hold the mentions as written, with true offsets. */
export function madeReports(made: readonly MadeReport[]): ReportColumns {
  const values: string[] = [];
  const valueKind: number[] = [];
  const fieldNames: string[] = [];
  const rows: { report: number; value: number; role: number; flags: number; start: number; end: number; field: number }[] = [];
  const texts: string[] = [];
  const fields: string[] = [];
  made.forEach(({ mentions = [] }, report) => {
    let text = '我被骗了';
    const cells: Record<string, string> = {};
    for (const { kind, value, raw = value, role = 'suspect', field, ...flags } of mentions) {
      const before = field === undefined ? `${text}，` : '';
      if (field === undefined) text = `${before}${raw}`;
      else cells[field] = raw;
      let place = values.findIndex((known, v) => known === value && valueKind[v] === indicatorKinds.indexOf(kind));
      if (place === -1) {
        place = values.push(value) - 1;
        valueKind.push(indicatorKinds.indexOf(kind));
      }
      if (field !== undefined && !fieldNames.includes(field)) fieldNames.push(field);
      rows.push({
        report,
        value: place,
        role: roles.indexOf(role),
        flags: (flags.masked ? masked : 0) | (flags.earlier ? earlier : 0),
        start: before.length,
        end: before.length + raw.length,
        field: field === undefined ? -1 : fieldNames.indexOf(field),
      });
    }
    texts.push(text);
    fields.push(JSON.stringify(cells));
  });
  const words = (of: (report: MadeReport) => string | undefined): string[] => made.map((report) => of(report) ?? '');
  const numbers = (of: (report: MadeReport) => number | undefined): Float64Array =>
    Float64Array.from(made, (report) => of(report) ?? Number.NaN);
  const sketch = new Uint16Array(made.length * sketchSize);
  made.forEach(({ story }, i) => {
    // Twelve pairs of bytes; the name values at the end stay empty.
    for (let k = 0; k < 12; k++)
      sketch[i * sketchSize + k] = (Math.imul((story ?? 1000 + i) * 16 + k + 1, 0x9e3779b1) >>> 16) | 1;
  });
  return {
    count: made.length,
    id: made.map(({ id }) => id),
    ref: words(({ ref }) => ref),
    row: Int32Array.from(made, (_, i) => i + 1),
    agency: words(({ agency }) => agency),
    victim: words(({ victim }) => victim),
    category: words(({ category }) => category),
    language: words(({ language }) => language),
    channel: words(() => ''),
    amountMinor: numbers(({ amount }) => amount),
    currency: words(({ amount, currency = 'CNY' }) => (amount === undefined ? '' : currency)),
    reportedAt: numbers(({ day }) => at(day)),
    lossAt: numbers(({ lossDay }) => at(lossDay)),
    sketch,
    text: texts,
    fields,
    mentions: {
      count: rows.length,
      report: Int32Array.from(rows, ({ report }) => report),
      value: Int32Array.from(rows, ({ value }) => value),
      role: Uint8Array.from(rows, ({ role }) => role),
      flags: Uint8Array.from(rows, ({ flags }) => flags),
      confidence: new Uint8Array(rows.length).fill(90),
      start: Int32Array.from(rows, ({ start }) => start),
      end: Int32Array.from(rows, ({ end }) => end),
      field: Int16Array.from(rows, ({ field }) => field),
    },
    values,
    valueKind: Uint8Array.from(valueKind),
    fieldNames,
  };
}
