import { fork } from 'node:child_process';
import { ClewError } from '../../errors.ts';
import type { Dossier, PackageInfo } from '../../model/index.ts';
import { editionOf } from './edition.ts';
import type { Attachment, Typeset, Typesetting } from './typeset.ts';

export type { Attachment } from './typeset.ts';

/**
 * The case on paper: a PDF/A-3b, one edition a language, in the order of `info.languages`. The same case and options give the same
 * bytes; it tells no time but `info.at`. Set in a process of its own, so that whoever serves meanwhile goes on.
 *
 * @throws ClewError `unavailable` `share.typeset` when this machine has no typesetter; `bug` when it refuses the pages.
 */
export async function casefile(
  dossier: Dossier,
  info: PackageInfo,
  attachments: readonly Attachment[] = [],
  signal?: AbortSignal,
): Promise<Uint8Array> {
  signal?.throwIfAborted();
  const work: Typesetting = {
    title: `${dossier.case.title} (${dossier.case.id})`,
    author: dossier.case.agency ?? dossier.casebook.agency ?? dossier.casebook.id,
    id: info.id,
    at: info.at,
    origin: dossier.head.origin,
    size: dossier.head.size,
    root: dossier.head.root,
    editions: info.languages.map((lang) => editionOf(dossier, info, lang)),
    attachments,
  };
  return await typeset(work, signal);
}

/**
 * In a process, not a thread: the typesetter's memory goes back to the machine when it is done, and should it crash it takes
 * nothing of the casebook along.
 */
async function typeset(work: Typesetting, signal: AbortSignal | undefined): Promise<Uint8Array> {
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
      child.send(work, (error) => void error);
    });
    signal?.throwIfAborted();
    if ('pdf' in answer) return answer.pdf;
    if (answer.failure === 'absent') {
      throw new ClewError('unavailable', 'share.typeset', 'This machine has no typesetter for the case file', {
        hint: 'Install the package anew, with its optional parts for this system.',
      });
    }
    throw new ClewError('bug', 'share.typeset-failed', `The case file could not be set: ${answer.failure}`);
  } finally {
    signal?.removeEventListener('abort', stop);
    child.kill('SIGKILL');
  }
}
