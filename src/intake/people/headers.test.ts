import { describe, expect, test } from 'vitest';
import { gbk } from '../../../test/support/gbk.ts';
import { takePeople } from '../../../test/support/people.ts';
import { recognisePerson } from './names.ts';

describe('names of columns', () => {
  test.each([
    ['姓名', 'personName'],
    ['姓 名', 'personName'],
    ['姓名 Name', 'personName'],
    ['中文姓名（简体）', 'personName'],
    ['Name / 姓名', 'personName'],
    ['Full Name', 'personName'],
    ['曾用名', 'former'],
    ['绰号', 'nickname'],
    ['綽號', 'nickname'],
    ['化名/绰号', 'alias'],
    ['Alias/AKA', 'alias'],
    ['性别', 'sex'],
    ['性別', 'sex'],
    ['出生日期', 'born'],
    ['Date of Birth (DD/MM/YYYY)', 'born'],
    ['D.O.B.', 'born'],
    ['年齡', 'age'],
    ['国籍', 'nationality'],
    ['國籍', 'nationality'],
    ['身份证号', 'idNumber'],
    ['身份證號碼', 'idNumber'],
    ['证件类型', 'idKind'],
    ['護照號碼', 'passport'],
    ['Passport No.', 'passport'],
    ['籍贯', 'origin'],
    ['户籍地', 'origin'],
    ['Place of birth', 'origin'],
    ['父亲', 'father'],
    ["Father's Name", 'father'],
    ['亲属', 'kin'],
    ['手机号', 'phone'],
    ['联系电话', 'phone'],
    ['微信', 'handle'],
    ['QQ', 'handle'],
    ['案由', 'text'],
    ['在逃人员编号', 'ref'],
    ['查获时间', 'day'],
    ['properties.birthDate', 'born'],
    ['aliases.0.name', 'alias'],
  ])('%s', (name, part) => {
    expect(recognisePerson(name)?.part).toBe(part);
  });

  test.each(['报案时间', '查获地点', 'Height', '民族', 'https://example.invalid/name', ''])('%s is none', (name) => {
    expect(recognisePerson(name)).toBeUndefined();
  });
});

const list =
  '编号,姓名,曾用名,性别,出生年月,国籍,证件类型,证件号码,签发国,查获地点\nA1,张伟,张卫,男,1990年3月,中国,护照,B1234567,越南,三号楼\n';

test('a list in GBK; kind and issuer of the paper stand beside it', async () => {
  const { plan, people } = await takePeople('名册.csv', gbk(list));
  expect(plan).toMatchObject({ encoding: 'gb18030', content: 'roster' });
  expect(people[0]).toMatchObject({
    ref: 'A1',
    names: [
      { text: '张伟', role: 'full' },
      { text: '张卫', role: 'former' },
    ],
    born: [{ from: '1990-03-01', to: '1990-03-31' }],
    papers: [{ kind: 'passport', value: 'B1234567', country: 'VN' }],
    fields: { 查获地点: '三号楼' },
  });
});

