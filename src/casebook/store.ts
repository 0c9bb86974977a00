import { checkedAct, type CustodyLog, entryOf, Gathering, leafHash, recordedAct } from '../custody/index.ts';
import type { PreparedAct } from '../custody/index.ts';
import type { Database, Session } from '../engine/index.ts';
import { ClewError } from '../errors.ts';
import type { Act } from '../model/index.ts';
import type { Commit, Ctx, Read, RecordedAct, Replay, RowWriter } from './ctx.ts';
import { requireUnheld } from './hold.ts';
import { keepsNothing, Kept } from './kept.ts';
import type { OnPoint } from './points.ts';
import { readOver } from './read.ts';
import { Words } from './words.ts';
import { type Next, nextNumbers } from './loader.ts';
import { type Applied, Writer } from './writer.ts';

type Context = Omit<Ctx, 'commit'>;

/** A commit that waits for its turn. */
interface Waiting {
  readonly acts: readonly Act[] | ((result: unknown) => readonly Act[]);
  readonly rows: ((write: RowWriter) => Promise<unknown>) | undefined;
  readonly context: Context;
}
interface Done {
  readonly acts: RecordedAct[];
  readonly result: unknown;
}

/** Small acts that one commit of the log and one transaction take together. */
const mostGathered = 256;
/** Acts replayed in one transaction, when their rows follow from their bodies alone. */
const mostReplayed = 5000;

/** Acts and rows of one open casebook, and the order in which they are written. */
export class Store {
  readonly read: Read;
  /** Over a connection of its own: see `Casebook`. */
  readonly bulkRead: Read;
  readonly log: CustodyLog;
  private readonly database: Database;
  /**
   * A connection for rows that take long (an import, a link run), one for acts that bring none, one for reading: readers see what
   * is committed, a writer also what it has written.
   */
  private readonly writing: Session;
  private readonly noting: Session;
  private readonly writingWords: Words;
  /** Words as the writer reads them. */
  private readonly ownWords: Words;
  private readonly writerRead: Read;
  private readonly noterRead: Read;
  private readonly onPoint: OnPoint;
  /** Long work one after the other; small acts beside it, many at a time: who judges or looks waits for no import. */
  private readonly long = new Gathering<Waiting, Done>(
    async ([only]) => [await this.commitOne(only!)],
    () => 1,
  );
  private readonly small = new Gathering<Waiting, Done>(async (turn) => await this.commitSmall(turn), countOf);
  /** From taking a number in the log to the rows' commit, one at a time. */
  private recording: Promise<unknown> = Promise.resolve();
  private readonly listeners = new Set<(acts: readonly RecordedAct[]) => void>();
  private readonly kept = new Kept();
  /** Where numbers go on: read once, then as each transaction left it. */
  private next: Next | undefined;
  /** Acts are recorded whose rows are not: no more is written until the casebook is opened again. */
  private behind = false;

  constructor(parts: {
    database: Database;
    writing: Session;
    noting: Session;
    reading: Session;
    gathering: Session;
    log: CustodyLog;
    onPoint: OnPoint;
  }) {
    this.database = parts.database;
    this.writing = parts.writing;
    this.noting = parts.noting;
    this.log = parts.log;
    this.onPoint = parts.onPoint;
    this.writingWords = new Words(parts.writing);
    this.read = readOver(parts.reading, new Words(parts.reading), this.log, this.kept);
    this.bulkRead = readOver(parts.gathering, new Words(parts.gathering), this.log, this.kept);
    this.ownWords = new Words(parts.writing);
    this.writerRead = readOver(parts.writing, this.ownWords, this.log, keepsNothing);
    this.noterRead = readOver(parts.noting, new Words(parts.noting), this.log, keepsNothing);
  }

  /** See `Commit`: rows in an open transaction, acts durable, then the transaction ends. One transaction with rows at a time. */
  async commit<Result>(
    acts: Parameters<Commit>[0] | ((result: Result) => readonly Act[]),
    rows: ((write: RowWriter) => Promise<Result>) | undefined,
    context: Context,
  ): Promise<{ acts: RecordedAct[]; result: Result }> {
    // Before it waits for anybody else: a body that is not well formed is its own caller's trouble alone.
    const checked = typeof acts === 'function' ? acts : acts.map(checkedAct);
    const waiting: Waiting = { acts: checked as Waiting['acts'], rows, context };
    const done = await (isSmall(waiting) ? this.small : this.long).add(waiting);
    return done as { acts: RecordedAct[]; result: Result };
  }

  private async requireWritable(): Promise<void> {
    if (this.behind) throw behindError(undefined);
    await this.log.unlock();
  }

