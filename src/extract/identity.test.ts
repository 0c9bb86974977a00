import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isHongKongId, isMainlandId, isMrzCheck, isSingaporeId, isTaiwanId, isThaiId } from './identity-check.ts';
import { findIdentities } from './identity.ts';
import { scan } from './scan.ts';
import type { ExtractInput, Found } from './source.ts';

function find(text: string, more: Partial<ExtractInput> = {}): Found[] {
  const out: Found[] = [];
  findIdentities(scan({ text, ...more }), out);
  return out;
}

describe('identity numbers', () => {
  test.each([
    ['身份证号11010519491231002X', 'CN', '11010519491231002X'],
    ['身份证１１０１０５１９４９１２３１００２Ｘ', 'CN', '11010519491231002X'],
    ['身份证110105 19491231 002x', 'CN', '11010519491231002X'],
    ['身份证号110105491231002', 'CN', '110105491231002'],
    ['香港身份证A123456(3)', 'HK', 'A1234563'],
    ['香港身份證A123456（3）', 'HK', 'A1234563'],
    ['身分證字號A123456789', 'TW', 'A123456789'],
    ['บัตรประชาชน 1-1017-00207-03-0', 'TH', '1101700207030'],
    ['NRIC S1234567D', 'SG', 'S1234567D'],
    ['NRC 12/ABCDEF(N)123456', 'MM', '12/ABCDEF(N)123456'],
    ['MyKad 900131-14-5678', 'MY', '900131145678'],
  ])('%s', (text, country, value) => {
    expect(find(text).map((found) => [found.about?.['country'], found.value])).toEqual([[country, value]]);
  });

  test.each(['110105194912310021', '订单号11010519491231002X', 'A123456788', 'S1234567A', '账号110105194912310021'])(
    'none in %s',
    (text) => {
      expect(find(text)).toEqual([]);
    },
  );

  test('passports by the word for one, or by their machine-readable zone', () => {
    expect(find('护照号E12345678')).toMatchObject([{ kind: 'passport', value: 'E12345678', about: { country: 'CN' } }]);
    expect(find('E12345678')).toEqual([]);
    // The specimen of ICAO 9303 part 4.
    expect(find('L898902C36UTO7408122F1204159ZE184226B<<<<<10')).toMatchObject([
      { kind: 'passport', value: 'L898902C3', about: { country: 'UTO', checksum: 'ok' }, start: 0, end: 9 },
    ]);
    expect(find('L898902C37UTO7408122F1204159ZE184226B<<<<<10')).toEqual([]);
  });

  test('one digit changed fails the check', () => {
    const cases: ReadonlyArray<readonly [string, (id: string) => boolean]> = [
      ['11010519491231002X', isMainlandId],
      ['A1234563', isHongKongId],
      ['S1234567D', isSingaporeId],
    ];
    fc.assert(
      fc.property(fc.constantFrom(...cases), fc.integer({ min: 1, max: 16 }), fc.nat({ max: 9 }), ([id, check], place, digit) => {
        const at = 1 + (place % (id.length - 2));
        const mutated = id.slice(0, at) + String(digit) + id.slice(at + 1);
        expect(check(id)).toBe(true);
        if (mutated !== id) expect(check(mutated)).toBe(false);
      }),
    );
  });

  test('Taiwan, Thailand and the machine-readable zone', () => {
    // Taiwan's even weights miss a change by five.
    expect(isTaiwanId('A123456789')).toBe(true);
    expect(isTaiwanId('A123456788')).toBe(false);
    expect(isThaiId('1101700207030')).toBe(true);
    expect(isThaiId('1101700207031')).toBe(false);
    expect(isMrzCheck('L898902C3', '6')).toBe(true);
  });

  test('no text makes it throw', () => {
    const unit = fc.constantFrom(...Array.from('0123456789ABSTX()-/<身份证护照N\ud83d '));
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 120 }), (text) => {
        for (const { start, end } of find(text)) expect(start >= 0 && start < end && end <= text.length).toBe(true);
      }),
    );
  });
});
