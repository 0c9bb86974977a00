import { readFileSync } from 'node:fs';
import { join as path } from 'node:path';
import { plan } from '../../src/intake/index.ts';
import { agglomerate } from '../../src/link/agglomerate.ts';
import { Clusters } from '../../src/link/clusters.ts';
import { Comparer } from '../../src/link/compare.ts';
import { findDuplicates } from '../../src/link/duplicates.ts';
import { type Learned, learn } from '../../src/link/em.ts';
import { buildTable, type LinkTable } from '../../src/link/index.ts';
import { MergeModel } from '../../src/link/merge.ts';
import type { Model } from '../../src/link/model.ts';
import { consideredIndicators } from '../../src/link/weigh.ts';
import type { ReportColumns } from '../../src/model/index.ts';
import { read } from '../../src/path/read.ts';

export type { Sample } from './logistic.ts';

/** A simulated run, read as the product reads it, with its truth. */
export interface Case {
  readonly table: LinkTable;
  readonly comparer: Comparer;
  readonly primary: Int32Array;
  readonly learned: Learned;
  /** True ring and lineage per report, -1 for none. */
  readonly ring: Int32Array;
  readonly lineage: Int32Array;
}

export interface Join {
  readonly score: number;
  /** Both sides are mostly of one true ring. */
  readonly ring: boolean;
}

interface Hooks {
  readonly sample?: (features: Float64Array, ring: boolean, lineage: boolean, smaller: number) => void;
  readonly join?: (join: Join) => void;
}

export interface Clustered {
  readonly rings: { weakest: number; size: number; pure: boolean }[];
}

export async function prepare(folder: string, model: Model): Promise<Case> {
  const file = path(folder, 'reports.csv');
  const filePlan = await plan(file);
  const batches: ReportColumns[] = [];
  for await (const batch of read(file, filePlan, { keepWords: false, region: filePlan.region })) batches.push(batch.columns);
  const table = buildTable(batches);
  const comparer = Comparer.of(table);
  const { primary } = findDuplicates(table);
  const learned = learn(table, comparer, primary, model);
  const truth = new Map<string, readonly string[]>();
  for (const line of readFileSync(path(folder, 'truth.csv'), 'utf8').split('\n'))
    truth.set(line.slice(0, line.indexOf(',')), line.split(','));
  const names = new Map<string, number>();
  const number = (name: string): number => {
    if (name === '') return -1;
    if (!names.has(name)) names.set(name, names.size);
    return names.get(name)!;
  };
  const column = (k: number): Int32Array =>
    Int32Array.from({ length: table.reports }, (_, r) =>
      number(truth.get(batches[table.batch[r]!]!.ref[table.position[r]!]!)![k]!),
    );
  return { table, comparer, primary, learned, ring: column(1), lineage: column(2) };
}

/** Clusters a case with the given weights and tells the hooks what was looked at and what was joined. */
export function cluster(data: Case, model: Model, hooks: Hooks): Clustered {
  const clusters = new Clusters(data.table, consideredIndicators(data.table, data.learned.exclusivity, model));
  clusters.fold(data.primary);
  const scorer = new MergeModel(clusters, data.comparer, data.learned, model);
  const majority = new Majority(data.ring);
  const family = new Majority(data.lineage);
  const weakest = new Map<number, number>();
  const merge = clusters.merge.bind(clusters);
  clusters.merge = (a, b) => {
    majority.merge(Math.min(a, b), Math.max(a, b));
    family.merge(Math.min(a, b), Math.max(a, b));
    return merge(a, b);
  };
  const made: [report: number, score: number][] = [];
  let random = 12_345;
  agglomerate(clusters, scorer, {
    thresholds: model.thresholds,
    watch: (a, b, score) => {
      if (hooks.sample === undefined || score < -8) return;
      const smaller = Math.min(clusters.size(a), clusters.size(b));
      random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
      // A third of the many pairs with a single report is enough.
      if (smaller === 1 && random % 3 !== 0) return;
      hooks.sample(scorer.features.slice(), majority.top(a) === majority.top(b), family.top(a) === family.top(b), smaller);
    },
    sink: (a, b, _best, score) => {
      hooks.join?.({ score, ring: majority.top(clusters.find(a)) === majority.top(clusters.find(b)) });
      made.push([a, score]);
    },
  });
  for (const [report, score] of made) {
    const c = clusters.find(report);
    weakest.set(c, Math.min(weakest.get(c) ?? Infinity, score));
  }
  const rings = [...weakest].map(([c, score]) => ({ weakest: score, size: clusters.size(c), pure: majority.share(c) >= 0.95 }));
  return { rings };
}

/** Most common true ring per cluster; a report of no ring is a ring of its own. */
class Majority {
  private readonly of: Int32Array;
  private readonly counts = new Map<number, Map<number, number>>();

  constructor(truth: Int32Array) {
    this.of = truth;
  }

  private at(cluster: number): Map<number, number> {
    let counts = this.counts.get(cluster);
    if (counts === undefined) {
      const ring = this.of[cluster]!;
      this.counts.set(cluster, (counts = new Map([[ring === -1 ? -2 - cluster : ring, 1]])));
    }
    return counts;
  }

  merge(into: number, gone: number): void {
    const counts = this.at(into);
    for (const [ring, count] of this.at(gone)) counts.set(ring, (counts.get(ring) ?? 0) + count);
    this.counts.delete(gone);
  }

  top(cluster: number): number {
    let best = -1;
    let most = 0;
    for (const [ring, count] of this.at(cluster)) {
      if (count > most || (count === most && ring < best)) {
        best = ring;
        most = count;
      }
    }
    return best;
  }

  share(cluster: number): number {
    let most = 0;
    let all = 0;
    for (const count of this.at(cluster).values()) {
      most = Math.max(most, count);
      all += count;
    }
    return most / all;
  }
}
