import { fork } from 'node:child_process';
import { ClewError } from '../errors.ts';
import type { Sheets, Typeset } from './set.ts';

/**
 * Pages as a PDF/A-3b. The same data give the same bytes. In a process, not a thread: the typesetter's memory goes back to the machine
 * when it is done, should it crash it takes nothing of the casebook along, and whoever serves meanwhile goes on.
 *
 * @throws ClewError `unavailable` `typeset.absent` when this machine has no typesetter; `bug` when it refuses the pages.
 */
export async function typeset(sheets: Sheets, signal?: AbortSignal): Promise<Uint8Array> {
  signal?.throwIfAborted();
  const source = new URL(import.meta.url.endsWith('.ts') ? './apart.ts' : './apart.js', import.meta.url);
  const { PATH, HOME, SystemRoot, TMPDIR } = process.env;
  const child = fork(source, {
    serialization: 'advanced',
    execArgv: ['--disable-warning=ExperimentalWarning'],
    // Nothing of our surroundings that it has no need of; large blocks go back to the system (glibc) as soon as they are free.
    env: { PATH, HOME, SystemRoot, TMPDIR, MALLOC_MMAP_THRESHOLD_: '131072' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const stop = (): void => void child.kill('SIGKILL');
  signal?.addEventListener('abort', stop);
  try {
    const answer = await new Promise<Typeset>((resolve, reject) => {
      child.once('message', (told) => resolve(told as Typeset));
      child.once('error', reject);
      child.once('exit', (code, killed) => resolve({ failure: `ended (${killed ?? code})` }));
      // A child that ends early breaks the pipe: `exit` tells more of it than that.
      child.send(sheets, (error) => void error);
    });
    signal?.throwIfAborted();
    if ('pdf' in answer) return answer.pdf;
    if (answer.failure === 'absent') {
      throw new ClewError('unavailable', 'typeset.absent', 'This machine has no typesetter', {
        hint: 'Install the package anew, with its optional parts for this system.',
      });
    }
    throw new ClewError('bug', 'typeset.failed', `The pages could not be set: ${answer.failure}`);
  } finally {
    signal?.removeEventListener('abort', stop);
    child.kill('SIGKILL');
  }
}
