import type { Mention, ReportQuery } from '../model/index.ts';
import { type Bits, countOf, keep, put, wordsFor } from './bits.ts';
import { Memo } from './memo.ts';
import { indicatorTerm } from './segment.ts';
import { runAt, stringAt } from './columns.ts';
import { compareBytes, firstFrom, type View, type Visible } from './view.ts';
import { wantedBy } from './words.ts';

/** Reads indicators out of what somebody typed, as they are read out of a report. */
export type ReadMentions = (text: string) => readonly Pick<Mention, 'kind' | 'value' | 'start' | 'end'>[];

/** Indicators by where they were typed: one place may be read in several ways. */
function spansOf(mentions: ReturnType<ReadMentions>): { start: number; end: number; terms: string[] }[] {
  const spans: { start: number; end: number; terms: string[] }[] = [];
  for (const { kind, value, start, end } of [...mentions].sort((a, b) => a.start - b.start)) {
    const term = indicatorTerm(kind, value);
    const last = spans.at(-1);
    if (last === undefined || last.end <= start) spans.push({ start, end, terms: [term] });
    else {
      last.end = Math.max(last.end, end);
      last.terms.push(term);
    }
  }
  return spans;
}

export interface Matching {
  readonly set: Bits;
  readonly count: number;
}

/** Sets of reports that pass one filter: kept at hand, for filters come back. */
const mostSets = 96;

/** What narrows the list of reports. */
type Filters = Omit<ReportQuery, 'sort' | 'order' | 'limit' | 'after'>;

/** Finds the reports of a state that pass filters. */
export class Filter {
  readonly #view: View;
  readonly #mentionsOf: ReadMentions;
  readonly #sets = new Memo<Bits>(mostSets);
  readonly #answers = new Memo<Matching>(32);

  constructor(view: View, mentionsOf: ReadMentions) {
    this.#view = view;
    this.#mentionsOf = mentionsOf;
  }

  /** Not to be changed. */
  matching(filters: Filters, visible: Visible): Matching {
    const asked = Object.entries(filters).filter(([, value]) => value !== undefined);
    if (asked.length === 0) return { set: visible.reports, count: visible.count };
    asked.sort(([a], [b]) => (a < b ? -1 : 1));
    return this.#answers.of(JSON.stringify([visible.key, asked]), () => {
      const set = visible.reports.slice();
      for (const passing of this.#passing(filters)) keep(set, passing);
      return { set, count: countOf(set) };
    });
  }

  /** Reports by what somebody typed: words and indicators together, or the number that a report goes by. */
  typed(text: string): Bits {
    const { lookup } = this.#view;
    let rest = text;
    const sets: Bits[] = [];
    for (const { start, end, terms } of spansOf(this.#mentionsOf(text))) {
      const named = lookup.wanted([{ terms }]);
      // What only looks like an indicator, or is one that nobody named, is words like any other.
      if (named.every((word) => word === 0)) continue;
      sets.push(named);
      rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
    }
    const wanted = wantedBy(rest);
    if (wanted.length > 0 || sets.length === 0) sets.push(lookup.wanted(wanted));
    const set = sets[0]!.slice();
    for (const other of sets.slice(1)) keep(set, other);
    for (const report of this.called(text.trim(), 1000)) put(set, report);
    return set;
  }

  /** Reports whose number, or id, begins so; by number. */
  called(prefix: string, most: number): number[] {
    if (prefix.length < 2) return [];
    const { id, ref, orders } = this.#view.shared.reports;
    const nameOf = (report: number): string => stringAt(ref, report) || stringAt(id, report);
    const found: number[] = [];
    const walk = (list: Uint32Array, name: (report: number) => string): void => {
      for (let place = firstFrom(list, (report) => compareBytes(name(report), prefix) >= 0); found.length < most; place++) {
        const report = list[place];
        if (report === undefined || !name(report).startsWith(prefix)) return;
        found.push(report);
      }
    };
    walk(orders.ref.list, nameOf);
    walk(orders.id.list, (report) => stringAt(id, report));
    return [...new Set(found)];
  }

  *#passing(filters: Filters): Generator<Bits> {
    const { reports, places } = this.#view.shared;
    const { agency, language, category, channel, currency, place } = filters;
    if (agency !== undefined) yield this.#equal('agency', reports.agency, this.#view.codeOf(agency));
    if (language !== undefined) yield this.#equal('language', reports.language, this.#view.codeOf(language));
    if (category !== undefined) yield this.#equal('category', reports.category, this.#view.codeOf(category));
    if (channel !== undefined) yield this.#equal('channel', reports.channel, this.#view.codeOf(channel));
    if (currency !== undefined) yield this.#equal('currency', reports.currency, this.#view.codeOf(currency));
    if (place !== undefined) {
      const code = places.indexOf(place);
      yield this.#equal('place', reports.place, code === -1 ? -2 : code);
    }
    const { amountFrom, amountTo, from, to, inRing, ring, indicator, q } = filters;
    if (amountFrom !== undefined || amountTo !== undefined)
      yield this.#range('amount', reports.amount, amountFrom, amountTo, true);
    if (from !== undefined || to !== undefined) yield this.#range('reportedAt', reports.reportedAt, from, to, false);
    if (inRing !== undefined) yield this.#inRing(inRing === 'yes');
    if (ring !== undefined) yield this.#ofRing(ring);
    if (indicator !== undefined) yield this.#sets.of(`indicator ${indicator}`, () => this.#naming(indicator));
    if (q !== undefined && q.trim() !== '') yield this.#sets.of(`q ${q}`, () => this.typed(q));
  }

  #equal(name: string, column: Int32Array, code: number): Bits {
    return this.#sets.of(`${name} ${code}`, () => {
      const bits = new Uint32Array(wordsFor(column.length));
      for (let i = 0; i < column.length; i++) if (column[i] === code) put(bits, i);
      return bits;
    });
  }

  #range(name: string, column: Float64Array, from = -Infinity, to = Infinity, inclusive: boolean): Bits {
    return this.#sets.of(`${name} ${from} ${to}`, () => {
      const bits = new Uint32Array(wordsFor(column.length));
      for (let i = 0; i < column.length; i++) {
        const value = column[i]!;
        if (value >= from && (value < to || (inclusive && value === to))) put(bits, i);
      }
      return bits;
    });
  }

  #inRing(yes: boolean): Bits {
    return this.#sets.of(`in ring ${yes}`, () => {
      const { ringOf } = this.#view.shared.rings;
      const bits = new Uint32Array(wordsFor(ringOf.length));
      for (let i = 0; i < ringOf.length; i++) if ((ringOf[i] !== -1) === yes) put(bits, i);
      return bits;
    });
  }

  /** Reports that name an indicator, given as `kind:value`, in any role. */
  #naming(indicator: string): Bits {
    const border = indicator.indexOf(':');
    return this.#view.lookup.wanted([{ terms: [indicatorTerm(indicator.slice(0, border), indicator.slice(border + 1))] }]);
  }

  #ofRing(id: string): Bits {
    const bits = new Uint32Array(wordsFor(this.#view.shared.reports.count));
    const ring = this.#view.ringNumber(id);
    if (ring !== undefined) for (const report of runAt(this.#view.shared.rings.members, ring)) put(bits, report);
    return bits;
  }
}
