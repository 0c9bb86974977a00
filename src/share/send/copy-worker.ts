import { parentPort } from 'node:worker_threads';
import { copyFile, type CopyTask } from './copy-file.ts';
import type { Written } from './bag-writer.ts';

/** What the thread tells of a few files, in the order they were handed to it; `error` stands for the first that failed. */
export type Copied = { readonly written: readonly Written[] } | { readonly error: unknown };

parentPort!.on('message', (tasks: readonly CopyTask[]) => {
  let told: Copied;
  try {
    told = { written: tasks.map(copyFile) };
  } catch (error) {
    told = { error };
  }
  parentPort!.postMessage(told);
});
