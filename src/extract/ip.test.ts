import { describe, expect, it } from 'vitest';
import { findIps, readIpv6 } from './ip.ts';
import { scan } from './scan.ts';
import type { Found } from './source.ts';

function values(text: string): string[] {
  const out: Found[] = [];
  findIps(scan({ text }), out);
  return out.map((each) => each.value);
}

describe('IPv4', () => {
  it.each([
    ['登录IP为203.0.113.9，', ['203.0.113.9']],
    ['203.0.113.9:8080', ['203.0.113.9']],
    ['203.0.113.0/24', ['203.0.113.0']],
    ['203[.]0[.]113[.]9', ['203.0.113.9']],
    ['203.0.113[.9 and 203。0', ['203.0.113.9']],
    ['203点0点113点9', ['203.0.113.9']],
    ['-203.0.113.9', ['203.0.113.9']],
    ['020.01.1.1', ['20.1.1.1']],
    ['version 1.2.3.4', []],
    ['见第1.2.3.4条', []],
    ['1.2.3.4.5', []],
    ['256.1.1.1', []],
    ['2018.12.15.14', []],
    ['a-1.2.3.4', []],
  ])('%s', (text, wanted) => {
    expect(values(text)).toEqual(wanted);
  });
});

describe('IPv6', () => {
  it.each([
    ['2001:DB8:0:0:1::1', '2001:db8::1:0:0:1'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['1::', '1::'],
  ])('%s in the canonical form of RFC 5952', (text, wanted) => {
    expect(readIpv6(text)).toBe(wanted);
    // An embedded IPv4 address is found too; overlaps are settled later.
    expect(values(`from [${text}]:443 at noon`).at(-1)).toBe(wanted);
  });

  it.each(['12:30:45', '::', 'a::b::c', '1:2:3:4:5:6:7', '12345::1', 'std::string', 'AA:BB:CC:DD:EE:FF'])('not %s', (text) => {
    expect(values(text)).toEqual([]);
  });
});
