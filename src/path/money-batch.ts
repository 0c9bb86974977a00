import { type Block, type FilePlan, parseLabels, parseRates, parseTransfers, zoneOffset } from '../intake/index.ts';
import type { AccountFact, DayRate, DomainFact, Rejected, TransferColumns } from '../model/index.ts';
import { Placed } from './parcel.ts';

/** What one block of a file of transfers, labels or rates gave; what its file does not hold is empty. */
export interface MoneyBatch {
  readonly order: number;
  /** Records read, those set aside with them, blank ones without. */
  readonly records: number;
  readonly transfers: TransferColumns | undefined;
  readonly facts: readonly AccountFact[];
  readonly domains: readonly DomainFact[];
  readonly rates: readonly DayRate[];
  readonly rejected: readonly Rejected[];
}

interface MoneyTask {
  readonly order: number;
  readonly plan: FilePlan;
  readonly block: Block;
}

const day = 86_400_000;

/** Parses one block by what its file holds. */
export function workMoney({ order, plan, block }: MoneyTask): MoneyBatch {
  const none = { order, transfers: undefined, facts: [], domains: [], rates: [] };
  if (plan.content === 'labels') {
    const { facts, domains, rejected, records, blank } = parseLabels(plan, block);
    return { ...none, records: records - blank, facts, domains, rejected };
  }
  if (plan.content === 'rates') {
    const { rates, rejected, records, blank } = parseRates(plan, block);
    return { ...none, records: records - blank, rates, rejected };
  }
  const { transfers, facts, rejected, records, blank } = parseTransfers(plan, block);
  return {
    ...none,
    records: records - blank,
    transfers: { ...transfers, dayOnly: daysOf(transfers, plan.zone) },
    facts,
    rejected,
  };
}

/** Rows at the very midnight of their zone tell a day, as far as anybody can say. */
function daysOf({ at }: TransferColumns, zone: string): Uint8Array {
  return Uint8Array.from(at, (time) => ((time + zoneOffset(zone, time)) % day === 0 ? 1 : 0));
}

const repeating = ['currency', 'receivedCurrency', 'report', 'note'] as const;
type Repeating = (typeof repeating)[number];

/** A batch on its way between threads. */
export interface MoneyParcel extends Omit<MoneyBatch, 'transfers'> {
  readonly columns: Omit<TransferColumns, Repeating> | undefined;
  readonly words: readonly string[];
  /** Position in `words` by row. */
  readonly places: Readonly<Record<Repeating, Int32Array>> | undefined;
}

export function packMoney({ transfers, ...batch }: MoneyBatch): MoneyParcel {
  if (transfers === undefined) return { ...batch, columns: undefined, words: [], places: undefined };
  const { currency, receivedCurrency, report, note, ...columns } = transfers;
  const placed = new Placed();
  const places = {
    currency: placed.places(currency),
    receivedCurrency: placed.places(receivedCurrency),
    report: placed.places(report),
    note: placed.places(note),
  };
  return { ...batch, columns, words: placed.words, places };
}

export function unpackMoney({ columns, words, places, ...batch }: MoneyParcel): MoneyBatch {
  if (columns === undefined || places === undefined) return { ...batch, transfers: undefined };
  const told = (of: Int32Array): string[] => Array.from(of, (place) => words[place]!);
  const [currency, receivedCurrency] = [told(places.currency), told(places.receivedCurrency)];
  return {
    ...batch,
    transfers: { ...columns, currency, receivedCurrency, report: told(places.report), note: told(places.note) },
  };
}

/** The buffers of a parcel, for handing them to another thread without copying. */
export function buffersOfMoney({ columns, places }: MoneyParcel): ArrayBuffer[] {
  if (columns === undefined || places === undefined) return [];
  const arrays = [...Object.values(columns), columns.accounts.kind, ...Object.values(places)];
  return arrays.filter((value) => ArrayBuffer.isView(value)).map((array) => array.buffer as ArrayBuffer);
}
