import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, dirname } from 'node:path';
import { ClewError } from '../errors.ts';
import { documentReader, filled } from './document.ts';
import type { FilePlan } from './file-plan.ts';

/** The part of tesseract.js that is used; it is an optional extra, so its own types are not at hand. */
interface Tesseract {
  createWorker(languages: readonly { code: string; data: Uint8Array }[], mode: number, options: object): Promise<Worker>;
}
interface Worker {
  recognize(image: Buffer): Promise<{ data: { text: string } }>;
  terminate(): Promise<unknown>;
}

const install = 'npm install tesseract.js@7 @tesseract.js-data/eng @tesseract.js-data/chi_sim';
/** Neural recogniser only, the model that the language packages hold as `4.0.0_best_int`. */
const lstmOnly = 1;

/** An image, read by OCR where the operator has installed it: the text is one report. Nothing is fetched from anywhere. */
export const imageReader = documentReader([], async function* (path: string, plan: FilePlan) {
  const { tesseract, languages } = await load(path);
  const worker = await tesseract.createWorker(languages, lstmOnly, { cacheMethod: 'none', gzip: true });
  try {
    const { data } = await worker.recognize(await readFile(path));
    yield filled({ file: plan.name, text: joined(data.text).trim() });
  } catch (cause) {
    throw new ClewError('input', 'intake.image', `${path} cannot be read as an image`, { hint: 'Save it again as PNG.', cause });
  } finally {
    await worker.terminate();
  }
});

async function load(path: string): Promise<{ tesseract: Tesseract; languages: { code: string; data: Uint8Array }[] }> {
  try {
    const require = createRequire(import.meta.url);
    // A name the compiler does not resolve: the package is not among our own.
    const name = 'tesseract.js';
    const loaded = (await import(name)) as { default?: Tesseract } & Tesseract;
    const languages = await Promise.all(
      ['eng', 'chi_sim'].map(async (code) => {
        const folder = dirname(require.resolve(`@tesseract.js-data/${code}/package.json`));
        return { code, data: await readFile(join(folder, '4.0.0_best_int', `${code}.traineddata.gz`)) };
      }),
    );
    return { tesseract: loaded.default ?? loaded, languages };
  } catch (cause) {
    throw new ClewError('unavailable', 'intake.no-ocr', `${path} is an image, and reading images needs an optional extra`, {
      hint: `Run: ${install}`,
      cause,
    });
  }
}

/** The recogniser puts spaces between Chinese characters; they would break words and names apart. */
function joined(text: string): string {
  return text.replace(/(?<=[\p{Script=Han}，。、；：？！]) +(?=[\p{Script=Han}，。、；：？！])/gu, '');
}
