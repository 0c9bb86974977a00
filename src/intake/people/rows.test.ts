import { expect, test } from 'vitest';
import { takePeople } from '../../../test/support/people.ts';

const roster = `序号,姓名,绰号,性别,出生日期,国籍,身份证号,护照号,户籍地,父亲,手机号,微信,备注
1,张伟,阿伟、老鼠,男,1990-03-05,中国,110105199003050014,E12345678,福建省安溪县,张大山,13800138000,zw_1990,称被骗来
2,KHUN Sa,,男,农历1988年三月初五,缅甸,12/OUKAMA(N)123456,,,U Ba,,,
3,Nguyen Van A,,M,03/04/1988,Vietnam,,B1234567,,,,,
4,,,,1988-02-30,,,,,,,,
5,李四(化名李五),,女,1988-02-30,China,110105491231002,,,,,,
`;

test('a roster with Chinese names of columns is recognised and read', async () => {
  const { plan, people, rejected, records } = await takePeople('r.csv', roster);
  expect(plan.content).toBe('roster');
  expect(records).toBe(5);
  expect(rejected.map(({ row, code }) => [row, code])).toEqual([[4, 'intake.no-person']]);
  const [zhang, khun, nguyen, li] = people;
  expect(zhang).toMatchObject({
    ref: '1',
    names: [
      { text: '张伟', role: 'full' },
      { text: '阿伟', role: 'nickname' },
      { text: '老鼠', role: 'nickname' },
    ],
    born: [{ from: '1990-03-05', to: '1990-03-05', calendar: 'gregorian' }],
    sex: 'm',
    nationality: ['CN'],
    papers: [
      { kind: 'cn-id', value: '110105199003050014', country: 'CN' },
      { kind: 'passport', value: 'E12345678', country: 'CN' },
    ],
    origins: ['福建省安溪县'],
    kin: [{ relation: 'father', name: '张大山' }],
    indicators: [
      { kind: 'phone', value: '+8613800138000' },
      { kind: 'handle', value: 'wechat:zw_1990' },
    ],
    text: '称被骗来',
  });
  expect(khun).toMatchObject({
    born: [{ from: '1988-04-20', calendar: 'lunar' }],
    nationality: ['MM'],
    papers: [{ kind: 'mm-nrc', value: '12/OUKAMA(N)123456', country: 'MM' }],
  });
  expect(nguyen!.born.map(({ from }) => from)).toEqual(['1988-04-03', '1988-03-04']);
  expect(li).toMatchObject({
    names: [
      { text: '李四', role: 'full' },
      { text: '李五', role: 'alias' },
    ],
    papers: [{ kind: 'cn-id', value: '11010519491231002X' }],
    // The day that does not exist stays a field, and the paper tells another.
    born: [{ from: '1949-12-31' }],
    fields: { 出生日期: '1988-02-30', clew_note: expect.stringContaining('出生日期不存在') },
  });
});

test('English names of columns; words of warrants make it a wanted list', async () => {
  const csv = `Full name,Alias/AKA,DOB,Place of birth,Nationality,Passport No,Warrant No,Phone,Telegram
"SMITH, John",Johnny; J. Smith,12 Mar 1962,Accra,Ghanaian,G1234567 (Ghana),W-77,+44 20 7946 0018,@john_s
`;
  const { plan, people } = await takePeople('l.csv', csv);
  expect(plan.content).toBe('wanted');
  expect(people[0]).toMatchObject({
    names: [
      { text: 'SMITH, John', role: 'full', surname: 'SMITH', given: 'John' },
      { text: 'Johnny', role: 'alias' },
      { text: 'J. Smith', role: 'alias' },
    ],
    born: [{ from: '1962-03-12' }],
    nationality: ['GH'],
    papers: [{ kind: 'passport', value: 'G1234567', country: 'GH' }],
    status: 'W-77',
    indicators: [
      { kind: 'phone', value: '+442079460018' },
      { kind: 'handle', value: 'telegram:john_s' },
    ],
  });
});

test('reports stay reports, and transfers transfers', async () => {
  const reports =
    '姓名,性别,身份证号,报案时间,简要案情\n张三,男,110105194912310021,2024-01-01,2024年1月1日被人冒充客服诈骗三万元\n';
  expect((await takeContent('a.csv', reports)) ?? 'reports').toBe('reports');
  const statement =
    '交易时间,姓名,身份证号,交易卡号,交易金额,收付标志,对手账号\n2024-01-01 10:00:00,张三,1,6222020200001234567,100,出,6222020200001234568\n';
  expect(await takeContent('b.csv', statement)).toBe('transfers');
});

async function takeContent(name: string, content: string): Promise<string | undefined> {
  const { plan } = await takePeople(name, content).catch(() => ({ plan: { content: 'reports' } }));
  return plan.content;
}

test('the note on two readings of a birth date stands only where a row has one', async () => {
  const noted = async (...born: readonly string[]): Promise<boolean> => {
    const rows = born.map((day, at) => `P${at},Person ${'ABCDEF'[at]},m,${day},Kenya`);
    const { plan } = await takePeople('r.csv', `ref,full name,sex,dob,nationality\n${rows.join('\n')}\n`);
    return plan.notes.some(({ en }) => en.includes('both readings'));
  };
  expect(await noted('1988-03-04', '5 March 1990')).toBe(false);
  expect(await noted('1988-03-04', '03/04/1988')).toBe(true);
  // One day, whichever is the month; a Buddhist year; and a row that tells the order of all.
  expect(await noted('04/04/1988', '11-11-1990')).toBe(false);
  expect(await noted('03/04/2531')).toBe(false);
  expect(await noted('03/04/1988', '25/12/1990')).toBe(false);
});
