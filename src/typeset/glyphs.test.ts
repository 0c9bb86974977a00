import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { coverageOf, printable, printableAll } from './glyphs.ts';

const font = coverageOf(
  readFileSync(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')),
);

it('knows what the font can show', () => {
  for (const character of 'Az09中国“”，。—…✓†€')
    expect([character, font.has(character.codePointAt(0)!)]).toEqual([character, true]);
  for (const character of '😀ก한\u0e31') expect([character, font.has(character.codePointAt(0)!)]).toEqual([character, false]);
});

it('tells what has no glyph by its code, and counts what is long', () => {
  expect(printable('王某😀', font)).toBe('王某[U+1F600]');
  expect(printable('ab ไทยไทย cd', font)).toBe('ab [U+0E44 U+0E17 U+0E22 U+0E44 … ×6] cd');
});

it('leaves out what cannot be seen or turns the direction', () => {
  expect(printable('in\u200bvis\u00adible\u202egnp.exe\ufe0f', font)).toBe('invisiblegnp.exe');
  expect(printable('a\0b\tc\r\nd\u2028e', font)).toBe('a b c\nd e');
  // What was lost is told by the code of its sign.
  expect(printable('half \ud83d of a pair', font)).toBe('half [U+FFFD] of a pair');
});

it('gives nothing but line breaks and what the font shows', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const odd = [...printable(text, font)].filter((each) => each !== '\n' && !font.has(each.codePointAt(0)!));
      expect(odd).toEqual([]);
    }),
  );
});

it('cleans every text of plain data, and no name of a member', () => {
  expect(printableAll({ a: ['😀', 1, null, true], 'b😀': { c: 'x' } }, font)).toEqual({
    a: ['[U+1F600]', 1, null, true],
    'b😀': { c: 'x' },
  });
});
