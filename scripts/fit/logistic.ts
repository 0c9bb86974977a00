export interface Sample {
  readonly features: Float64Array;
  /** 0..1 */
  readonly target: number;
  readonly weight: number;
}

const ridge = 2;
const mostSteps = 25;

/** Weighted logistic regression by Newton's method with halved steps and a small ridge. */
export function fitLogistic(samples: readonly Sample[], size: number): { weights: number[]; loss: number } {
  let weights = Array.from({ length: size }, () => 0);
  let loss = lossOf(samples, weights);
  for (let step = 0; step < mostSteps; step++) {
    const direction = solve(...curvature(samples, weights));
    let share = 1;
    let next = weights;
    let nextLoss = loss;
    for (; share > 1e-4; share /= 2) {
      next = weights.map((w, i) => w + share * direction[i]!);
      nextLoss = lossOf(samples, next);
      if (nextLoss < loss) break;
    }
    const gain = loss - nextLoss;
    if (gain <= 0) break;
    weights = next;
    loss = nextLoss;
    if (gain < 1e-3) break;
  }
  let total = 0;
  for (const sample of samples) total += sample.weight;
  return { weights, loss: loss / total };
}

function dot(weights: readonly number[], features: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < features.length; i++) sum += weights[i]! * features[i]!;
  return sum;
}

function lossOf(samples: readonly Sample[], weights: readonly number[]): number {
  let loss = 0;
  for (const { features, target, weight } of samples) {
    const score = dot(weights, features);
    loss += weight * ((score > 30 ? score : Math.log1p(Math.exp(score))) - target * score);
  }
  for (const w of weights) loss += (ridge * w * w) / 2;
  return loss;
}

/** Gradient and Hessian of the negative loss. */
function curvature(samples: readonly Sample[], weights: readonly number[]): [Float64Array[], Float64Array] {
  const size = weights.length;
  const hessian = Array.from({ length: size }, () => new Float64Array(size));
  const gradient = new Float64Array(size);
  for (const { features, target, weight } of samples) {
    const p = 1 / (1 + Math.exp(-dot(weights, features)));
    const error = weight * (target - p);
    const spread = weight * Math.max(1e-6, p * (1 - p));
    for (let i = 0; i < size; i++) {
      if (features[i] === 0) continue;
      gradient[i]! += error * features[i]!;
      const row = hessian[i]!;
      for (let j = 0; j <= i; j++) row[j]! += spread * features[i]! * features[j]!;
    }
  }
  for (let i = 0; i < size; i++) {
    gradient[i]! -= ridge * weights[i]!;
    hessian[i]![i]! += ridge;
    for (let j = i + 1; j < size; j++) hessian[i]![j] = hessian[j]![i]!;
  }
  return [hessian, gradient];
}

/** Gauss-Jordan elimination with pivoting. */
function solve(matrix: Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  for (let i = 0; i < size; i++) {
    let pivot = i;
    for (let r = i + 1; r < size; r++) if (Math.abs(matrix[r]![i]!) > Math.abs(matrix[pivot]![i]!)) pivot = r;
    [matrix[i], matrix[pivot]] = [matrix[pivot]!, matrix[i]!];
    [right[i], right[pivot]] = [right[pivot]!, right[i]!];
    for (let r = 0; r < size; r++) {
      const factor = r === i ? 0 : matrix[r]![i]! / matrix[i]![i]!;
      if (factor === 0) continue;
      for (let c = i; c < size; c++) matrix[r]![c]! -= factor * matrix[i]![c]!;
      right[r]! -= factor * right[i]!;
    }
  }
  return right.map((value, i) => value / matrix[i]![i]!);
}
