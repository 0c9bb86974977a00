import { type Bits, each, eachDown, has } from './bits.ts';
import type { Order } from './columns.ts';

/** Steps along the order before it is given up for a look at every number of the set. */
const mostSteps = 50_000;

interface Wish {
  readonly order: Order;
  readonly desc: boolean;
  /** Place in the order asked for at which the page begins (see `behind`). */
  readonly from?: number;
  readonly limit: number;
}

/** Place in the order asked for of a place in the list, and back. Up and down alike those that lack a value come last. */
const turned = (place: number, valued: number, desc: boolean): number => (desc && place < valued ? valued - 1 - place : place);

/** Where the page begins that follows on this number, which need not be in the set (any more). */
export function behind(number: number, { rank, valued }: Order, desc: boolean): number {
  return turned(rank[number]!, valued, desc) + 1;
}

/** The numbers of a set that come next in an order. `count` is how many are in the set. */
export function pageOf(set: Bits, count: number, { order, desc, from = 0, limit }: Wish): number[] {
  const { list, rank, valued } = order;
  const places = list.length;
  const turn = (place: number): number => turned(place, valued, desc);
  const found: number[] = [];
  if (count === 0) return found;
  // With few in the set it is shorter to look at each of them than to walk along the order until enough have come.
  const steps = count * count < limit * places ? 0 : mostSteps;
  const end = Math.min(places, from + steps);
  let place = from;
  for (; place < end && found.length < limit; place++) {
    const number = list[turn(place)]!;
    if (has(set, number)) found.push(number);
  }
  if (found.length === limit || place === places) return found;
  return [...found, ...nearest(set, (number) => turn(rank[number]!), place, limit - found.length).map((at) => list[turn(at)]!)];
}

/** The lowest `most` of the places at or behind `from` that numbers of the set have, ascending. */
function nearest(set: Bits, placeOf: (number: number) => number, from: number, most: number): number[] {
  // A heap with the highest on top: it is what a lower one takes the place of.
  const heap: number[] = [];
  // Most orders follow the numbers more or less: whoever comes first should be low, so that few are put in to be thrown out.
  const low = set.findIndex((word) => word !== 0) * 32;
  const high = set.findLastIndex((word) => word !== 0) * 32;
  (placeOf(low) <= placeOf(high) ? each : eachDown)(set, (number) => {
    const place = placeOf(number);
    if (place < from) return;
    if (heap.length < most) up(heap, place);
    else if (place < heap[0]!) down(heap, place);
  });
  return heap.sort((a, b) => a - b);
}

function up(heap: number[], place: number): void {
  let at = heap.push(place) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (heap[parent]! >= place) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = place;
}

function down(heap: number[], place: number): void {
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && heap[child + 1]! > heap[child]!) child++;
    if (heap[child]! <= place) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = place;
}
