import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findApps } from './app.ts';
import { columnMeaning, isEmptyCell } from './fields.ts';
import { findHandles } from './handle.ts';
import { findPlatforms } from './platform.ts';
import { agreeRoles } from './agree.ts';
import { assignRoles } from './role.ts';
import { scan } from './scan.ts';
import { found } from './source.ts';
import type { Finder, Found } from './source.ts';

/** Text made of the words the finders look for, so that the strange orders of them are tried. */
const pieces = (
  '微信 加V QQ群 电报 @ on_Telegram LINE line_id: 号是 user 。 ， 、 abc_12 12345678 wx_ t.me/ https:// fb.com/ com. id123456789 .apk ' +
  '“ ” 平台 国际 名为 Capital Golden 我的 对方 转到 联系我 my called 之前 骗 追回 银行客服 １２３ 𠮷 É'
)
  .split(' ')
  .concat(' ', '\n', '\0', 'on Telegram', 'line id: ', 'my phone ', 'Golden Gate Capital');
const chatter = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 6 })), { maxLength: 24 })
  .map((parts) => parts.join(''));
const field = fc.option(fc.constantFrom('suspect_handle', '包名', 'site_name', 'notes', '对方微信号'), { nil: undefined });
const finders: readonly Finder[] = [findHandles, findApps, findPlatforms];

describe('handles, apps, platforms and roles on any text', () => {
  it('gives spans inside the text and values that are not empty', () => {
    fc.assert(
      fc.property(chatter, field, (text, column) => {
        const source = scan({ text }, column);
        for (const finder of finders) {
          const out: Found[] = [];
          finder(source, out);
          for (const { start, end, value, confidence } of out) {
            expect(start).toBeLessThan(end);
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeLessThanOrEqual(text.length);
            expect(value).not.toMatch(/^$|^(?:[a-z]+|\?):$/);
            expect(confidence).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('finds the same whatever came before in the process', () => {
    fc.assert(
      fc.property(chatter, chatter, (first, second) => {
        const handles = (text: string): string[] => {
          const out: Found[] = [];
          for (const finder of finders) finder(scan({ text }), out);
          return out.map((found) => `${found.value} ${found.start}`);
        };
        const alone = handles(second);
        handles(first);
        expect(handles(second)).toEqual(alone);
      }),
    );
  });

  it('gives every indicator one role, and roles do not depend on earlier questions', () => {
    const spans = fc.array(fc.tuple(fc.nat(80), fc.integer({ min: 1, max: 12 })), { maxLength: 6 });
    fc.assert(
      fc.property(chatter, spans, (text, places) => {
        const all = places
          .map(([start, length]) => found('phone', '+1', start, Math.min(text.length, start + length), 1))
          .filter(({ start, end }) => start < end)
          .sort((a, b) => a.start - b.start || b.end - a.end);
        const once = assignRoles(scan({ text }), all);
        expect(once).toHaveLength(all.length);
        expect(assignRoles(scan({ text }), all)).toEqual(once);
        agreeRoles(once);
      }),
      { numRuns: 500 },
    );
  });

  it('reads any column name and any cell', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(columnMeaning(name)).toEqual(columnMeaning(name));
        expect(typeof isEmptyCell(name)).toBe('boolean');
      }),
    );
  });
});
