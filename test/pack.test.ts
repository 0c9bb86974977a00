import { expect, it } from 'vitest';
import { published } from '../scripts/pack.ts';

it('publishes entry points that Node can load from node_modules, where types are not stripped', () => {
  const manifest = {
    name: 'clew',
    files: [],
    exports: { './extract': './src/extract/index.ts', './package.json': './package.json' },
    scripts: { start: 'node src/cli/main.ts' },
    devDependencies: { typescript: '7' },
  };
  expect(published(manifest)).toEqual({
    name: 'clew',
    files: [],
    exports: {
      './extract': { types: './dist/extract/index.d.ts', default: './dist/extract/index.js' },
      './package.json': './package.json',
    },
  });
});
