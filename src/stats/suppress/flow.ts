/**
 * A table of two dimensions with its totals as a network: rows and columns are nodes, every cell an edge, and whatever table fits the
 * totals a flow in balance at each node (Cox 1980; Kelly, Golden & Assad 1992). What an attacker can conclude of a hidden cell is then the
 * most that can be added to it, and taken from it, by going round through other hidden cells: exact, and in whole numbers.
 */
export interface Edge {
  readonly from: number;
  readonly to: number;
  /** The true count. */
  readonly count: number;
  /** The least that an attacker knows it to be when it is hidden. */
  readonly least: number;
  isHidden: boolean;
}

/** Hiding a nought costs something as well. */
const aZero = 0.5;

export class Network {
  readonly nodes: number;
  readonly edges: readonly Edge[];
  /** Edges that leave or enter each node. */
  readonly #at: readonly number[][];

  constructor(nodes: number, edges: readonly Edge[]) {
    this.nodes = nodes;
    this.edges = edges;
    const at: number[][] = Array.from({ length: nodes }, () => []);
    edges.forEach(({ from, to }, e) => {
      at[from]!.push(e);
      at[to]!.push(e);
    });
    this.#at = at;
  }

  /** Width of the interval in which an attacker knows hidden edge `e` to lie, looked for no further than `enough`. */
  width(e: number, enough: number): number {
    return this.#both(e, enough, new Set(), (edge) => edge.isHidden);
  }

  /**
   * Edges to hide so that the interval of edge `e` is `enough` wide: round after round the cheapest way, on which what is hidden costs
   * nothing and what is shown its count. Undefined when no set of edges that are not `fixed` will do.
   */
  cover(e: number, enough: number, isFixed: (edge: number) => boolean): ReadonlySet<number> | undefined {
    const used = new Set<number>();
    const amount = this.#both(e, enough, used, (edge, each) => edge.isHidden || !isFixed(each));
    return amount >= enough ? used : undefined;
  }

  /** How much can be taken from an edge and added to it; the edges that it takes go into `used`. */
  #both(e: number, enough: number, used: Set<number>, usable: (edge: Edge, e: number) => boolean): number {
    const { from, to, count, least } = this.edges[e]!;
    const taken = this.#most(from, to, e, Math.min(count - least, enough), used, usable);
    return taken + this.#most(to, from, e, enough - taken, used, usable);
  }

  /** The most that flows from one node to another, edge `e` left out, up to `enough`, by the cheapest ways one after the other. */
  #most(
    start: number,
    end: number,
    e: number,
    enough: number,
    used: Set<number>,
    usable: (edge: Edge, e: number) => boolean,
  ): number {
    const moved = new Float64Array(this.edges.length);
    let amount = 0;
    while (amount < enough) {
      const way = this.#cheapest(start, end, e, moved, used, usable);
      if (way === undefined) break;
      const room = Math.min(enough - amount, ...way.map(([each, isForward]) => this.#room(each, isForward, moved)));
      for (const [each, isForward] of way) {
        moved[each]! += isForward ? room : -room;
        used.add(each);
      }
      amount += room;
    }
    return amount;
  }

  /** How much more an edge can carry, or less. */
  #room(e: number, isForward: boolean, moved: Float64Array): number {
    const { count, least } = this.edges[e]!;
    return isForward ? Infinity : count + moved[e]! - least;
  }

  /** Dijkstra's shortest way, for networks of so few nodes without a heap; edges with the direction in which they are gone. */
  #cheapest(
    start: number,
    end: number,
    e: number,
    moved: Float64Array,
    used: ReadonlySet<number>,
    usable: (edge: Edge, e: number) => boolean,
  ): (readonly [number, boolean])[] | undefined {
    const cost = new Float64Array(this.nodes).fill(Infinity);
    const came = new Int32Array(this.nodes).fill(-1);
    const done = new Uint8Array(this.nodes);
    cost[start] = 0;
    for (;;) {
      let node = -1;
      for (let i = 0; i < this.nodes; i++) if (done[i] === 0 && cost[i]! < (node < 0 ? Infinity : cost[node]!)) node = i;
      if (node < 0) return undefined;
      if (node === end) break;
      done[node] = 1;
      for (const each of this.#at[node]!) {
        const edge = this.edges[each]!;
        const isForward = edge.from === node;
        if (each === e || !usable(edge, each) || this.#room(each, isForward, moved) <= 0) continue;
        const next = isForward ? edge.to : edge.from;
        const step = cost[node]! + (edge.isHidden || used.has(each) ? 0 : edge.count + aZero);
        if (step >= cost[next]!) continue;
        cost[next] = step;
        came[next] = each;
      }
    }
    const way: (readonly [number, boolean])[] = [];
    for (let node = end; node !== start;) {
      const each = came[node]!;
      const edge = this.edges[each]!;
      const isForward = edge.to === node;
      way.push([each, isForward]);
      node = isForward ? edge.from : edge.to;
    }
    return way;
  }
}
