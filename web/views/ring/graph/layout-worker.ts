import iterate from 'graphology-layout-forceatlas2/iterate.js';
import defaults from 'graphology-layout-forceatlas2/defaults.js';

/** What the picture asks for: nodes by number, pulled together along edges. */
export interface LayoutAsked {
  /** x and y in turn. */
  readonly at: Float32Array;
  readonly source: Int32Array;
  readonly target: Int32Array;
  readonly weight: Float32Array;
  readonly rounds: number;
  /** Milliseconds between pictures. */
  readonly every: number;
}
export interface LayoutTold {
  readonly at: Float32Array;
  readonly done: boolean;
}

/** Numbers per node and edge in the matrices of ForceAtlas2. */
const perNode = 10;
const perEdge = 3;

self.addEventListener('message', ({ data }: MessageEvent<LayoutAsked>) => {
  const order = data.at.length / 2;
  const nodes = new Float32Array(order * perNode);
  for (let node = 0; node < order; node++) {
    const base = node * perNode;
    nodes[base] = data.at[node * 2]!;
    nodes[base + 1] = data.at[node * 2 + 1]!;
    nodes[base + 6] = 1;
    nodes[base + 7] = 1;
    nodes[base + 8] = 1;
  }
  const edges = new Float32Array(data.source.length * perEdge);
  for (let edge = 0; edge < data.source.length; edge++) {
    const [source, target] = [data.source[edge]! * perNode, data.target[edge]! * perNode];
    const base = edge * perEdge;
    edges[base] = source;
    edges[base + 1] = target;
    edges[base + 2] = data.weight[edge]!;
    // A node weighs by its edges, so that those of many keep their distance.
    nodes[source + 6]! += data.weight[edge]!;
    nodes[target + 6]! += data.weight[edge]!;
  }
  const settings = {
    ...defaults,
    barnesHutOptimize: order > 1000,
    barnesHutTheta: 0.8,
    strongGravityMode: true,
    gravity: 0.04,
    scalingRatio: 12,
    slowDown: 1 + Math.log(order + 1),
    edgeWeightInfluence: 1,
  };
  const tell = (done: boolean): void => {
    const at = new Float32Array(order * 2);
    for (let node = 0; node < order; node++) {
      at[node * 2] = nodes[node * perNode]!;
      at[node * 2 + 1] = nodes[node * perNode + 1]!;
    }
    self.postMessage({ at, done } satisfies LayoutTold, { transfer: [at.buffer] });
  };
  let told = performance.now();
  for (let round = 0; round < data.rounds; round++) {
    iterate(settings, nodes, edges);
    if (performance.now() - told < data.every) continue;
    tell(false);
    told = performance.now();
  }
  tell(true);
});
