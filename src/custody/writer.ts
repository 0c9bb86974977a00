import { mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ClewError } from '../errors.ts';
import { actFileOf, type PreparedAct } from './acts.ts';
import { placeFile, syncDir, synced, UnknownOutcome } from './disk.ts';
import type { TileFile } from './tile-edge.ts';
import { parseTilePath, tileWidth } from './tiles.ts';

/** Where the lines of the acts end that the head counts; what lies behind was never committed. */
export interface ActsEnd {
  readonly file: string;
  readonly bytes: number;
}

/** Appends lines of acts; durable when it returns. On a plain error the files are as before. */
export async function appendLines(dir: string, end: ActsEnd, acts: readonly PreparedAct[]): Promise<ActsEnd> {
  let at = end;
  for (let from = 0; from < acts.length;) {
    const file = actFileOf(acts[from]!.act.seq - 1);
    let to = from;
    while (to < acts.length && actFileOf(acts[to]!.act.seq - 1) === file) to++;
    const lines = Buffer.from(
      acts
        .slice(from, to)
        .map(({ line }) => `${line}\n`)
        .join(''),
    );
    const bytes = file === at.file ? at.bytes : 0;
    try {
      await appendTo(join(dir, file), bytes, lines);
    } catch (cause) {
      if (!(cause instanceof UnknownOutcome)) await takeBack(dir, end, at);
      throw cause;
    }
    at = { file, bytes: bytes + lines.length };
    from = to;
  }
  return at;
}

async function appendTo(path: string, from: number, lines: Buffer): Promise<void> {
  const handle = await open(path, from === 0 ? 'a' : 'r+');
  try {
    const { size } = await handle.stat();
    if (size < from) throw new ClewError('untrusted', 'custody.acts', 'A file of acts has become shorter.');
    // What a crash left behind the last committed line would be read as the beginning of the next one.
    if (size > from) await handle.truncate(from);
    for (let done = 0; done < lines.length;) {
      const { bytesWritten } = await handle.write(lines, done, lines.length - done, from + done);
      done += bytesWritten;
    }
    await synced(async () => await handle.datasync());
    if (from === 0) await synced(async () => await syncDir(dirname(path)));
  } finally {
    await handle.close();
  }
}

/** Cuts the files back to `end`; lines beyond it do not count in any case, so that failing here only leaves them lying. */
export async function takeBack(dir: string, end: ActsEnd, reached: ActsEnd): Promise<void> {
  if (reached.file !== end.file) await rm(join(dir, reached.file), { force: true }).catch(() => undefined);
  const handle = await open(join(dir, end.file), 'r+').catch(() => undefined);
  await handle?.truncate(end.bytes).catch(() => undefined);
  await handle?.close();
}

/** Writes the tiles and bundles of one commit below `log/`, each by a link that never overwrites; durable when it returns. */
export class TileWriter {
  readonly #log: string;
  readonly #aside: string;
  /** Folders whose names are durable. */
  readonly #known = new Set<string>();
  #dropping: Promise<unknown> = Promise.resolve();

  constructor(log: string, aside: string) {
    this.#log = log;
    this.#aside = aside;
  }

  async write(files: readonly TileFile[]): Promise<void> {
    const folders = new Set(files.map(({ path }) => dirname(join(this.#log, path))));
    await Promise.all(Array.from(folders, async (folder) => await mkdir(folder, { recursive: true })));
    await Promise.all(files.map(async ({ path, bytes }) => await placeFile(join(this.#log, path), bytes, this.#aside)));
    // Also for folders that were there: who made them may have been stopped before their names were durable.
    const fresh = new Set(Array.from(folders, (folder) => this.#upwards(folder)).flat());
    const changed = new Set([...folders, ...Array.from(fresh, dirname)]);
    await synced(async () => void (await Promise.all(Array.from(changed, syncDir))));
    for (const folder of fresh) this.#known.add(folder);
  }

  /** A folder and those above it, up to the log's, whose names may not be durable yet. */
  #upwards(folder: string): string[] {
    const found: string[] = [];
    for (let at = folder; at !== this.#log && !this.#known.has(at); at = dirname(at)) found.push(at);
    return found;
  }

  /**
   * Begins to remove the partial tiles of those that are full now: they serve nobody any more (C2SP tlog-tiles allows it). Nobody
   * waits for it, and nothing hangs on whether it succeeds.
   */
  dropPartial(files: readonly TileFile[]): void {
    for (const { path } of files) {
      if (parseTilePath(path)?.width !== tileWidth) continue;
      const folder = join(this.#log, `${path}.p`);
      this.#known.delete(folder);
      this.#dropping = this.#dropping.then(async () => await rm(folder, { recursive: true, force: true })).catch(() => undefined);
    }
  }

  /** Resolves when nothing is being removed. */
  async idle(): Promise<void> {
    await this.#dropping;
  }
}
