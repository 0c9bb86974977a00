import type { RingGraph } from '../../../../src/model/index.ts';

/** Positions of all nodes, x and y in turn: reports first, then indicators. */
export type Positions = Float32Array;

const golden = Math.PI * (3 - Math.sqrt(5));

/**
 * Where the picture begins, at once and always the same: reports on a spiral in the order that they came (neighbours in time
 * stand near each other, none on top of another), each indicator in the middle of the reports that name it.
 */
export function begin(graph: RingGraph): Positions {
  const reports = graph.reports.id.length;
  const indicators = graph.indicators.value.length;
  const at = new Float32Array((reports + indicators) * 2);
  const order = Array.from({ length: reports }, (_, r) => r).sort(
    (p, q) => (graph.reports.at[p] ?? Infinity) - (graph.reports.at[q] ?? Infinity) || p - q,
  );
  order.forEach((report, place) => {
    const radius = 10 * Math.sqrt(place + 0.5);
    at[report * 2] = radius * Math.cos(place * golden);
    at[report * 2 + 1] = radius * Math.sin(place * golden);
  });
  const named = new Int32Array(indicators);
  const { report: from, indicator: to } = graph.shows;
  for (let i = 0; i < from.length; i++) {
    const node = reports + to[i]!;
    at[node * 2]! += at[from[i]! * 2]!;
    at[node * 2 + 1]! += at[from[i]! * 2 + 1]!;
    named[to[i]!]!++;
  }
  for (let i = 0; i < indicators; i++) {
    const node = reports + i;
    const times = Math.max(1, named[i]!);
    // A little aside, so that one named by a single report does not hide it.
    at[node * 2] = at[node * 2]! / times + 4 * Math.cos(i * golden);
    at[node * 2 + 1] = at[node * 2 + 1]! / times + 4 * Math.sin(i * golden);
  }
  return at;
}

/** A picture may be drawn out sideways this far: forces know no sides, but screens are wide. */
const mostStretch = 1.8;

/**
 * Lays positions on the page: turned so that the longest way lies across, drawn out to the shape of the place (`aspect`, width
 * by height), services in a column at the right, for they join rings only seemingly.
 */
export function lay(graph: RingGraph, from: Positions, aspect: number): Positions {
  const reports = graph.reports.id.length;
  const isAside = (node: number): boolean => node >= reports && graph.indicators.service[node - reports]!;
  const at = turned(from, isAside);
  const [left, right, bottom, top] = extent(at, isAside);
  const [wide, high] = [Math.max(right - left, 1), Math.max(top - bottom, 1)];
  const stretch = Math.max(1, Math.min(mostStretch, aspect / (wide / high)));
  const aside: number[] = [];
  for (let node = 0; node < at.length / 2; node++) {
    if (isAside(node)) aside.push(node);
    else at[node * 2] = left + (at[node * 2]! - left) * stretch;
  }
  aside.forEach((node, place) => {
    at[node * 2] = left + wide * stretch + Math.max(wide * stretch, 20) * 0.1;
    at[node * 2 + 1] = top - (high * (place + 0.5)) / aside.length;
  });
  return at;
}

/** Turned about its middle until it varies most from side to side. */
function turned(from: Positions, isAside: (node: number) => boolean): Positions {
  const count = from.length / 2;
  let [x, y, n] = [0, 0, 0];
  for (let node = 0; node < count; node++) {
    if (isAside(node)) continue;
    x += from[node * 2]!;
    y += from[node * 2 + 1]!;
    n++;
  }
  [x, y] = [x / Math.max(1, n), y / Math.max(1, n)];
  let [xx, xy, yy] = [0, 0, 0];
  for (let node = 0; node < count; node++) {
    if (isAside(node)) continue;
    const [dx, dy] = [from[node * 2]! - x, from[node * 2 + 1]! - y];
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  const angle = -0.5 * Math.atan2(2 * xy, xx - yy);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const at = new Float32Array(from.length);
  for (let node = 0; node < count; node++) {
    const [dx, dy] = [from[node * 2]! - x, from[node * 2 + 1]! - y];
    at[node * 2] = dx * cos - dy * sin;
    at[node * 2 + 1] = dx * sin + dy * cos;
  }
  return at;
}

function extent(
  at: Positions,
  isAside: (node: number) => boolean,
): readonly [left: number, right: number, bottom: number, top: number] {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let node = 0; node < at.length / 2; node++) {
    if (isAside(node)) continue;
    left = Math.min(left, at[node * 2]!);
    right = Math.max(right, at[node * 2]!);
    bottom = Math.min(bottom, at[node * 2 + 1]!);
    top = Math.max(top, at[node * 2 + 1]!);
  }
  return left === Infinity ? [0, 1, 0, 1] : [left, right, bottom, top];
}
