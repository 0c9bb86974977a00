import { describe, expect, it } from 'vitest';
import { findHandles } from './handle.ts';
import { scan } from './scan.ts';
import type { Found } from './source.ts';

function find(text: string, field?: string): Found[] {
  const out: Found[] = [];
  findHandles(scan({ text }, field), out);
  return out;
}
const handles = (text: string, field?: string): string[] => find(text, field).map((found) => found.value);

describe('findHandles', () => {
  it.each([
    ['加我微信：lily_0520', 'wechat:lily_0520'],
    ['他的微信号是abcd1234，头像是个美女', 'wechat:abcd1234'],
    ['V信 hk88668', 'wechat:hk88668'],
    ['薇信:zz-top66', 'wechat:zz-top66'],
    ['加vx：wxid_a1b2c3d4e5f612', 'wechat:wxid_a1b2c3d4e5f612'],
    ['聊天记录里的 wxid_a1b2c3d4e5f612 已注销', 'wechat:wxid_a1b2c3d4e5f612'],
    ['扣扣号码：2233445566', 'qq:2233445566'],
    ['QQ群778899001里全是托', 'qq:778899001'],
    ['企鹅号 10086123', 'qq:10086123'],
    ['飞机号：@goldenhand', 'telegram:goldenhand'],
    ['下载纸飞机，账号golden_hand', 'telegram:golden_hand'],
    ['电报上的@vip_teacher', 'telegram:vip_teacher'],
    ['TG:@vip_teacher', 'telegram:vip_teacher'],
    ['賴ID：jason668', 'line:jason668'],
    ['加LINE：@abc1234x', 'line:abc1234x'],
    ['抖音号dy8866abc', 'douyin:dy8866abc'],
    ['He is on Telegram as @fx_master.', 'telegram:fx_master'],
    ['I added fxmaster on Telegram', 'telegram:fxmaster'],
    ['via WhatsApp (username kelvin.88)', 'whatsapp:kelvin.88'],
    ['Her Instagram is rose.lin_88.', 'instagram:rose.lin_88'],
    ['Skype: live.john_22', 'skype:live.john_22'],
    ['my Signal contact was jdoe.42', 'signal:jdoe.42'],
    ['Discord user trader#4821', 'discord:trader#4821'],
    ['https://t.me/fx_master?start=1', 'telegram:fx_master'],
    ['https://t.me/+AbCdEf12345', 'telegram:+abcdef12345'],
    ['www.facebook.com/profile.php?id=100088112233', 'facebook:100088112233'],
    ['https://www.instagram.com/rose.lin_88/', 'instagram:rose.lin_88'],
    ['https://line.me/ti/p/~jason668', 'line:jason668'],
    ['https://x.com/some_name', 'twitter:some_name'],
    ['contact @someone about it', '?:someone'],
    ['关注了 best_deals_hk 后', '?:best_deals_hk'],
  ])('%s', (text, value) => {
    expect(handles(text)).toEqual([value]);
  });

  it('reads WhatsApp links as the telephone they are, too', () => {
    expect(handles('https://wa.me/447700900123')).toEqual(['+447700900123', 'whatsapp:447700900123']);
    expect(find('https://wa.me/447700900123').map((found) => found.kind)).toEqual(['phone', 'handle']);
  });

  it('reads lists', () => {
    expect(handles('QQ：1234567、7654321')).toEqual(['qq:1234567', 'qq:7654321']);
  });

  it.each([
    '有人加我微信聊投资',
    '让我下载微信APP',
    '微信群里有3000人',
    '微信转账5000元',
    '微信13800138000',
    'We talked on WhatsApp and then he vanished',
    'Telegram was blocked',
    'their Telegram group was deleted',
    'the line went dead, stay on the line please',
    'He added me on Facebook last year',
    'I got a text message signal',
    'mail me at john@site.example',
    'https://x.com/someone/status/1846218568452481207',
    'https://www.facebook.com/groups/',
    'see https://example.com/@user and fb.com/login',
    'C:\\my_files\\some_file.exe',
  ])('nothing in: %s', (text) => {
    expect(handles(text)).toEqual([]);
  });

  it('reads cells of handle columns whatever they look like', () => {
    expect(handles('lilywang', 'suspect_handle')).toEqual(['?:lilywang']);
    expect(handles('@lilywang', 'suspect_handle')).toEqual(['?:lilywang']);
    expect(handles('2233445566', '社交账号')).toEqual(['qq:2233445566']);
    expect(handles('lilywang', '对方微信号')).toEqual(['wechat:lilywang']);
    expect(handles('微信：lilywang；QQ 2233445566', 'suspect_handle')).toEqual(['wechat:lilywang', 'qq:2233445566']);
    expect(handles('N/A', 'suspect_handle')).toEqual([]);
    expect(handles('13800138000', '对方微信号')).toEqual([]);
  });

  it('keeps offsets through full-width letters', () => {
    const text = '他的微信号：ａｂｃｄ１２３４。';
    expect(find(text).map((found) => [found.value, text.slice(found.start, found.end)])).toEqual([
      ['wechat:abcd1234', 'ａｂｃｄ１２３４'],
    ]);
  });
});
