import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, canonicalPieces } from './json.ts';

/** The double with these bits, as RFC 8785 gives its numbers. */
function double(hex: string): number {
  return Buffer.from(hex, 'hex').readDoubleBE();
}

describe('canonical JSON', () => {
  // RFC 8785, appendix B.
  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('writes the number %s as %s', (bits, text) => expect(canonicalJson(double(bits))).toBe(text));

  it('sorts by UTF-16 units, not by code points (RFC 8785 §3.2.3)', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\u{1F600}', '\u0080', '\u00f6'];
    expect(canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])))).toBe(
      '{"\\r":0,"1":0,"\u0080":0,"\u00f6":0,"\u20ac":0,"\u{1F600}":0,"\ufb33":0}',
    );
  });

  it('escapes as little as it must', () => {
    expect(canonicalJson('\u20ac$\u000F\nA\'\u0042\u0022\u005c\\"\u007F/')).toBe('"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"\u007F/"');
  });

  it('leaves out members without value', () =>
    expect(canonicalJson({ b: undefined, a: [null, true] })).toBe('{"a":[null,true]}'));

  it.each([
    ['NaN', Number.NaN],
    ['an infinity', [Number.POSITIVE_INFINITY]],
    ['half a pair', { a: '\ud800' }],
    ['half a pair in a key', { '\udead': 1 }],
    ['nothing in a list', [undefined]],
    ['a function', () => 1],
    ['a big integer', 1n],
  ])('has no form for %s', (_what, value) => {
    expect(() => canonicalJson(value)).toThrow(expect.objectContaining({ kind: 'input', code: 'model.json' }));
  });

  it('reads back as the same value, and is its own canonical form', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it('is the same piece by piece, from lists that are made as they are asked for too', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect([...canonicalPieces(value)].join('')).toBe(canonicalJson(value));
      }),
    );
    const streamed = { b: [1, { c: [] }].values(), a: undefined, '': [].values() };
    expect([...canonicalPieces(streamed)].join('')).toBe('{"":[],"b":[1,{"c":[]}]}');
  });
});
