import { describe, expect, it } from 'vitest';
import { scan } from './scan.ts';
import type { Found } from './source.ts';
import { findUrls } from './url.ts';

function found(text: string, field?: string): Found[] {
  const out: Found[] = [];
  findUrls(scan({ text }, field), out);
  return out;
}

const values = (text: string, field?: string): string[] => found(text, field).map((each) => each.value);
const raws = (text: string): string[] => found(text).map((each) => text.slice(each.start, each.end));

describe('plain addresses', () => {
  it.each([
    ['https://Shop.Example/Pfad?x=1#y', ['https://shop.example/Pfad?x=1#y', 'shop.example']],
    ['www.abc-def.co.uk', ['abc-def.co.uk']],
    ['abc.top:8443/login', ['abc.top:8443/login', 'abc.top']],
    ['http://user:pw@abc.com/', ['http://user:pw@abc.com', 'abc.com']],
    ['http://192.0.2.7:8080/x', ['http://192.0.2.7:8080/x']],
    ['192.0.2.7/pay', ['192.0.2.7/pay']],
    ['http://[2001:DB8::1]:80/index', ['http://[2001:db8::1]:80/index']],
    ['abc.github.io', ['abc.github.io']],
    ['https://bad.con/x', ['https://bad.con/x']],
    ['htps://abc.vip', ['https://abc.vip', 'abc.vip']],
    [
      'https://r.example/url?q=https%3A%2F%2Fshop.test%2Fa',
      ['https://r.example/url?q=https%3A%2F%2Fshop.test%2Fa', 'r.example', 'shop.test'],
    ],
  ])('%s', (text, wanted) => {
    expect(values(text)).toEqual(wanted);
  });

  it('knows the registrable domain by the public suffix list, private suffixes too', () => {
    const registrable = (text: string): string | undefined => found(text)[0]!.about?.['registrable'];
    expect(registrable('a.b.example.com.cn')).toBe('example.com.cn');
    expect(registrable('pay.abc.github.io')).toBe('abc.github.io');
    expect(registrable('m.wahazuni.test')).toBe('wahazuni.test');
  });

  it('trusts a name under no known suffix little, and names no domain', () => {
    expect(found('https://bad.con/x')).toMatchObject([{ kind: 'url', confidence: 0.4 }]);
    expect(values('bad.con')).toEqual([]);
  });
});

describe('the sentence around an address stays outside', () => {
  it.each([
    ['打开https://abc.com/注册后充值', 'https://abc.com/'],
    ['网址：abc.com，密码', 'abc.com'],
    ['（www.abc.com）', 'www.abc.com'],
    ['see abc.com.', 'abc.com'],
    ['"https://abc.com/a_(b)"', 'https://abc.com/a_(b)'],
    ['(https://abc.com/a)', 'https://abc.com/a'],
    ["abc.com/x's owner", 'abc.com/x'],
    ['abc.com/x!!!', 'abc.com/x'],
    ['abc.com.Then I paid', 'abc.com'],
    ['https://abc.com——说', 'https://abc.com'],
  ])('%s', (text, wanted) => {
    expect(raws(text)[0]).toBe(wanted);
  });
});

describe('defanged addresses', () => {
  it.each([
    'hxxps://abc[.]com/x',
    'hXXps[:]//abc(.)com/x',
    'h**ps://abc{.}com/x',
    'https[://]abc[dot]com/x',
    'https://abc [.] com/x',
    'https:\\\\abc.com/x',
    'https://abc点com/x',
    'https://abc。com/x',
    'ｈｔｔｐｓ：／／ａｂｃ．ｃｏｍ／ｘ',
    'https://abc[.com/x',
    'https:// abc.com/x',
  ])('%s', (text) => {
    const before = 'the site was ';
    const all = found(before + text);
    expect(all.map((each) => each.value)).toEqual(['https://abc.com/x', 'abc.com']);
    expect([all[0]!.start, all[0]!.end]).toEqual([before.length, before.length + text.length]);
  });

  it('says so of the address and of its host', () => {
    expect(found('hxxp://abc.com').map((each) => each.about?.['defanged'])).toEqual(['yes', 'yes']);
    expect(found('http://abc.com').map((each) => each.about?.['defanged'])).toEqual([undefined, undefined]);
  });

  it('reads a spoken dot only where a name can follow', () => {
    expect(values('go to abc dot com now')).toEqual(['abc.com']);
    expect(values('abc点vip')).toEqual(['abc.vip']);
    expect(values('下午3点app打不开')).toEqual([]);
    expect(values('a dot com company')).toEqual([]);
  });
});

describe('international names', () => {
  it.each([
    ['http://例子.中国/x', 'http://xn--fsqu00a.xn--fiqs8s/x'],
    ['http://例子.中国是骗子', 'http://xn--fsqu00a.xn--fiqs8s'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
    ['xn--bcher-kva.example/x', 'xn--bcher-kva.example/x'],
  ])('%s', (text, wanted) => {
    expect(values(text)[0]).toBe(wanted);
  });

  it('never takes the sentence into a bare name', () => {
    expect(values('百度abc.com')).toEqual(['abc.com']);
    expect(values('百度.com')).toEqual([]);
  });
});

describe('what only looks like a name', () => {
  it.each([
    'setup.py',
    'archive.zip',
    'paid him.In the end',
    'com.example.wallet',
    '7.am',
    'v1.2.3',
    '@abc.com',
    '#abc.com',
    '$abc.com',
    '/etc/abc.com',
    'me@abc.com',
    'john.doe.jp@abc.com',
    'Acme Co.Ltd',
    'abc..com',
    '-.com',
    'javascript:alert(1)',
    'abc***def.com',
  ])('%s', (text) => {
    expect(values(text)).toEqual([]);
  });

  it('is believed in a column of addresses', () => {
    expect(values('download.zip', 'suspect_url')).toEqual(['download.zip']);
  });
});

it('stays linear on one endless line', () => {
  for (const part of ['a.', 'http://', 'a@', '[.]', '((', 'www.a.com/', 'http://a.com/(', ' dot ', '%2F', '点a']) {
    const text = part.repeat(50_000 / part.length);
    expect(() => found(text)).not.toThrow();
  }
});
