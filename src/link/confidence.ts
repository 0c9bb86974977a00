/** A monotone step-free map: linear between knots, flat outside. */
export interface Isotonic {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

export function applyIsotonic(map: Isotonic, value: number): number {
  const { x, y } = map;
  if (value <= x[0]!) return y[0]!;
  const last = x.length - 1;
  if (value >= x[last]!) return y[last]!;
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (x[middle]! <= value) low = middle;
    else high = middle;
  }
  const share = (value - x[low]!) / (x[high]! - x[low]!);
  return y[low]! + share * (y[high]! - y[low]!);
}

/**
 * Isotonic regression by pooling adjacent violators (Ayer et al. 1955; for calibration Zadrozny, Elkan 2002), then
 * thinned to at most `knots` points of at least `least` cases each.
 */
export function fitIsotonic(points: readonly (readonly [x: number, y: number])[], least: number): { x: number[]; y: number[] } {
  const sorted = [...points].sort((a, b) => a[0] - b[0]);
  const blocks: { x: number; y: number; weight: number }[] = [];
  for (let i = 0; i < sorted.length; i += least) {
    const part = sorted.slice(i, Math.min(sorted.length, i + least));
    blocks.push({ x: mean(part, 0), y: mean(part, 1), weight: part.length });
    while (blocks.length > 1 && blocks.at(-2)!.y >= blocks.at(-1)!.y) {
      const b = blocks.pop()!;
      const a = blocks.pop()!;
      const weight = a.weight + b.weight;
      blocks.push({ x: (a.x * a.weight + b.x * b.weight) / weight, y: (a.y * a.weight + b.y * b.weight) / weight, weight });
    }
  }
  return { x: blocks.map((b) => round(b.x)), y: blocks.map((b) => round(b.y)) };
}

function mean(points: readonly (readonly [number, number])[], axis: 0 | 1): number {
  let sum = 0;
  for (const point of points) sum += point[axis];
  return sum / points.length;
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
