import { columnFromArray, float32, float64, int32, tableFromColumns, tableFromIPC, tableToIPC, utf8 } from '@uwdata/flechette';
import type { Column, Numbers, NumberShape } from '../port.ts';

/** A column as it goes to Spark, and the SQL type that it has there. */
export interface Sent {
  readonly name: string;
  readonly type: 'BIGINT' | 'DOUBLE' | 'STRING';
  readonly column: Column;
}

/** The SQL type that a column has on every engine: whole numbers BIGINT, others DOUBLE, texts STRING. */
export function sent(name: string, column: Column): Sent {
  if (column instanceof Float64Array || column instanceof Float32Array) return { name, type: 'DOUBLE', column };
  if (ArrayBuffer.isView(column)) return { name, type: 'BIGINT', column };
  return { name, type: Array.isArray(column) && typeof column[0] === 'number' ? 'DOUBLE' : 'STRING', column };
}

/** Rows `from` to `to` as one Arrow stream; whole numbers in the narrowest type that Spark reads, to be cast there. */
export function arrowStream(columns: readonly Sent[], from: number, to: number): Uint8Array {
  const table = tableFromColumns(columns.map(({ name, column }) => [name, arrowColumn(column, from, to)]));
  return tableToIPC(table, { format: 'stream' })!;
}

function arrowColumn(column: Column, from: number, to: number): ReturnType<typeof columnFromArray> {
  if (column instanceof Float64Array) return columnFromArray(column.subarray(from, to), float64());
  if (column instanceof Float32Array) return columnFromArray(column.subarray(from, to), float32());
  if (column instanceof Int32Array) return columnFromArray(column.subarray(from, to), int32());
  // Spark reads no unsigned type: 2^32 and all below are whole in a double.
  if (ArrayBuffer.isView(column))
    return columnFromArray(Float64Array.from(column as ArrayLike<number>).subarray(from, to), float64());
  const part = Array.prototype.slice.call(column, from, to) as string[] | number[];
  return typeof column[0] === 'number' ? columnFromArray(part, float64()) : columnFromArray(part, utf8());
}

/**
 * Where to cut the rows so that no part is much longer than `bytes` in Arrow: ends of parts, the last the number of rows. A row that is
 * longer by itself is a part.
 */
export function cuts(columns: readonly Sent[], rows: number, bytes: number): number[] {
  const texts = columns.filter(({ type }) => type === 'STRING').map(({ column }) => column as readonly string[]);
  const fixed = columns.length * 8;
  const ends: number[] = [];
  let size = 0;
  for (let row = 0; row < rows; row++) {
    let length = fixed;
    // Three bytes of UTF-8 at most for each UTF-16 unit.
    for (const text of texts) length += text[row]!.length * 3;
    if (size > 0 && size + length > bytes) {
      ends.push(row);
      size = 0;
    }
    size += length;
  }
  ends.push(rows);
  return ends;
}

/** Columns of an answer that came as Arrow streams, each with some of its rows: plain arrays, by name. */
export function columnsOf(streams: readonly Uint8Array[]): Record<string, unknown[]> {
  const columns = new Map<string, unknown[]>();
  for (const stream of streams) {
    const table = tableFromIPC(stream, { useDecimalInt: false });
    for (const name of table.names) {
      const into = columns.get(name) ?? [];
      columns.set(name, into);
      for (const value of table.getChild(name)) into.push(cell(value));
    }
  }
  return Object.fromEntries(columns);
}

/** Columns of numbers of an answer that came as Arrow streams; the streams are let go of one by one. */
export function numbersOf<Shape extends NumberShape>(streams: Uint8Array[], shape: Shape): Numbers<Shape> {
  const names = Object.keys(shape);
  const parts: Record<string, ArrayLike<number | null>>[] = [];
  let rows = 0;
  for (let s = 0; s < streams.length; s++) {
    const table = tableFromIPC(streams[s]!);
    streams[s] = new Uint8Array();
    parts.push(Object.fromEntries(names.map((name) => [name, table.getChild(name).toArray() as ArrayLike<number | null>])));
    rows += table.numRows;
  }
  const arrays = names.map((name) => {
    const into = new shape[name]!(rows);
    let at = 0;
    for (const part of parts) {
      const values = part[name]!;
      if (ArrayBuffer.isView(values)) into.set(values as ArrayLike<number>, at);
      else for (let i = 0; i < values.length; i++) into[at + i] = values[i] ?? Number.NaN;
      at += values.length;
    }
    return [name, into];
  });
  return Object.fromEntries(arrays) as Numbers<Shape>;
}

function cell(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (ArrayBuffer.isView(value) && !(value instanceof Uint8Array))
    return Array.from(value as unknown as ArrayLike<unknown>, cell);
  return Array.isArray(value) ? value.map(cell) : value;
}
