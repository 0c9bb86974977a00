import { expect, it } from 'vitest';
import { filterOf, groundsOf, noFilter } from './draft.ts';

it('sends only what was chosen', () => {
  expect(filterOf(noFilter, 'common')).toEqual({});
  expect(filterOf({ ...noFilter, kinds: ['phone'], since: '2026-01-01', unknown: true }, 'common')).toEqual({
    kinds: ['phone'],
    since: '2026-01-01',
    roles: ['suspect', 'unknown'],
  });
});

it('forgets what was chosen for another range or kind of run', () => {
  const draft = { ...noFilter, rings: ['R1'], case: 'C1', places: ['myawaddy'] };
  expect(filterOf(draft, 'common')).toEqual({});
  expect(filterOf({ ...draft, from: 'rings' }, 'size')).toEqual({ rings: ['R1'] });
  expect(filterOf({ ...draft, from: 'case' }, 'labels')).toEqual({ case: 'C1' });
  expect(filterOf(draft, 'deconflict')).toEqual({ places: ['myawaddy'] });
});

it('leaves the kinds out to see which there are', () => {
  expect(filterOf({ ...noFilter, kinds: ['phone'], since: '2026-01-01' }, 'common', 'kinds')).toEqual({ since: '2026-01-01' });
});

it('has no grounds while one is missing', () => {
  expect(groundsOf({ purpose: ' p ', basis: 'b', supervisor: ' ' })).toBeUndefined();
  expect(groundsOf({ purpose: ' p ', basis: 'b', supervisor: 's' })).toEqual({ purpose: 'p', basis: 'b', supervisor: 's' });
});
