import type { Dossier, PackageInfo } from '../../model/index.ts';
import { typeset } from '../../typeset/index.ts';
import { editionOf } from './edition.ts';

/** A file carried inside the PDF, as PDF/A-3 allows. */
export interface Attachment {
  readonly name: string;
  /** Or where they lie: large ones need not be handed from process to process. */
  readonly bytes: Uint8Array | { readonly file: string };
  /** Media type, `text/csv`. */
  readonly media: string;
  /** What it is, in one line. */
  readonly about: string;
}

const folder = new URL('./pages/', import.meta.url).href;
/** Sources of the pages, the main one first. */
const pages = ['casefile', 'style', 'cover', 'figures', 'board', 'lists', 'money', 'closing'] as const;

/**
 * The case on paper: a PDF/A-3b, one edition a language, in the order of `info.languages`. The same case and options give the same
 * bytes; it tells no time but `info.at`.
 *
 * @throws ClewError as `typeset` does.
 */
export async function casefile(
  dossier: Dossier,
  info: PackageInfo,
  attachments: readonly Attachment[] = [],
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const time = new Date(info.at);
  const editions = info.languages.map((lang) => editionOf(dossier, info, lang));
  const data = {
    title: `${dossier.case.title} (${dossier.case.id})`,
    author: dossier.case.agency ?? dossier.casebook.agency ?? dossier.casebook.id,
    id: info.id,
    at: info.at,
    origin: dossier.head.origin,
    size: dossier.head.size,
    root: dossier.head.root,
    // The only time that the file tells.
    time: [
      time.getUTCFullYear(),
      time.getUTCMonth() + 1,
      time.getUTCDate(),
      time.getUTCHours(),
      time.getUTCMinutes(),
      time.getUTCSeconds(),
    ],
    attachments: attachments.map(({ name, media, about }, i) => ({ name, media, about, path: `/attached/${i}` })),
    editions: editions.map((edition) => ({ ...edition, rings: edition.rings.map(({ svg: _svg, ...ring }) => ring) })),
  };
  const pictures = editions.flatMap(({ rings }, e) =>
    rings.map(({ svg }, r) => ({ name: `pictures/${e}-${r}.svg`, bytes: Buffer.from(svg) })),
  );
  const carried = attachments.map(({ bytes }, i) => ({ name: `attached/${i}`, bytes }));
  return await typeset({ folder, pages, data, files: [...carried, ...pictures] }, signal);
}
