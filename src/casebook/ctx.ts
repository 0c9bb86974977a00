import type { Act } from '../model/index.ts';

/** How far long work has come. `done` and `total` in the unit named. */
export interface Progress {
  readonly step: string;
  readonly done: number;
  readonly total?: number;
  readonly unit: 'bytes' | 'reports' | 'rows' | 'rounds';
}
export type OnProgress = (progress: Progress) => void;
export type { Act };
