import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ClewError } from '../errors.ts';
import type { Act } from '../model/index.ts';
import { type ActLine, actFileOf, damagedAct, entryOf, prepareAct, type PreparedAct, readActLines } from './acts.ts';
import { type Checkpoint, openCheckpoint, signCheckpoint } from './checkpoint.ts';
import { diskError, replaceFile, syncDir, UnknownOutcome } from './disk.ts';
import { eraseLines } from './erase.ts';
import { type AskPassphrase, openKey } from './keys.ts';
import { formatNote, parseNote } from './note.ts';
import { type Found, findLog, logFolders, type LogFolders, mostActs } from './opening.ts';
import { finishRotation } from './rotation.ts';
import { TileEdge } from './tile-edge.ts';
import { decodeBundle, readTile, tileWidth } from './tiles.ts';
import { Frontier, leafHash } from './tree.ts';
import type { Signer, VerifierKey } from './vkey.ts';
import { type ActsEnd, appendLines, takeBack, TileWriter } from './writer.ts';

/** Points of a commit at which a crash is tried in the tests. The head is the point from which the acts are in the log. */
export type LogPoint = 'acts.written' | 'acts.durable' | 'log.tiles' | 'log.published';

export interface LogOptions {
  readonly origin: string;
  /** Asked when the first act is written, never for reading. */
  readonly ask: AskPassphrase;
  readonly readOnly?: boolean;
  /** Called once before the first act of this process, to ask a witness whether the log is the newest; may throw. */
  readonly beforeFirst?: ((log: CustodyLog) => Promise<void>) | undefined;
  readonly onPoint?: (point: LogPoint) => void;
}

/** What the log itself holds of an act. */
export type LogEntry = Pick<ActLine, 'act' | 'at' | 'by' | 'detail'>;

/** An act that is to be recorded, and who acts when. */
export interface NewAct {
  readonly act: Act;
  readonly at: number;
  readonly by: string;
}

/** Makes the empty log of a new casebook: the one moment at which a missing head is right. The key must be there. */
export async function createLog(dir: string, signer: Signer): Promise<void> {
  const folders = logFolders(dir);
  const { name: origin } = signer.verifier;
  for (const folder of [folders.acts, folders.log, folders.aside]) await mkdir(folder, { recursive: true });
  const edge = new TileEdge();
  const note = Buffer.from(signCheckpoint({ origin, size: 0, root: edge.root() }, signer));
  await replaceFile(join(folders.state, 'head'), note, folders.aside, 0o600);
  await replaceFile(join(folders.log, 'checkpoint'), note, folders.aside);
  await syncDir(dir);
}

/** Opens the log of a casebook; a writer first publishes what a crash left committed but unpublished. */
export async function openLog(dir: string, options: LogOptions): Promise<CustodyLog> {
  const folders = logFolders(dir);
  if (options.readOnly !== true) await finishRotation(folders);
  const found = await findLog(dir, options.origin);
  const log = new CustodyLog(folders, found, options);
  if (options.readOnly !== true && found.published.size < found.head.size) await log.publish();
  return log;
}

/**
 * The custody log of one open casebook. Order of a commit, each step durable before the next: details of the acts →
 * `state/head`, signed (**the commit point**) → tiles and bundles → `log/checkpoint` → the caller knows. The lines of the acts
 * are all that the entries are made from, so they are what a crash after the head is repaired with.
 */
export class CustodyLog {
  readonly folders: LogFolders;
  readonly #options: LogOptions;
  readonly #tiles: TileWriter;
  #vkey: VerifierKey;
  #head: Checkpoint;
  #headBytes: Buffer;
  #edge: TileEdge;
  #end: ActsEnd;
  #signer: Signer | undefined;
  #isAsked = false;
  /** Acts whose entries lie in the tiles: fewer than `size` in the middle of a commit, while others read. */
  #shown: number;
  /** Resolves when whoever appends, or needs the log to stand still, is done. */
  #turn: Promise<void> = Promise.resolve();
  /** Set when an outcome is unknown, as after a failed fsync: nothing is acknowledged from then on. */
  #stopped: ClewError | undefined;

  constructor(folders: LogFolders, found: Found, options: LogOptions) {
    this.folders = folders;
    this.#options = options;
    this.#tiles = new TileWriter(folders.log, folders.aside);
    this.#vkey = found.vkey;
    this.#head = found.head;
    this.#headBytes = found.headBytes;
    this.#edge = found.edge;
    this.#end = found.end;
    this.#shown = found.published.size;
  }

  /** Acts in the log. */
  get size(): number {
    return this.#head.size;
  }

  get head(): Checkpoint {
    return this.#head;
  }

