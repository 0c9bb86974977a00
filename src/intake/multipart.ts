import { ClewError } from '../errors.ts';

/** The file of a form, as its bytes come in. */
export interface FilePart {
  /** As the sender calls it: not to be trusted as a path. */
  readonly name: string;
  /** Must be read to its end; throws `input` when the form ends in the middle of the file. */
  readonly bytes: AsyncIterable<Buffer>;
}

/** A boundary (RFC 2046, section 5.1.1) and the header lines of one part are short. */
const mostHeader = 16_384;

/**
 * The first file of a `multipart/form-data` body (RFC 7578), without holding it in memory. Fields before it are passed over, as
 * long as they are short; what comes after it is not looked at.
 */
export async function filePart(body: AsyncIterable<Uint8Array>, contentType: string): Promise<FilePart> {
  const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^;\s"]{1,70}))/iu.exec(contentType);
  if (!/^multipart\/form-data\b/iu.test(contentType) || boundary === null) throw noForm();
  const stream = new Buffered(body);
  const delimiter = Buffer.from(`\r\n--${boundary[1] ?? boundary[2]}`, 'latin1');
  // The first delimiter has no line break before it.
  stream.prepend(Buffer.from('\r\n'));
  await stream.until(delimiter, mostHeader);
  for (;;) {
    // Two dashes end the form; else the headers of a part follow.
    const head = (await stream.until(Buffer.from('\r\n\r\n'), mostHeader)).toString('utf8');
    if (head.startsWith('--')) throw noForm();
    const name = fileNameOf(head);
    if (name !== undefined) return { name, bytes: stream.upTo(delimiter) };
    await stream.until(delimiter, 1 << 16);
  }
}

/** `filename` of a Content-Disposition, with the escapes of the form-data encoding algorithm of HTML. */
function fileNameOf(head: string): string | undefined {
  const disposition = /^content-disposition:\s*form-data\s*;(.*)$/imu.exec(head)?.[1];
  const name = disposition === undefined ? undefined : /\bfilename="((?:[^"\\\r\n]|\\.)*)"/iu.exec(disposition)?.[1];
  if (name === undefined) return undefined;
  const plain = name.replaceAll('%22', '"').replaceAll('%0D', '').replaceAll('%0A', '');
  return plain.replaceAll(/\\(["\\])/gu, '$1');
}

function noForm(): ClewError {
  return new ClewError('input', 'intake.upload', 'The request holds no file, or breaks off before it.', {
    hint: 'Send multipart/form-data with one file.',
  });
}

/** Bytes that came and were not asked for yet. */
class Buffered {
  readonly #source: AsyncIterator<Uint8Array>;
  #held: Buffer = Buffer.alloc(0);
  #isDone = false;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  prepend(bytes: Buffer): void {
    this.#held = Buffer.concat([bytes, this.#held]);
  }

  async #more(): Promise<boolean> {
    if (this.#isDone) return false;
    const { value, done } = await this.#source.next();
    if (done === true) {
      this.#isDone = true;
      return false;
    }
    this.#held =
      this.#held.length === 0
        ? Buffer.from(value.buffer, value.byteOffset, value.byteLength)
        : Buffer.concat([this.#held, value]);
    return true;
  }

  /** What stands before `mark`, at most so many bytes; the mark is passed over. */
  async until(mark: Buffer, most: number): Promise<Buffer> {
    for (;;) {
      const at = this.#held.indexOf(mark);
      if (at !== -1) {
        const before = this.#held.subarray(0, at);
        this.#held = this.#held.subarray(at + mark.length);
        return before;
      }
      if (this.#held.length > most + mark.length || !(await this.#more())) throw noForm();
    }
  }

  /** The same, piece by piece. */
  async *upTo(mark: Buffer): AsyncGenerator<Buffer> {
    for (;;) {
      const at = this.#held.indexOf(mark);
      if (at !== -1) {
        if (at > 0) yield this.#held.subarray(0, at);
        this.#held = this.#held.subarray(at + mark.length);
        return;
      }
      // The mark may have begun at the end of what came.
      const sure = this.#held.length - mark.length + 1;
      if (sure > 0) {
        const piece = this.#held.subarray(0, sure);
        this.#held = this.#held.subarray(sure);
        yield piece;
      }
      if (!(await this.#more())) throw noForm();
    }
  }
}
