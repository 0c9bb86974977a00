import { expect, it } from 'vitest';
import { fingerprintOf, originOf } from './vkey.ts';

const key = 'harbour.example/log+0a1b2c3d+AZ3Jk8s1u3pGk8m3Gx0mKQ2yqS9v7wq1uF0aXo9Pq3bR';

it('takes the name of a log from its key', () => {
  expect(originOf(key)).toBe('harbour.example/log');
  // Base64 may hold a plus sign itself.
  expect(originOf('a.example+0a1b2c3d+AZ+/xy==')).toBe('a.example');
});

it('takes nothing from what is no key', () => {
  for (const text of [
    '',
    'harbour.example/log',
    'a b+0a1b2c3d+AZ',
    'a+0a1b2c3+AZ',
    'a+0A1B2C3D+AZ',
    `${key} `,
    `${key}\n${key}`,
    '+0a1b2c3d+AZ',
  ])
    expect(originOf(text), text).toBeUndefined();
});

it('makes what is read aloud: eight groups of four digits', async () => {
  // The first half of SHA-256 of `abc` (FIPS 180-4, example B.1).
  expect(await fingerprintOf('abc')).toBe('ba78 16bf 8f01 cfea 4141 40de 5dae 2223');
  expect(await fingerprintOf(key)).toMatch(/^(?:[0-9a-f]{4} ){7}[0-9a-f]{4}$/u);
});
