import { expect, it } from 'vitest';
import { StringIndex } from './string-index.ts';

it('numbers strings in order of arrival, each once for each tag, however many there are', () => {
  const index = new StringIndex();
  const known = new Map<string, number>();
  for (let i = 0; i < 60_000; i++) {
    const [key, tag] = [`账${(i * 7919) % 20_011}`, i % 2];
    const number = index.of(key, tag);
    const before = known.get(`${tag} ${key}`);
    expect(number).toBe(before ?? known.size);
    known.set(`${tag} ${key}`, number);
  }
  expect(index.size).toBe(known.size);
  expect(index.find('账0', 0)).toBe(known.get('0 账0'));
  expect([index.find('账0', 2), index.find('', 0), new StringIndex().find('账0')]).toEqual([-1, -1, -1]);
  for (const [name, number] of known) expect(`${index.tags[number]} ${index.keys[number]}`).toBe(name);
});
