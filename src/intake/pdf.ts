import { readFile } from 'node:fs/promises';
import { ClewError } from '../errors.ts';
import { documentReader, filled } from './document.ts';
import type { FilePlan } from './file-plan.ts';

/** PDF: the text of all pages is one report. */
export const pdfReader = documentReader([], async function* (path: string, plan: FilePlan) {
  const text = await readPdf(path);
  if (text === '') {
    throw new ClewError('input', 'intake.pdf-no-text', `${path} holds no text: its pages are pictures`, {
      hint: 'Save the pages as images and import those with OCR, or type the statement.',
    });
  }
  yield filled({ file: plan.name, text });
});

async function readPdf(path: string): Promise<string> {
  const bytes = await readFile(path);
  try {
    // Loaded here: the PDF engine takes longer to load than most files to read.
    const { extractText, getDocumentProxy } = await import('unpdf');
    // Verbosity 0: the engine otherwise writes its warnings to the console.
    const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
    const { text } = await extractText(document, { mergePages: false });
    return text.join('\n').replaceAll('\0', '').trim();
  } catch (cause) {
    const locked = cause instanceof Error && cause.name === 'PasswordException';
    throw new ClewError('input', locked ? 'intake.pdf-locked' : 'intake.pdf', `${path} cannot be read as PDF`, {
      hint: locked ? 'It is locked with a password: save an unlocked copy.' : 'Open it in a PDF program and save it again.',
      cause,
    });
  }
}
