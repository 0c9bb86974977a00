import type { Chunk } from './chunks.ts';
import { recordLimit, type ByteBlock, type Dialect, type SetAside } from './file-plan.ts';

const blockBytes = 2 * 1024 * 1024;

/** How far a scan came: `end` is the end of the last whole record, `records` how many (blank lines are none). */
export interface Scan {
  end: number;
  records: number;
  /** Offset just after the record numbered `skip`, -1 until it has been passed. */
  skipped: number;
  /** Whether the unfinished record is inside quotes. */
  quoted: boolean;
}

/**
 * Finds whole records in `bytes`, which begin at a record. A quote opens only at the beginning of a cell (RFC 4180 §2.5),
 * so that a stray quote in prose does no harm. A quoted cell that spans lines and is then closed in the middle of a word
 * was never closed by its writer: the scan goes back and takes its first line alone. `csv.ts` reads by the same rules.
 */
export function scanRecords(bytes: Uint8Array, dialect: Dialect, skip: number, last: boolean): Scan {
  const { delimiter, newline } = dialect;
  const quote = dialect.quote === 0 ? -1 : dialect.quote;
  const scan: Scan = { end: 0, records: 0, skipped: skip === 0 ? 0 : -1, quoted: false };
  const length = bytes.length;
  let from = 0;
  let firstBreak = -1;
  let literal = -1;
  let i = 0;
  while (i < length) {
    const byte = bytes[i]!;
    if (byte === newline) {
      if (i > from && !(i === from + 1 && bytes[from] === 13)) scan.records++;
      from = i + 1;
      scan.end = from;
      if (scan.skipped < 0 && scan.records === skip) scan.skipped = from;
      i++;
    } else if (byte === quote && from !== literal && (i === from || bytes[i - 1] === delimiter)) {
      firstBreak = -1;
      i++;
      let closed = false;
      while (i < length) {
        const inner = bytes[i]!;
        if (inner === quote) {
          if (i + 1 < length && bytes[i + 1] === quote) i += 2;
          else {
            closed = i + 1 < length || last;
            i++;
            break;
          }
        } else {
          if (inner === newline && firstBreak < 0) firstBreak = i;
          i++;
        }
      }
      const next = i < length ? bytes[i]! : newline;
      const ends = next === delimiter || next === newline || next === 13;
      if (closed && (ends || firstBreak < 0)) continue;
      if (!closed && !last) {
        scan.quoted = true;
        return scan;
      }
      // Never closed: the record's first line stands alone, its quotes plain characters.
      literal = from;
      i = from;
    } else i++;
  }
  if (last && length > from) {
    if (!(length === from + 1 && bytes[from] === 13)) scan.records++;
    scan.end = length;
    if (scan.skipped < 0 && scan.records === skip) scan.skipped = length;
  }
  return scan;
}

/**
 * Cuts a stream of UTF-8 chunks into blocks of whole records, skipping the first `skip` records. Memory: one block and
 * one chunk, whatever the size of the file or of a record.
 */
export async function* cutBlocks(source: AsyncIterable<Chunk>, dialect: Dialect, skip: number): AsyncGenerator<ByteBlock> {
  let held: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  let row = 1;
  let toSkip = skip;
  let read = 0;
  let aside: SetAside[] = [];
  /** Inside an oversized record: its bytes are dropped up to the next line break. */
  let dropping = false;

  const take = (last: boolean): ByteBlock | undefined => {
    const scan = scanRecords(held, dialect, toSkip, last);
    const begin = scan.skipped < 0 ? scan.end : scan.skipped;
    const kept = scan.skipped < 0 ? 0 : scan.records - toSkip;
    toSkip = scan.skipped < 0 ? toSkip - scan.records : 0;
    const rest = held.slice(scan.end);
    const bytes = held.subarray(begin, scan.end);
    held = rest;
    const firstRow = row;
    row += kept;
    if (kept === 0 && aside.length === 0) return undefined;
    const block: ByteBlock = { kind: 'bytes', bytes, firstRow, offset: read, aside };
    aside = [];
    return block;
  };

  const setAside = (code: string, why: string): void => {
    if (toSkip > 0) toSkip--;
    else aside.push({ row: row++, code, why, record: {} });
  };

  for await (const chunk of source) {
    read = chunk.read;
    let bytes = chunk.bytes;
    if (dropping) {
      const at = bytes.indexOf(dialect.newline);
      if (at < 0) continue;
      dropping = false;
      bytes = bytes.subarray(at + 1);
    }
    const joined = new Uint8Array(held.length + bytes.length);
    joined.set(held);
    joined.set(bytes, held.length);
    held = joined;
    if (held.length < blockBytes) continue;
    const block = take(false);
    if (block !== undefined) yield block;
    while (held.length > recordLimit) {
      const lineEnd = held.indexOf(dialect.newline);
      if (lineEnd >= 0) {
        setAside('intake.unclosed-quote', 'a quoted cell is not closed within 16 MiB: its first line is set aside');
        held = held.slice(lineEnd + 1);
        const more = take(false);
        if (more !== undefined) yield more;
      } else {
        setAside('intake.record-too-large', 'the record is longer than 16 MiB');
        held = new Uint8Array(0);
        dropping = true;
      }
    }
  }
  const block = take(true);
  if (block !== undefined) yield block;
}
