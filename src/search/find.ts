import { type Found, type IndicatorKind, indicatorKinds } from '../model/index.ts';
import { has } from './bits.ts';
import type { Filter, ReadMentions } from './filter.ts';
import { pageOf } from './page.ts';
import type { Sharers } from './search.ts';
import { indicatorOf, indicatorTerm } from './segment.ts';
import { spansOf } from './ring-table.ts';
import { stringAt } from './columns.ts';
import { compareBytes, firstFrom, type View, type Visible } from './view.ts';

/** Shorter beginnings say too little of an indicator. */
const leastTyped = 3;
/** Indicators looked at, of those that begin as typed, in each stretch of reports. */
const mostBegun = 4;

interface Asked {
  readonly view: View;
  readonly filter: Filter;
  readonly visible: Visible;
  readonly mentionsOf: ReadMentions;
  /** Put before national numbers: `+86`. */
  readonly dialCode: string | undefined;
}

/** Hits as one types; at most `limit` of each sort. */
export function find(q: string, limit: number, asked: Asked): Found[] {
  const typed = q.trim();
  if (typed === '') return [];
  const { view, filter, visible } = asked;
  const called = [...new Set([typed, typed.toUpperCase(), typed.toLowerCase()].flatMap((each) => filter.called(each, limit)))]
    .filter((report) => has(visible.reports, report))
    .slice(0, limit);
  const rings = ringsCalled(typed, limit, asked);
  const { set, count } = filter.matching({ q }, visible);
  const { order } = { order: view.shared.reports.orders.reportedAt };
  const told = pageOf(set, count, { order, desc: true, limit: limit + called.length });
  const others = told.filter((report) => !called.includes(report)).slice(0, limit);
  return [
    ...called.map((report): Found => ({ what: 'report', row: view.reportRow(report), by: 'id' })),
    ...rings.map((ring): Found => ({ what: 'ring', row: view.ringRow(ring) })),
    ...indicators(typed, limit, asked),
    ...others.map((report): Found => ({ what: 'report', row: view.reportRow(report), by: 'text' })),
  ];
}

function ringsCalled(typed: string, limit: number, { view, visible }: Asked): number[] {
  if (!/^g[0-9a-f]{1,12}$/i.test(typed)) return [];
  const prefix = `G${typed.slice(1).toLowerCase()}`;
  const { id, orders } = view.shared.rings;
  const { list } = orders.id;
  const found: number[] = [];
  for (let place = firstFrom(list, (ring) => compareBytes(stringAt(id, ring), prefix) >= 0); place < list.length; place++) {
    const ring = list[place]!;
    if (found.length === limit || !stringAt(id, ring).startsWith(prefix)) break;
    if (has(visible.rings, ring)) found.push(ring);
  }
  return found;
}

/** Indicators that are typed in full, however they are written, then those that begin so, the most widely named first. */
function indicators(typed: string, limit: number, { view, visible, mentionsOf, dialCode }: Asked): Found[] {
  const whole = new Set(mentionsOf(typed).map(({ kind, value }) => indicatorTerm(kind, value)));
  const begun = new Set<string>();
  if (typed.length >= leastTyped) {
    for (const beginning of beginnings(typed, dialCode)) {
      for (const term of view.lookup.termsFrom(`#${beginning}`, mostBegun)) if (!whole.has(term)) begun.add(term);
    }
  }
  const counted = (terms: Iterable<string>): { term: string; reports: number }[] =>
    [...terms]
      .map((term) => ({ term, reports: view.lookup.count(term, visible.reports) }))
      .filter(({ reports }) => reports > 0)
      .sort((a, b) => b.reports - a.reports || (a.term < b.term ? -1 : 1));
  return [...counted(whole), ...counted(begun)].slice(0, limit).map(({ term, reports }): Found => {
    const { kind, value } = indicatorOf(term);
    return { what: 'indicator', kind: kind as IndicatorKind, value, reports };
  });
}

/** How the value of an indicator may begin that somebody has begun to type. */
function beginnings(typed: string, dialCode: string | undefined): Set<string> {
  const begun = new Set([typed, typed.toLowerCase().replace(/^(?:https?:\/\/)?(?:www\.)?/, '')]);
  const digits = typed.normalize('NFKC').replaceAll(/[\s().-]/g, '');
  if (/^\+?\d+$/.test(digits)) {
    begun.add(digits);
    if (digits.startsWith('00')) begun.add(`+${digits.slice(2)}`);
    else if (!digits.startsWith('+') && dialCode !== undefined) begun.add(dialCode + digits.replace(/^0/, ''));
  }
  return new Set([...begun].filter((each) => each.length >= leastTyped));
}

/** Who names an indicator, in whatever role. */
export function sharers(kind: IndicatorKind, value: string, view: View, visible: Visible): Sharers {
  if (!indicatorKinds.includes(kind)) return { reports: 0, rings: [], outside: 0, spark: [] };
  const { reports, rings } = view.shared;
  const numbers = view.lookup.among(indicatorTerm(kind, value), visible.reports);
  const byRing = new Map<number, number>();
  let [first, last] = [Infinity, -Infinity];
  const seenAt = (report: number): number =>
    Number.isNaN(reports.reportedAt[report]!) ? reports.lossAt[report]! : reports.reportedAt[report]!;
  for (const report of numbers) {
    const ring = rings.ringOf[report]!;
    byRing.set(ring, (byRing.get(ring) ?? 0) + 1);
    const at = seenAt(report);
    if (Number.isNaN(at)) continue;
    first = Math.min(first, at);
    last = Math.max(last, at);
  }
  const outside = byRing.get(-1) ?? 0;
  byRing.delete(-1);
  return {
    reports: numbers.length,
    ...(last === -Infinity ? {} : { firstSeen: first, lastSeen: last }),
    rings: [...byRing]
      .map(([ring, count]) => ({ id: stringAt(rings.id, ring), reports: count, size: rings.size[ring]! }))
      .sort((a, b) => b.reports - a.reports || compareBytes(a.id, b.id)),
    outside,
    spark: last === -Infinity ? [] : spansOf(numbers, seenAt, first, last),
  };
}
