import { deserialize, serialize } from 'node:v8';
import type { Ctx, Read, RingChange, StoredColumns } from '../casebook/index.ts';
import { ClewError } from '../errors.ts';
import { type BaseResult, buildTable, type Change, currentModel, IdentityIndex, Linkage } from '../link/index.ts';
import type { Findings, LinkResult, Portrait, View } from '../link/index.ts';
import type { Service } from '../model/index.ts';
import { keepTable, type KeptTable, keptTable, type NumberedBatch, tieOf } from './kept-table.ts';
import { select } from './seen.ts';

/** What linking asks of the rows. */
export type LinkRead = Pick<
  Read,
  'columns' | 'judgements' | 'members' | 'moves' | 'reportNumbers' | 'services' | 'sql' | 'state'
>;

/** What linking writes. */
export interface LinkWriter {
  readonly read: LinkRead;
  rings(change: RingChange): Promise<void>;
  state(name: string, bytes: Uint8Array | undefined): Promise<void>;
}

/** Changes kept one by one; then they are written as one, so that opening stays quick. */
const mostChanges = 256;

/** Small facts of the linked state, known before anything else is loaded. */
export interface Head {
  readonly model: string;
  /** Reports the last full run covered, and those the rings cover now. */
  readonly base: number;
  readonly covered: number;
  /** Judgements, in the order made, that the rings obey. */
  readonly judgements: number;
  /** Changes kept since the last full run. */
  readonly changes: number;
}

/** Findings over reports of a casebook: their batches know the casebook's numbers. */
export type CasebookFindings = Findings & { readonly batches: readonly NumberedBatch[] };

/** The rings of a casebook in memory, ready to be asked and added to. */
export class Resident {
  head: Head;
  readonly services: readonly Service[];
  /** Of the ring that the last run changed, when it was one alone. */
  portrait: Portrait | undefined;
  /** Ring that each ring once split off from; read when first needed. */
  parents: Map<string, string> | undefined;
  private readonly base: BaseResult;
  private readonly batches: readonly NumberedBatch[];
  private index: IdentityIndex | undefined;
  private made: Linkage | undefined;
  /** Position in the table by the casebook's number of a report, for those of the last full run. */
  private readonly places: Int32Array;

  constructor(head: Head, base: BaseResult, { batches, index }: Unindexed, services: readonly Service[]) {
    this.head = head;
    this.services = services;
    this.base = base;
    this.batches = batches;
    this.index = index;
    const { table } = base;
    this.places = new Int32Array(table.reports);
    for (let r = 0; r < table.reports; r++) this.places[batches[table.batch[r]!]!.number[table.position[r]!]!] = r;
  }

  /** Made when first asked for: a run that ends the process needs none. */
  get linkage(): Linkage {
    return (this.made ??= new Linkage(this.base, this.batches, this.index));
  }

  /** Leaves what the last full run stood on for who opens the casebook next; while nothing is added to it. */
  keep({ table: file, least }: Ctx['beside'], tie: Buffer): void {
    const { base, batches } = this;
    if (base.table.reports < least) return;
    this.index ??= IdentityIndex.of(base.table);
    keepTable(file, tie, { table: base.table, batches, index: this.index });
  }

  /** Number in the linkage of a report by its number in the casebook; `undefined` when it came after the last run. */
  readonly place = (number: number): number | undefined => {
    if (number >= this.head.covered) return undefined;
    return number < this.places.length ? this.places[number]! : number;
  };

  /** Reports that tell another one's case again, with the report that stands for it: numbers of the casebook, pair by pair. */
  again(): Int32Array {
    const { linkage, batches, base } = this;
    const { table } = base;
    const numberOf = (r: number): number => (r < table.reports ? batches[table.batch[r]!]!.number[table.position[r]!]! : r);
    const pairs: number[] = [];
    for (let r = 0; r < this.head.covered; r++) {
      const primary = linkage.primary(r);
      if (primary !== r) pairs.push(numberOf(r), numberOf(primary));
    }
    return Int32Array.from(pairs);
  }

  /** Findings over a part of the casebook. */
  findings({ result }: View): CasebookFindings {
    const batches = this.linkage.growing.batches as NumberedBatch[];
    return { result, batches, duplicates: result.duplicates, services: this.services };
  }
}

/** A kept table, or one without its index yet. */
type Unindexed = Pick<KeptTable, 'batches'> & { readonly index?: IdentityIndex };

type Packed = Omit<LinkResult, 'table' | 'model'>;

/** One change as kept: a row of its own, so that an increment rewrites nothing. */
interface KeptChange {
  readonly change: Change;
  readonly judgements: number;
}

const changeName = (n: number): string => `link.change.${n}`;

/**
 * Keeps a full result for the next opening: derived data, read back only by the version of the model that made it. Gives what ties its
 * table to it.
 */
