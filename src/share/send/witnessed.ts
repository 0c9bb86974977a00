import { type CustodyLog, logPolicy, poster, syncWitnesses } from '../../custody/index.ts';
import { ClewError } from '../../errors.ts';

/** Milliseconds that a package waits for witnesses: it can be made again when they are there. */
const patience = 3000;

/** Asks the witnesses that the operator set up to vouch for the act just recorded. One that is away holds nothing up. */
export async function askWitnesses(log: CustodyLog): Promise<void> {
  try {
    if ((await logPolicy(log)).witnesses.length > 0) await syncWitnesses(log, poster(patience));
  } catch (error) {
    const isAway = error instanceof ClewError && error.kind === 'unavailable';
    if (!isAway && (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
