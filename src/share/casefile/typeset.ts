import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as Typst from '@myriaddreamin/typst-ts-node-compiler';
import { tidy } from '../send/tidy.ts';
import type { Edition } from './edition.ts';
import { coverageOf, printableAll } from './glyphs.ts';

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

/** What is to be set: data alone. The pages' own source never holds a word of a case. */
export interface Typesetting {
  readonly title: string;
  readonly author: string;
  readonly id: string;
  /** UTC milliseconds: the only time that the file tells. */
  readonly at: number;
  readonly origin: string;
  readonly size: number;
  readonly root: string;
  readonly editions: readonly Edition[];
  readonly attachments: readonly Attachment[];
}

export type Typeset = { readonly pdf: Uint8Array } | { readonly failure: string };

/** Sources of the pages, beside this file. */
const pages = ['casefile', 'style', 'cover', 'figures', 'board', 'lists', 'money', 'closing'] as const;
/** Nothing lies there: whatever the pages read was put there by name, and no file of the machine can be read. */
const nowhere = process.platform === 'win32' ? 'C:\\clew-pages' : '/clew-pages';
const weights = ['400Regular', '500Medium', '700Bold'] as const;

/** Sets the pages in this process, which it holds for as long as it takes. */
export function typesetNow({ editions, attachments, ...told }: Typesetting): Typeset {
  const require = createRequire(import.meta.url);
  let compiler: typeof Typst;
  try {
    compiler = require('@myriaddreamin/typst-ts-node-compiler') as typeof Typst;
  } catch {
    return { failure: 'absent' };
  }
  const folder = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  const fonts = weights.map((weight) => join(folder, weight, `NotoSansSC_${weight}.ttf`));
  const covered = coverageOf(readFileSync(fonts[0]!));
  const typst = compiler.NodeCompiler.create({
    workspace: nowhere,
    fontArgs: [{ fontPaths: fonts.map((font) => dirname(font)) }],
  });
  for (const name of pages) {
    typst.mapShadow(join(nowhere, `${name}.typ`), readFileSync(new URL(`./pages/${name}.typ`, import.meta.url)));
  }
  const carried = attachments.map(({ name, media, about }, i) => ({ name, media, about, path: `/attached/${i}` }));
  attachments.forEach(({ bytes }, i) => {
    const data = 'file' in bytes ? readFileSync(bytes.file) : Buffer.from(bytes);
    typst.mapShadow(join(nowhere, 'attached', `${i}`), data);
  });
  const pictures = editions.map(({ rings }) => rings.map(({ svg }) => svg));
  const time = new Date(told.at);
  const data = {
    ...told,
    time: [
      time.getUTCFullYear(),
      time.getUTCMonth() + 1,
      time.getUTCDate(),
      time.getUTCHours(),
      time.getUTCMinutes(),
      time.getUTCSeconds(),
    ],
    attachments: carried,
    editions: editions.map((edition) => ({ ...edition, rings: edition.rings.map(({ svg: _svg, ...ring }) => ring) })),
  };
  pictures.forEach((svgs, e) =>
    svgs.forEach((svg, r) => typst.mapShadow(join(nowhere, 'pictures', `${e}-${r}.svg`), Buffer.from(svg))),
  );
  typst.mapShadow(join(nowhere, 'data.json'), Buffer.from(JSON.stringify(printableAll(data, covered))));
  // Fonts and data as they were read are not needed beside the typesetter's own copies.
  tidy(Infinity);
  const set = typst.compile({ mainFilePath: join(nowhere, 'casefile.typ') });
  if (set.result === null) return { failure: reasonOf(set.takeDiagnostics()?.shortDiagnostics) };
  typst.evictCache(0);
  try {
    return { pdf: new Uint8Array(typst.pdf(set.result, { pdfStandard: 'a-3b' })) };
  } catch (error) {
    return { failure: withoutText((error as Error).message) };
  } finally {
    typst.evictCache(0);
  }
}

function reasonOf(diagnostics: unknown): string {
  return withoutText(JSON.stringify(diagnostics ?? 'no pages'));
}

/** Diagnostics quote what they stumbled over: that is the case's, and goes into no message. */
const withoutText = (message: string): string => message.replace(/`[^`]*`/g, '…').slice(0, 400);
