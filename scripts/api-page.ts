import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Plugin } from 'vite';

const folder = new URL('.', import.meta.resolve('swagger-ui-dist/package.json'));

/** Puts Swagger UI beside the built page, with its licence, so that `/api/docs` needs no package of it at run time. */
export function apiPage(): Plugin {
  return {
    name: 'api-page',
    apply: 'build',
    async generateBundle() {
      for (const name of ['swagger-ui.css', 'swagger-ui-bundle.js', 'LICENSE', 'NOTICE']) {
        const fileName = `api-docs/${extname(name) === '' ? `${name}.txt` : name}`;
        this.emitFile({ type: 'asset', fileName, source: await readFile(new URL(name, folder)) });
      }
    },
  };
}