  get vkey(): VerifierKey {
    return this.#vkey;
  }

  get origin(): string {
    return this.#options.origin;
  }

  /** Asks for the passphrase now, if the key has one, so that nobody is asked in the middle of a long commit. */
  async unlock(): Promise<Signer> {
    if (this.#options.readOnly === true)
      throw new ClewError('conflict', 'custody.read-only', 'The log is open for reading only.');
    if (this.#stopped !== undefined) throw this.#stopped;
    if (!this.#isAsked) {
      this.#isAsked = true;
      await this.#options.beforeFirst?.(this);
    }
    return (this.#signer ??= await openKey(this.folders.keys, this.#options.ask));
  }

  /** Stops signing for good in this process, for a reason from outside, which is given back. */
  halt(reason: ClewError): ClewError {
    this.#stopped = reason;
    return reason;
  }

  /** Takes another key from now on; see `rotateKey`. */
  adopt(signer: Signer): void {
    this.#signer = signer;
    this.#vkey = signer.verifier;
  }

  /** Numbers and salts acts whose bodies are checked, to be appended next. Throws `input` when there are too many at once. */
  prepare(acts: readonly NewAct[]): PreparedAct[] {
    if (acts.length > mostActs) {
      throw new ClewError('input', 'custody.acts.many', `${acts.length} acts at once; a commit takes ${mostActs}.`);
    }
    return acts.map(({ act, at, by }, i) => prepareAct(act, this.size + 1 + i, at, by));
  }

  /**
   * Appends prepared acts, all or none. When it returns they are in the log, durable and published. When it throws `custody.disk`
   * nothing has changed; `custody.stopped` means that this process may write no more.
   */
  async append(acts: readonly PreparedAct[]): Promise<void> {
    if (acts.length > 0) await this.#alone(async () => await this.#append(acts));
  }

  /** Does `work` while the log stands still and all its files agree; who appends meanwhile waits. */
  async still<Result>(work: () => Promise<Result>): Promise<Result> {
    return await this.#alone(async () => {
      await this.#tiles.idle();
      return await work();
    });
  }

  async #alone<Result>(work: () => Promise<Result>): Promise<Result> {
    const before = this.#turn;
    const turn = Promise.withResolvers<void>();
    this.#turn = turn.promise;
    await before;
    try {
      return await work();
    } finally {
      turn.resolve();
    }
  }

