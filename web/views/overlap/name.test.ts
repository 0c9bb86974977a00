import { expect, it } from 'vitest';
import { shortName } from './name.ts';

it('shortens the random id of a log that nobody named, and nothing else', () => {
  expect(shortName('clew.internal/casebook/2a1ea22c-c639-4526-afce-bbf776dcff5d')).toBe('clew.internal/2a1ea22c');
  for (const name of [
    'linlan.example/log',
    'clew.internal/casebook/other',
    'x/clew.internal/casebook/2a1ea22c-c639-4526-afce-bbf776dcff5d',
  ])
    expect(shortName(name)).toBe(name);
});
