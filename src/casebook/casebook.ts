import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import {
  type AskPassphrase,
  askFile,
  createLog,
  type CustodyLog,
  diskError,
  emptyStaging,
  formatVkey,
  makeKey,
  openExhibits,
  openKey,
  openLog,
  replaceFile,
  syncDir,
} from '../custody/index.ts';
import { ClewError } from '../errors.ts';
import { canonicalJson } from '../model/index.ts';
import { besideIn } from './beside.ts';
import type { Commit, Ctx, OnProgress, Read, RecordedAct, Replay } from './ctx.ts';
import { dropRows, openRows } from './database.ts';
import { lockCasebook } from './lock.ts';
import type { OnPoint } from './points.ts';
import { Store } from './store.ts';

/** Version of the directory's layout. */
const format = 2;

const CasebookInfo = z.object({
  format: z.int(),
  id: z.string(),
  agency: z.string().optional(),
  /** ISO 3166-1 alpha-2: for national phone numbers. */
  region: z.string(),
  language: z.string(),
  /** Name of the casebook's log, a URL without scheme; its key bears the same. */
  origin: z.string(),
});
/** `casebook.json`: what a casebook is, written once. */
export type CasebookInfo = Readonly<z.infer<typeof CasebookInfo>>;

/** Agency of the labelled synthetic sample, which no real one is called. */
export const syntheticAgency = 'Clew sample';

/** Whether a casebook holds nothing but invented reports. */
export const isSynthetic = ({ agency }: CasebookInfo): boolean => agency === syntheticAgency;

export interface CreateOptions {
  readonly agency?: string;
  readonly region: string;
  readonly language: string;
  /** Name of the log, as `police.example/clew/2026`; default: one of a private domain, with the casebook's id. */
  readonly origin?: string;
  /** Puts the key of the log under a passphrase; without one the folder's permissions protect it. */
  readonly passphrase?: string;
}

export interface OpenOptions {
  readonly readOnly?: boolean;
  readonly actor?: string;
  readonly clock?: () => number;
  readonly signal?: AbortSignal;
  readonly progress?: OnProgress;
  readonly replay?: Replay;
  /** Asked for the passphrase of the log's key, at the first act; default: the file that CLEW_PASSPHRASE_FILE names. */
  readonly ask?: AskPassphrase;
  /** Called once before the first act, to ask a witness whether this is the newest copy of the casebook; may throw. */
  readonly beforeFirst?: (log: CustodyLog) => Promise<void>;
  /** Memory for the database; default: half of the machine's, at most 2.5 GB. */
  readonly memoryBytes?: number;
  /** For tests of crashes only. */
  readonly onPoint?: OnPoint;
}

export interface Casebook {
  readonly dir: string;
  readonly info: CasebookInfo;
  readonly ctx: Ctx;
  readonly log: CustodyLog;
  /** The same questions for who reads a great deal at a time: others do not wait behind it. */
  readonly bulkRead: Read;
  /** The same casebook for one verb: with its own signal, progress or actor. */
  ctxFor(part: Partial<Pick<Ctx, 'actor' | 'signal' | 'progress'>>): Ctx;
  /**
   * Tells of acts once their rows can be read, and before `commit` returns to who asked for them. The listener must not throw.
   * Returns the way to end it.
   */
  onApplied(listener: (acts: readonly RecordedAct[]) => void): () => void;
  close(): Promise<void>;
}

/** Makes a new casebook directory; a `conflict` error if something is there already. */
export async function createCasebook(dir: string, options: CreateOptions & OpenOptions): Promise<Casebook> {
  const target = resolve(dir);
  const there = await readdir(target).catch(() => []);
  if (there.length > 0) {
    throw new ClewError('conflict', 'casebook.exists', `The folder ${basename(target)} is not empty.`, {
      hint: 'Choose a folder that does not exist yet.',
    });
  }
  const { agency, region, language } = options;
  const id = randomUUID();
  const origin = options.origin ?? `clew.internal/casebook/${id}`;
  const body = { id, ...(agency === undefined ? {} : { agency }), region, language, origin };
  // Made aside and renamed whole: a crash leaves no half casebook under its name.
  const aside = `${target}.${process.pid}.new`;
  try {
    const staging = join(aside, 'state', 'staging');
    const keys = join(aside, 'keys');
    for (const folder of ['exhibits', 'acts', join('log', 'rotations')]) await mkdir(join(aside, folder), { recursive: true });
    for (const folder of [keys, staging]) await mkdir(folder, { recursive: true, mode: 0o700 });
    const key = formatVkey(await makeKey(keys, origin, { passphrase: options.passphrase, aside: staging }));
    await replaceFile(join(aside, 'log', 'rotations', 'first.vkey'), Buffer.from(`${key}\n`), staging, 0o444);
    await replaceFile(join(keys, 'policy'), Buffer.from(`log ${key}\nquorum none\n`), staging);
    await replaceFile(join(aside, 'casebook.json'), Buffer.from(`${canonicalJson({ format, ...body })}\n`), staging);
    const ask = options.passphrase === undefined ? askFile : async (): Promise<string> => options.passphrase!;
    await createLog(aside, await openKey(keys, ask));
    const made = await open(aside, { ...options, ask }, { create: true });
    await made.ctx.commit([{ kind: 'casebook.create', body: { ...body, key } }]);
    await made.close();
    await rename(aside, target);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    return notWritable(error);
  }
  await syncDir(dirname(target));
  return await openCasebook(target, options);
}

