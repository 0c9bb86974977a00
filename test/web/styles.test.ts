import { readFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { expect, it } from 'vitest';
import { webDir, webFiles } from './support.ts';

/** Selectors of a style sheet outside `@media print`, each by itself. */
function selectors(css: string): string[] {
  const plain = css.replaceAll(/\/\*[\s\S]*?\*\//gu, '');
  const found: string[] = [];
  const open: string[] = [];
  let text = '';
  for (const sign of plain) {
    if (sign === '{') {
      const head = text.trim();
      if (!head.startsWith('@') && !open.some((at) => /^@media print|^@keyframes/u.test(at))) {
        // Commas inside :is() and its like part nothing.
        found.push(...head.split(/,(?![^(]*\))/u).map((each) => each.trim()));
      }
      open.push(head);
      text = '';
    } else if (sign === '}') {
      open.pop();
      text = '';
    } else if (sign === ';') text = '';
    else text += sign;
  }
  return found;
}

const classes = (selector: string): string[] => [...selector.matchAll(/\.([A-Za-z][\w-]*)/gu)].map(([, name]) => name!);

const sheets = webFiles(/\.css$/u).map((file) => ({ file: relative(webDir, file), own: selectors(readFileSync(file, 'utf8')) }));
/** `views/ring`: what a page and its parts may share. */
const pageOf = (file: string): string => dirname(file).split('/').slice(0, 2).join('/');
const isPage = ({ file }: { readonly file: string }): boolean => file.startsWith('views/');
/** Classes that stand first in a rule of the shell or of a shared part. */
const shared = new Set(
  sheets.filter((sheet) => !isPage(sheet)).flatMap(({ own }) => own.flatMap((each) => classes(each).slice(0, 1))),
);

// A page's styles stay once they were loaded: a class that two pages mean differently looks right until one comes from the other.
it('each page styles classes of its own', () => {
  const pages = new Map<string, Set<string>>();
  for (const { file, own } of sheets.filter(isPage)) {
    for (const selector of own) {
      const first = classes(selector).find((name) => !shared.has(name));
      if (first !== undefined) pages.set(first, (pages.get(first) ?? new Set()).add(pageOf(file)));
    }
  }
  const twice = [...pages].filter(([, places]) => places.size > 1).map(([name, places]) => `.${name}: ${[...places].join(', ')}`);
  expect(twice).toEqual([]);
});

it('no page changes what the shell and the shared parts look like elsewhere', () => {
  const strange = sheets.filter(isPage).flatMap(({ file, own }) =>
    own
      // Colours of a page's own may stand beside the others.
      .filter((selector) => !selector.startsWith(':root') && classes(selector).every((name) => shared.has(name)))
      .map((selector) => `${file}: ${selector}`),
  );
  expect(strange).toEqual([]);
});

it('would be found out', () => {
  expect(
    selectors(
      '/* x */ .a .b, :is(.c, .d) > p { color: red; } @media print { .e { top: 0 } } @media (width < 9px) { .f { top: 0 } }',
    ),
  ).toEqual(['.a .b', ':is(.c, .d) > p', '.f']);
});
