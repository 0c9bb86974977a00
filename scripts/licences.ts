import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

/** The folder of the package that a module came from; undefined for our own. */
function packageOf(id: string): string | undefined {
  return /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//u.exec(id)?.[1];
}

function textOf(folder: string): string {
  const name = readdirSync(folder).find((each) => /^(?:licen[cs]e|copying|ofl)(?:\.|$)/iu.test(each));
  return name === undefined ? '' : readFileSync(join(folder, name), 'utf8').trim();
}

/**
 * Writes `licences.txt` beside the page: every package whose code or font is in it, with the licence it asks to be handed on. Made
 * from the modules that were bundled, so that it cannot fall behind.
 */
export function licences(): Plugin {
  return {
    name: 'licences',
    apply: 'build',
    generateBundle() {
      const folders = new Set<string>();
      for (const id of this.getModuleIds()) {
        const folder = packageOf(id);
        if (folder !== undefined) folders.add(folder);
      }
      const parts = [...folders].map((folder) => {
        const { name, version, license = '' } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
        return { title: `${name} ${version} (${license})`, text: textOf(folder) };
      });
      parts.sort((a, b) => (a.title < b.title ? -1 : 1));
      const source = parts.map(({ title, text }) => `${title}\n${'='.repeat(title.length)}\n\n${text}\n`).join('\n\n');
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source });
    },
  };
}
