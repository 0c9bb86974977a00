import type { Read } from '../casebook/index.ts';
import { type StatDimension, type Statistics, type StatTable, statDimensions } from '../model/index.ts';
import { type Complaints, complaintsOf, type Partition } from './complaints.ts';
import { crossedTable } from './crossed.ts';
import { freezeTable, peopleTable, ringTable } from './held.ts';
import { methodOf } from './method.ts';
import { type Parted, part, partedTable, type WasHidden } from './parted.ts';
import { compared, digestOf, figuresOf, newestOf } from './publication.ts';
import type { Span } from './span.ts';
import { lossTable, overviewTable } from './summaries.ts';

/** What the casebook says of itself, and what the linker found. */
export interface House {
  readonly agency?: string;
  readonly synthetic: boolean;
  /** Reports, by number, that tell again the case of another. */
  readonly again: ReadonlyMap<number, number>;
  /** Size of the log up to the newest act that changes figures, and when that was (UTC milliseconds). */
  readonly covers: number;
  readonly asOf: number;
}

/** Figures of a span: the same rows give the same figures. What is small is hidden, and what would give it away. */
export async function statistics(read: Read, house: House, span: Span): Promise<Statistics> {
  const complaints = await complaintsOf(read, span, house.again);
  const published = newestOf(await read.published(), span, complaints.currency);
  const shownBefore = published === undefined ? undefined : new Set(Object.keys(published.body.figures));
  const hiddenBefore = new Set((published?.body.parameters['hidden'] as string[] | undefined) ?? []);
  const wasHidden: WasHidden = (key) => shownBefore !== undefined && hiddenBefore.has(key);
  const tables = await tablesOf(read, span, complaints, wasHidden);
  const { agency, synthetic, covers, asOf } = house;
  const figures = figuresOf(tables);
  return {
    ...(agency === undefined ? {} : { agency }),
    synthetic,
    from: span.from,
    to: span.to,
    offset: span.offset,
    ...(complaints.currency === undefined ? {} : { currency: complaints.currency }),
    k: span.k,
    ...(span.cross === undefined ? {} : { cross: [...span.cross] }),
    covers,
    asOf,
    tables,
    method: methodOf(span, complaints),
    ...(published === undefined ? {} : { published: await compared(read, published, tables, figures) }),
    result: digestOf(figures),
  };
}

async function tablesOf(read: Read, span: Span, complaints: Complaints, wasHidden: WasHidden): Promise<StatTable[]> {
  const { k, cross, only } = span;
  const parts = new Map<Partition, Parted>();
  const parted = (partition: Partition): Parted => {
    let found = parts.get(partition);
    if (found === undefined) parts.set(partition, (found = part(complaints, partition, span, wasHidden)));
    return found;
  };
  const table = (partition: Partition): StatTable => partedTable(parted(partition), span, complaints);
  if (only !== undefined) return [table(only)];
  const dimensions: readonly StatDimension[] = statDimensions;
  return [
    overviewTable(complaints, k),
    lossTable(complaints, k, wasHidden),
    ...dimensions.map(table),
    table('means'),
    ...(cross === undefined ? [] : [crossedTable(parted(cross[0]), parted(cross[1]), k, wasHidden)]),
    await ringTable(read, complaints, k, wasHidden),
    await peopleTable(read, span, wasHidden),
    await freezeTable(read, span, complaints.currency, wasHidden),
  ];
}
