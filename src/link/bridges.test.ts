import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bridgesOf } from './bridges.ts';

const edgesOf = (pairs: readonly (readonly [number, number])[]): { a: number[]; b: number[]; count: number } => ({
  a: pairs.map(([a]) => a),
  b: pairs.map(([, b]) => b),
  count: pairs.length,
});

function parts(nodes: number, pairs: readonly (readonly [number, number])[]): number {
  const root = Array.from({ length: nodes }, (_, v) => v);
  const find = (v: number): number => (root[v] === v ? v : (root[v] = find(root[v]!)));
  for (const [a, b] of pairs) root[find(a)] = find(b);
  return new Set(root.map((_, v) => find(v))).size;
}

it('finds the edge between two triangles, and every edge of a tree', () => {
  const triangles = [
    [0, 1],
    [1, 2],
    [2, 0],
    [2, 3],
    [3, 4],
    [4, 5],
    [5, 3],
  ] as const;
  expect([...bridgesOf(6, edgesOf(triangles))]).toEqual([0, 0, 0, 1, 0, 0, 0]);
  expect([
    ...bridgesOf(
      4,
      edgesOf([
        [0, 1],
        [1, 2],
        [1, 3],
      ]),
    ),
  ]).toEqual([1, 1, 1]);
});

it('takes two edges side by side for no bridge', () => {
  expect([
    ...bridgesOf(
      2,
      edgesOf([
        [0, 1],
        [1, 0],
      ]),
    ),
  ]).toEqual([0, 0]);
});

it('goes down a chain of a hundred thousand', () => {
  const chain = Array.from({ length: 100_000 }, (_, v) => [v, v + 1] as const);
  expect(bridgesOf(100_001, edgesOf(chain)).every((each) => each === 1)).toBe(true);
});

it('calls an edge a bridge exactly when its loss parts something', () => {
  const graphs = fc.integer({ min: 2, max: 12 }).chain((nodes) => {
    const node = fc.integer({ min: 0, max: nodes - 1 });
    return fc.tuple(
      fc.constant(nodes),
      fc.array(
        fc.tuple(node, node).filter(([a, b]) => a !== b),
        { maxLength: 20 },
      ),
    );
  });
  fc.assert(
    fc.property(graphs, ([nodes, pairs]) => {
      const whole = parts(nodes, pairs);
      const expected = pairs.map((_, k) =>
        parts(
          nodes,
          pairs.filter((__, other) => other !== k),
        ) > whole
          ? 1
          : 0,
      );
      expect([...bridgesOf(nodes, edgesOf(pairs))]).toEqual(expected);
    }),
  );
});
