import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCasebook } from '../../src/casebook/index.ts';
import { openWorkbench, type Workbench } from '../../src/workbench.ts';

export interface MadeDomains {
  readonly home: string;
  readonly workbench: Workbench;
  /** The gang that names its sites kuvexa-pro and a number; another that has one site. */
  readonly ring: string;
  readonly other: string;
  close(): Promise<void>;
}

const wallet = ['TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE', 'TSUvzb8ZcxNgTBLbqMg7ZytDgSRWyUP5Ky'] as const;

/** A gang of nine reports, one of six, and a lone report of a site that fits how the first names its own; facts of two domains. */
export async function makeDomains(): Promise<MadeDomains> {
  const home = await mkdtemp(join(tmpdir(), 'clew-domains-'));
  const dir = join(home, 'book');
  await (await createCasebook(dir, { region: 'CN', language: 'en', agency: 'Test desk' })).close();
  const day = (n: number): string => new Date(Date.UTC(2026, 0, n)).toISOString().slice(0, 10);
  const first = ['kuvexa-pro1.top', 'kuvexa-pro2.top', 'kuvexa-pro3.vip'].flatMap((site, i) =>
    [0, 1, 2].map((n) => [
      `K${i}${n}`,
      day(1 + 6 * i + n),
      `https://m.${site}/login`,
      wallet[0],
      `The coach told me to use https://m.${site}/login and pay ${wallet[0]}. My e-mail address is me${i}${n}@honest-shop.example. My bank is paypal.com.`,
    ]),
  );
  const second = [0, 1, 2, 3, 4, 5].map((n) => [
    `Z${n}`,
    day(3 + n),
    n === 0 ? 'https://rarelynamed.example' : 'https://zolbrit.somebody.github.io',
    wallet[1],
    `They sent me to ${n === 0 ? 'https://rarelynamed.example' : 'https://zolbrit.somebody.github.io'} and had me pay ${wallet[1]}.`,
  ]);
  const rows = [
    ...first,
    ...second,
    ['L1', day(30), 'https://kuvexa-pro7.top', '', 'I was cheated at https://kuvexa-pro7.top by a stranger.'],
  ];
  const header = 'Report No.,Date reported,Suspect website,Wallet address,Statement,Victim name,Victim phone';
  const lines = rows.map((row, i) =>
    [...row.map((cell) => `"${cell}"`), `Somebody${i} Else`, `+44 7700 9001${String(i).padStart(2, '0')}`].join(','),
  );
  const facts = `domain,registrar,nameserver,ip\nkuvexa-pro1.top,NiceReg Ltd,ns1.park.example,192.0.2.9\nkuvexa-pro3.vip,Other Reg,,\n`;
  const workbench = await openWorkbench(dir);
  for (const [name, text] of [
    ['reports.csv', `${header}\n${lines.join('\n')}\n`],
    ['facts.csv', facts],
  ] as const) {
    await writeFile(join(home, name), text);
    await workbench.importFile(join(home, name), name === 'facts.csv' ? { as: 'labels' } : {});
  }
  await workbench.link();
  const { read } = workbench.ctx;
  const ringOf = async (ref: string): Promise<string> => (await read.ringOf((await read.report(ref))!.number))!.ring;
  return {
    home,
    workbench,
    ring: await ringOf('K00'),
    other: await ringOf('Z1'),
    async close() {
      await workbench.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