export async function storeFull(write: LinkWriter, result: LinkResult, head: Head): Promise<Buffer> {
  const { table: _, model: __, ...rest } = result;
  const kept = await keptChanges(write.read);
  for (let n = 1; n <= kept; n++) await write.state(changeName(n), undefined);
  const [packed, told] = [serialize(rest satisfies Packed), serialize(head)];
  const tie = tieOf(packed, told);
  await write.state('link', packed);
  await write.state('link.head', told);
  return tie;
}

/** Keeps one more change; when there are many, all of them as one. */
export async function storeChange(write: LinkWriter, resident: Resident, change: Change, judgements: number): Promise<void> {
  const { head, linkage } = resident;
  const isLast = head.changes === mostChanges;
  if (isLast) for (let n = 1; n <= head.changes; n++) await write.state(changeName(n), undefined);
  const changes = isLast ? 1 : head.changes + 1;
  const kept: KeptChange = { change: isLast ? linkage.changes() : change, judgements };
  await write.state(changeName(changes), serialize(kept));
  resident.head = { ...head, covered: change.reports, judgements, changes };
}

async function keptChanges(read: LinkRead): Promise<number> {
  const [row] = await read.sql<{ kept: number }>(`SELECT count(*) AS kept FROM state WHERE name LIKE 'link.change.%'`);
  return row!.kept;
}

async function keptChange(read: LinkRead, n: number): Promise<KeptChange> {
  return deserialize((await read.state(changeName(n)))!) as KeptChange;
}

export async function readHead(read: LinkRead): Promise<Head | undefined> {
  const bytes = await read.state('link.head');
  if (bytes === undefined) return undefined;
  const head = deserialize(bytes) as Head;
  const changes = await keptChanges(read);
  if (changes === 0) return head;
  const { change, judgements } = await keptChange(read, changes);
  return { ...head, covered: change.reports, judgements, changes };
}

/** Reports of the casebook, looked for beyond those that are linked. */
export async function reportCount(read: LinkRead, { covered }: Pick<Head, 'covered'>): Promise<number> {
  const sql = 'SELECT max(number) + 1 AS reports FROM reports WHERE number >= ?';
  const [row] = await read.sql<{ reports: number | null }>(sql, [covered]);
  return row!.reports ?? covered;
}

/**
 * Reports of the casebook from number `from` up to, not with, `to`, in columns, with what people corrected in the first
 * `judgements` of their judgements.
 */
export async function columnsBetween(
  from: number,
  to: number,
  { read, judgements, signal, onDone }: Reading & { readonly judgements: number },
): Promise<StoredColumns[]> {
  const batches: StoredColumns[] = [];
  let at = from;
  if (at >= to) return batches;
  for await (const batch of read.columns(from, judgements)) {
    signal?.throwIfAborted();
    const left = to - at;
    batches.push(batch.count <= left ? batch : slice(batch, 0, left));
    at += Math.min(left, batch.count);
    onDone?.(at - from);
    if (at >= to) break;
  }
  return batches;
}

function slice(batch: StoredColumns, from: number, to: number): StoredColumns {
  const keep = Array.from({ length: to - from }, (_, i) => from + i);
  return { ...select(batch, keep), number: batch.number.slice(from, to), indicator: batch.indicator };
}

type Reading = { readonly read: LinkRead; signal?: AbortSignal; onDone?: (done: number) => void };

/**
 * The rings as the last link run left them; `beside`: with what runs left beside the rows. Throws `missing` when the casebook was never
 * linked.
 */
export async function loadResident(reading: Reading & { readonly beside?: Ctx['beside'] }): Promise<Resident> {
  const { read, beside } = reading;
  const head = await readHead(read);
  const bytes = await read.state('link');
  if (head === undefined || bytes === undefined) {
    throw new ClewError('missing', 'link.none', 'the reports of this casebook are not linked yet', { hint: 'Run clew link.' });
  }
  const { judgements } = head;
  const tie = tieOf(bytes, (await read.state('link.head'))!);
  const packed = deserialize(bytes) as Packed;
  const kept = beside === undefined || head.base < beside.least ? undefined : keptTable(beside.table, tie);
  const { table, ...rest } = kept ?? (await made({ ...reading, judgements }, head.base));
  const resident = new Resident(head, { ...packed, table, model: currentModel }, rest, await read.services());
  if (kept === undefined && beside !== undefined) resident.keep(beside, tie);
  const { linkage } = resident;
  for (const batch of await columnsBetween(head.base, head.covered, { ...reading, judgements })) linkage.growing.add(batch);
  for (let n = 1; n <= head.changes; n++) linkage.apply((await keptChange(read, n)).change);
  return resident;
}

/** The table of the first reports, made from their rows. */
async function made(reading: Parameters<typeof columnsBetween>[2], reports: number) {
  const batches = await columnsBetween(0, reports, reading);
  return { table: buildTable(batches), batches };
}
