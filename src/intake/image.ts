import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ClewError } from '../errors.ts';
import { documentReader, filled } from './document.ts';
import type { FilePlan } from './file-plan.ts';

/** The part of tesseract.js that is used; it is an optional extra, so its own types are not at hand. */
interface Tesseract {
  createWorker(languages: readonly string[], mode: number, options: object): Promise<Worker>;
}
interface Worker {
  recognize(image: Buffer): Promise<{ data: { text: string } }>;
  terminate(): Promise<unknown>;
}

const install = 'npm install tesseract.js@7 @tesseract.js-data/eng @tesseract.js-data/chi_sim';
const languages = ['eng', 'chi_sim'];
/** The neural recogniser, whose models the language packages hold under `4.0.0_best_int`. */
const lstmOnly = 1;

/** An image, read by OCR where the operator has installed it: the text is one report. Nothing is fetched from anywhere. */
export const imageReader = documentReader([], async function* (path: string, plan: FilePlan) {
  const { tesseract, models } = await load(path);
  // The recogniser wants all its models in one folder.
  const langPath = await mkdtemp(join(tmpdir(), 'clew-ocr-'));
  try {
    for (const [at, model] of models.entries()) await copyFile(model, join(langPath, `${languages[at]!}.traineddata.gz`));
    const worker = await tesseract.createWorker(languages, lstmOnly, { langPath, cacheMethod: 'none', gzip: true });
    const { data } = await worker.recognize(await readFile(path)).finally(() => worker.terminate());
    yield filled({ file: plan.name, text: joined(data.text).trim() });
  } catch (cause) {
    throw new ClewError('input', 'intake.image', `${path} cannot be read as an image`, { hint: 'Save it again as PNG.', cause });
  } finally {
    await rm(langPath, { recursive: true });
  }
});

async function load(path: string): Promise<{ tesseract: Tesseract; models: string[] }> {
  try {
    const require = createRequire(import.meta.url);
    const models = languages.map((code) =>
      join(dirname(require.resolve(`@tesseract.js-data/${code}/package.json`)), '4.0.0_best_int', `${code}.traineddata.gz`),
    );
    // A name the compiler does not resolve: the package is not among our own.
    const name = 'tesseract.js';
    const loaded = (await import(name)) as { default?: Tesseract } & Tesseract;
    return { tesseract: loaded.default ?? loaded, models };
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
