import type { RingGraph } from '../../../../src/model/index.ts';

/** What would stand on either side if a link were cut: names of reports. */
export interface SidesOfCut {
  readonly a: readonly string[];
  readonly b: readonly string[];
  /** Other links still hold both together: cutting this one alone parts nothing. */
  readonly holds: boolean;
}

/** Follows the ring's links from both ends of the one that is to be cut. Rejected links hold nothing. */
export function sidesOf({ reports, links }: RingGraph, a: string, b: string): SidesOfCut {
  const [from, to] = [reports.id.indexOf(a), reports.id.indexOf(b)];
  const next: number[][] = reports.id.map(() => []);
  links.a.forEach((one, i) => {
    const two = links.b[i]!;
    const isCut = (one === from && two === to) || (one === to && two === from);
    if (isCut || links.judged[i] === 'different') return;
    next[one]!.push(two);
    next[two]!.push(one);
  });
  const reach = (start: number): ReadonlySet<number> => {
    const seen = new Set<number>(start === -1 ? [] : [start]);
    for (const at of seen) for (const other of next[at]!) seen.add(other);
    return seen;
  };
  const name = (side: ReadonlySet<number>): string[] => Array.from(side, (report) => reports.ref[report]!).sort();
  const [left, right] = [reach(from), reach(to)];
  return { a: name(left), b: name(right), holds: left.has(to) };
}
