import { expect, it } from 'vitest';
import { findHashes } from './hash.ts';
import { scan } from './scan.ts';
import type { Found } from './source.ts';
import { findTrackers } from './tracker.ts';

function values(find: typeof findHashes, text: string): string[] {
  const out: Found[] = [];
  find(scan({ text }), out);
  return out.map((each) => each.value);
}

const hex = '0123456789abcdef'.repeat(8);

it.each([
  [32, 'md5'],
  [40, 'sha1'],
  [64, 'sha256'],
  [128, 'sha512'],
])('finds a digest of %i hex digits', (length, algorithm) => {
  const out: Found[] = [];
  findHashes(scan({ text: `样本：${hex.slice(0, length).toUpperCase()}。` }), out);
  expect(out).toMatchObject([{ value: hex.slice(0, length), about: { algorithm }, confidence: 0.95 }]);
});

it('finds none in a longer word, behind 0x, or in digits alone', () => {
  for (const text of [`x${hex.slice(0, 32)}`, `0x${hex.slice(0, 40)}`, '0'.repeat(32), hex.slice(0, 31)]) {
    expect(values(findHashes, text)).toEqual([]);
  }
});

it.each([
  ['UA-26296840-4', 'UA-26296840-4'],
  ['gtag G-1AB2CD34EF,', 'G-1AB2CD34EF'],
  ['GTM-K5XW2Q', 'GTM-K5XW2Q'],
  ['Facebook Pixel ID: 123456789012345', 'facebook:123456789012345'],
  ['https://hm.baidu.com/hm.js?0123456789abcdef0123456789abcdef', 'baidu:0123456789abcdef0123456789abcdef'],
  ['Yandex.Metrika 12345678', 'yandex:12345678'],
])('finds the tracker in %s', (text, wanted) => {
  expect(values(findTrackers, text)).toEqual([wanted]);
});

it.each(['Ua-26296840-4', 'X-UA-1234', 'G-STRING', 'pixel 12', 'call 123456789012345'])('finds no tracker in %s', (text) => {
  expect(values(findTrackers, text)).toEqual([]);
});
