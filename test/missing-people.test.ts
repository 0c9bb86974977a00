import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCasebook } from '../src/casebook/index.ts';
import { openWorkbench, type Workbench } from '../src/workbench.ts';

let folder: string;
let workbench: Workbench;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clew-missing-'));
  const casebook = join(folder, 'casebook');
  await (await createCasebook(casebook, { region: 'CN', language: 'zh' })).close();
  workbench = await openWorkbench(casebook);
});
afterEach(async () => {
  await workbench.close();
  await rm(folder, { recursive: true, force: true });
});

const families = [
  // Three families, one recruiter: by telephone, by WeChat, by the address of the job advertisement.
  '儿子张某三月看到招聘广告https://job-mm.example/kefu88后去了泰国。招聘中介电话15912340001，微信号是hr_gold88。儿子的手机13800010001已关机，护照E12345678。我们已联系大使馆010-65324201和医院010-85231777。',
  '女儿被人以高薪招工骗去曼谷，中介微信hr_gold88给她买了机票。她的手机13800010002最后一次定位在湄索。大使馆电话010-65324201说正在核实，医院010-85231777没有记录。',
  'My brother answered the job ad https://job-mm.example/kefu88 and the recruiter on 15912340001 booked his flight to Bangkok. His phone is 13800010003. The embassy hotline 010-65324201 told us to wait.',
  // Others, who share only whom they asked for help.
  '丈夫失踪，他的手机13800010004关机，他的微信是wx_laozhang1。派出所电话010-85221122。大使馆010-65324201，医院010-85231777。',
  '妹妹失联，她的电话13800010005打不通，派出所010-85221122已受理，大使馆010-65324201，医院010-85231777没有收治。',
];

it('files reports as of missing people, tells recruiters from families, and joins by recruiters alone', async () => {
  const file = join(folder, 'missing.csv');
  const lines = families.map((text, i) => `M${i + 1},"${text}",其他`);
  await writeFile(file, ['编号,案情描述,案件类别', ...lines].join('\n'));
  const { alarms, added } = await workbench.importFile(file, { as: 'missing' });
  expect([added, alarms?.reports]).toEqual([5, 5]);
  expect(alarms!.first.every(({ kinds }) => kinds.includes('missing'))).toBe(true);
  const { read } = workbench.ctx;
  const first = (await read.report('M1'))!;
  expect(first.category).toBe('人员失踪');
  expect(first.fields['案件类别']).toBe('其他');

  const roles = async (ref: string): Promise<Record<string, string>> => {
    const { number } = (await read.report(ref))!;
    return Object.fromEntries((await read.mentions(number)).map(({ value, role }) => [value, role]));
  };
  expect(await roles('M1')).toMatchObject({
    '+8615912340001': 'suspect',
    'wechat:hr_gold88': 'suspect',
    '+8613800010001': 'victim',
    E12345678: 'victim',
    '+861065324201': 'institution',
    '+861085231777': 'institution',
  });
  expect(await roles('M3')).toMatchObject({
    '+8615912340001': 'suspect',
    '+8613800010003': 'victim',
    '+861065324201': 'institution',
  });
  expect(await roles('M4')).toMatchObject({
    '+8613800010004': 'victim',
    'wechat:wx_laozhang1': 'victim',
    '+861085221122': 'institution',
  });

  await workbench.link();
  const rings = await Promise.all(
    ['M1', 'M2', 'M3', 'M4', 'M5'].map(async (ref) => (await read.ringOf((await read.report(ref))!.number))?.ring),
  );
  expect(rings[0]).toBeDefined();
  expect(rings.slice(0, 3)).toEqual([rings[0], rings[0], rings[0]]);
  expect(rings.slice(3)).toEqual([undefined, undefined]);
});

it('knows such reports by what the source calls them, and no others', async () => {
  const file = join(folder, 'mixed.csv');
  await writeFile(
    file,
    ['编号,案情描述,案件类别', 'C1,三月去了泰国。,人员失踪', 'C2,平台不见了。,平台失联', 'C3,货没收到。,购物诈骗'].join('\n'),
  );
  const { alarms } = await workbench.importFile(file);
  expect(alarms?.first.map(({ ref }) => ref)).toEqual(['C1']);
});
