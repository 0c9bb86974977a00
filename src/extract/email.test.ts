import { describe, expect, it } from 'vitest';
import { findEmails } from './email.ts';
import { scan } from './scan.ts';
import type { Found } from './source.ts';

function found(text: string): Found[] {
  const out: Found[] = [];
  findEmails(scan({ text }), out);
  return out;
}

describe('mail addresses', () => {
  it.each([
    ['Support@MyBank.Example', 'support@mybank.example'],
    ['邮箱12345@qq.com联系', '12345@qq.com'],
    ['mailto:a.b+c@abc.co.uk?subject=x', 'a.b+c@abc.co.uk'],
    ['<x_1@abc.com>,', 'x_1@abc.com'],
    ['name[at]abc[.]com', 'name@abc.com'],
    ['name (at) abc (dot) com', 'name@abc.com'],
    ['name @ abc.com', 'name@abc.com'],
    ['wrote to kate at gmail.com', 'kate@gmail.com'],
    ['发邮件到kepudecu26 at mbox.invalid，', 'kepudecu26@mbox.invalid'],
    ['their email is golden at mbox.invalid.', 'golden@mbox.invalid'],
    ['ｎａｍｅ＠ａｂｃ．ｃｏｍ', 'name@abc.com'],
    ['name@bücher.example', 'name@xn--bcher-kva.example'],
    ['j_9@[192.0.2.1]', 'j_9@[192.0.2.1]'],
    ['write me@abc.com.Then', 'me@abc.com'],
  ])('%s', (text, wanted) => {
    expect(found(text).map((each) => each.value)).toEqual([wanted]);
  });

  it.each([
    'a@b',
    '@abc.com',
    'a@',
    'a..b@abc.com',
    'follow us @ abc.com',
    'http://u:p@abc.com/',
    'meet me at abc.com',
    'I paid 500 at abc.com',
    'signed up at abc.com',
    'a@abc.nosuch',
  ])('not %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('keeps a masked address as a pattern', () => {
    expect(found('ab***9@qq.com')).toMatchObject([{ value: 'ab*9@qq.com', masked: true }]);
    expect(found('***@qq.com')).toMatchObject([{ value: '*@qq.com', masked: true }]);
  });
});
