import { describe, expect, it } from 'vitest';
import type { IndicatorKind } from '../model/index.ts';
import { hostOf, isKnownInstitution, isSharedHost } from './institutions.ts';

describe('isKnownInstitution', () => {
  it.each([
    ['phone', 'CN:95588'],
    ['phone', 'CN:96110'],
    ['phone', 'TW:165'],
    ['phone', '+18773824357'],
    ['phone', 'CN:4008205555'],
    ['phone', '+864008205555'],
    ['domain', 'icbc.com.cn'],
    ['domain', 'm.icbc.com.cn'],
    ['domain', 'actionfraud.police.uk'],
    ['domain', 'wuhan.gov.cn'],
    ['domain', 'justice.gov'],
    ['domain', 'facebook.com'],
    ['domain', 'zh-tw.facebook.com'],
    ['url', 'https://www.binance.com/en/my/wallet'],
    ['email', 'service@paypal.com'],
    ['app', 'com.tencent.mm'],
    ['platform', '招商银行'],
  ] as [IndicatorKind, string][])('%s %s is one', (kind, value) => {
    expect(isKnownInstitution(kind, value)).toBe(true);
  });

  it.each([
    ['phone', 'CN:95580000'],
    ['phone', '+8613800138000'],
    ['domain', 'icbc.com.cn.top'],
    ['domain', 'notbinance.com'],
    ['domain', 'bucket7.s3.ap-east-1.amazonaws.com'],
    ['domain', 'someone.blogspot.com'],
    ['domain', 'gov-refund.top'],
    ['url', 'https://t.me/golden_fx'],
    ['url', 'https://sites.google.com/view/refund'],
    ['url', 'https://evil.top/https://www.icbc.com.cn'],
    ['email', 'someone@gmail.com'],
    ['email', 'someone@qq.com'],
    ['app', 'com.tencent.mm2'],
    ['handle', 'telegram:binance'],
    ['platform', '鼎丰国际'],
  ] as [IndicatorKind, string][])('%s %s is not', (kind, value) => {
    expect(isKnownInstitution(kind, value)).toBe(false);
  });
});

describe('hostOf', () => {
  it.each([
    ['https://www.abc.com/x', 'abc.com'],
    ['http://user@abc.com:8080/x', 'abc.com'],
    ['abc.com/x@y', 'abc.com'],
  ])('%s', (url, host) => {
    expect(hostOf(url)).toBe(host);
  });

  it('tells hosts on which anybody may publish', () => {
    expect(isSharedHost('t.me')).toBe(true);
    expect(isSharedHost('www.youtube.com')).toBe(true);
    expect(isSharedHost('binance.com')).toBe(false);
  });
});
