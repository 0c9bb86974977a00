import { documentReader, filled, readText } from './document.ts';
import type { FilePlan } from './file-plan.ts';

/** Plain text: the whole file is one report. */
export const textReader = documentReader([], async function* (path: string, plan: FilePlan) {
  const text = await readText(path, plan.encoding);
  // NUL is no character of a statement; a file with many was refused as binary.
  yield filled({ file: plan.name, text: text.replaceAll('\0', '').trim() });
});
