import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatList, formatSeal, isContent, isPackageName, isSealed, parseList, parseSeal } from './package-lists.ts';

const name = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,8}$/u);
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
const list = fc
  .dictionary(path, fc.stringMatching(/^[0-9a-f]{64}$/u), { noNullPrototype: true })
  .map((each) => new Map(Object.entries(each)));

it('a list reads back what was written, and has no other spelling', () => {
  fc.assert(
    fc.property(list, (files) => {
      const text = formatList(files);
      const back = parseList(text);
      expect(Object.fromEntries(back!)).toEqual(Object.fromEntries(files));
      expect(formatList(back!)).toBe(text);
      if (files.size > 0) expect(parseList(text.slice(0, -1))).toBeUndefined();
      if (files.size > 1) expect(parseList(text.split('\n').slice(0, -1).reverse().join('\n') + '\n')).toBeUndefined();
    }),
  );
});

it('a seal reads back what was written', () => {
  fc.assert(
    fc.property(list, (files) => {
      expect(parseSeal(formatSeal('P0123456789ab', files))).toEqual({ id: 'P0123456789ab', list: parseList(formatList(files)) });
    }),
  );
  expect(parseSeal(formatSeal('P0123', []))).toBeUndefined();
  expect(parseSeal('clew.example/log\n12\nroot\n')).toBeUndefined();
});

it.each(['VERIFY.md', 'log/tile/entries/x001/000.p/7', 'data/a.b-c_d'])('%s is a name', (each) => {
  expect(isPackageName(each)).toBe(true);
});

it.each(['', '/a', 'a/', 'a//b', '../a', 'a/./b', 'A', 'verify.MD', 'a b', 'a\\b', '证物', 'data/VERIFY.md'])(
  '%j is none',
  (each) => {
    expect(isPackageName(each)).toBe(false);
  },
);

it('a file is before the act of sending or after it, never both', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        path,
        fc.constantFrom('log/', 'data/', 'log/proofs/').chain((at) => path.map((each) => at + each)),
      ),
      (each) => {
        expect(isContent(each) && isSealed(each)).toBe(false);
      },
    ),
  );
  expect(['seal.note', 'tagmanifest-sha256.txt'].some((each) => isContent(each) || isSealed(each))).toBe(false);
});
