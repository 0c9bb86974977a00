import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AllowList } from './allow.ts';
import { learn, type Named } from './learn.ts';
import { globOf, Matcher, patternOf } from './pattern.ts';
import { siteOf } from './site.ts';

const own = ['ringfence.example', 'bankofnowhere.test', 'q3.top', 'kuvexa7.vip', 'kuvexaab.com'];
const allow = new AllowList(own);

/** Names as a gang makes them: a few stems, something hung on, a few endings. */
const host = fc
  .tuple(
    fc.constantFrom('kuvexa', 'kuvexa-pro', 'zolbrit', 'golden', 'oand', 'ringfenc', 'xn--kuvexa'),
    fc.oneof(
      fc.constant(''),
      fc.nat(99_999).map(String),
      fc.stringMatching(/^[a-z]{1,7}$/),
      fc.stringMatching(/^-[a-z0-9]{1,3}$/),
    ),
    fc.constantFrom('top', 'vip', 'com', 'com.tw', 'github.io', 'example', 'gov.tw'),
  )
  .map(([stem, tail, suffix]) => `${stem}${tail}.${suffix}`);
const domains = fc
  .uniqueArray(fc.tuple(host, fc.option(fc.integer({ min: 0, max: 50 }), { nil: undefined })), {
    maxLength: 25,
    selector: ([name]) => name,
  })
  .map((all) =>
    all.flatMap(([name, first]): Named[] => {
      const site = siteOf(name);
      return site === undefined ? [] : [{ ...site, ...(first === undefined ? {} : { first }) }];
    }),
  );

it('a pattern fits every domain it claims, by its glob alone', () => {
  fc.assert(
    fc.property(domains, (named) => {
      for (const { pattern, fits, least } of learn(named, allow)) {
        const matcher = new Matcher(patternOf(globOf(pattern)));
        expect(fits.length).toBeGreaterThanOrEqual(least);
        for (const each of fits) expect(matcher.fits(each)).toBe(true);
      }
    }),
  );
});

it('none hits what is allowed', () => {
  fc.assert(
    fc.property(domains, (named) => {
      for (const { pattern } of learn(named, allow)) {
        const matcher = new Matcher(pattern);
        expect(allow.hitBy(matcher)).toBeUndefined();
        for (const each of own) expect(matcher.fitsHost(each)).toBe(false);
      }
    }),
  );
});

it('the order of the domains changes nothing', () => {
  fc.assert(
    fc.property(
      domains.chain((named) => fc.tuple(fc.constant(named), fc.shuffledSubarray(named, { minLength: named.length }))),
      ([named, shuffled]) => {
        expect(learn(shuffled, allow)).toEqual(learn(named, allow));
      },
    ),
  );
});
