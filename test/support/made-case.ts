import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCasebook } from '../../src/casebook/index.ts';
import type { Dossier } from '../../src/model/index.ts';
import { openCase, type Reader } from '../../src/review/index.ts';
import { openWorkbench, type Workbench } from '../../src/workbench.ts';

/** Who owns the machine: everything is open to them. */
export const owner: Reader = { name: 'local', supervises: true, local: true, closedRings: new Set() };

export interface MadeCase {
  readonly dir: string;
  readonly home: string;
  readonly workbench: Workbench;
  /** Id of the case, and of its ring. */
  readonly id: string;
  readonly ring: string;
  dossier(): Promise<Dossier>;
  close(): Promise<void>;
}

/** What the victims of the made case are called and reachable by: none of it may leave under `--redact victims`. */
export const madeVictims = [
  { name: '张美丽', phone: '13912340001', account: '6222021234567890128' },
  { name: 'Joan Whitfield', phone: '+44 7700 900123', account: '' },
  { name: '李建国', phone: '13700000003', account: '6217000010001234567' },
] as const;

/** Six victims of one gang, in both languages, and three others, from two files; linked; the gang's ring opened as a case. */
export async function makeCase({ agency = 'Test desk', language = 'en' } = {}): Promise<MadeCase> {
  const home = await mkdtemp(join(tmpdir(), 'clew-case-'));
  const dir = join(home, 'book');
  await (await createCasebook(dir, { region: 'CN', language, agency })).close();
  const [zhang, joan, li] = madeVictims;
  const site = 'https://goldenfx-vip.example/login';
  const zh = [
    '报案编号,报案时间,案发日期,受理单位,案件类别,涉案金额（元）,报案人姓名,报案人电话,嫌疑人电话,涉案网址,收款账户,简要案情',
    `ZA-001,2026-02-01 10:00,2026-01-28,临澜市公安局,虚假投资理财,52000,${zhang.name},${zhang.phone},15487720001,${site},6228480402564890018,我叫${zhang.name}，对方微信号：golden_fx88，让我在${site}充值。我用自己的卡${zhang.account}转到6228480402564890018（王某）。老师说保证盈利。`,
    `ZA-002,2026-02-03 09:30,2026-01-30,临澜市公安局,虚假投资理财,88000,${li.name},${li.phone},15487720001,${site},6228480402564890018,${li.name}报称：在${site}投资，对方电话15487720001，转入6228480402564890018。本人账户${li.account}。据说窝点在妙瓦底KK园区。`,
    `ZA-003,2026-02-05 16:20,2026-02-02,临澜市公安局,虚假投资理财,31000,赵小红,13600000004,15487720001,${site},,赵小红报称，加了微信golden_fx88后在${site}投资，31000元提不出来。`,
    'ZA-004,2026-02-06 11:00,2026-02-04,青屿市公安局,虚假购物,900,钱某某,13500000005,15333330009,shop-nine.example,,买手机壳被骗900元，网址shop-nine.example，电话15333330009。',
  ];
  const en = [
    'Report No.,Date reported,Date of loss,Agency,Scam type,Amount lost,Currency,Victim name,Victim phone,Suspect phone,Suspect website,Wallet address,Statement',
    `HB-11,2026-02-02 12:00,2026-01-29,Harrow Bay Police,Investment,24000,USD,${joan.name},${joan.phone},,${site},TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE,"My name is ${joan.name}. The coach on WeChat golden_fx88 told me to use ${site}. I sent 24000 dollars in USDT to TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE."`,
    `HB-12,2026-02-04 12:00,2026-02-01,Harrow Bay Police,Investment,9000,USD,Peter Vance,+44 7700 900456,,${site},TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE,"Peter Vance paid 9000 dollars at ${site} to TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE after the coach golden_fx88 on WeChat promised profit."`,
    `HB-13,2026-02-07 12:00,2026-02-03,Harrow Bay Police,Investment,15000,USD,Ann Doyle,+44 7700 900789,,${site},TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE,"Lost 15000 dollars at ${site}; the wallet was TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE."`,
    'HB-14,2026-02-08 12:00,2026-02-05,Harrow Bay Police,Rental,2820,USD,Sam Pike,+44 7700 900321,,rent-hb.example,,"A flat at rent-hb.example that did not exist."',
  ];
  const workbench = await openWorkbench(dir);
  for (const [name, rows] of [
    ['zh.csv', zh],
    ['en.csv', en],
  ] as const) {
    await writeFile(join(home, name), `${rows.join('\n')}\n`);
    await workbench.importFile(join(home, name));
  }
  await workbench.link();
  const [line] = await workbench.rings('en', 1);
  const ring = line!.ring.id;
  const { id } = await openCase(workbench.ctx, { title: 'Golden FX', rings: [ring] }, owner);
  return {
    dir,
    home,
    workbench,
    id,
    ring,
    dossier: async () => await workbench.dossier(id, owner),
    async close() {
      await workbench.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
