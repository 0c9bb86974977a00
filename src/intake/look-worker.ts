import { parentPort, workerData } from 'node:worker_threads';
import type { ClewError } from '../errors.ts';
import { look, type Look } from './look.ts';
import type { PlanOptions } from './plan.ts';

export interface LookTask {
  readonly path: string;
  readonly options: PlanOptions;
  readonly most: number;
}
/** What the thread answers. Error classes do not survive the way between threads; their parts do. */
export type LookAnswer =
  | { readonly look: Look }
  | { readonly error: Pick<ClewError, 'kind' | 'code' | 'message' | 'hint'> | { readonly name: string } };

const { path, options, most } = workerData as LookTask;
try {
  parentPort!.postMessage({ look: await look(path, options, most) } satisfies LookAnswer);
} catch (error) {
  const { name, kind, code, message, hint } = error as ClewError;
  parentPort!.postMessage({ error: kind === undefined ? { name } : { kind, code, message, hint } } satisfies LookAnswer);
}
