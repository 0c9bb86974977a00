import { buildTable, type Findings, findDuplicates, findServices, link, type LinkResult } from '../../src/link/index.ts';
import { madeReports, type MadeReport } from './made-reports.ts';

/**
 * Findings with rings given by the test (by report id), so that what explains them is tested apart from what makes them.
 * `exclusivity` overrides what was learned, by indicator value.
 */
export function madeFindings(
  reports: readonly MadeReport[],
  rings: readonly (readonly string[])[],
  exclusivity: Readonly<Record<string, number>> = {},
): Findings & { readonly at: (id: string) => number } {
  const batches = [madeReports(reports)];
  const table = buildTable(batches);
  const linked = link(table);
  const at = (id: string): number => table.id.indexOf(id);
  const ringOf = new Int32Array(table.reports).fill(-1);
  rings.forEach((ring, number) => ring.forEach((id) => (ringOf[at(id)] = number)));
  const learned = linked.learned.exclusivity.map((e, x) => exclusivity[table.value[x]!] ?? e);
  const joins = rings.flatMap((ring) => ring.slice(1).map((id, i) => [at(ring[i]!), at(id)] as const));
  const filled = (value: number): Float64Array => new Float64Array(joins.length).fill(value);
  const result: LinkResult = {
    ...linked,
    ringOf,
    reportConfidence: Float32Array.from(ringOf, (ring) => (ring === -1 ? 0 : 0.97)),
    rings: rings.map((ring, number) => ({
      id: `G${String(number).padStart(12, '0')}`,
      reports: Int32Array.from(ring, at).sort(),
      confidence: 0.96,
      cohesion: 0.5,
      judged: undefined,
    })),
    joins: {
      count: joins.length,
      a: Int32Array.from(joins, ([a]) => a),
      b: Int32Array.from(joins, ([, b]) => b),
      best: new Int32Array(joins.length).fill(-1),
      score: filled(4),
      confidence: filled(0.97),
      sizeA: new Int32Array(joins.length).fill(1),
      sizeB: new Int32Array(joins.length).fill(1),
    },
    leads: [],
    learned: { ...linked.learned, exclusivity: learned },
    exclusivity: learned,
  };
  return { result, batches, duplicates: findDuplicates(table), services: findServices(result), at };
}
