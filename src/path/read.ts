import type { OnProgress } from '../casebook/index.ts';
import { blocks } from '../intake/index.ts';
import type { FilePlan } from '../intake/index.ts';
import { type MoneyBatch, workMoney } from './money-batch.ts';
import { type PeopleBatch, workPeople } from './people-batch.ts';
import { Pool } from './pool.ts';
import { work } from './worker.ts';
import type { AnyBatch, Batch, Task } from './worker.ts';

/** Files smaller than this many bytes are worked where they are read: starting threads would cost more than it saves. */
const worthThreads = 4 << 20;

interface ReadOptions {
  /** Carry text and fields along, for a casebook. */
  readonly keepWords: boolean;
  readonly region?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly progress?: OnProgress | undefined;
}

async function* tasksOf(path: string, plan: FilePlan, options: ReadOptions): AsyncGenerator<Task> {
  let order = 0;
  for await (const block of blocks(path, plan, options.signal === undefined ? {} : { signal: options.signal })) {
    options.progress?.({ step: 'read', done: block.offset, total: plan.bytes, unit: 'bytes' });
    yield { order: order++, plan, block, keepWords: options.keepWords, region: options.region };
  }
  options.progress?.({ step: 'read', done: plan.bytes, total: plan.bytes, unit: 'bytes' });
}

/**
 * Reads one planned file of reports: every batch of them with their mentions, in the file's order. Throws ClewError of kind `input` for
 * a file that cannot be read; single bad rows come back as `rejected`.
 */
export async function* read(path: string, plan: FilePlan, options: ReadOptions): AsyncGenerator<Batch> {
  yield* batches(path, plan, options, work) as AsyncGenerator<Batch>;
}

/** The same of a file of transfers, labels or rates. */
export async function* readMoney(
  path: string,
  plan: FilePlan,
  options: Omit<ReadOptions, 'keepWords'>,
): AsyncGenerator<MoneyBatch> {
  yield* batches(path, plan, { ...options, keepWords: false }, workMoney) as AsyncGenerator<MoneyBatch>;
}

/** The same of a roster or a wanted list. */
export async function* readPeople(
  path: string,
  plan: FilePlan,
  options: Omit<ReadOptions, 'keepWords'>,
): AsyncGenerator<PeopleBatch> {
  yield* batches(path, plan, { ...options, keepWords: false }, workPeople) as AsyncGenerator<PeopleBatch>;
}

async function* batches(
  path: string,
  plan: FilePlan,
  options: ReadOptions,
  here: (task: Task) => AnyBatch,
): AsyncGenerator<AnyBatch> {
  const tasks = tasksOf(path, plan, options);
  if (plan.bytes < worthThreads) {
    for await (const task of tasks) yield here(task);
    return;
  }
  const pool = new Pool();
  try {
    yield* pool.run(tasks, options.signal);
  } finally {
    await pool.close();
  }
}