  async #append(acts: readonly PreparedAct[]): Promise<void> {
    const signer = await this.unlock();
    if (acts[0]!.act.seq !== this.size + 1)
      throw new ClewError('bug', 'custody.sequence', 'Acts were prepared for another place.');
    const { onPoint = () => undefined } = this.#options;
    let reached = this.#end;
    let end = this.#end;
    try {
      await this.#requireHead();
      end = await appendLines(this.folders.acts, this.#end, acts);
      reached = end;
      onPoint('acts.written');
      for (const { entry } of acts) this.#edge.append(entry);
      const head = { origin: this.origin, size: this.#edge.size, root: this.#edge.root() };
      const note = Buffer.from(signCheckpoint(head, signer));
      await replaceFile(join(this.folders.state, 'head'), note, this.folders.aside, 0o600);
      this.#head = head;
      this.#headBytes = note;
      this.#end = end;
    } catch (cause) {
      throw await this.#undone(cause, reached);
    }
    onPoint('acts.durable');
    await this.publish();
  }

  /** Writes tiles and checkpoint of the head, and stops this writer when that fails: the acts are in, nobody can see them. */
  async publish(): Promise<void> {
    const { onPoint = () => undefined } = this.#options;
    try {
      const files = this.#edge.take();
      await this.#tiles.write(files);
      this.#shown = this.size;
      onPoint('log.tiles');
      await replaceFile(join(this.folders.log, 'checkpoint'), this.#headBytes, this.folders.aside);
      onPoint('log.published');
      this.#tiles.dropPartial(files);
    } catch (cause) {
      throw this.#stop('The acts are recorded, but the log could not be published.', cause);
    }
  }

  /** Signs the head again, after another key took over. */
  async resign(): Promise<void> {
    const note = Buffer.from(signCheckpoint(this.#head, await this.unlock()));
    try {
      await replaceFile(join(this.folders.state, 'head'), note, this.folders.aside, 0o600);
      this.#headBytes = note;
      await replaceFile(join(this.folders.log, 'checkpoint'), note, this.folders.aside);
    } catch (cause) {
      throw this.#stop('The head of the log could not be signed anew.', cause);
    }
  }

  /** Erases the details of acts, as the act `by` says; their entries stay. Done again, it changes nothing. */
  async erase(acts: readonly number[], by: number): Promise<void> {
    await this.#alone(async () => {
      const written = await eraseLines(this.folders, this.size, acts, by);
      const bytes = written.get(this.#end.file);
      if (bytes !== undefined) this.#end = { file: this.#end.file, bytes };
    });
  }

  /** Puts cosignatures under the public checkpoint; each must be checked before. */
  async cosigned(note: string): Promise<void> {
    // Not beside an append: the newer checkpoint must not be overwritten with this one.
    await this.#alone(async () => {
      if (parseNote(note).text !== parseNote(this.#headBytes).text) return;
      await replaceFile(join(this.folders.log, 'checkpoint'), Buffer.from(note), this.folders.aside);
    });
  }

  /** The public checkpoint with its cosignatures. */
  async published(): Promise<string> {
    const note = await readFile(join(this.folders.log, 'checkpoint'), 'utf8');
    return formatNote(openCheckpoint(note, this.#vkey).note);
  }

  /** Acts from place `from` on, each held against its entry in the log. Throws `untrusted` `custody.acts`. */
  async *acts(from = 0, to = this.#shown): AsyncGenerator<ActLine> {
    let entries: Buffer[] = [];
    for await (const line of readActLines(this.folders.acts, from, to)) {
      const index = line.seq - 1;
      if (index === from || index % tileWidth === 0) entries = this.#bundle(index);
      if (!entryOf(line).equals(entries[index % tileWidth]!)) throw damagedAct(line.seq, 'it is not what the log holds');
      yield line;
    }
  }

  /** The entries around place `index`, as far as the log shows them, and the place of the first: quick, as no details are read. */
  entriesAround(index: number): { readonly first: number; readonly entries: readonly LogEntry[] } {
    const first = Math.floor(index / tileWidth) * tileWidth;
    if (index >= this.#shown) return { first, entries: [] };
    return { first, entries: this.#bundle(index).map((bytes) => JSON.parse(bytes.toString()) as LogEntry) };
  }

  /** Throws `untrusted` `custody.root` unless all entries together make the root that the head states. */
  checkRoot(): void {
    const frontier = new Frontier();
    for (let index = 0; index < this.size; index += tileWidth) {
      for (const entry of this.#bundle(index)) frontier.append(leafHash(entry));
    }
    if (frontier.root().equals(this.#head.root)) return;
    throw new ClewError('untrusted', 'custody.root', 'The entries of the log do not make the root that its head states.', {
      hint: 'A file of the log was changed. Run `clew verify`; restore the casebook from a copy.',
    });
  }

  #bundle(index: number): Buffer[] {
    const first = Math.floor(index / tileWidth) * tileWidth;
    const width = Math.min(tileWidth, this.#shown - first);
    return decodeBundle(readTile(this.folders.log, { level: 'entries', index: first / tileWidth, width }), width);
  }

  /** Resolves when nothing is under way any more. */
  async close(): Promise<void> {
    await this.#tiles.idle();
  }

  /** The head must be the one written last: if the lock ever fails, a second writer is noticed here. */
  async #requireHead(): Promise<void> {
    const now = await readFile(join(this.folders.state, 'head'));
    if (now.equals(this.#headBytes)) return;
    throw this.#stop('Somebody else has written to the log.', undefined);
  }

  /** After a failure before the commit point: as if nothing had been. */
  async #undone(cause: unknown, reached: ActsEnd): Promise<unknown> {
    if (this.#stopped !== undefined) return cause;
    if (cause instanceof UnknownOutcome) return this.#stop('The disk did not say whether the act was written.', cause);
    try {
      await takeBack(this.folders.acts, this.#end, reached);
      this.#edge = TileEdge.load(this.folders.log, this.size);
    } catch (second) {
      return this.#stop('The disk did not say whether the act was written.', second);
    }
    return diskError(cause, 'The act could not be written.');
  }

  #stop(what: string, cause: unknown): ClewError {
    this.#stopped = new ClewError('unavailable', 'custody.stopped', what, {
      hint: 'Nothing more is written by this process. Check the disk, then open the casebook again: it repairs itself or says what is wrong.',
      cause,
    });
    return this.#stopped;
  }
}

/** Removes files that a crash left on their way. Only for the one who holds the casebook's lock. */
export async function emptyStaging(dir: string): Promise<void> {
  const { aside } = logFolders(dir);
  await rm(aside, { recursive: true, force: true });
  await mkdir(aside, { recursive: true });
}

/** Name of the file that holds an act's details, for words to a person. */
export const actFile = (seq: number): string => `acts/${actFileOf(seq - 1)}`;
