import { parentPort, workerData } from 'node:worker_threads';
import type { Progress } from '../casebook/index.ts';
import type { ClewError } from '../errors.ts';
import { rebuildWorkbench } from '../workbench.ts';

/** What the thread tells. Error classes do not survive the way between threads; their parts do. */
export type RebuildTold =
  | { readonly progress: Progress }
  | { readonly counts: { readonly reports: number; readonly rings: number } }
  | { readonly error: Pick<ClewError, 'kind' | 'code' | 'message' | 'hint'> | { readonly name: string } };

/** Milliseconds between two words on the progress. */
const toldEvery = 100;

const tell = (told: RebuildTold): void => parentPort!.postMessage(told);
let told = 0;
try {
  const progress = (now: Progress): void => {
    if (performance.now() - told < toldEvery) return;
    told = performance.now();
    tell({ progress: now });
  };
  tell({ counts: await rebuildWorkbench(workerData as string, { progress }) });
} catch (error) {
  const { name, kind, code, message, hint } = error as ClewError;
  tell({ error: kind === undefined || kind === 'bug' ? { name } : { kind, code, message, hint } });
}
