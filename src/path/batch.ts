import { earlier, indicatorKinds, masked, roles, sketchSize } from '../model/index.ts';
import type { IndicatorKind, Mention, Report, ReportColumns, Role } from '../model/index.ts';
import { sketchInto } from '../link/index.ts';
import { Readings, Sites } from './readings.ts';

const kindNumber = Object.fromEntries(indicatorKinds.map((kind, i) => [kind, i])) as Record<IndicatorKind, number>;
const roleNumber = Object.fromEntries(roles.map((role, i) => [role, i])) as Record<Role, number>;

/** What only a casebook keeps of a batch's reports. */
class Words {
  readonly text: string[] = [];
  readonly fields: string[] = [];
  readonly readings = new Readings();
  readonly sites: Sites;

  constructor(region: string | undefined) {
    this.sites = new Sites(region);
  }

  add(reports: readonly Report[], mentionsOf: readonly (readonly Mention[])[]): void {
    for (const { text, fields } of reports) {
      this.text.push(text);
      this.fields.push(JSON.stringify(fields));
    }
    reports.forEach((report, i) => this.readings.add(report, mentionsOf[i]!));
    reports.forEach((report, i) => this.sites.add(report, mentionsOf[i]!));
  }
}

/** Mentions of a batch, in report order. */
class Mentions {
  readonly #report: number[] = [];
  readonly #value: number[] = [];
  readonly #role: number[] = [];
  readonly #flags: number[] = [];
  readonly #confidence: number[] = [];
  readonly #start: number[] = [];
  readonly #end: number[] = [];
  readonly #field: number[] = [];
  readonly #values: string[] = [];
  readonly #valueKind: number[] = [];
  /** A map for each kind: one for all would need a key made of both for every mention. */
  readonly #valueOf = indicatorKinds.map(() => new Map<string, number>());
  readonly #fieldNames: string[] = [];
  #lastName: string | undefined;
  #lastField = -1;

  add(report: number, mention: Mention): void {
    this.#report.push(report);
    this.#value.push(this.#valueNumber(kindNumber[mention.kind], mention.value));
    this.#role.push(roleNumber[mention.role]);
    this.#flags.push((mention.masked ? masked : 0) | (mention.earlier ? earlier : 0));
    this.#confidence.push(Math.round(mention.confidence * 100));
    this.#start.push(mention.start);
    this.#end.push(mention.end);
    this.#field.push(this.#fieldNumber(mention.field));
  }

  columns(): Pick<ReportColumns, 'mentions' | 'values' | 'valueKind' | 'fieldNames'> {
    return {
      mentions: {
        count: this.#report.length,
        report: new Int32Array(this.#report),
        value: new Int32Array(this.#value),
        role: new Uint8Array(this.#role),
        flags: new Uint8Array(this.#flags),
        confidence: new Uint8Array(this.#confidence),
        start: new Int32Array(this.#start),
        end: new Int32Array(this.#end),
        field: new Int16Array(this.#field),
      },
      values: this.#values,
      valueKind: new Uint8Array(this.#valueKind),
      fieldNames: this.#fieldNames,
    };
  }

  #valueNumber(kind: number, value: string): number {
    const known = this.#valueOf[kind]!.get(value);
    if (known !== undefined) return known;
    const number = this.#values.push(value) - 1;
    this.#valueOf[kind]!.set(value, number);
    this.#valueKind.push(kind);
    return number;
  }

  /** Few columns name indicators. */
  #fieldNumber(name: string | undefined): number {
    if (name !== this.#lastName) {
      this.#lastName = name;
      this.#lastField = name === undefined ? -1 : this.#fieldNames.indexOf(name);
      if (name !== undefined && this.#lastField < 0) this.#lastField = this.#fieldNames.push(name) - 1;
    }
    return this.#lastField;
  }
}

/**
 * Turns reports and their mentions into columns, some reports after the others: what was made of them is gone when the next are read.
 * `keepWords` adds text and fields, which only a casebook stores; `region`: the casebook's.
 */
export class Columns {
  readonly #id: string[] = [];
  readonly #ref: string[] = [];
  readonly #row: number[] = [];
  readonly #agency: string[] = [];
  readonly #victim: string[] = [];
  readonly #category: string[] = [];
  readonly #language: string[] = [];
  readonly #channel: string[] = [];
  readonly #amountMinor: number[] = [];
  readonly #currency: string[] = [];
  readonly #reportedAt: number[] = [];
  readonly #lossAt: number[] = [];
  #sketch = new Uint16Array(sketchSize << 12);
  readonly #mentions = new Mentions();
  readonly #words: Words | undefined;

  constructor(keepWords: boolean, region?: string) {
    this.#words = keepWords ? new Words(region) : undefined;
  }

  add(reports: readonly Report[], mentionsOf: readonly (readonly Mention[])[]): void {
    const from = this.#id.length;
    for (const report of reports) this.#enter(report);
    const fits = (from + reports.length) * sketchSize;
    if (fits > this.#sketch.length) {
      const wider = new Uint16Array(fits * 2);
      wider.set(this.#sketch);
      this.#sketch = wider;
    }
    reports.forEach(({ text }, i) => sketchInto(text, textSpans(mentionsOf[i]!), this.#sketch, (from + i) * sketchSize));
    mentionsOf.forEach((mentions, i) => {
      for (const mention of mentions) this.#mentions.add(from + i, mention);
    });
    this.#words?.add(reports, mentionsOf);
  }

  #enter(report: Report): void {
    this.#id.push(report.id);
    this.#ref.push(report.ref ?? '');
    this.#row.push(report.source.row);
    this.#agency.push(report.agency ?? '');
    this.#victim.push(report.victim ?? '');
    this.#category.push(report.category ?? '');
    this.#language.push(report.language ?? '');
    this.#channel.push(report.channel ?? '');
    this.#amountMinor.push(report.amount?.minor ?? Number.NaN);
    this.#currency.push(report.amount?.currency ?? '');
    this.#reportedAt.push(report.reportedAt ?? Number.NaN);
    this.#lossAt.push(report.lossAt ?? Number.NaN);
  }

  columns(): ReportColumns {
    const count = this.#id.length;
    const { text, fields, readings, sites } = this.#words ?? {};
    return {
      count,
      id: this.#id,
      ref: this.#ref,
      row: new Int32Array(this.#row),
      agency: this.#agency,
      victim: this.#victim,
      category: this.#category,
      language: this.#language,
      channel: this.#channel,
      amountMinor: new Float64Array(this.#amountMinor),
      currency: this.#currency,
      reportedAt: new Float64Array(this.#reportedAt),
      lossAt: new Float64Array(this.#lossAt),
      sketch: this.#sketch.slice(0, count * sketchSize),
      ...(text && fields && readings && sites ? { text, fields, readings: readings.columns(), places: sites.columns() } : {}),
      ...this.#mentions.columns(),
    };
  }
}

/** [start, end) pairs of the mentions inside the narrative, ascending: the order in which they are found. */
function textSpans(mentions: readonly Mention[]): number[] {
  const spans: number[] = [];
  for (const { field, start, end } of mentions) if (field === undefined) spans.push(start, end);
  return spans;
}
