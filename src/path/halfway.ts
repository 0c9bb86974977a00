import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { Ctx } from '../casebook/index.ts';
import type { Counted, LinkTable, Model } from '../link/index.ts';
import { forgetColumns, leaveColumns, takeColumns } from './column-file.ts';

type Place = Pick<Ctx['beside'], 'halfway' | 'least'>;

/** Another number when the same words would be counted otherwise. */
const layout = 'halfway 2';
/** Columns that no count depends on: names of reports, the way back to batches, and what follows from the rows. */
const aside = new Set<keyof LinkTable>(['id', 'batch', 'position', 'postOffset', 'post']);
/** Values put into words at once. */
const valuesAtOnce = 1 << 13;

/**
 * What a full run has counted once learning ended, beside the rows: a run that was stopped or killed leaves it to the next one over the
 * same table by the same model. Taken only when it fits and is whole.
 */
export class Halfway {
  readonly #file: string;
  /** SHA-256 of all that the counts depend on. */
  readonly #tie: Buffer;

  constructor({ halfway: file }: Place, table: LinkTable, model: Model) {
    this.#file = file;
    this.#tie = tieOf(table, model);
  }

  /** For tables that take long enough to be worth it. */
  static of(place: Place, table: LinkTable, model: Model): Halfway | undefined {
    return table.reports < place.least ? undefined : new Halfway(place, table, model);
  }

  /** What a run before counted; `undefined` when it left nothing, left it for another table, or the file is not as it was written. */
  take(): Counted | undefined {
    const taken = takeColumns(this.#file, this.#tie);
    return taken === undefined ? undefined : (deserialize(taken.numbers('counted', 'Uint8Array')) as Counted);
  }

  /** Leaves it for the next run: whole or not at all. */
  leave(counted: Counted): void {
    leaveColumns(this.#file, this.#tie, [['counted', serialize(counted)]]);
  }
}

/** Removes what was left: a run has ended. */
export function forgetHalfway({ halfway }: Place): void {
  forgetColumns(halfway);
}

/** Order, figures, indicators and sketches of the reports, all weights, and the Node that writes numbers into files. */
function tieOf(table: LinkTable, model: Model): Buffer {
  const hash = createHash('sha256').update(`${layout}\n${process.version}\n${JSON.stringify(model)}\n`);
  for (const [name, column] of Object.entries(table) as [keyof LinkTable, LinkTable[keyof LinkTable]][]) {
    if (aside.has(name)) continue;
    if (typeof column === 'number') hash.update(`${name} ${column}\n`);
    else if (ArrayBuffer.isView(column)) hash.update(`${name} ${column.byteLength}\n`).update(column);
    else {
      hash.update(`${name} ${column.length}\n`);
      // As JSON, where no value runs into the next.
      for (let i = 0; i < column.length; i += valuesAtOnce) hash.update(JSON.stringify(column.slice(i, i + valuesAtOnce)));
    }
  }
  return hash.digest();
}
