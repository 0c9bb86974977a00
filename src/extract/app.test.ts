import { describe, expect, it } from 'vitest';
import { findApps } from './app.ts';
import { scan } from './scan.ts';
import type { Found } from './source.ts';

function apps(text: string, field?: string): string[] {
  const out: Found[] = [];
  const source = scan({ text }, field);
  findApps(source, out);
  return out.map((found) => found.value);
}

describe('findApps', () => {
  it.each([
    ['后来查到包名是com.hexun.trade888，已经卸载', 'com.hexun.trade888'],
    ['The bundle id was org.reactjs.native.Bitfund', 'org.reactjs.native.Bitfund'],
    ['手机里的uni.UNI7A1B2C3.app打不开', 'uni.UNI7A1B2C3.app'],
    ['I installed the app vip.jinrong as he asked', 'vip.jinrong'],
    ['他让我下载的软件包名top.hengxin', 'top.hengxin'],
    ['package name: gqcvz.mstt.swxyv', 'gqcvz.mstt.swxyv'],
    ['see https://apps.apple.com/hk/app/fx-pro/id1498765432?l=zh', 'id1498765432'],
    ['苹果商店里的 id1498765432', 'id1498765432'],
    ['https://testflight.apple.com/join/aB3dE5fG', 'testflight:aB3dE5fG'],
    ['https://play.google.com/store/apps/details?hl=en&id=com.fx.pro', 'com.fx.pro'],
    ['群里发了hengtai_v2.apk', 'hengtai_v2.apk'],
  ])('%s', (text, value) => {
    expect(apps(text)).toEqual([value]);
  });

  it.each([
    'I went to the app.Then it froze',
    'write to me@com.example.abc or look at https://com.example.org/x',
    'the site was net.fund and nothing else',
    'version 2.0.1 of app-release.apk',
    'user id12 and order id2024',
    '下载后打开base.apk',
  ])('nothing in: %s', (text) => {
    expect(apps(text)).toEqual([]);
  });

  it('reads a whole cell of an app column', () => {
    expect(apps('1498765432', 'app_id')).toEqual(['id1498765432']);
    expect(apps('wealth.mobile', '包名')).toEqual(['wealth.mobile']);
    expect(apps('N/A', 'app_id')).toEqual([]);
  });

  it('gives exact offsets', () => {
    const text = '安装了ｃｏｍ．ａｂｃ．ｄｅｆ。';
    const out: Found[] = [];
    findApps(scan({ text }), out);
    expect(out.map((found) => text.slice(found.start, found.end))).toEqual(['ｃｏｍ．ａｂｃ．ｄｅｆ']);
    expect(out[0]?.value).toBe('com.abc.def');
  });
});
