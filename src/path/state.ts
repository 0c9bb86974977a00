import { deserialize, serialize } from 'node:v8';
import { currentModel } from '../link/index.ts';
import type { LinkResult, LinkTable } from '../link/index.ts';

type Packed = Omit<LinkResult, 'table' | 'model'> & { readonly reports: number; readonly model: string };

/**
 * A link result without its table, for the casebook to keep: derived data, read back only by the version that wrote it.
 * All positions are canonical, so the table of the same reports, built again, fits.
 */
export function pack({ table, model, ...rest }: LinkResult): Uint8Array {
  return serialize({ ...rest, reports: table.reports, model: model.version } satisfies Packed);
}

/** Reports that the packed result covers: the first so many of the casebook. */
export function packedReports(bytes: Uint8Array): number {
  return (deserialize(bytes) as Packed).reports;
}

export function unpack(bytes: Uint8Array, table: LinkTable): LinkResult {
  const { reports: _, model: __, ...rest } = deserialize(bytes) as Packed;
  return { ...rest, table, model: currentModel };
}
