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
 * after the other, the cheapest first, and every hidden cell is looked at again in the end. A nought is shown only in a row or column
 * with nothing hidden: so a hidden cell may be one, and thin rows, where all is small, need not take the table with them.
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
    row.map((count, j) => ({ from: i, to: m + j, count, least: 0, isHidden: isSmall(count, k) || (count > 0 && also(i, j)) })),
  );
  const rows: Edge[] = counts.map((row, i) => ({
    from: source,
    to: i,
    count: row.reduce((sum, each) => sum + each, 0),
    least: 1,
    isHidden: hiddenRows.has(i),
  }));
  const columns: Edge[] = Array.from({ length: n }, (_, j) => ({
    from: m + j,
    to: sink,
    count: counts.reduce((sum, row) => sum + row[j]!, 0),
    least: 1,
    isHidden: hiddenColumns.has(j),
  }));
  const sum = rows.reduce((all, { count }) => all + count, 0);
  const whole: Edge = { from: sink, to: source, count: sum, least: sum, isHidden: false };
  const network = new Network(m + n + 2, [...cells, ...rows, ...columns, whole]);
  const isTotal = (edge: number): boolean => edge >= cells.length;
  for (;;) {
    hideNoughts(cells, m, n);
    const thin = network.edges.findIndex((edge, e) => edge.isHidden && edge.count > 0 && network.width(e, k) < k);
    if (thin < 0) break;
    const way = network.cover(thin, k, isTotal);
    if (way === undefined) return undefined;
    for (const e of way) network.edges[e]!.isHidden = true;
  }
  return counts.map((row, i) => row.map((_, j) => cells[i * n + j]!.isHidden));
}

/** Hides the noughts that stand where a row and a column with something hidden meet. */
function hideNoughts(cells: readonly Edge[], m: number, n: number): void {
  const isHiding = (edge: Edge): boolean => edge.isHidden && edge.count > 0;
  const rows = Array.from({ length: m }, (_, i) => cells.slice(i * n, (i + 1) * n).some(isHiding));
  const columns = Array.from({ length: n }, (_, j) => cells.some((edge, e) => e % n === j && isHiding(edge)));
  cells.forEach((edge, e) => {
    if (edge.count === 0 && rows[Math.floor(e / n)]! && columns[e % n]!) edge.isHidden = true;
  });
}
