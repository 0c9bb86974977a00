import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Files of a folder as a tar archive (POSIX ustar), in the order given, without anything of this machine: the same files give the
 * same bytes. Paths must fit a plain header (100 bytes after at most 155 before a slash), as those of a package do.
 * `under` is put before each, as `NAME/`.
 */
export async function* tarOf(dir: string, paths: readonly string[], under = ''): AsyncGenerator<Buffer> {
  for (const path of paths) {
    const { size } = await stat(join(dir, path));
    yield headerOf(under + path, size);
    const stream = createReadStream(join(dir, path), { highWaterMark: 1 << 20 });
    for await (const piece of stream as AsyncIterable<Buffer>) yield piece;
    yield Buffer.alloc((512 - (size % 512)) % 512);
  }
  yield Buffer.alloc(1024);
}

function headerOf(path: string, bytes: number): Buffer {
  const cut = Buffer.byteLength(path) <= 100 ? -1 : path.indexOf('/', path.length - 101);
  const header = Buffer.alloc(512);
  header.write(path.slice(cut + 1), 0, 100);
  header.write('0000644\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  if (bytes < 8 ** 11) header.write(`${bytes.toString(8).padStart(11, '0')}\0`, 124);
  else {
    // From 8 GiB on the number itself, as GNU and every newer tar reads it.
    header[124] = 0x80;
    header.writeBigUInt64BE(BigInt(bytes), 128);
  }
  header.write('00000000000\0', 136);
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\u000000', 257);
  if (cut > 0) header.write(path.slice(0, cut), 345, 155);
  const sum = header.reduce((all, byte) => all + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}
