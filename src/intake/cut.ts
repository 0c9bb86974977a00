import type { Chunk } from './chunks.ts';
import { recordLimit, type ByteBlock, type Dialect, type SetAside } from './file-plan.ts';

/** Small enough that the reports of a block die young: twice this costs the parser a quarter of its speed. */
const blockBytes = 1024 * 1024;

/** How far a scan came: `end` is the end of the last whole record, `records` how many (blank lines are none). */
export interface Scan {
  end: number;
  records: number;
  /** Offset just after the record numbered `skip`, -1 until it has been passed. */
  skipped: number;
  /** Where the quoted cell opens that the unfinished record breaks off in, -1 when it breaks off outside quotes. */
  open: number;
}

/**
 * Finds whole records in `bytes`, which begin at a record. A quote opens only at the beginning of a cell (RFC 4180 §2.5),
 * so that a stray quote in prose does no harm. A quoted cell that spans lines and is then closed in the middle of a word,
 * or never, was left open by its writer: the record ends with the line on which that cell opens. Every byte is looked at
 * twice at most, for nothing between such an opening and the end of its search can open another. `csv.ts` reads by the
 * same rules.
 */
export function scanRecords(bytes: Uint8Array, dialect: Dialect, skip: number, last: boolean): Scan {
  const { delimiter, newline } = dialect;
  const quote = dialect.quote === 0 ? -1 : dialect.quote;
  const scan: Scan = { end: 0, records: 0, skipped: skip === 0 ? 0 : -1, open: -1 };
  const length = bytes.length;
  let from = 0;
  let plain = false;
  let i = 0;
  while (i < length) {
    const byte = bytes[i]!;
    if (byte === newline) {
      if (i > from && !(i === from + 1 && bytes[from] === 13)) scan.records++;
      from = i + 1;
      plain = false;
      scan.end = from;
      if (scan.skipped < 0 && scan.records === skip) scan.skipped = from;
      i++;
    } else if (byte === quote && !plain && (i === from || bytes[i - 1] === delimiter)) {
      const close = closingByte(bytes, i + 1, dialect, last);
      if (close === unfinished) {
        scan.open = i;
        return scan;
      }
      if (close === neverClosed) plain = true;
      else i = close;
      i++;
    } else i++;
  }
  if (last && length > from) {
    if (!(length === from + 1 && bytes[from] === 13)) scan.records++;
    scan.end = length;
    if (scan.skipped < 0 && scan.records === skip) scan.skipped = length;
  }
  return scan;
}

const neverClosed = -1;
const unfinished = -2;

/** Offset of the quote that closes the cell whose content begins at `from`. */
function closingByte(bytes: Uint8Array, from: number, { delimiter, quote, newline }: Dialect, last: boolean): number {
  const length = bytes.length;
  let spans = false;
  for (let i = from; i < length; i++) {
    const byte = bytes[i]!;
    if (byte === quote) {
      if (i + 1 === length) return last ? i : unfinished;
      const next = bytes[i + 1]!;
      if (next === quote) i++;
      else return !spans || next === delimiter || next === newline || next === 13 ? i : neverClosed;
    } else if (byte === newline) spans = true;
  }
  return last ? neverClosed : unfinished;
}

/**
 * Cuts a stream of UTF-8 chunks into blocks of whole records, skipping the first `skip` records. Memory: one block and
 * one record of at most `recordLimit`, whatever the size of the file.
 */
export async function* cutBlocks(source: AsyncIterable<Chunk>, dialect: Dialect, skip: number): AsyncGenerator<ByteBlock> {
  const cutter = new Cutter(dialect, skip);
  for await (const chunk of source) {
    cutter.add(chunk);
    if (!cutter.full) continue;
    yield* cutter.cut(false);
    while (cutter.oversized) {
      cutter.giveUp();
      yield* cutter.cut(false);
    }
  }
  yield* cutter.cut(true);
}

class Cutter {
  private held: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  /** Chunks not yet joined to `held`. */
  private parts: Uint8Array[] = [];
  private size = 0;
  /** Bytes to gather before looking again: doubled while one record fills them all, so that its scans stay linear. */
  private need = blockBytes;
  private row = 1;
  private toSkip: number;
  private read = 0;
  private aside: SetAside[] = [];
  /** Inside an oversized record: its bytes are dropped up to the next line break. */
  private dropping = false;
  /** Where the quoted cell opens in which `held` breaks off, -1 outside quotes. */
  private open = -1;
  private readonly dialect: Dialect;

  constructor(dialect: Dialect, skip: number) {
    this.dialect = dialect;
    this.toSkip = skip;
  }

  get full(): boolean {
    return this.size >= this.need;
  }

  get oversized(): boolean {
    return this.held.length > recordLimit;
  }

  add(chunk: Chunk): void {
    this.read = chunk.read;
    let bytes = chunk.bytes;
    if (this.dropping) {
      const at = bytes.indexOf(this.dialect.newline);
      if (at < 0) return;
      this.dropping = false;
      bytes = bytes.subarray(at + 1);
    }
    this.parts.push(bytes);
    this.size += bytes.length;
  }

  /** Yields the whole records gathered so far, if there are any. */
  *cut(last: boolean): Generator<ByteBlock> {
    this.join();
    const { held, toSkip } = this;
    const scan = scanRecords(held, this.dialect, toSkip, last);
    const done = scan.skipped >= 0;
    const kept = done ? scan.records - toSkip : 0;
    const bytes = held.subarray(done ? scan.skipped : scan.end, scan.end);
    this.toSkip = done ? 0 : toSkip - scan.records;
    // A copy: the block's buffer may be transferred to another thread.
    this.held = held.slice(scan.end);
    this.open = scan.open < 0 ? -1 : scan.open - scan.end;
    this.size = this.held.length;
    this.need = Math.min(Math.max(blockBytes, 2 * this.size), recordLimit + 1);
    const firstRow = this.row;
    this.row += kept;
    if (kept === 0 && this.aside.length === 0) return;
    const { aside } = this;
    this.aside = [];
    yield { kind: 'bytes', bytes, firstRow, offset: this.read, aside };
  }

  /** Sets aside what makes the held record too long, so that reading can go on. */
  giveUp(): void {
    const lineEnd = this.open < 0 ? -1 : this.held.indexOf(this.dialect.newline, this.open);
    if (lineEnd >= 0) {
      this.setAside(
        'intake.unclosed-quote',
        'a quoted cell is not closed within 16 MiB: the record is set aside up to the line it opens on',
      );
      this.held = this.held.slice(lineEnd + 1);
    } else {
      this.setAside('intake.record-too-large', 'the record is longer than 16 MiB');
      this.held = new Uint8Array(0);
      this.dropping = true;
    }
    this.size = this.held.length;
  }

  private setAside(code: string, why: string): void {
    if (this.toSkip > 0) this.toSkip--;
    else this.aside.push({ row: this.row++, code, why, record: {} });
  }

  private join(): void {
    const joined = new Uint8Array(this.held.length + this.parts.reduce((sum, part) => sum + part.length, 0));
    joined.set(this.held);
    let at = this.held.length;
    for (const part of this.parts) {
      joined.set(part, at);
      at += part.length;
    }
    this.held = joined;
    this.parts = [];
  }
}
