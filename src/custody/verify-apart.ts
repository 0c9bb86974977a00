import { Worker } from 'node:worker_threads';
import { ClewError } from '../errors.ts';
import type { VerificationView } from '../model/index.ts';
import { describeFinding } from './checks.ts';
import type { Verification, VerifyOptions } from './verification.ts';
import type { VerifyTask, VerifyTold } from './verify-worker.ts';
import { formatVkey } from './vkey.ts';

/** Verifies a casebook, or a package, in a thread of its own: whoever else uses this process is answered meanwhile. Throws as `verify`. */
export async function verifyApart(
  path: string,
  { signal, progress, key }: Pick<VerifyOptions, 'signal' | 'progress' | 'key'>,
): Promise<Verification> {
  const source = new URL(import.meta.url.endsWith('.ts') ? './verify-worker.ts' : './verify-worker.js', import.meta.url);
  signal?.throwIfAborted();
  const worker = new Worker(source, {
    workerData: { path, key: key === undefined ? undefined : formatVkey(key) } satisfies VerifyTask,
  });
  const stop = (): void => void worker.terminate();
  signal?.addEventListener('abort', stop);
  try {
    const last = await new Promise<Exclude<VerifyTold, { step: unknown }>>((resolve, reject) => {
      worker.on('message', (told: VerifyTold) => {
        if ('step' in told) progress?.(told.step, told.done, told.total);
        else resolve(told);
      });
      worker.once('error', reject);
      worker.once('exit', () => resolve({ error: { name: 'Exit' } }));
    });
    signal?.throwIfAborted();
    if ('verification' in last) return last.verification;
    const { error } = last;
    if ('name' in error) throw new ClewError('bug', 'custody.verify', `Verifying ended with ${error.name}.`);
    throw new ClewError(error.kind, error.code, error.message, error.hint === undefined ? {} : { hint: error.hint });
  } finally {
    signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}

/** What came of it in both languages. */
export function viewOf({ ok, checks }: Verification): VerificationView {
  return {
    ok,
    checks: checks.map(({ code, outcome, sentence, count, found }) => ({
      code,
      outcome,
      sentence,
      count,
      found: found.map((each) => ({ en: tame(describeFinding(each, 'en')), zh: tame(describeFinding(each, 'zh')) })),
    })),
  };
}

/** File names are strangers' words: nothing in them may turn a line around. */
const tame = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');
