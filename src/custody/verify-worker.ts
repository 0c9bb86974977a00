import { parentPort, workerData } from 'node:worker_threads';
import type { ClewError } from '../errors.ts';
import type { Verification } from './verification.ts';
import { verify } from './verify.ts';
import { parseVkey } from './vkey.ts';

/** What the thread is asked: the key as a vkey. */
export interface VerifyTask {
  readonly path: string;
  readonly key: string | undefined;
}

/** What the thread tells. Error classes do not survive the way between threads; their parts do. */
export type VerifyTold =
  | { readonly step: 'check' | 'exhibits'; readonly done: number; readonly total: number }
  | { readonly verification: Verification }
  | { readonly error: Pick<ClewError, 'kind' | 'code' | 'message' | 'hint'> | { readonly name: string } };

/** Milliseconds between two words on the progress. */
const toldEvery = 100;

const tell = (told: VerifyTold): void => parentPort!.postMessage(told);
let told = 0;
try {
  const { path, key } = workerData as VerifyTask;
  const verification = await verify(path, {
    ...(key === undefined ? {} : { key: parseVkey(key) }),
    progress: (step, done, total) => {
      const now = performance.now();
      if (now - told < toldEvery) return;
      told = now;
      tell({ step, done, total });
    },
  });
  tell({ verification });
} catch (error) {
  const { name, kind, code, message, hint } = error as ClewError;
  tell({ error: kind === undefined ? { name } : { kind, code, message, hint } });
}
