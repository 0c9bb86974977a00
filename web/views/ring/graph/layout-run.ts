import type { RingGraph } from '../../../../src/model/index.ts';
import type { Positions } from './layout.ts';
import type { LayoutAsked, LayoutTold } from './layout-worker.ts';

/** How far a chosen link pulls, beside an indicator both name (1). */
const linkPull = 1.5;

/**
 * Refines positions in a worker and hands them on as they come, last when it is done. Services take no part. Returns what stops it.
 */
export function refine(graph: RingGraph, begin: Positions, then: (at: Positions, done: boolean) => void): () => void {
  const reports = graph.reports.id.length;
  const order = begin.length / 2;
  const free: number[] = [];
  const place = new Int32Array(order).fill(-1);
  for (let node = 0; node < order; node++) {
    if (node >= reports && graph.indicators.service[node - reports]!) continue;
    place[node] = free.length;
    free.push(node);
  }
  const [source, target, weight]: [number[], number[], number[]] = [[], [], []];
  const pull = (a: number, b: number, by: number): void => {
    if (place[a] === -1 || place[b] === -1) return;
    source.push(place[a]!);
    target.push(place[b]!);
    weight.push(by);
  };
  graph.shows.report.forEach((report, i) => pull(report, reports + graph.shows.indicator[i]!, 1));
  graph.links.a.forEach((a, i) => {
    if (graph.links.judged[i] !== 'different') pull(a, graph.links.b[i]!, linkPull);
  });
  const at = new Float32Array(free.length * 2);
  free.forEach((node, i) => at.set(begin.subarray(node * 2, node * 2 + 2), i * 2));

  const worker = new Worker(new URL('layout-worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<LayoutTold>) => {
    const whole = Float32Array.from(begin);
    free.forEach((node, i) => whole.set(data.at.subarray(i * 2, i * 2 + 2), node * 2));
    then(whole, data.done);
    if (data.done) worker.terminate();
  });
  const isLarge = order > 2000;
  worker.postMessage({
    at,
    source: Int32Array.from(source),
    target: Int32Array.from(target),
    weight: Float32Array.from(weight),
    rounds: isLarge ? 120 : 500,
    every: isLarge ? 3000 : 250,
  } satisfies LayoutAsked);
  return () => worker.terminate();
}