  /** Acts get their numbers, become durable and show their rows in one order. */
  private async inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.recording.then(async () => {
      if (this.behind) throw behindError(undefined);
      return await work();
    });
    this.recording = turn.catch(() => undefined);
    return await turn;
  }

  private async commitOne({ acts, rows, context }: Waiting): Promise<PromiseSettledResult<Done>> {
    await this.requireWritable();
    let result: unknown;
    this.kept.giveUp();
    await this.writing.run('BEGIN');
    try {
      const writer = await this.writer(context.signal);
      if (rows !== undefined) result = await rows(writer);
      await writer.finish();
      const checked = typeof acts === 'function' ? acts(result).map(checkedAct) : acts;
      // No act, no rows: nothing changes in a casebook without saying who changed it.
      if (checked.length === 0) {
        await this.rollBack();
        return { status: 'fulfilled', value: { acts: [], result } };
      }
      const prepared = await this.inTurn(async () => {
        await this.requireJudged(checked, this.noting);
        await requireUnheld(checked, this.noterRead, this.log);
        const [at, by] = [context.clock(), context.actor];
        const numbered = this.log.prepare(checked.map((act) => ({ act, at, by })));
        await writer.apply(numbered.map(applied));
        this.onPoint('rows.written');
        context.signal.throwIfAborted();
        await this.log.append(numbered);
        await this.settled(this.writing, numbered.map(applied), writer);
        return numbered;
      });
      return { status: 'fulfilled', value: { acts: prepared.map(({ act }) => act), result } };
    } catch (error) {
      if (!this.behind) await this.rollBack();
      throw error;
    }
  }

  /** Many callers' acts at once; what is wrong with one of them is that one's error. */
  private async commitSmall(turn: readonly Waiting[]): Promise<PromiseSettledResult<Done>[]> {
    await this.requireWritable();
    return await this.inTurn(async () => await this.note(turn));
  }

  private async note(turn: readonly Waiting[]): Promise<PromiseSettledResult<Done>[]> {
    const results: PromiseSettledResult<Done>[] = [];
    const good: { readonly acts: readonly Act[]; readonly context: Context; readonly place: number }[] = [];
    for (const [place, { acts, context }] of turn.entries()) {
      results[place] = { status: 'fulfilled', value: { acts: [], result: undefined } };
      try {
        context.signal.throwIfAborted();
        await this.requireJudged(acts as readonly Act[], this.noting);
        await requireUnheld(acts as readonly Act[], this.noterRead, this.log);
        good.push({ acts: acts as readonly Act[], context, place });
      } catch (reason) {
        results[place] = { status: 'rejected', reason };
      }
    }
    const entries = good.flatMap(({ acts, context, place }) => {
      const [at, by] = [context.clock(), context.actor];
      return acts.map((act) => ({ act, at, by, place }));
    });
    if (entries.length === 0) return results;
    const prepared = this.log.prepare(entries);
    await this.noting.run('BEGIN');
    try {
      await this.noteWriter().apply(prepared.map(applied));
      this.onPoint('rows.written');
      await this.log.append(prepared);
    } catch (error) {
      await this.noting.run('ROLLBACK').catch(() => undefined);
      throw error;
    }
    await this.settled(this.noting, prepared.map(applied));
    for (const [i, { place }] of entries.entries()) {
      const result = results[place]!;
      if (result.status === 'fulfilled') result.value.acts.push(prepared[i]!.act);
    }
    return results;
  }

  /** Applies the acts that the rows have not seen. */
  async catchUp(replay: Replay, context: Context): Promise<void> {
    const rows = await this.appliedEnd();
    if (rows.seq > this.log.size) throw aheadError(rows.seq, this.log.size);
    if (rows.seq === 0) this.log.checkRoot();
    let plain: Applied[] = [];
    const flush = async (): Promise<void> => {
      if (plain.length > 0) await this.replayed(plain, context, async () => undefined);
      plain = [];
    };
    for await (const line of this.log.acts(Math.max(0, rows.seq - 1))) {
      const entry = entryOf(line);
      if (line.seq === rows.seq) {
        if (leafHash(entry).toString('hex') !== rows.sha256) throw aheadError(rows.seq, rows.seq - 1);
        continue;
      }
      const act = recordedAct(line);
      const each: Applied = { seq: line.seq, entry, act };
      const again = { ...context, read: this.writerRead };
      if (act?.kind === 'import') {
        await flush();
        await this.replayed([each], context, async (writer) => await required(replay.import, act)(act, writer, again));
      } else if (act?.kind === 'link.run') {
        await flush();
        await this.replayed([each], context, async (writer) => await required(replay['link.run'], act)(act, writer, again));
      } else if (act?.kind === 'screen.run') {
        await flush();
        await this.replayed([each], context, async (writer) => await required(replay['screen.run'], act)(act, writer, again));
      } else if (act?.kind === 'receipt' && act.body.exhibits !== undefined) {
        await flush();
        await this.replayed([each], context, async (writer) => await required(replay.receipt, act)(act, writer, again));
      } else {
        plain.push(each);
        if (plain.length >= mostReplayed) await flush();
      }
    }
    await flush();
  }

  /** Whether every act of the log has its rows. */
  async isCurrent(): Promise<boolean> {
    return (await this.appliedEnd()).seq === this.log.size;
  }

  /** Has `listener` told of every act whose rows have just become visible, before its committer is. Returns the way to end it. */
  onApplied(listener: (acts: readonly RecordedAct[]) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  async close(): Promise<void> {
    await this.long.idle();
    await this.small.idle();
    await this.log.close();
    await this.database.close();
  }

  private async replayed(acts: readonly Applied[], context: Context, fill: (writer: Writer) => Promise<unknown>): Promise<void> {
    context.progress({ step: 'replay', done: acts[0]!.seq, total: this.log.size, unit: 'rows' });
    await this.writing.run('BEGIN');
    let writer: Writer;
    try {
      writer = await this.writer(context.signal);
      await fill(writer);
      await writer.finish();
      await writer.apply(acts);
    } catch (error) {
      await this.rollBack();
      throw error;
    }
    await this.settled(this.writing, acts, writer);
  }

  private async writer(signal: AbortSignal): Promise<Writer> {
    if (!this.writingWords.isLoaded) await this.writingWords.load();
    const { writing: session, writingWords: words, writerRead: read, onPoint } = this;
    this.next ??= await nextNumbers(session);
    return new Writer({ session, words, read, signal, onPoint }, this.next);
  }

  /** A writer that takes no reports. */
  private noteWriter(): Writer {
    const { noting: session, writingWords: words, noterRead: read, onPoint } = this;
    return new Writer({ session, words, read, signal: new AbortController().signal, onPoint }, { report: 0, indicator: 0 });
  }

  /** What follows once acts are in the log: details that they erase go, then the transaction ends. */
  private async settled(session: Session, acts: readonly Applied[], writer?: Writer): Promise<void> {
    try {
      for (const { act } of acts) if (act?.kind === 'erase') await this.log.erase(act.body.acts, act.seq);
      await session.run('COMMIT');
      if (writer !== undefined) {
        this.next = writer.next;
        this.kept.giveUp();
      }
    } catch (cause) {
      this.behind = true;
      throw behindError(cause);
    }
    const known = acts.flatMap(({ act }) => act ?? []);
    this.kept.note(known);
    for (const listener of this.listeners) listener(known);
    this.onPoint('rows.committed');
  }

  private async rollBack(): Promise<void> {
    // A statement that failed may have ended the transaction already.
    await this.writing.run('ROLLBACK').catch(() => undefined);
    await this.writingWords.load();
    this.ownWords.forget();
  }

  private async appliedEnd(): Promise<{ seq: number; sha256: string }> {
    const [row] = await this.read.sql<{ seq: number; sha256: string }>(
      'SELECT seq, sha256 FROM acts_applied ORDER BY seq DESC LIMIT 1',
    );
    return row ?? { seq: 0, sha256: '' };
  }

  private async requireJudged(acts: readonly Act[], session: Session): Promise<void> {
    for (const act of acts) {
      if (act.kind !== 'judge' || act.body.verdict !== 'undo') continue;
      const found = await session.rows('SELECT act FROM judgements WHERE act = ?', [act.body.act]);
      if (found.length > 0) continue;
      throw new ClewError('missing', 'casebook.undo', `Act ${act.body.act} is not a judgement, so it cannot be undone.`, {
        hint: 'Look up the number of the act in the log.',
      });
    }
  }
}

