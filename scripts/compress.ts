/**
 * Lays compressed copies beside the files of the built page, which `clew serve` hands to browsers that take them: `npm run build`
 * does it after Vite. Fonts and pictures are compressed in themselves.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const compressible = /\.(?:js|css|html|svg|json|webmanifest)$/u;
/** Smaller files gain nothing. */
const least = 1024;

export function compressBelow(folder: string): void {
  for (const each of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(each.parentPath, each.name);
    if (!each.isFile() || !compressible.test(path)) continue;
    const bytes = readFileSync(path);
    if (bytes.length < least) continue;
    const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: quality }));
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
}

if (import.meta.main) compressBelow(join(import.meta.dirname, '..', 'web', 'dist'));
