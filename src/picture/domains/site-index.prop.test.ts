import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Matcher } from './pattern.ts';
import { SiteIndex } from './site-index.ts';

const part = fc.stringMatching(/^[ab1-]{0,3}$/);
const sites = fc.array(fc.record({ label: fc.stringMatching(/^[ab1-]{1,6}$/), suffix: fc.constantFrom('top', 'vip', 'gov.tw') }));

it('finds what trying every site finds', () => {
  fc.assert(
    fc.property(sites, part, fc.constantFrom('*', '#', undefined), part, (all, before, gap, after) => {
      const matcher = new Matcher({ before, ...(gap === undefined ? {} : { gap }), after, suffixes: ['top', 'vip'] });
      const found = new Set(new SiteIndex(all).fitting(matcher));
      expect(found).toEqual(new Set(all.filter((site) => matcher.fits(site))));
    }),
  );
});
