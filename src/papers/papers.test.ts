import { describe, expect, test } from 'vitest';
import { paperKindOf, paperTells, readMrz, readNationalities, readNationality, readPaper, readPapers, readSex } from './index.ts';

const shown = (text: string, hint = {}): string => {
  const paper = readPaper(text, hint);
  if (paper === undefined) return 'none';
  const { kind, value, country = '-', valid } = paper;
  return `${kind} ${value} ${country}${valid === undefined ? '' : ` ${valid}`}`;
};

test.each([
  // The two examples of GB 11643-1999 itself.
  ['11010519491231002X', 'cn-id 11010519491231002X CN true'],
  ['440524188001010014', 'cn-id 440524188001010014 CN true'],
  ['１１０１０５１９４９１２３１００２ｘ', 'cn-id 11010519491231002X CN true'],
  ['110105 19491231 002X', 'cn-id 11010519491231002X CN true'],
  ['110105194912310021', 'cn-id 110105194912310021 CN false'],
  // A day that does not exist, a province that does not, both with a right check character.
  ['110105194902300026', 'cn-id 110105194902300026 CN false'],
  ['110105491231002', 'cn-id 11010519491231002X CN'],
  ['A123456789', 'tw-id A123456789 TW true'],
  ['A123456(3)', 'hk-id A1234563 HK true'],
  ['AB987654(3)', 'hk-id AB9876543 HK true'],
  ['A123456(4)', 'hk-id A1234564 HK false'],
  ['1-2345-67890-12-1', 'th-id 1234567890121 TH true'],
  ['12/OUKAMA(N)123456', 'mm-nrc 12/OUKAMA(N)123456 MM'],
  ['12/OuKaMa (Naing) 123456', 'mm-nrc 12/OUKAMA(N)123456 MM'],
  ['12/U KA MA(N)123456', 'mm-nrc 12/OUKAMA(N)123456 MM'],
  ['၁၂/ဥကမ(နိုင်)၁၂၃၄၅၆', 'mm-nrc 12/OUKAMA(N)123456 MM'],
  ['၉/မနမ(နိုင်)၀၁၂၃၄၅', 'mm-nrc 9/MANAMA(N)012345 MM'],
  ['E12345678', 'passport E12345678 CN'],
  ['EA1234567', 'passport EA1234567 CN'],
  ['G12345678', 'passport G12345678 CN'],
  ['MB123456', 'passport MB123456 MM'],
  ['AA1234567', 'passport AA1234567 TH'],
  ['B1234567', 'passport B1234567 -'],
  ['无', 'none'],
  ['N/A', 'none'],
  ['', 'none'],
])('%s alone', (text, expected) => {
  expect(shown(text)).toBe(expected);
});

test.each([
  ['B1234567', { country: 'VN' }, 'passport B1234567 VN'],
  ['MB123456', { kind: 'passport', country: 'CN' }, 'passport MB123456 MM'],
  ['001088012345', { country: 'VN' }, 'vn-id 001088012345 VN'],
  ['880305-14-5678', { kind: 'my-id' }, 'my-id 880305145678 MY'],
  ['881305-14-5678', { kind: 'my-id' }, 'my-id 881305145678 MY false'],
  ['1234567890122', { country: 'TH' }, 'th-id 1234567890122 TH false'],
  ['H1234567801', { kind: 'permit' }, 'permit H12345678 CN'],
  ['12345678', { kind: 'permit' }, 'permit 12345678 CN'],
  ['C12345678', { kind: 'permit' }, 'permit C12345678 CN'],
  // Seventeen digits of a Chinese number: kept, and wrong.
  ['11010519491231002', { kind: 'cn-id', country: 'CN' }, 'cn-id 11010519491231002 CN false'],
  ['E12345678', { kind: 'cn-id' }, 'passport E12345678 CN'],
  ['11010519491231002X', { kind: 'passport' }, 'cn-id 11010519491231002X CN true'],
  ['123456789012', { kind: 'cn-id' }, 'other 123456789012 -'],
] as const)('%s with %o', (text, hint, expected) => {
  expect(shown(text, hint)).toBe(expected);
});

