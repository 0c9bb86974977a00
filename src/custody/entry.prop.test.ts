import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../model/index.ts';
import { isEntry, parseEntry } from './entry.ts';

const detail = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('base64'));
const entry = fc.record({
  v: fc.constant(1),
  act: fc.constantFrom('judge', 'casebook.create', 'link.run'),
  at: fc.oneof(fc.nat(), fc.maxSafeNat()),
  by: fc.string({
    unit: fc.oneof(fc.constantFrom('"', '\\', '\u0007', '\u007F', '\u2028', '甲', '😀'), fc.string({ maxLength: 1 })),
  }),
  detail,
});

describe('an entry', () => {
  it('in canonical form is one, whatever its strings hold', () => {
    fc.assert(
      fc.property(entry, (value) => {
        const bytes = Buffer.from(canonicalJson(value));
        expect(isEntry(bytes)).toBe(true);
        expect(parseEntry(bytes)).toEqual({ act: value.act, at: value.at, by: value.by, detail: value.detail });
      }),
    );
  });

  it('is judged alike the quick and the thorough way, with any byte changed, put in or left out', () => {
    fc.assert(
      fc.property(entry, fc.nat(), fc.nat(255), fc.nat(2), (value, place, byte, how) => {
        const bytes = Buffer.from(canonicalJson(value));
        const at = place % bytes.length;
        const [before, after] = [bytes.subarray(0, at), bytes.subarray(how === 0 ? at : at + 1)];
        const changed = Buffer.concat([before, how === 2 ? Buffer.alloc(0) : Buffer.of(byte), after]);
        expect(isEntry(changed)).toBe(parseEntry(changed) !== undefined);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['another version', { v: 2 }],
    ['a negative time', { at: -1 }],
    ['half a millisecond', { at: 0.5 }],
    ['an act in capitals', { act: 'Judge' }],
    ['an act that ends with a dot', { act: 'judge.' }],
    ['a short hash', { detail: 'AAAA' }],
    ['a hash spelt otherwise', { detail: `${'A'.repeat(42)}B=` }],
    ['a name that is a number', { by: 7 }],
    ['a member too many', { more: 1 }],
    ['a member too few', { by: undefined }],
  ])('is none with %s', (_what, part) => {
    const value = { v: 1, act: 'judge', at: 1, by: 'officer', detail: `${'A'.repeat(43)}=`, ...part };
    expect(isEntry(Buffer.from(canonicalJson(value)))).toBe(false);
  });

  it.each(['', '{}', '[]', 'null', ' {"act":"judge","at":1,"by":"a","detail":"A","v":1}', '\uFEFF{}', '{"v":1'])(
    'is not %j',
    (text) => {
      expect(isEntry(Buffer.from(text))).toBe(false);
    },
  );

  it('is canonical: members in another order, spaces and needless escapes make it none', () => {
    const text = canonicalJson({ v: 1, act: 'judge', at: 1, by: 'officer', detail: `${'A'.repeat(43)}=` });
    expect(isEntry(Buffer.from(text))).toBe(true);
    for (const other of [
      text.replace('{', '{ '),
      `${text}\n`,
      text.replace('officer', '\\u006fficer'),
      text.replace('"act":"judge","at":1', '"at":1,"act":"judge"'),
      text.replace('"at":1', '"at":1.0'),
      text.replace('"v":1', '"v":1,"v":1'),
    ]) {
      expect(isEntry(Buffer.from(other))).toBe(false);
    }
  });
});
