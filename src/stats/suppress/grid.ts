import { type Edge, Network } from './flow.ts';
import { isSmall } from './line.ts';

/** A table of two dimensions: counts by row, and which totals are hidden already, in tables of their own. */
export interface Grid {
  readonly counts: readonly (readonly number[])[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
}

/**
 * Which cells of a table with totals are hidden, so that each hidden one, totals included, may be any of at least `k + 1` counts for
 * somebody who knows all that is shown. Totals stay as they are, so that tables that share them agree. Cells are hidden one way round
 * after the other, the cheapest first, and every hidden cell is looked at again in the end.
 *
 * @returns by row, which cells are hidden; `undefined` when nothing but the totals can be told.
 */
export function hiddenGrid(
  { counts, hiddenRows, hiddenColumns }: Grid,
  k: number,
  also: (row: number, column: number) => boolean = () => false,
): boolean[][] | undefined {
  const [m, n] = [counts.length, counts[0]?.length ?? 0];
  // Nodes: rows, columns, then one that all rows' totals come from and one that all columns' go to.
  const [source, sink] = [m + n, m + n + 1];
  const cells: Edge[] = counts.flatMap((row, i) =>
    row.map((count, j) => ({ from: i, to: m + j, count, isHidden: isSmall(count, k) || (count > 0 && also(i, j)) })),
  );
  const rows: Edge[] = counts.map((row, i) => ({
    from: source,
    to: i,
    count: row.reduce((sum, each) => sum + each, 0),
    isHidden: hiddenRows.has(i),
  }));
  const columns: Edge[] = Array.from({ length: n }, (_, j) => ({
    from: m + j,
    to: sink,
    count: counts.reduce((sum, row) => sum + row[j]!, 0),
    isHidden: hiddenColumns.has(j),
  }));
  const whole: Edge = { from: sink, to: source, count: rows.reduce((sum, { count }) => sum + count, 0), isHidden: false };
  const network = new Network(m + n + 2, [...cells, ...rows, ...columns, whole]);
  const isTotal = (edge: number): boolean => edge >= cells.length;
  for (;;) {
    const thin = network.edges.findIndex((edge, e) => edge.isHidden && network.width(e, k) < k);
    if (thin < 0) break;
    const way = wayAround(network, thin, k, isTotal);
    if (way === undefined) return undefined;
    for (const e of way) network.edges[e]!.isHidden = true;
  }
  return counts.map((row, i) => row.map((_, j) => cells[i * n + j]!.isHidden));
}

/** A way round that hides something more, for as much as can be had; undefined when there is none. */
function wayAround(network: Network, edge: number, k: number, isFixed: (edge: number) => boolean): number[] | undefined {
  for (let amount = k; amount > 0; amount--) {
    const way = network.round(edge, amount, isFixed);
    if (way?.some((e) => !network.edges[e]!.isHidden) === true) return way;
  }
  // What is hidden already is not enough for it, and the cheapest ways lead only there: the smallest cell beside it goes as well.
  const { from, to } = network.edges[edge]!;
  let next = -1;
  network.edges.forEach(({ isHidden, count, ...ends }, e) => {
    if (isHidden || count === 0 || isFixed(e)) return;
    const isBeside = [ends.from, ends.to].some((node) => node === from || node === to);
    if (isBeside && (next < 0 || count < network.edges[next]!.count)) next = e;
  });
  return next < 0 ? undefined : [next];
}
