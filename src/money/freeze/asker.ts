import type { Read, StoredCase } from '../../casebook/index.ts';
import { ClewError } from '../../errors.ts';
import { heldPeople, sheltered } from '../../people/index.ts';
import { reportsWithin } from '../closed.ts';
import type { Folded } from './fold.ts';

/** Who asks. Absent: whoever sits at the machine itself, to whom nothing is closed. */
export interface Asker {
  readonly name: string;
  readonly local: boolean;
  readonly closedRings: ReadonlySet<string>;
}

/** A case that the asker works on, with nothing of suspects whom protection holds. Throws `missing` `money.case`, also for one that is closed to them. */
export async function openCaseOf(read: Read, id: string, asker: Asker | undefined): Promise<StoredCase> {
  const found = (await read.cases()).find((each) => each.id === id);
  if (found !== undefined && isInside(found, asker)) return sheltered(found, await heldPeople(read));
  throw new ClewError('missing', 'money.case', 'There is no such case.', { hint: 'Or it is none that you work on.' });
}

/** A ring by the id that it goes by now. Throws `missing` `money.ring`, also for one that is closed to the asker. */
export async function openRingOf(read: Read, name: string, asker: Asker | undefined): Promise<string> {
  const ring = await read.ring(name);
  if (ring !== undefined && asker?.closedRings.has(ring.id) !== true) return ring.id;
  throw new ClewError('missing', 'money.ring', 'There is no such ring.', {
    hint: 'It may have been merged, or be closed to you.',
  });
}

const isInside = ({ access }: StoredCase, asker: Asker | undefined): boolean =>
  asker === undefined || asker.local || access.includes(asker.name);

/**
 * Proposals that the asker may know of: not those of a case that they do not work on, nor those whose ring or any of whose reports
 * is closed to them.
 */
export async function openTo(read: Read, proposals: readonly Folded[], asker: Asker | undefined): Promise<Folded[]> {
  if (asker === undefined || asker.local) return [...proposals];
  const cases = new Map((await read.cases()).map((each) => [each.id, each]));
  const closed = await reportsWithin(read, asker.closedRings);
  const open: Folded[] = [];
  for (const proposal of proposals) {
    const { case: id, ring, reports } = proposal.first;
    const stored = id === undefined ? undefined : cases.get(id);
    if (id !== undefined && (stored === undefined || !isInside(stored, asker))) continue;
    if (ring !== undefined && asker.closedRings.has((await read.ring(ring))?.id ?? ring)) continue;
    if (reports.some((report) => closed.has(report))) continue;
    open.push(proposal);
  }
  return open;
}
