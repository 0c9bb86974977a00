import { Script } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

const place = Symbol.for('clew.work');
const held: Record<symbol, unknown> = globalThis;
const script = new Script(`globalThis[Symbol.for('clew.work')]()`);

/**
 * Computes without a pause, and yet Ctrl-C ends it at once: while a thread computes it hears no signal, so Node's own watch on SIGINT
 * breaks off what runs, wherever it is. The listeners to SIGINT are called after, as if the signal had come just then. What was computed is
 * left as it stood and must not be used: nor may a stream that the work writes to. Other threads hear no signals; for them `work` is just called.
 */
export function interruptible<Result>(work: () => Result): Result {
  if (!isMainThread) return work();
  let result: { readonly value: Result } | undefined;
  held[place] = (): void => {
    result = { value: work() };
  };
  try {
    script.runInThisContext({ breakOnSigint: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_INTERRUPTED') throw error;
    process.emit('SIGINT');
    throw new DOMException('The work was stopped.', 'AbortError');
  } finally {
    delete held[place];
  }
  return result!.value;
}
