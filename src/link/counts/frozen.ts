import type { Plan } from '../../engine/index.ts';

/** Freezes a plan all the way down. The engine's own `plan` would bring DuckDB along, which the threads that hold rings may not load. */
export function frozen(data: Plan): Plan {
  return Object.freeze({ ...data, steps: Object.freeze(data.steps.map((step) => Object.freeze({ ...step }))) });
}
