import type { Sentence, Statistics } from '../../model/index.ts';
import { typeset } from '../../typeset/index.ts';
import { reportOf } from '../page/report.ts';
import { says } from '../page/words.ts';

const folder = new URL('./pages/', import.meta.url).href;

/**
 * The report on paper, a PDF/A. It tells no time but that of the newest act behind its figures: the same figures give the same bytes.
 *
 * @throws ClewError as `typeset` does.
 */
export async function statsPdf(found: Statistics, lang: keyof Sentence, signal?: AbortSignal): Promise<Uint8Array> {
  const time = new Date(found.asOf ?? Date.parse(found.from));
  const data = {
    ...reportOf(found, lang),
    contents: says.contents[lang],
    revisionsTitle: says.revisions[lang],
    methodTitle: says.method[lang],
    time: [time.getUTCFullYear(), time.getUTCMonth() + 1, time.getUTCDate()],
  };
  return await typeset({ folder, pages: ['report'], data, files: [] }, signal);
}
