import { randomUUID } from 'node:crypto';
import type { Progress } from '../casebook/index.ts';
import type { Happened, JobView } from '../model/index.ts';
import { answerOf } from './answers.ts';
import type { JobPart, Jobs, User } from './env.ts';

type Work<Result> = (job: JobPart) => Promise<Result>;

/** Kinds that only read: they run beside whatever writes. */
const readers: ReadonlySet<JobView['kind']> = new Set(['verify', 'backup']);
/** Jobs remembered after their end. */
const mostKept = 100;
/** Milliseconds between two words on the progress of one job. */
const toldEvery = 200;

interface Job {
  view: JobView;
  readonly stop: AbortController;
  readonly work: Work<unknown>;
  readonly ended: PromiseWithResolvers<void>;
  told: number;
}

/** Long work, remembered as long as the server runs. What a job wrote stands in the log, also when the server is stopped. */
export class JobBook implements Jobs {
  readonly #jobs = new Map<string, Job>();
  readonly #waiting: Job[] = [];
  readonly #running = new Map<Promise<void>, JobView['kind']>();
  readonly #tell: (happened: Happened) => void;
  readonly #now: () => number;
  #isWriting = false;
  #isClosed = false;

  constructor(tell: (happened: Happened) => void, now: () => number = Date.now) {
    this.#tell = tell;
    this.#now = now;
  }

  start<Result>(kind: JobView['kind'], user: User, work: Work<Result>): JobView {
    const view: JobView = { id: randomUUID(), kind, by: user.name, state: 'waiting', startedAt: this.#now() };
    const job: Job = { view, stop: new AbortController(), work, ended: Promise.withResolvers(), told: 0 };
    this.#jobs.set(view.id, job);
    if (this.#isClosed) {
      // Whoever recorded something that a job was to follow is still answered.
      this.#change(job, { state: 'cancelled', endedAt: this.#now() });
      return job.view;
    }
    this.#forget();
    if (readers.has(kind)) this.#run(job);
    else {
      this.#waiting.push(job);
      this.#next();
    }
    return job.view;
  }

  /** Newest first. */
  list(): JobView[] {
    return Array.from(this.#jobs.values(), ({ view }) => view).reverse();
  }

  get(id: string): JobView | undefined {
    return this.#jobs.get(id)?.view;
  }

  cancel(id: string): void {
    const job = this.#jobs.get(id);
    if (job === undefined) return;
    job.stop.abort();
    const place = this.#waiting.indexOf(job);
    if (place === -1) return;
    this.#waiting.splice(place, 1);
    this.#change(job, { state: 'cancelled', endedAt: this.#now() });
  }

  async ended(id: string): Promise<void> {
    await this.#jobs.get(id)?.ended.promise;
  }

  /** Stops everything and waits until it has stopped. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { view } of this.#jobs.values()) if (view.endedAt === undefined) this.cancel(view.id);
    await Promise.all(this.#running.keys());
  }

  /** Resolves when nothing that only reads is running. */
  async readersDone(): Promise<void> {
    await Promise.all(Array.from(this.#running).flatMap(([running, kind]) => (readers.has(kind) ? [running] : [])));
  }

  #next(): void {
    if (this.#isWriting) return;
    const job = this.#waiting.shift();
    if (job === undefined) return;
    this.#isWriting = true;
    this.#run(job, () => {
      this.#isWriting = false;
      this.#next();
    });
  }

  #run(job: Job, after: () => void = () => undefined): void {
    this.#change(job, { state: 'running' });
    const running = this.#work(job).finally(() => {
      this.#running.delete(running);
      after();
    });
    this.#running.set(running, job.view.kind);
  }

  async #work(job: Job): Promise<void> {
    const { signal } = job.stop;
    const progress = (now: Progress): void => {
      job.view = { ...job.view, progress: now };
      if (this.#now() - job.told < toldEvery) return;
      job.told = this.#now();
      this.#tell({ event: 'job', job: job.view });
    };
    try {
      const result = await job.work({ signal, progress });
      this.#change(job, { state: 'done', endedAt: this.#now(), result });
    } catch (error) {
      const isStopped = signal.aborted && (error as Error).name === 'AbortError';
      if (isStopped) this.#change(job, { state: 'cancelled', endedAt: this.#now() });
      else this.#change(job, { state: 'failed', endedAt: this.#now(), error: errorOf(error) });
    }
  }

  #change(job: Job, change: Partial<JobView>): void {
    job.view = { ...job.view, ...change };
    if (job.view.endedAt !== undefined) job.ended.resolve();
    this.#tell({ event: 'job', job: job.view });
  }

  #forget(): void {
    for (const [id, { view }] of this.#jobs) {
      if (this.#jobs.size <= mostKept) return;
      if (view.endedAt !== undefined) this.#jobs.delete(id);
    }
  }
}

function errorOf(error: unknown): NonNullable<JobView['error']> {
  const { code, message, hint } = answerOf(error).body.error;
  return { code, message, ...(hint === undefined ? {} : { hint }) };
}
