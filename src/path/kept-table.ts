import { createHash } from 'node:crypto';
import { type BaseTable, currentModel, IdentityIndex, type LinkBatch, type Model, type StringList } from '../link/index.ts';
import { type Arrays, leaveColumns, type NamedColumn, takeColumns, type TakenColumns } from './column-file.ts';
import { Placed } from './parcel.ts';

/** Another number when the same rows would stand otherwise in the columns. */
const layout = 'table 1';

/** A batch that knows the casebook's numbers of its reports. */
export type NumberedBatch = LinkBatch & { readonly number: Int32Array };

/** What the last full run stood on, as it lies in memory. */
export interface KeptTable {
  readonly table: BaseTable;
  readonly batches: readonly NumberedBatch[];
  readonly index: IdentityIndex;
}

const ofTable = {
  batch: 'Int32Array',
  position: 'Int32Array',
  day: 'Float64Array',
  kind: 'Uint8Array',
  parent: 'Int32Array',
  offset: 'Int32Array',
  indicator: 'Int32Array',
  postOffset: 'Int32Array',
  post: 'Int32Array',
} as const;
const ofBatch = {
  number: 'Int32Array',
  amountMinor: 'Float64Array',
  reportedAt: 'Float64Array',
  lossAt: 'Float64Array',
  sketch: 'Uint16Array',
  valueKind: 'Uint8Array',
} as const;
const ofMentions = {
  report: 'Int32Array',
  value: 'Int32Array',
  role: 'Uint8Array',
  flags: 'Uint8Array',
  start: 'Int32Array',
  end: 'Int32Array',
  field: 'Int16Array',
} as const;
const spelled = ['id', 'ref', 'victim', 'values'] as const;
/** Few words come again and again in them. */
const repeating = ['agency', 'category', 'language', 'currency'] as const;

/** What a kept table follows from: the result of the run that stands in the rows, the weights, and the Node that writes numbers into files. */
export function tieOf(result: Uint8Array, head: Uint8Array, model: Model = currentModel): Buffer {
  const hash = createHash('sha256').update(`${layout}\n${process.version}\n${JSON.stringify(model)}\n`);
  return hash.update(head).update(result).digest();
}

/** Leaves the table for who opens the casebook next, beside the rows from which it can be made again. */
export function keepTable(file: string, tie: Buffer, kept: KeptTable): void {
  leaveColumns(file, tie, columnsOf(kept));
}

/** The table as it was left with this tie; `undefined` when it was not, or the file is not as it was written. */
export function keptTable(file: string, tie: Buffer): KeptTable | undefined {
  const taken = takeColumns(file, tie);
  if (taken === undefined) return undefined;
  const batches = Array.from({ length: taken.numbers('batches', 'Int32Array')[0]! }, (_, n) => batchIn(taken, `${n} `));
  const value = taken.strings('value');
  const columns = numbersIn(taken, ofTable, '');
  const table = { ...columns, reports: columns.batch.length, indicators: value.length, value };
  return { table, batches, index: new IdentityIndex(table.indicators, taken.numbers('slots', 'Int32Array')) };
}

function* columnsOf({ table, batches, index }: KeptTable): Generator<NamedColumn> {
  yield ['batches', Int32Array.of(batches.length)];
  for (const name of keysOf(ofTable)) yield [name, table[name]];
  yield ['value', table.value];
  yield ['slots', index.slots];
  for (const [n, batch] of batches.entries()) {
    for (const name of keysOf(ofBatch)) yield [`${n} ${name}`, batch[name]];
    for (const name of keysOf(ofMentions)) yield [`${n} mentions ${name}`, batch.mentions[name]];
    for (const name of spelled) yield [`${n} ${name}`, batch[name]];
    yield [`${n} fields`, batch.fieldNames];
    for (const name of repeating) {
      const placed = new Placed();
      yield [`${n} ${name}`, placed.places(batch[name])];
      yield [`${n} ${name} words`, placed.words];
    }
  }
}

function batchIn(taken: TakenColumns, prefix: string): NumberedBatch {
  const columns = numbersIn(taken, ofBatch, prefix);
  const mentions = numbersIn(taken, ofMentions, `${prefix}mentions `);
  const listed = (name: string): StringList => taken.strings(prefix + name);
  const placed = (name: string): StringList =>
    new PlacedStrings(taken.numbers(prefix + name, 'Int32Array'), arrayOf(listed(`${name} words`)));
  return {
    ...columns,
    count: columns.number.length,
    mentions: { ...mentions, count: mentions.report.length },
    id: listed('id'),
    ref: listed('ref'),
    victim: listed('victim'),
    values: listed('values'),
    fieldNames: arrayOf(listed('fields')),
    agency: placed('agency'),
    category: placed('category'),
    language: placed('language'),
    currency: placed('currency'),
  };
}

type Types = Readonly<Record<string, keyof Arrays>>;

function numbersIn<Of extends Types>(taken: TakenColumns, types: Of, prefix: string): { [Name in keyof Of]: Arrays[Of[Name]] } {
  const found = keysOf(types).map((name) => [name, taken.numbers(prefix + name, types[name]!)]);
  return Object.fromEntries(found) as { [Name in keyof Of]: Arrays[Of[Name]] };
}

function keysOf<Of extends object>(of: Of): (keyof Of & string)[] {
  return Object.keys(of) as (keyof Of & string)[];
}

const arrayOf = (list: StringList): string[] => Array.from({ length: list.length }, (_, i) => list.at(i)!);

/** Strings of which many are the same. */
class PlacedStrings implements StringList {
  readonly #places: Int32Array;
  readonly #words: readonly string[];

  constructor(places: Int32Array, words: readonly string[]) {
    this.#places = places;
    this.#words = words;
  }

  get length(): number {
    return this.#places.length;
  }

  at(position: number): string | undefined {
    return this.#words[this.#places[position]!];
  }
}
