import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { ClewError } from '../errors.ts';
import { documentReader, filled } from './document.ts';
import type { FilePlan } from './file-plan.ts';
import type { PdfAnswer } from './pdf-worker.ts';

/** PDF: the text of all pages is one report. */
export const pdfReader = documentReader([], async function* (path: string, plan: FilePlan, signal) {
  const answer = await readPdf(path, signal);
  if ('failure' in answer) throw refusal(path, answer.failure);
  const text = answer.pages.join('\n').replaceAll('\0', '').trim();
  if (text === '') {
    throw new ClewError('input', 'intake.pdf-no-text', `${path} holds no text: its pages are pictures`, {
      hint: 'Save the pages as images and import those with OCR, or type the statement.',
    });
  }
  yield filled({ file: plan.name, text });
});

/** Patience with the engine, which takes quadratic time over some damaged files: a minute, and ten seconds a megabyte. */
function patienceMs(bytes: number): number {
  return 60_000 + bytes / 100;
}

const tooSlow = 'TooSlow';

/** Reads a PDF in a thread of its own: a hostile one must not stop the import, nor take its memory. */
async function readPdf(path: string, signal: AbortSignal | undefined): Promise<PdfAnswer> {
  const bytes = new Uint8Array(await readFile(path));
  const patience = patienceMs(bytes.length);
  const source = new URL(import.meta.url.endsWith('.ts') ? './pdf-worker.ts' : './pdf-worker.js', import.meta.url);
  const worker = new Worker(source, {
    workerData: bytes,
    transferList: [bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });
  const stop = (): void => void worker.terminate();
  signal?.addEventListener('abort', stop);
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<PdfAnswer>((resolve) => {
      timer = setTimeout(() => resolve({ failure: tooSlow }), patience);
      worker.once('message', resolve);
      worker.once('error', (error: unknown) => resolve({ failure: error instanceof Error ? error.name : 'Error' }));
      worker.once('exit', () => resolve({ failure: 'Error' }));
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
    await worker.terminate();
    signal?.throwIfAborted();
  }
}

function refusal(path: string, failure: string): ClewError {
  const message = `${path} cannot be read as PDF`;
  if (failure === 'PasswordException') {
    return new ClewError('input', 'intake.pdf-locked', message, { hint: 'It is locked with a password: save an unlocked copy.' });
  }
  const hint = 'Open it in a PDF program and save it again.';
  return new ClewError('input', failure === tooSlow ? 'intake.pdf-slow' : 'intake.pdf', message, { hint });
}
