import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { isMainThread, parentPort } from 'node:worker_threads';
import { extractMany, missingRoles } from '../extract/index.ts';
import { isPeople, parseEach } from '../intake/index.ts';
import type { Block, FilePlan } from '../intake/index.ts';
import { isMissing, type Mention, type Rejected, type Report, type ReportColumns } from '../model/index.ts';
import { Columns } from './batch.ts';
import { buffersOfMoney, type MoneyBatch, type MoneyParcel, packMoney, workMoney } from './money-batch.ts';
import { buffersOf, pack, type Parcel } from './parcel.ts';
import { type PeopleBatch, workPeople } from './people-batch.ts';
import { alarmsOf, type ReportAlarms } from './report-alarms.ts';

/** One block of work and the order it stands in. */
export interface Task {
  readonly order: number;
  readonly plan: FilePlan;
  readonly block: Block;
  readonly keepWords: boolean;
  readonly region: string | undefined;
}

export interface Batch {
  readonly order: number;
  readonly columns: ReportColumns;
  readonly rejected: readonly Rejected[];
  /** Of reports that tell of harm that cannot wait; none where the words are not kept. */
  readonly alarms: readonly ReportAlarms[];
  /** Records that repeat an earlier one of the block word for word. */
  readonly duplicates: number;
}

export type AnyBatch = Batch | MoneyBatch | PeopleBatch;

/** What a thread answers: a batch of reports, of what a statement tells or of people, or the error that stopped it. */
export type Answer =
  | { readonly batch: Omit<Batch, 'columns'>; readonly parcel: Parcel }
  | { readonly money: MoneyParcel }
  | { readonly people: PeopleBatch }
  | { readonly order: number; readonly error: unknown };

/** Reports that are read together: enough for each step to pay, few enough to be forgotten before they count as old memory. */
const atOnce = 256;

function mentionsOf(reports: readonly Report[], region: string | undefined): Mention[][] {
  const inputs = reports.map(({ text, fields, language: lang, reportedAt: date }) => ({ text, fields, lang, date, region }));
  const mentions = extractMany(inputs);
  reports.forEach((report, i) => {
    if (isMissing(report)) missingRoles(report.text, mentions[i]!);
  });
  return mentions;
}

/** Parses, extracts and sketches one block. */
export function work({ order, plan, block, keepWords, region }: Task): Batch {
  const columns = new Columns(keepWords, region);
  const alarms: ReportAlarms[] = [];
  let some: Report[] = [];
  const enter = (): void => {
    columns.add(some, mentionsOf(some, region));
    if (keepWords) alarms.push(...some.flatMap((report) => alarmsOf(report) ?? []));
    some = [];
  };
  const { rejected, duplicates } = parseEach(plan, block, (report) => {
    if (some.push(report) === atOnce) enter();
  });
  enter();
  return { order, columns: columns.columns(), rejected, duplicates, alarms };
}

/**
 * Files are read on all cores, so whoever waits for a page of the same process must come first. Linux gives each thread a priority
 * of its own; elsewhere nothing changes.
 */
function stepBack(): void {
  try {
    setPriority(Number(readlinkSync('/proc/thread-self').split('/').at(-1)), 15);
  } catch {
    // No such file, or not allowed.
  }
}

if (!isMainThread) stepBack();
parentPort?.on('message', (task: Task) => {
  try {
    if (isPeople(task.plan.content)) {
      parentPort!.postMessage({ people: workPeople(task) } satisfies Answer);
      return;
    }
    if (task.plan.content !== undefined) {
      const money = packMoney(workMoney(task));
      parentPort!.postMessage({ money } satisfies Answer, buffersOfMoney(money));
      return;
    }
    const { columns, ...batch } = work(task);
    const parcel = pack(columns);
    parentPort!.postMessage({ batch, parcel } satisfies Answer, buffersOf(parcel));
  } catch (error) {
    parentPort!.postMessage({ order: task.order, error } satisfies Answer);
  }
});
