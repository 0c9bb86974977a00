import { expect, it, test } from 'vitest';
import { AllowList } from './allow.ts';
import { learn } from './learn.ts';
import { globOf, hostExpression, Matcher, patternOf, usualSuffixes } from './pattern.ts';
import { hostOf, siteOf } from './site.ts';

const allow = new AllowList();
const named = (...hosts: string[]): Parameters<typeof learn>[0] =>
  hosts.map((host, i) => ({ ...siteOf(host)!, first: Date.UTC(2026, 0, 1 + i) }));
const globs = (...hosts: string[]): string[] => learn(named(...hosts), allow).map(({ pattern }) => globOf(pattern));

test.each([
  ['m.bitmex-pro1.top', 'bitmex-pro1.top', 'bitmex-pro1.top', 'bitmex-pro1', 'top'],
  ['kefu.bitmex-pro1.com.tw', 'kefu.bitmex-pro1.com.tw', 'bitmex-pro1.com.tw', 'bitmex-pro1', 'com.tw'],
  ['wap.somebody.github.io', 'somebody.github.io', 'somebody.github.io', 'somebody', 'github.io'],
  ['xn--fiqs8s-x.example', 'xn--fiqs8s-x.example', 'xn--fiqs8s-x.example', 'xn--fiqs8s-x', 'example'],
])('%s is of %s, registered as %s', (host, site, domain, label, suffix) => {
  expect(siteOf(host)).toMatchObject({ host: site, domain, label, suffix });
});

test.each(['github.io', 'com.tw', '192.0.2.7', 'no host', '-a-.example', ''])('%s was registered by nobody', (host) => {
  expect(siteOf(host)).toBeUndefined();
});

test.each([
  ['https://user@WWW.Shop.example:8443/a?b', 'shop.example'],
  ['shop.example.', 'shop.example'],
])('the host of %s is %s', (address, host) => expect(hostOf(address)).toBe(host));

it('learns digits that change, letters that change, and the ending alone', () => {
  expect(globs('bitmex-pro1.top', 'bitmex-pro2.top', 'bitmex-pro17.vip')).toEqual(['bitmex-pro#.{top,vip}']);
  expect(globs('qexlovabrb.com', 'qexlovanjy.com', 'qexlovadj.com')).toEqual(['qexlova*.com']);
  expect(globs('qexlova.top', 'qexlova.vip', 'qexlova.xyz')).toEqual(['qexlova.*']);
  expect(globs('qexlova1.github.io', 'qexlova2.github.io')).toEqual(['qexlova#.github.io']);
});

it('learns nothing from words anybody uses, from a brand with letters beside it, or from encoded letters', () => {
  expect(globs('goldtrademall.com', 'goldtrademart.com', 'goldtradehome.com')).toEqual([]);
  expect(globs('venturefa.com', 'ventureqx.com', 'venturegb.com')).toEqual([]);
  expect(globs('costcoyah.com', 'costcoala.com', 'costcobev.com', 'costcoxyz.com')).toEqual([]);
  expect(globs('xn--qexlova-aab.com', 'xn--qexlova-aac.com', 'xn--qexlova-aad.com')).toEqual([]);
});

it('learns nothing that would hit a known site', () => {
  // Without it, the letter that changes would take in oanda.com.
  expect(globs('oandx.com', 'oandq.com', 'oandz.com', 'oandk.com', 'oandw.com')).toEqual([]);
  const own = new AllowList(['qexlovabank.com']);
  expect(learn(named('qexlovabrb.com', 'qexlovanjy.com', 'qexlovadj.com'), own)).toEqual([]);
});

it('two names that differ in the middle may be one mistyped', () => {
  expect(globs('qexlovaaterbix.com', 'qexlovaoterbix.com')).toEqual([]);
  expect(globs('qexlovaaterbix.com', 'qexlovaoterbix.com', 'qexlovaiterbix.com')).toEqual(['qexlova*terbix.com']);
});

test.each(['bitmex-pro#.{top,vip}', 'qexlova*.com', 'qexlova.*', 'abc#def.com.tw', 'q*x.{com.tw,top}'])(
  '%s reads back',
  (glob) => {
    expect(globOf(patternOf(glob))).toBe(glob);
  },
);

it('refuses what is no pattern', () => {
  for (const text of ['', '*', 'a**.com', 'a.{b', 'a b.com', '(.*)+.com']) {
    expect(() => patternOf(text)).toThrow(expect.objectContaining({ code: 'picture.pattern' }));
  }
});

it('the expression says the same as the glob', () => {
  const pattern = patternOf('bitmex-pro#.{com.tw,top}');
  const [matcher, expression] = [new Matcher(pattern), new RegExp(`^${hostExpression(pattern)}$`)];
  for (const host of [
    'bitmex-pro1.top',
    'bitmex-pro123456.com.tw',
    'bitmex-pro.top',
    'bitmex-prox.top',
    'bitmex-pro1xtop',
    'bitmex-pro1.vip',
  ]) {
    expect([host, expression.test(host)]).toEqual([host, matcher.fitsHost(host)]);
  }
});

it('no usual ending is one that a state or a school gives', () => {
  for (const suffix of usualSuffixes) expect([suffix, allow.keepsOut(`somebody.${suffix}`)]).toEqual([suffix, false]);
});

it('what is allowed covers what is under it and above it', () => {
  for (const host of ['paypal.com', 'a.b.paypal.com', 'irs.gov', 'town.gov.tw', 'weixin.qq.com', 'qq.com', 't.me']) {
    expect([host, allow.keepsOut(host)]).toEqual([host, true]);
  }
  for (const host of ['paypal-help.example', 'notpaypal.com']) expect([host, allow.keepsOut(host)]).toEqual([host, false]);
  expect(new AllowList(['shop.example']).keepsOut('a.shop.example')).toBe(true);
  expect(new AllowList(['a.shop.example']).keepsOut('shop.example')).toBe(true);
});
