import weights from './weights/v1.json' with { type: 'json' };

/** Coefficients of a frozen version; see docs/reference/linking-model.md for where each comes from. */
export type Model = typeof weights;
export const model: Model = weights;