test('a workbook: titles above the header, dates as Excel has them, and a sheet that is no list', async () => {
  const { utils, write } = await import('@e965/xlsx');
  const book = utils.book_new();
  const sheet = utils.aoa_to_sheet([
    ['移交人员名册（第三批）'],
    [],
    ['序号', '姓名', '性别', '出生日期', '国籍', '护照号', '年龄'],
    [1, '张伟', '男', new Date(Date.UTC(1990, 2, 5)), '中国', 'E12345678', 36],
    [2, 'Nguyen Van A', '男', '1988', '越南', 'B1234567', ''],
  ]);
  utils.book_append_sheet(book, sheet, '名册');
  utils.book_append_sheet(book, utils.aoa_to_sheet([['说明'], ['本表由接收组填写']]), '说明');
  const { plan, people } = await takePeople('名册.xlsx', write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  expect(plan.content).toBe('roster');
  expect(people).toHaveLength(2);
  expect(people[0]).toMatchObject({
    names: [{ text: '张伟' }],
    born: [{ from: '1990-03-05', to: '1990-03-05' }],
    fields: { 年龄: '36' },
  });
  expect(people[1]).toMatchObject({ nationality: ['VN'], papers: [{ value: 'B1234567', country: 'VN' }] });
});

test('JSON Lines with lists and nested members', async () => {
  const lines = [
    {
      fullName: 'ZHANG Wei',
      aliases: [{ name: 'Ah Wei' }, { name: 'Lao Shu' }],
      dob: '05/03/1990',
      gender: 'M',
      nationality: ['China', 'MM'],
    },
    {
      fullName: 'Li Na',
      dob: '25/12/1991',
      gender: 'F',
      nationality: 'VNM',
      passport: { number: 'B1234567', country: 'Viet Nam' },
    },
  ];
  const { plan, people } = await takePeople('r.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'), { as: 'roster' });
  expect(plan.content).toBe('roster');
  expect(people[0]).toMatchObject({
    names: [{ text: 'ZHANG Wei' }, { text: 'Ah Wei', role: 'alias' }, { text: 'Lao Shu', role: 'alias' }],
    // Another row of the list says that the day comes first.
    born: [{ from: '1990-03-05' }],
    nationality: ['CN', 'MM'],
  });
  expect(people[1]).toMatchObject({ born: [{ from: '1991-12-25' }], nationality: ['VN'] });
});

test('surname and given name apart, the Chinese name beside them', async () => {
  const { people } = await takePeople(
    'r.csv',
    'Surname,Given names,中文姓名,Sex,Date of birth,Nationality\nZHANG,Wei,张伟,M,1990-03-05,China\nKHUN,,,M,1988,Myanmar\n',
  );
  expect(people.map(({ names }) => names)).toEqual([
    [
      { text: 'ZHANG Wei', role: 'full', surname: 'ZHANG', given: 'Wei' },
      { text: '张伟', role: 'full' },
    ],
    [{ text: 'KHUN', role: 'full', surname: 'KHUN' }],
  ]);
});

test('a map says what other columns are', async () => {
  const csv = 'a,b,c,d\n张伟,E12345678,老K,x\n';
  const { plan, people } = await takePeople('m.csv', csv, {
    map: { content: 'wanted', columns: { a: 'personName', b: 'passport', c: 'nickname' } },
  });
  expect(plan.content).toBe('wanted');
  expect(people[0]).toMatchObject({
    names: [{ text: '张伟' }, { text: '老K', role: 'nickname' }],
    papers: [{ value: 'E12345678' }],
    fields: { d: 'x' },
  });
});

test('rows with trouble are kept with what is wrong said; only who is nobody is set aside', async () => {
  const csv = `姓名,性别,出生日期,国籍,身份证号
甲某,男,1990-13-45,中国,110105194912310021
乙某,男,1988-01-01,中国,11010519491231002X
丙某,男,1988,火星,1.10105E+17
,男,1988,中国,
,,,,E12345678
`;
  const { people, rejected } = await takePeople('t.csv', csv);
  expect(rejected.map(({ row, code, record }) => [row, code, record['国籍']])).toEqual([[4, 'intake.no-person', '中国']]);
  const [one, two, three, four] = people;
  expect(one!.fields).toMatchObject({ 出生日期: '1990-13-45', 身份证号: '110105194912310021' });
  expect(one!.papers).toMatchObject([{ valid: false }]);
  expect(one!.born).toEqual([]);
  expect(one!.fields['clew_note']).toMatch(/出生日期不存在.*校验不符/u);
  expect(two!.fields['clew_note']).toMatch(/出生日期不一致.*性别不一致/u);
  expect(three!.fields['clew_note']).toMatch(/国籍无法识别.*截断/u);
  expect(four).toMatchObject({ names: [], papers: [{ value: 'E12345678' }] });
});

test('rows set aside come back corrected, without the columns that were added', async () => {
  const csv =
    '姓名,性别,出生日期,国籍,护照号,clew_file,clew_row,clew_column,clew_reason\n张伟,男,1990,中国,E12345678,r.csv,4,,intake.no-person: x\n';
  const { people } = await takePeople('again.csv', csv);
  expect(people[0]!.fields).toEqual({});
});