test('what a number tells of its holder', () => {
  const tells = (text: string, hint = {}): unknown => paperTells(readPaper(text, hint)!);
  expect(tells('11010519491231002X')).toMatchObject({
    born: { from: '1949-12-31', to: '1949-12-31' },
    sex: 'f',
    region: '北京',
    nationality: 'CN',
  });
  expect(tells('A123456789')).toMatchObject({ sex: 'm', nationality: 'TW' });
  expect(tells('001188012345', { kind: 'vn-id' })).toMatchObject({ born: { from: '1988-01-01', to: '1988-12-31' }, sex: 'f' });
  expect(tells('001301012345', { kind: 'vn-id' })).toMatchObject({ born: { from: '2001-01-01' }, sex: 'f' });
  expect(tells('880305145678', { kind: 'my-id' })).toMatchObject({ born: { from: '1988-03-05' }, sex: 'f' });
  // What fails its check says nothing.
  expect(tells('110105194912310021')).toEqual({});
});

test('several papers in a cell, each with its label or country', () => {
  const read = (cell: string): string[] =>
    readPapers(cell, {}, readNationality).map(({ kind, value, country }) => `${kind} ${value} ${country ?? '-'}`);
  expect(read('护照：E12345678；身份证：11010519491231002X')).toEqual(['passport E12345678 CN', 'cn-id 11010519491231002X CN']);
  expect(read('A1234567 (Burma) / 12/OUKAMA(N)123456')).toEqual(['passport A1234567 MM', 'mm-nrc 12/OUKAMA(N)123456 MM']);
  expect(read('Passport No: B1234567 (Viet Nam), E12345678')).toEqual(['passport B1234567 VN', 'passport E12345678 CN']);
  expect(read('E12345678 E12345678;E12345678')).toHaveLength(2);
});

test.each([
  ['身份证号', 'cn-id'],
  ['護照號碼', 'passport'],
  ['Passport No.', 'passport'],
  ['HKID', 'hk-id'],
  ['香港身份證', 'hk-id'],
  ['港澳居民来往内地通行证', 'permit'],
  ['NRC No', 'mm-nrc'],
  ['备注', undefined],
])('the kind that %s names', (label, kind) => {
  expect(paperKindOf(label).kind).toBe(kind);
});

describe('machine-readable zones: the examples of ICAO 9303', () => {
  test('TD3 (part 4, appendix B)', () => {
    const mrz = readMrz('P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10');
    expect(mrz).toEqual({
      papers: [{ kind: 'passport', value: 'L898902C3', valid: true }],
      surname: 'ERIKSSON',
      given: 'ANNA MARIA',
      born: { text: '740812', from: '1974-08-12', to: '1974-08-12', calendar: 'gregorian' },
      sex: 'f',
    });
  });
  test('TD1 (part 5, appendix B), and one with a long number (appendix C)', () => {
    const lines = 'I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<';
    expect(readMrz(lines)).toMatchObject({ papers: [{ kind: 'other', value: 'D23145890', valid: true }], surname: 'ERIKSSON' });
    const long = 'I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<';
    expect(readMrz(long)).toMatchObject({ papers: [{ value: 'D23145890734', valid: true }], given: 'PETER JOHN', sex: 'm' });
  });
  test('TD2 (part 6, appendix B)', () => {
    const lines = 'I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6';
    expect(readMrz(lines)).toMatchObject({ papers: [{ value: 'D23145890', valid: true }], born: { from: '1974-08-12' } });
  });
  test('a wrong digit is told, its value kept; a birth date that fails is left out', () => {
    const mrz = readMrz('P<CHNZHANG<<WEI<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\nE123456780CHN9003055M3001012<<<<<<<<<<<<<<00');
    expect(mrz).toMatchObject({ papers: [{ value: 'E12345678', country: 'CN', valid: false }], nationality: 'CN' });
    expect(mrz!.born).toBeUndefined();
  });
});

test.each([
  ['China', ['CN']],
  ['CHN', ['CN']],
  ['中国', ['CN']],
  ['中國', ['CN']],
  ['中国籍', ['CN']],
  ['Burmese', ['MM']],
  ['缅甸籍', ['MM']],
  ['緬甸', ['MM']],
  ['Viet Nam', ['VN']],
  ['Lao PDR', ['LA']],
  ['Korea, North', ['KP']],
  ['Taiwan, Province of China', ['TW']],
  ['中国香港', ['HK']],
  ['the Philippines', ['PH']],
  ['肯尼亚', ['KE']],
  ['Kenyan national', ['KE']],
  ['China; Myanmar', ['CN', 'MM']],
  ['中国/缅甸', ['CN', 'MM']],
  ['1) Sudan 2) Tunisia', []],
  ['不详', []],
])('nationality %s', (text, codes) => {
  expect(readNationalities(text)).toEqual(codes);
});

test('sexes', () => {
  expect(['男', 'F', 'female', '2', '男性', 'ชาย', '?'].map(readSex)).toEqual(['m', 'f', 'f', 'f', 'm', 'm', undefined]);
});
