import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filePart } from './multipart.ts';

async function* pieces(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length]!;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function read(
  body: Buffer,
  contentType: string,
  sizes: readonly number[] = [7],
): Promise<{ name: string; content: Buffer }> {
  const { name, bytes } = await filePart(pieces(body, sizes), contentType);
  const content = [];
  for await (const piece of bytes) content.push(Buffer.from(piece));
  return { name, content: Buffer.concat(content) };
}

async function formOf(content: Uint8Array, name: string): Promise<{ body: Buffer; contentType: string }> {
  const form = new FormData();
  form.append('lang', 'zh');
  form.append('file', new Blob([Buffer.from(content)]), name);
  form.append('after', 'x');
  const request = new Request('http://localhost/', { method: 'POST', body: form });
  const contentType = request.headers.get('content-type') ?? '';
  return { body: Buffer.from(await request.arrayBuffer()), contentType };
}

describe('the file of a form', () => {
  it('comes out byte for byte, however the body is cut', async () => {
    // Bytes of which delimiters are made, so that half delimiters are common.
    const content = fc.array(fc.constantFrom(13, 10, 45, 65, 0, 255), { maxLength: 300 }).map((bytes) => Uint8Array.from(bytes));
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(content, sizes, async (bytes, cut) => {
        const { body, contentType } = await formOf(bytes, 'reports.csv');
        const { content } = await read(body, contentType, cut);
        expect(content.equals(Buffer.from(bytes))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it.each(['报案 "一".csv', 'a;b=c.csv', '../../etc/passwd', 'x'.repeat(300)])('keeps the name %s', async (name) => {
    const { body, contentType } = await formOf(Buffer.from('a,b\n'), name);
    expect((await read(body, contentType)).name).toBe(name);
  });

  it.each([
    ['no form', '{}', 'application/json'],
    ['no boundary', '--b\r\n\r\n', 'multipart/form-data'],
    ['no file in it', '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--b--\r\n', 'multipart/form-data; boundary=b'],
    [
      'an end in the middle',
      '--b\r\nContent-Disposition: form-data; name="a"; filename="f"\r\n\r\nhalf',
      'multipart/form-data; boundary=b',
    ],
    ['headers without end', `--b\r\nX: ${'x'.repeat(40_000)}`, 'multipart/form-data; boundary=b'],
  ])('is refused when there is %s', async (_what, body, contentType) => {
    await expect(read(Buffer.from(body), contentType)).rejects.toMatchObject({ code: 'intake.upload' });
  });
});
