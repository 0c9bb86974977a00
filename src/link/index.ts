export * from './kinds.ts';
export {
  type Evidence,
  type Joins,
  type Lead,
  type LinkedRing,
  type LinkOptions,
  type LinkResult,
  type LinkTable,
} from './types.ts';
export { evidenceBetween } from './evidence.ts';
export { link } from './link.ts';
export { sketchInto, sketchSimilarity } from './sketch.ts';
export { buildTable } from './table.ts';
