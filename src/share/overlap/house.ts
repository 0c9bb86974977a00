import { join } from 'node:path';
import type { House } from '../receive/house.ts';

/** What overlaps are run with: the house, and what it takes from rooms that this one does not ask. */
export interface OverlapHouse extends House {
  /** Rings closed to who asks: as if they were not there. */
  readonly closed: ReadonlySet<string>;
  /** Places where rings sit now as the picture believes them, keys of the gazetteer by ring; without those closed to who asks. */
  readonly sites: () => Promise<ReadonlyMap<string, readonly string[]>>;
}

/** `state/overlap/` of the casebook, and what is below it. */
export const overlapFolder = ({ dir }: Pick<House, 'dir'>, ...below: string[]): string => join(dir, 'state', 'overlap', ...below);
