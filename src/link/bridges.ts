/** Edges by their two ends, numbered from 0 below `nodes`. */
interface Edges {
  readonly a: ArrayLike<number>;
  readonly b: ArrayLike<number>;
  readonly count: number;
}

/**
 * One per edge: 1 when it is a bridge, an edge whose loss parts what it holds together (Tarjan 1974). Edges that run beside
 * each other hold each other's place. Without recursion: a chain of thousands of reports is deeper than the stack.
 */
export function bridgesOf(nodes: number, { a, b, count }: Edges): Uint8Array {
  const offset = new Int32Array(nodes + 1);
  for (let k = 0; k < count; k++) {
    offset[a[k]! + 1]!++;
    offset[b[k]! + 1]!++;
  }
  for (let v = 0; v < nodes; v++) offset[v + 1]! += offset[v]!;
  const next = offset.slice(0, nodes);
  const edge = new Int32Array(count * 2);
  for (let k = 0; k < count; k++) {
    edge[next[a[k]!]!++] = k;
    edge[next[b[k]!]!++] = k;
  }
  const isBridge = new Uint8Array(count);
  const order = new Int32Array(nodes).fill(-1);
  /** Earliest node that can be reached without the edge one came by. */
  const low = new Int32Array(nodes);
  const came = new Int32Array(nodes).fill(-1);
  const at = offset.slice(0, nodes);
  const way: number[] = [];
  let turn = 0;
  for (let root = 0; root < nodes; root++) {
    if (order[root] !== -1) continue;
    way.push(root);
    order[root] = low[root] = turn++;
    while (way.length > 0) {
      const v = way.at(-1)!;
      if (at[v]! < offset[v + 1]!) {
        const k = edge[at[v]!++]!;
        const w = a[k] === v ? b[k]! : a[k]!;
        if (k === came[v]) continue;
        if (order[w] === -1) {
          came[w] = k;
          order[w] = low[w] = turn++;
          way.push(w);
        } else low[v] = Math.min(low[v]!, order[w]!);
        continue;
      }
      way.pop();
      const up = way.at(-1);
      if (up === undefined) continue;
      low[up] = Math.min(low[up]!, low[v]!);
      if (low[v]! > order[up]!) isBridge[came[v]!] = 1;
    }
  }
  return isBridge;
}
