import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCasebook, isSynthetic, syntheticAgency } from '../casebook/index.ts';
import { renderRings } from '../link/index.ts';
import type { Workbench } from '../workbench.ts';
import type { Args, Command, Console } from './args.ts';
import { renderPage } from './ring.ts';

const sample = fileURLToPath(new URL('../../sample/', import.meta.url));
const files = [
  'reports-zh.csv',
  'reports-en.csv',
  'statements-zh.csv',
  'statements-en.csv',
  'chain.csv',
  'labels.csv',
  'rates.csv',
  'roster.csv',
  'wanted.csv',
];
/** A report whose payment stands in the statements. */
const tracedReport = 'LW2026-0135';
const shownRings = 12;

/** Opens the sample's casebook, and fills it the first time. What is in another casebook stays as it is. */
async function openSample(console: Console, dir: string): Promise<Workbench> {
  if (!existsSync(join(dir, 'casebook.json'))) {
    const made = await createCasebook(dir, { region: 'CN', language: console.lang, agency: syntheticAgency });
    await made.close();
  }
  const workbench = await console.open(dir);
  if (!isSynthetic(workbench.casebook.info)) {
    console.say({
      en: 'This casebook is not the sample: it is opened as it is, and nothing is added to it.\n',
      zh: '此案册不是样例：按原样打开，不添加任何内容。\n',
    });
    return workbench;
  }
  console.say({
    en: 'The sample is synthetic: every person, number and site in it is invented (sample/README.md).\n',
    zh: '样例为合成数据：其中的人物、号码、网站均属虚构（见 sample/README.md）。\n',
  });
  await fill(console, workbench);
  return workbench;
}

/** Imports and links once. A run that was stopped half way is brought to its end; what people did after it stays. */
async function fill(console: Console, workbench: Workbench): Promise<void> {
  for await (const { act } of workbench.casebook.log.acts()) if (act === 'link.run') return;
  console.say({ en: 'making the casebook, once …', zh: '正在生成案册（仅此一次）……' });
  for (const file of files) await workbench.importFile(join(sample, file));
  await workbench.link();
}

async function show(console: Console, workbench: Workbench, dir: string): Promise<void> {
  const rings = await workbench.rings(console.lang);
  const { reports } = await workbench.ctx.read.counts();
  const inRings = rings.reduce((sum, { size }) => sum + size, 0);
  if (console.json) {
    return console.printJson({ reports, inRings, rings: rings.map(({ ring, size }) => ({ ...ring, size })) });
  }
  await console.print(renderRings(rings.slice(0, shownRings), console.lang));
  const [largest] = rings;
  if (largest !== undefined) await console.print(renderPage(await workbench.ring(largest.ring.id), console.lang));
  const where = relative(console.cwd, dir) || '.';
  const id = largest?.ring.id ?? 'RING';
  console.say({
    en: `${reports} reports, ${inRings} of them in ${rings.length} rings. Each ring is a proposal: a person decides.\n\nnext, on this casebook:\n  ./bin/clew serve -C ${where}            (the workbench in the browser)\n  ./bin/clew ring ${id} -C ${where}\n  ./bin/clew why A B -C ${where}            (two report numbers)\n  ./bin/clew trace --from ${tracedReport} -C ${where}            (where one victim’s money went)\n  ./bin/clew judge confirm ${id} -C ${where}\nand with your own reports:\n  ./bin/clew run reports.csv --out result`,
    zh: `${reports} 条报案，其中 ${inRings} 条归入 ${rings.length} 个团伙。团伙均为建议，由人研判。\n\n在此案册上继续：\n  ./bin/clew serve -C ${where}            （在浏览器中打开工作台）\n  ./bin/clew ring ${id} -C ${where}\n  ./bin/clew why A B -C ${where}            （两个报案编号）\n  ./bin/clew trace --from ${tracedReport} -C ${where}            （一名被害人的资金流向）\n  ./bin/clew judge confirm ${id} -C ${where}\n处理自己的报案：\n  ./bin/clew run reports.csv --out result`,
  });
}

/** As `clew serve`, on a casebook that is open already. */
async function serve(console: Console, args: Args, workbench: Workbench): Promise<number | void> {
  const { command: serving } = await import('../server/command.ts');
  return await serving.run({ ...console, open: async () => workbench }, args);
}

export const command: Command = {
  usage: '[DIR]',
  positionals: [0, 1],
  options: [
    {
      name: 'text',
      about: { en: 'show the rings here instead of opening the workbench', zh: '在终端显示团伙，不打开工作台' },
    },
    {
      name: 'port',
      value: 'N',
      about: { en: 'port (default 8440 or the next that is free; 0: any)', zh: '端口（默认 8440 或其后空闲端口；0 为任意）' },
    },
    { name: 'no-open', about: { en: 'do not open the browser', zh: '不打开浏览器' } },
  ],
  async run(console, args) {
    const named = args.positionals[0];
    const dir = named === undefined ? join(console.dir, 'casebook') : console.path(named);
    const workbench = await openSample(console, dir);
    if (args.is('text') || console.json) return await show(console, workbench, dir);
    return await serve(console, args, workbench);
  },
};
