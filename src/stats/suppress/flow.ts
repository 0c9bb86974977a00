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
  isHidden: boolean;
}

/** Every hidden count is at least this: zeros are shown. */
const least = 1;

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
    const { from, to, count } = this.edges[e]!;
    const down = Math.min(count - least, enough);
    const taken = down === 0 ? 0 : this.#most(from, to, e, down);
    return taken >= enough ? enough : taken + this.#most(to, from, e, enough - taken);
  }

  /** The most that flows from one node to another through hidden edges, `e` left out, up to `enough`: Edmonds and Karp. */
  #most(start: number, end: number, e: number, enough: number): number {
    const moved = new Int32Array(this.edges.length);
    let total = 0;
    while (total < enough) {
      const came = new Int32Array(this.nodes).fill(-1);
      const room = new Float64Array(this.nodes);
      room[start] = enough - total;
      const queue = [start];
      for (const node of queue) {
        if (room[end]! > 0) break;
        for (const each of this.#at[node]!) {
          const edge = this.edges[each]!;
          if (each === e || !edge.isHidden) continue;
          const forward = edge.from === node;
          const next = forward ? edge.to : edge.from;
          if (next === start || room[next]! > 0) continue;
          const free = forward ? Infinity : edge.count + moved[each]! - least;
          if (free <= 0) continue;
          room[next] = Math.min(room[node]!, free);
          came[next] = each;
          queue.push(next);
        }
      }
      const gained = room[end]!;
      if (gained === 0) break;
      for (let node = end; node !== start;) {
        const edge = this.edges[came[node]!]!;
        const forward = edge.to === node;
        moved[came[node]!]! += forward ? gained : -gained;
        node = forward ? edge.from : edge.to;
      }
      total += gained;
    }
    return total;
  }

  /**
   * The cheapest way round through edge `e` on which `amount` can be moved: what is hidden costs nothing, what is shown its count, and
   * edges that are `fixed` cannot be used. Undefined when there is none.
   */
  round(e: number, amount: number, fixed: (edge: number) => boolean): number[] | undefined {
    const { from: end, to: start } = this.edges[e]!;
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
        if (each === e || edge.count === 0 || (!edge.isHidden && fixed(each))) continue;
        const forward = edge.from === node;
        if (!forward && edge.count - least < amount) continue;
        const next = forward ? edge.to : edge.from;
        const step = cost[node]! + (edge.isHidden ? 0 : edge.count);
        if (step >= cost[next]!) continue;
        cost[next] = step;
        came[next] = each;
      }
    }
    const way: number[] = [];
    for (let node = end; node !== start;) {
      const each = came[node]!;
      way.push(each);
      const edge = this.edges[each]!;
      node = edge.to === node ? edge.from : edge.to;
    }
    return way;
  }
}
