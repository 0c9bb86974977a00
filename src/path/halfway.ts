import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import type { Ctx } from '../casebook/index.ts';
import type { Counted, LinkTable, Model } from '../link/index.ts';

/** The file, and from how many reports on it is written. */
type Place = Ctx['halfway'];

/** First in the file; another number when the same words would be counted otherwise, or the file is laid out otherwise. */
const layout = 'clew halfway 1\n';
const hashBytes = 32;
/** Columns that no count depends on: names of reports, the way back to batches, and what follows from the rows. */
const aside = new Set<keyof LinkTable>(['id', 'batch', 'position', 'postOffset', 'post']);
/** Values put into words at once. */
const valuesAtOnce = 1 << 13;

/**
 * What a full run has counted once learning ended, beside the rows: a run that was stopped or killed leaves it to the next one over the
 * same table by the same model. Taken only when it fits and is whole. The sums hold against accidents: who may write to the folder of a
 * casebook may change its rows as well, and either is found when they are made again from the acts.
 */
export class Halfway {
  readonly #file: string;
  /** SHA-256 of all that the counts depend on. */
  readonly #tie: Buffer;

  constructor({ file }: Place, table: LinkTable, model: Model) {
    this.#file = file;
    this.#tie = tieOf(table, model);
  }

  /** For tables that take long enough to be worth it. */
  static of(place: Place, table: LinkTable, model: Model): Halfway | undefined {
    return table.reports < place.least ? undefined : new Halfway(place, table, model);
  }

  /** What a run before counted; `undefined` when it left nothing, left it for another table, or the file is not as it was written. */
  take(): Counted | undefined {
    let bytes: Buffer;
    try {
      bytes = readFileSync(this.#file);
    } catch {
      return undefined;
    }
    const start = layout.length + 2 * hashBytes;
    const body = bytes.subarray(start);
    if (!bytes.subarray(0, start).equals(this.#head(body))) return undefined;
    return deserialize(body) as Counted;
  }

  /** Leaves it for the next run: whole or not at all. */
  leave(counted: Counted): void {
    const part = partOf(this.#file);
    try {
      const body = serialize(counted);
      writeFileSync(part, Buffer.concat([this.#head(body), body]), { mode: 0o600 });
      renameSync(part, this.#file);
    } catch {
      // A full disk ends no run for the sake of one that may never come.
      remove(part);
    }
  }

  #head(body: Uint8Array): Buffer {
    return Buffer.concat([Buffer.from(layout), this.#tie, createHash('sha256').update(body).digest()]);
  }
}

/** Removes what was left: a run has ended. */
export function forgetHalfway({ file }: Place): void {
  for (const each of [file, partOf(file)]) remove(each);
}

const partOf = (file: string): string => `${file}.part`;

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // What stays fits no other table, and is of use for the same.
  }
}

/** Order, figures, indicators and sketches of the reports, all weights, and the Node that writes numbers into files. */
function tieOf(table: LinkTable, model: Model): Buffer {
  const hash = createHash('sha256').update(`${process.version}\n${JSON.stringify(model)}\n`);
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
