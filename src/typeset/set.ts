import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as Typst from '@myriaddreamin/typst-ts-node-compiler';
import { giveBack } from './give-back.ts';
import { coverageOf, printableAll } from './glyphs.ts';

/** What is to be set: data alone. The pages' own source never holds a word of it. */
export interface Sheets {
  /** Folder of the pages, a file URL, and their names in it without `.typ`, the main one first. */
  readonly folder: string;
  readonly pages: readonly [string, ...string[]];
  /** What the pages read as `data.json`. */
  readonly data: object;
  /** What else they read, by the name they read it under; large files need not be handed from process to process. */
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array | { readonly file: string } }[];
}

export type Typeset = { readonly pdf: Uint8Array } | { readonly failure: string };

/** Nothing lies there: whatever the pages read was put there by name, and no file of the machine can be read. */
const nowhere = process.platform === 'win32' ? 'C:\\clew-pages' : '/clew-pages';
const weights = ['400Regular', '500Medium', '700Bold'] as const;

/** Sets the pages in this process, which it holds for as long as it takes. */
export function typesetNow({ folder, pages, data, files }: Sheets): Typeset {
  const require = createRequire(import.meta.url);
  let compiler: typeof Typst;
  try {
    compiler = require('@myriaddreamin/typst-ts-node-compiler') as typeof Typst;
  } catch {
    return { failure: 'absent' };
  }
  const fontFolder = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  const fonts = weights.map((weight) => join(fontFolder, weight, `NotoSansSC_${weight}.ttf`));
  const covered = coverageOf(readFileSync(fonts[0]!));
  const typst = compiler.NodeCompiler.create({
    workspace: nowhere,
    fontArgs: [{ fontPaths: fonts.map((font) => dirname(font)) }],
  });
  for (const name of pages) {
    typst.mapShadow(join(nowhere, `${name}.typ`), readFileSync(join(fileURLToPath(folder), `${name}.typ`)));
  }
  for (const { name, bytes } of files) {
    typst.mapShadow(join(nowhere, ...name.split('/')), 'file' in bytes ? readFileSync(bytes.file) : Buffer.from(bytes));
  }
  typst.mapShadow(join(nowhere, 'data.json'), Buffer.from(JSON.stringify(printableAll(data, covered))));
  // Fonts and data as they were read are not needed beside the typesetter's own copies.
  giveBack();
  const set = typst.compile({ mainFilePath: join(nowhere, `${pages[0]}.typ`) });
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

/** Diagnostics quote what they stumbled over: that is the data's, and goes into no message. */
const withoutText = (message: string): string => message.replace(/`[^`]*`/g, '…').slice(0, 400);
