import type { PatternKind } from '../../../src/model/index.ts';

/** In the order of the choice. */
export const patternKinds = [
  'fan-in',
  'fan-out',
  'pass-through',
  'cycle',
  'layering',
  'smurfing',
  'common-cash-out',
] as const satisfies readonly PatternKind[];
