import type { Casebook, Ctx } from '../../casebook/index.ts';
import type { CustodyLog } from '../../custody/index.ts';
import { type Quarantine, quarantineOf } from './quarantine.ts';

/** What packages are made, received and decided on with. */
export interface House {
  readonly ctx: Ctx;
  readonly log: CustodyLog;
  /** The casebook's folder. */
  readonly dir: string;
  readonly quarantine: Quarantine;
}

/** For one verb: `ctx` has its actor, signal and progress. */
export function houseOf({ dir, log }: Pick<Casebook, 'dir' | 'log'>, ctx: Ctx): House {
  return { ctx, log, dir, quarantine: quarantineOf(dir) };
}