/** Opens a casebook; rows behind the acts are brought up to date first. */
export async function openCasebook(dir: string, options: OpenOptions = {}): Promise<Casebook> {
  return await open(resolve(dir), options, { create: false });
}

/** The log of a casebook, to be read beside whoever has it open: no lock, no rows. */
export async function readCustodyLog(dir: string): Promise<CustodyLog> {
  const { origin } = await readInfo(resolve(dir));
  return await openLog(resolve(dir), { origin, ask: askFile, readOnly: true });
}

/** Drops all rows and makes them again from acts and exhibits. */
export async function rebuild(dir: string, options: Omit<OpenOptions, 'readOnly'> = {}): Promise<void> {
  const casebook = await open(resolve(dir), options, { create: true, fresh: true });
  await casebook.close();
}

async function open(dir: string, options: OpenOptions, how: { create: boolean; fresh?: boolean }): Promise<Casebook> {
  const info = await readInfo(dir);
  const { readOnly = false, onPoint = () => undefined } = options;
  const clock = options.clock ?? Date.now;
  const stateDir = join(dir, 'state');
  const unlock = readOnly ? async (): Promise<void> => undefined : await lockCasebook(stateDir, clock()).catch(notWritable);
  try {
    if (!readOnly) await emptyStaging(dir).catch(notWritable);
    // DuckDB's own lock comes before the log is touched: whoever holds it is the only writer.
    if (how.fresh) await dropRows(dir);
    const { database, session } = await openRows(dir, {
      readOnly,
      create: how.create,
      ...(options.memoryBytes === undefined ? {} : { memoryBytes: options.memoryBytes }),
    });
    try {
      const { ask = askFile, beforeFirst } = options;
      const log = await openLog(dir, { origin: info.origin, ask, readOnly, beforeFirst, onPoint });
      const store = new Store({
        database,
        writing: await database.session(),
        noting: await database.session(),
        reading: session,
        gathering: await database.session(),
        log,
        onPoint,
      });
      const context: Omit<Ctx, 'commit'> = {
        read: store.read,
        exhibits: openExhibits(join(dir, 'exhibits'), join(stateDir, 'staging'), onPoint, (error) => void log.halt(error)),
        clock,
        actor: options.actor ?? 'local',
        signal: options.signal ?? new AbortController().signal,
        progress: options.progress ?? (() => undefined),
        beside: besideIn(stateDir),
      };
      if (!readOnly) await store.catchUp(options.replay ?? {}, context);
      else if (!(await store.isCurrent())) throw staleError();
      return casebookOf(dir, info, store, context, { readOnly, unlock });
    } catch (error) {
      await database.close();
      throw error;
    }
  } catch (error) {
    await unlock();
    throw error;
  }
}

function casebookOf(
  dir: string,
  info: CasebookInfo,
  store: Store,
  context: Omit<Ctx, 'commit'>,
  { readOnly, unlock }: { readOnly: boolean; unlock: () => Promise<void> },
): Casebook {
  const ctxFor = (part: Partial<Pick<Ctx, 'actor' | 'signal' | 'progress'>>): Ctx => {
    const verb = { ...context, ...part };
    const commit: Commit = async (acts, rows) => {
      if (!readOnly) return await store.commit(acts, rows, verb);
      throw new ClewError('conflict', 'casebook.read-only', 'The casebook is open for reading only.');
    };
    return { ...verb, commit };
  };
  // Closed once: the lock may be somebody else's by the second time.
  let closed: Promise<void> | undefined;
  return {
    dir,
    info,
    ctx: ctxFor({}),
    log: store.log,
    bulkRead: store.bulkRead,
    ctxFor,
    onApplied: (listener) => store.onApplied(listener),
    close: () => (closed ??= store.close().then(unlock)),
  };
}

async function readInfo(dir: string): Promise<CasebookInfo> {
  const path = join(dir, 'casebook.json');
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new ClewError('missing', 'casebook.none', `There is no casebook in ${basename(dir)}.`, {
      hint: 'Make one with `clew init DIR`, or name its folder with -C.',
      cause,
    });
  });
  let info: unknown;
  try {
    info = JSON.parse(text);
    const { format: made } = z.object({ format: z.int() }).parse(info);
    if (made !== format) throw otherFormat(made);
    return CasebookInfo.parse(info);
  } catch (cause) {
    if (cause instanceof ClewError) throw cause;
    throw new ClewError('untrusted', 'casebook.info', 'The file casebook.json is damaged.', {
      hint: 'Restore it from a copy; the first act of acts/ holds the same facts.',
      cause,
    });
  }
}

function otherFormat(made: number): ClewError {
  if (made > format) {
    return new ClewError('conflict', 'casebook.version', `The casebook was made by a newer Clew (format ${made}).`, {
      hint: 'Use that version.',
    });
  }
  return new ClewError(
    'conflict',
    'casebook.version',
    `The casebook has the old format ${made}, without a log that others can verify.`,
    {
      hint: 'No release wrote it. Make a new casebook with `clew init` and import the files in exhibits/ again.',
    },
  );
}

function notWritable(cause: unknown): never {
  throw diskError(cause, 'The folder of the casebook cannot be written to.');
}

function staleError(): ClewError {
  return new ClewError('unavailable', 'casebook.behind', 'Rows of the latest acts are missing.', {
    hint: 'Open the casebook once for writing, with any command that changes it: they are made again.',
  });
}
