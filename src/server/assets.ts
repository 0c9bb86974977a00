import { readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Context } from 'hono';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
};

interface Asset {
  readonly path: string;
  readonly etag: string;
  /** Compressed copies that lie beside it, smallest first. */
  readonly packed: readonly ('br' | 'gzip')[];
}

/** Files whose name changes with their content. */
const hashed = '/assets/';
const isPage = ({ req }: Context): boolean => !req.path.startsWith(hashed) && (req.header('accept') ?? '').includes('text/html');

/** Where the built page lies, both in a working copy and in the package. */
const webDist = fileURLToPath(new URL('../../web/dist/', import.meta.url));

/**
 * The files of the built page, by the path they are asked for. Only what was listed is ever opened, so that no path leads
 * elsewhere.
 */
export class Assets {
  readonly #root: string;
  #files: ReadonlyMap<string, Asset> = new Map();
  #listed = -1;

  constructor(root = webDist) {
    this.#root = root;
  }

  /** The file asked for; a reader who follows any other address gets the page, which knows its own addresses. */
  async answer(c: Context): Promise<Response | undefined> {
    this.#list();
    const path = c.req.path;
    const found = this.#files.get(path) ?? (isPage(c) ? this.#files.get('/index.html') : undefined);
    if (found === undefined) return undefined;
    const isHashed = path.startsWith(hashed);
    c.header('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    c.header('ETag', found.etag);
    c.header('Vary', 'Accept-Encoding');
    if (c.req.header('if-none-match') === found.etag) return c.body(null, 304);
    const accepted = c.req.header('accept-encoding') ?? '';
    const packed = found.packed.find((each) => accepted.includes(each));
    const file = packed === undefined ? found.path : `${found.path}${packed === 'br' ? '.br' : '.gz'}`;
    if (packed !== undefined) c.header('Content-Encoding', packed);
    c.header('Content-Type', types[extname(found.path)] ?? 'application/octet-stream');
    return c.body(await readFile(file));
  }

  /** Lists the folder again when the page was built anew. */
  #list(): void {
    const built = statSync(join(this.#root, 'index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (built === this.#listed) return;
    this.#listed = built;
    const names = built === 0 ? [] : readdirSync(this.#root, { recursive: true, withFileTypes: true });
    const paths = new Set(names.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name)));
    this.#files = new Map(
      Array.from(paths, (path) => {
        const { size, mtimeMs } = statSync(path);
        const packed = (
          [
            ['br', '.br'],
            ['gzip', '.gz'],
          ] as const
        ).filter(([, end]) => paths.has(`${path}${end}`));
        const asset: Asset = {
          path,
          etag: `"${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}"`,
          packed: packed.map(([name]) => name),
        };
        const name = path.slice(join(this.#root, sep).length).split(sep).join('/');
        return [`/${name}`, asset];
      }),
    );
  }
}

/** Said instead of the page when it was not built. */
export const unbuilt = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Clew</title>
<h1>Clew</h1>
<p>The server runs; the page is not built yet. Run <code>npm run build:web</code>, then load this page again.</p>
<p lang="zh">服务已启动，但页面尚未构建。请运行 <code>npm run build:web</code>，然后刷新本页。</p>
<p><a href="/api/docs">API</a></p>
</html>
`;
