import { expect, it } from 'vitest';
import { blocklistFormats } from '../../../../src/model/index.ts';
import { forms } from '../../../../src/picture/domains/forms.ts';
import { formats, holdsPatterns, settingsOf } from './settings.ts';

it('offers each format there is, with patterns where it has them', () => {
  expect([...formats].sort()).toEqual([...blocklistFormats].sort());
  for (const format of formats) expect([format, holdsPatterns(format)]).toEqual([format, forms[format].patterns]);
});

it('reads settings from an address, and the usual ones from anything else', () => {
  const usual = { least: 90, format: 'csv', patterns: false, ring: undefined };
  expect(settingsOf({})).toEqual(usual);
  expect(settingsOf({ least: '7x', format: 'exe', patterns: 'no' })).toEqual(usual);
  expect(settingsOf({ least: '20' }).least).toBe(50);
  expect(settingsOf({ least: '999' }).least).toBe(100);
  expect(settingsOf({ least: '75', format: 'stix', patterns: 'yes', ring: 'G1' })).toEqual({
    least: 75,
    format: 'stix',
    patterns: true,
    ring: 'G1',
  });
  // The address keeps the wish when the format changes back.
  expect(settingsOf({ format: 'hosts', patterns: 'yes' }).patterns).toBe(false);
});
