import { describe, expect, it } from 'vitest';
import { domainParts, hostOf, isOpenHost, isTalkHost, pageOf, siteOf } from './domain.ts';

describe('domains', () => {
  it('have a registrable part and a stem without digits and stock words', () => {
    expect(domainParts('trade.golden-peak88.com')).toEqual({ registrable: 'golden-peak88.com', stem: 'goldenpe' });
    expect(domainParts('wahazunipay2.example').stem).toBe(domainParts('wahazunifund7.test').stem);
    expect(domainParts('fx168.com').stem).toBe('');
    expect(domainParts('203.0.113.7').registrable).toBe('');
  });

  it('are one site for every device', () => {
    expect(siteOf('m.goldfx.com')).toBe('goldfx.com');
    expect(siteOf('www.h5.goldfx.com')).toBe('goldfx.com');
    expect(siteOf('app.com')).toBe('app.com');
  });

  it('of open hosts say nothing, their pages do', () => {
    expect(isOpenHost('t.me')).toBe(true);
    expect([isTalkHost('redd.it'), isTalkHost('t.me')]).toEqual([true, false]);
    expect(hostOf('https://user@Www.Goldfx.com:8443/h5/#/x')).toBe('goldfx.com');
    expect(pageOf('https://t.me/golden_fx?start=1')).toBe('t.me/golden_fx');
    expect(pageOf('https://goldfx.com/')).toBe('');
  });
});
