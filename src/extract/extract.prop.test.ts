import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mention } from '../model/index.ts';
import { extract, extractMentions } from './extract.ts';

/** Strings made of what the finders look for, so that chance alone meets their every branch. */
const pieces = fc.constantFrom(
  ...'a.com www. http:// hxxps:// [.] (dot) { at } @ 点 。 ： ／ １３８ 138 0000 6222 T0x /x?q=1 #f ::1 2001:db8 1.2.3.4 .test 微信 QQ telegram 元 万 三百 ** -- \\. \n \u200b \ud83d 、 “ ” A1b2C3 dot com ( ) %2F 电话 IBAN GB29 2024-01-02 昨天 UA-123456-1 $ é 한 ก'.split(
    ' ',
  ),
);
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 24 }).map((parts) => parts.join('')),
  fc.array(fc.oneof(pieces, fc.constant(' ')), { maxLength: 40 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 80 }),
);

const label = fc.stringMatching(/^[a-z][a-z0-9]{1,12}$/);
const host = fc
  .tuple(label, fc.constantFrom('com', 'top', 'vip', 'test', 'co.uk', 'com.cn'))
  .map(([name, tld]) => `${name}.${tld}`);
const path = fc.stringMatching(/^(?:\/[a-z0-9]{1,8}){1,3}(?:\?[a-z]{1,4}=[0-9]{1,4})?$/);
const octet = fc.integer({ min: 0, max: 255 });
const ip = fc.tuple(fc.integer({ min: 1, max: 255 }), octet, octet, octet).map((parts) => parts.join('.'));
const address = fc.oneof(
  host.map((value) => ({ kind: 'domain', value })),
  fc
    .tuple(fc.constantFrom('http', 'https'), host, path)
    .map(([scheme, name, rest]) => ({ kind: 'url', value: `${scheme}://${name}${rest}` })),
  ip.map((value) => ({ kind: 'ip', value })),
  fc.tuple(fc.stringMatching(/^[a-z]{2,8}[0-9]{1,4}$/), host).map(([name, at]) => ({ kind: 'email', value: `${name}@${at}` })),
);

/** Ways people break an address so that nobody opens it by accident, or no filter sees it. */
const dots = fc.constantFrom('[.]', '(.)', '{.}', '[dot]', '(dot)', ' [.] ', '[.', '．');
const ats = fc.constantFrom('@', '[@]', '[at]', '(at)', ' (at) ', '＠');
const schemes = fc.constantFrom(['http', '://'], ['hxxp', '://'], ['hXXp', '[:]//'], ['http', '[://]'], ['h**p', '://']);

function defang(value: string, dot: string, at: string, [proto, separator]: readonly string[]): string {
  const [, scheme = '', authority = '', rest = ''] = /^([a-z]+:\/\/)?([^/]*)(.*)$/.exec(value)!;
  const head = scheme.replace('http', proto!).replace('://', separator!);
  return head + authority.replaceAll('.', dot).replace('@', at) + rest;
}

const find = (text: string, kind: string): Mention[] => extractMentions({ text }).filter((mention) => mention.kind === kind);

describe('whatever the text', () => {
  it('nothing throws, every span is exact and no kind overlaps itself', () => {
    fc.assert(
      fc.property(texts, texts, (text, cell) => {
        const { mentions, amounts, dates } = extract({
          text,
          date: 1_700_000_000_000,
          fields: { suspect_phone: cell, note: text },
        });
        const from = { suspect_phone: cell, note: text };
        for (const { raw, start, end, field } of mentions) {
          expect(raw).toBe((field === undefined ? text : from[field as 'note']).slice(start, end));
          expect(end).toBeGreaterThan(start);
        }
        for (const { raw, start, end } of [...amounts, ...dates]) expect(raw).toBe(text.slice(start, end));
        const own = mentions.filter((mention) => mention.field === undefined);
        for (const [i, a] of own.entries()) {
          for (const b of own.slice(i + 1)) if (a.kind === b.kind) expect(a.end <= b.start || b.end <= a.start).toBe(true);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('the same text gives the same answer', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(extract({ text })).toEqual(extract({ text }));
      }),
      { numRuns: 300 },
    );
  });
});

describe('addresses', () => {
  it('reading a normalised value gives the value', () => {
    fc.assert(
      fc.property(address, ({ kind, value }) => {
        const [first] = find(value, kind);
        expect(first).toMatchObject({ value, start: 0, end: value.length });
      }),
    );
  });

  it('defanging changes nothing, whatever script stands around', () => {
    const around = fc.constantFrom(['', ''], ['网址是', '，已报警'], ['go to ', ' now'], ['（', '）'], ['"', '".']);
    fc.assert(
      fc.property(address, dots, ats, schemes, around, ({ kind, value }, dot, at, scheme, [lead, trail]) => {
        const written = defang(value, dot, at, scheme);
        const found = find(`${lead}${written}${trail}`, kind);
        expect(found.map((mention) => mention.value)).toEqual([value]);
        expect(found[0]!.raw).toBe(written);
      }),
      { numRuns: 500 },
    );
  });
});
