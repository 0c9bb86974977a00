import type { Pair } from '../intake/index.ts';
import type { PlaceColumns, ReadingColumns, ReportColumns } from '../model/index.ts';
import { StringIndex } from '../link/index.ts';
import { sketchSize } from '../model/index.ts';

/**
 * Leaves out reports whose id came before, over all batches of one file and all files of one run: the first stands. A
 * repeated row within one file is noted in `pairs`, for intake to tell a mere repetition from a contradiction.
 */
export class Seen {
  readonly #ids = new StringIndex();
  /** Row of the first record in the file at hand by number of the id, 0 when another file had it. */
  #rows = new Int32Array(1 << 10);
  readonly pairs: Pair[] = [];
  duplicates = 0;

  /** The batch without repeated reports. */
  sift(columns: ReportColumns): ReportColumns {
    const keep: number[] = [];
    for (let i = 0; i < columns.count; i++) {
      const known = this.#ids.size;
      const id = this.#ids.of(columns.id[i]!);
      if (id === known) {
        this.#note(id, columns.row[i]!);
        keep.push(i);
      } else {
        this.duplicates++;
        const first = this.#rows[id]!;
        if (first > 0) this.pairs.push({ first, row: columns.row[i]! });
      }
    }
    return keep.length === columns.count ? columns : select(columns, keep);
  }

  /** To be called between files. */
  nextFile(): void {
    this.#rows.fill(0);
    this.pairs.length = 0;
  }

  #note(id: number, row: number): void {
    if (id === this.#rows.length) {
      const wider = new Int32Array(id * 2);
      wider.set(this.#rows);
      this.#rows = wider;
    }
    this.#rows[id] = row;
  }
}

/** The rows `keep` (ascending) of a batch. */
export function select(columns: ReportColumns, keep: readonly number[]): ReportColumns {
  const place = new Int32Array(columns.count).fill(-1);
  keep.forEach((from, to) => (place[from] = to));
  const { mentions } = columns;
  const kept: number[] = [];
  for (let m = 0; m < mentions.count; m++) if (place[mentions.report[m]!] !== -1) kept.push(m);
  const words = (of: readonly string[]): string[] => keep.map((i) => of[i]!);
  const numbers = (of: Float64Array): Float64Array => Float64Array.from(keep, (i) => of[i]!);
  const sketch = new Uint16Array(keep.length * sketchSize);
  keep.forEach((from, to) => sketch.set(columns.sketch.subarray(from * sketchSize, (from + 1) * sketchSize), to * sketchSize));
  return {
    ...columns,
    count: keep.length,
    id: words(columns.id),
    ref: words(columns.ref),
    row: Int32Array.from(keep, (i) => columns.row[i]!),
    agency: words(columns.agency),
    victim: words(columns.victim),
    category: words(columns.category),
    language: words(columns.language),
    channel: words(columns.channel),
    amountMinor: numbers(columns.amountMinor),
    currency: words(columns.currency),
    reportedAt: numbers(columns.reportedAt),
    lossAt: numbers(columns.lossAt),
    sketch,
    ...(columns.text === undefined ? {} : { text: words(columns.text) }),
    ...(columns.fields === undefined ? {} : { fields: words(columns.fields) }),
    ...(columns.readings === undefined ? {} : { readings: selectReadings(columns.readings, keep) }),
    ...(columns.places === undefined ? {} : { places: selectPlaces(columns.places, place) }),
    mentions: {
      count: kept.length,
      report: Int32Array.from(kept, (m) => place[mentions.report[m]!]!),
      value: Int32Array.from(kept, (m) => mentions.value[m]!),
      role: Uint8Array.from(kept, (m) => mentions.role[m]!),
      flags: Uint8Array.from(kept, (m) => mentions.flags[m]!),
      confidence: Uint8Array.from(kept, (m) => mentions.confidence[m]!),
      start: Int32Array.from(kept, (m) => mentions.start[m]!),
      end: Int32Array.from(kept, (m) => mentions.end[m]!),
      field: Int16Array.from(kept, (m) => mentions.field[m]!),
    },
  };
}

function selectReadings({ type, confidence, stages }: ReadingColumns, keep: readonly number[]): ReadingColumns {
  return {
    type: Uint8Array.from(keep, (i) => type[i]!),
    confidence: Uint8Array.from(keep, (i) => confidence[i]!),
    stages: Uint16Array.from(keep, (i) => stages[i]!),
  };
}

/** `to`: new position of each report, -1 of those left out. */
function selectPlaces({ count, report, place, role, start, end, field }: PlaceColumns, to: Int32Array): PlaceColumns {
  const kept: number[] = [];
  for (let i = 0; i < count; i++) if (to[report[i]!] !== -1) kept.push(i);
  return {
    count: kept.length,
    report: Int32Array.from(kept, (i) => to[report[i]!]!),
    place: kept.map((i) => place[i]!),
    role: Uint8Array.from(kept, (i) => role[i]!),
    start: Int32Array.from(kept, (i) => start[i]!),
    end: Int32Array.from(kept, (i) => end[i]!),
    field: kept.map((i) => field[i]!),
  };
}
