import type { Excerpt } from './growing.ts';
import { confidenceOfReports } from './link.ts';
import type { Joins } from './types.ts';

/** Position of an indicator in an excerpt; -1 when it is not there. */
export function placeOf(indicators: Int32Array, x: number): number {
  let low = 0;
  let high = indicators.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (indicators[middle] === x) return middle;
    if (indicators[middle]! < x) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Joins of several rings as one list, in terms of an excerpt that holds the rings whole. */
export function localJoins(lists: readonly Joins[], excerpt: Excerpt): Joins {
  const joins = concatJoins(lists);
  return {
    ...joins,
    a: joins.a.map(excerpt.place),
    b: joins.b.map(excerpt.place),
    best: joins.best.map((x) => (x === -1 ? -1 : placeOf(excerpt.indicators, x))),
  };
}

export function concatJoins(lists: readonly Joins[]): Joins {
  const count = lists.reduce((sum, list) => sum + list.count, 0);
  const int = (of: (list: Joins) => Int32Array): Int32Array => joined(new Int32Array(count), lists.map(of));
  const float = (of: (list: Joins) => Float64Array): Float64Array => joined(new Float64Array(count), lists.map(of));
  return {
    count,
    a: int((list) => list.a),
    b: int((list) => list.b),
    best: int((list) => list.best),
    score: float((list) => list.score),
    confidence: float((list) => list.confidence),
    sizeA: int((list) => list.sizeA),
    sizeB: int((list) => list.sizeB),
  };
}

function joined<T extends Int32Array | Float64Array>(to: T, parts: readonly T[]): T {
  let at = 0;
  for (const part of parts) {
    to.set(part, at);
    at += part.length;
  }
  return to;
}

/** Confidence of each report's place in its ring. */
export function confidenceIn(numbers: Int32Array, joins: Joins): Float32Array {
  const place = new Map<number, number>();
  numbers.forEach((r, i) => place.set(r, i));
  const at = (r: number): number => place.get(r)!;
  return confidenceOfReports(numbers.length, { ...joins, a: joins.a.map(at), b: joins.b.map(at) });
}

/** Joins of an excerpt by group, in numbers of the whole. */
export function joinsByGroup(joins: Joins, ringOf: Int32Array, { reports, indicators }: Excerpt): (group: number) => Joins {
  const of = new Map<number, number[]>();
  for (let k = 0; k < joins.count; k++) {
    const g = ringOf[joins.a[k]!]!;
    const list = of.get(g);
    if (list === undefined) of.set(g, [k]);
    else list.push(k);
  }
  return (group) => {
    const chosen = of.get(group) ?? [];
    const float = (from: Float64Array): Float64Array => Float64Array.from(chosen, (k) => from[k]!);
    return {
      count: chosen.length,
      a: Int32Array.from(chosen, (k) => reports[joins.a[k]!]!),
      b: Int32Array.from(chosen, (k) => reports[joins.b[k]!]!),
      best: Int32Array.from(chosen, (k) => (joins.best[k] === -1 ? -1 : indicators[joins.best[k]!]!)),
      score: float(joins.score),
      confidence: float(joins.confidence),
      sizeA: Int32Array.from(chosen, (k) => joins.sizeA[k]!),
      sizeB: Int32Array.from(chosen, (k) => joins.sizeB[k]!),
    };
  };
}
