import { parentPort, workerData } from 'node:worker_threads';
import { extractText, getDocumentProxy } from 'unpdf';

/** What the thread answers: the text of each page, or why there is none. */
export type PdfAnswer = { readonly pages: string[] } | { readonly failure: string };

try {
  // Verbosity 0: the engine otherwise writes its warnings to the console.
  const document = await getDocumentProxy(workerData as Uint8Array, { verbosity: 0 });
  const { text } = await extractText(document, { mergePages: false });
  parentPort!.postMessage({ pages: text } satisfies PdfAnswer, []);
} catch (error) {
  parentPort!.postMessage({ failure: error instanceof Error ? error.name : 'Error' } satisfies PdfAnswer, []);
}