/** Acts that bring no rows of their own and are few. */
function isSmall({ acts, rows }: Waiting): boolean {
  return rows === undefined && Array.isArray(acts) && acts.length <= mostGathered;
}

/** How many of those who wait one turn takes. */
function countOf(waiting: readonly Waiting[]): number {
  let acts = 0;
  let count = 0;
  for (const each of waiting) {
    acts += each.acts.length;
    if (acts > mostGathered) break;
    count++;
  }
  return Math.max(1, count);
}

function applied({ act, entry }: PreparedAct): Applied {
  return { seq: act.seq, entry, act };
}

function required<F>(replay: F | undefined, act: RecordedAct): F {
  if (replay !== undefined) return replay;
  throw new ClewError('unavailable', 'casebook.behind', `The rows of act ${act.seq} (${act.kind}) are missing.`, {
    hint: 'Open the casebook with `clew`: it makes them again from the exhibits.',
  });
}

function behindError(cause: unknown): ClewError {
  return new ClewError('unavailable', 'casebook.behind', 'The act is recorded, but its rows could not be written.', {
    hint: 'Free some space or check the disk, then open the casebook again: the rows follow from the act.',
    cause,
  });
}

function aheadError(rows: number, log: number): ClewError {
  return new ClewError('untrusted', 'casebook.ahead', `The rows know act ${rows}, which the log does not hold (${log}).`, {
    hint: 'Restore acts/, log/ and state/ from a newer copy; or, if the log is right, run `clew rebuild`.',
  });
}
