import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCasebook } from '../casebook/index.ts';
import { renderRings } from '../link/index.ts';
import { openWorkbench } from '../workbench.ts';
import type { Workbench } from '../workbench.ts';
import type { Command, Console } from './args.ts';
import { renderPage } from './ring.ts';

const sample = fileURLToPath(new URL('../../sample/', import.meta.url));
const files = ['reports-zh.csv', 'reports-en.csv'];
const shownRings = 12;

async function sampleCasebook(dir: string, console: Console): Promise<Workbench> {
  const options = {
    signal: console.signal,
    progress: (progress: Parameters<Console['progress']>[0]) => console.progress(progress),
  };
  if (existsSync(join(dir, 'casebook.json'))) return openWorkbench(dir, options);
  const made = await createCasebook(dir, { region: 'CN', language: console.lang, agency: 'Clew sample' });
  await made.close();
  return openWorkbench(dir, options);
}

export const command: Command = {
  usage: '[DIR]',
  positionals: [0, 1],
  options: [],
  async run(console, args) {
    const dir = args.positionals[0] ?? join(console.dir, 'casebook');
    const workbench = await sampleCasebook(dir, console);
    try {
      console.say({
        en: 'The sample is synthetic: every person, number and site in it is invented (sample/README.md).\n',
        zh: '样例为合成数据：其中的人物、号码、网站均属虚构（见 sample/README.md）。\n',
      });
      for (const file of files) await workbench.importFile(join(sample, file));
      const linked = await workbench.link();
      const rings = await workbench.rings(console.lang);
      const [largest] = rings;
      if (console.json) return await console.printJson({ linked, rings: rings.map(({ ring, size }) => ({ ...ring, size })) });
      await console.print(renderRings(rings.slice(0, shownRings), console.lang));
      if (largest !== undefined) await console.print(renderPage(await workbench.ring(largest.ring.id), console.lang));
      const where = relative(process.cwd(), dir) || '.';
      const id = largest?.ring.id ?? 'RING';
      console.say({
        en: `${linked.reports} reports, ${linked.inRings} of them in ${linked.rings} rings. Each ring is a proposal: a person decides.\n\nnext, on this casebook:\n  ./bin/clew ring ${id} -C ${where}\n  ./bin/clew why A B -C ${where}            (two report numbers)\n  ./bin/clew judge confirm ${id} -C ${where}\nand with your own reports:\n  ./bin/clew run reports.csv --out result`,
        zh: `${linked.reports} 条报案，其中 ${linked.inRings} 条归入 ${linked.rings} 个团伙。团伙均为建议，由人研判。\n\n在此案册上继续：\n  ./bin/clew ring ${id} -C ${where}\n  ./bin/clew why A B -C ${where}            （两个报案编号）\n  ./bin/clew judge confirm ${id} -C ${where}\n处理自己的报案：\n  ./bin/clew run reports.csv --out result`,
      });
    } finally {
      await workbench.close();
    }
  },
};
