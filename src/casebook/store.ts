import { join } from 'node:path';
import type { Database, Session } from '../engine/index.ts';
import { ClewError } from '../errors.ts';
import type { Act } from '../model/index.ts';
import { type ActLine, type ActLog, checkedAct, readLog } from './acts.ts';
import type { Commit, Ctx, Read, RecordedAct, Replay, RowWriter } from './ctx.ts';
import type { OnPoint } from './points.ts';
import { readOver } from './read.ts';
import { Words } from './words.ts';
import { Writer } from './writer.ts';

type Context = Omit<Ctx, 'commit'>;

/** Acts and rows of one open casebook, and the order in which they are written. */
export class Store {
  readonly read: Read;
  private readonly database: Database;
  /** One connection for writing, one for reading: readers see what is committed, the writer also what it has written. */
  private readonly writing: Session;
  private readonly writingWords: Words;
  private readonly writerRead: Read;
  private readonly log: ActLog;
  private readonly actsDir: string;
  private readonly onPoint: OnPoint;
  private queue: Promise<unknown> = Promise.resolve();
  /** Acts are recorded whose rows are not: no more is written until the casebook is opened again. */
  private behind = false;

  constructor(parts: { dir: string; database: Database; writing: Session; reading: Session; log: ActLog; onPoint: OnPoint }) {
    this.database = parts.database;
    this.writing = parts.writing;
    this.log = parts.log;
    this.actsDir = join(parts.dir, 'acts');
    this.onPoint = parts.onPoint;
    this.writingWords = new Words(parts.writing);
    this.read = readOver(parts.reading, new Words(parts.reading), this.actsDir);
    this.writerRead = readOver(parts.writing, new Words(parts.writing), this.actsDir);
  }

  /** See `Commit`: rows in an open transaction, acts durable, then the transaction ends. One commit at a time. */
  async commit<Result>(
    acts: Parameters<Commit>[0] | ((result: Result) => readonly Act[]),
    rows: ((write: RowWriter) => Promise<Result>) | undefined,
    context: Context,
  ): Promise<{ acts: RecordedAct[]; result: Result }> {
    const turn = this.queue.then(async () => await this.commitNow(acts, rows, context));
    this.queue = turn.catch(() => undefined);
    return await turn;
  }

  private async commitNow<Result>(
    acts: Parameters<Commit>[0] | ((result: Result) => readonly Act[]),
    rows: ((write: RowWriter) => Promise<Result>) | undefined,
    context: Context,
  ): Promise<{ acts: RecordedAct[]; result: Result }> {
    if (this.behind) throw behindError(undefined);
    if (Array.isArray(acts)) acts.forEach(checkedAct);
    let lines: ActLine[] = [];
    let result = undefined as Result;
    await this.writing.run('BEGIN');
    try {
      const writer = await this.writer(context.signal);
      if (rows !== undefined) result = await rows(writer);
      await writer.finish();
      const checked = (typeof acts === 'function' ? acts(result) : acts).map(checkedAct);
      // No act, no rows: nothing changes in a casebook without saying who changed it.
      if (checked.length === 0) {
        await this.rollBack();
        return { acts: [], result };
      }
      await this.requireJudged(checked);
      lines = this.log.prepare(checked, context.clock(), context.actor);
      for (const { act, sha256 } of lines) await writer.apply(act, sha256);
      this.onPoint('rows.written');
      context.signal.throwIfAborted();
      await this.log.appendActs(lines);
    } catch (error) {
      await this.rollBack();
      throw error;
    }
    await this.commitRows();
    return { acts: lines.map(({ act }) => act), result };
  }

  /** Applies the acts that the rows have not seen. */
  async catchUp(replay: Replay, context: Context): Promise<void> {
    const applied = await this.appliedEnd();
    if (applied.seq > this.log.end.seq) throw aheadError(applied.seq, this.log.end.seq);
    for await (const line of readLog(this.actsDir, Math.max(0, applied.seq - 1))) {
      if (line.act.seq === applied.seq) {
        if (line.sha256 !== applied.sha256) throw aheadError(applied.seq, applied.seq - 1);
        continue;
      }
      await this.replayOne(line, replay, context);
    }
  }

  /** Whether every act of the log has its rows. */
  async isCurrent(): Promise<boolean> {
    return (await this.appliedEnd()).seq === this.log.end.seq;
  }

  async close(): Promise<void> {
    await this.queue;
    this.database.close();
  }

  private async replayOne({ act, sha256 }: ActLine, replay: Replay, context: Context): Promise<void> {
    context.progress({ step: 'replay', done: act.seq, total: this.log.end.seq, unit: 'rows' });
    await this.writing.run('BEGIN');
    try {
      const writer = await this.writer(context.signal);
      const again = { ...context, read: this.writerRead };
      if (act.kind === 'import') await required(replay.import, act)(act, writer, again);
      else if (act.kind === 'link.run') await required(replay['link.run'], act)(act, writer, again);
      await writer.finish();
      await writer.apply(act, sha256);
    } catch (error) {
      await this.rollBack();
      throw error;
    }
    await this.commitRows();
  }

  private async writer(signal: AbortSignal): Promise<Writer> {
    if (!this.writingWords.isLoaded) await this.writingWords.load();
    const [row] = await this.writing.rows('SELECT coalesce(max(number), -1) + 1 AS first FROM reports');
    const { writing: session, writingWords: words, writerRead: read, onPoint } = this;
    return new Writer({ session, words, read, signal, onPoint }, row!['first'] as number);
  }

  private async commitRows(): Promise<void> {
    try {
      await this.writing.run('COMMIT');
    } catch (cause) {
      this.behind = true;
      throw behindError(cause);
    }
    this.onPoint('rows.committed');
  }

  private async rollBack(): Promise<void> {
    // A statement that failed may have ended the transaction already.
    await this.writing.run('ROLLBACK').catch(() => undefined);
    await this.writingWords.load();
  }

  private async appliedEnd(): Promise<{ seq: number; sha256: string }> {
    const [row] = await this.read.sql<{ seq: number; sha256: string }>(
      'SELECT seq, sha256 FROM acts_applied ORDER BY seq DESC LIMIT 1',
    );
    return row ?? { seq: 0, sha256: '' };
  }

  private async requireJudged(acts: readonly Act[]): Promise<void> {
    for (const act of acts) {
      if (act.kind !== 'judge' || act.body.verdict !== 'undo') continue;
      const found = await this.writing.rows('SELECT act FROM judgements WHERE act = ?', [act.body.act]);
      if (found.length > 0) continue;
      throw new ClewError('missing', 'casebook.undo', `Act ${act.body.act} is not a judgement, so it cannot be undone.`, {
        hint: 'Look up the number of the act in the log.',
      });
    }
  }
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
  return new ClewError(
    'untrusted',
    'casebook.ahead',
    `The rows know act ${rows}, which the log of acts does not hold (${log}).`,
    {
      hint: 'Restore the folder acts/ from a newer copy; or, if the log is right, run `clew rebuild`.',
    },
  );
}
