import { join } from 'node:path';

/** Files beside the rows and made from them, which nobody misses when they are gone. */
export interface Beside {
  /** What a full link run has counted, for one that goes on when it is stopped. */
  readonly halfway: string;
  /** What the last full link run stood on, for who opens the casebook next. */
  readonly table: string;
  /** Casebooks of fewer reports do without. */
  readonly least: number;
}

/** Of fewer reports all is made again in a moment. */
const least = 50_000;

/** Where they lie, in the folder `state/`. */
export function besideIn(stateDir: string): Beside {
  return { halfway: join(stateDir, 'halfway'), table: join(stateDir, 'table'), least };
}
