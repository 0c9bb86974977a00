import { ClewError } from '../errors.ts';
import type { Command, Words } from './args.ts';
import { intakeOptions, readIntakeOptions } from './intake-options.ts';

const n = (count: number): string => count.toLocaleString('en');

export const command: Command = {
  usage: 'FILE... --out DIR',
  positionals: [1, Infinity],
  options: [
    {
      name: 'out',
      short: 'o',
      value: 'DIR',
      about: { en: 'folder for rings.csv, links.csv, services.csv, rejected.csv, summary.json', zh: '结果文件夹' },
    },
    ...intakeOptions,
  ],
  async run(console, args) {
    const out = args.text('out');
    if (out === undefined) {
      throw new ClewError('input', 'cli.arguments', 'run needs --out DIR', { hint: 'clew run reports.csv --out result' });
    }
    const { runFiles } = await import('../path/index.ts');
    const { describe } = await import('../intake/index.ts');
    const started = performance.now();
    const { summary, rejected, repeated } = await runFiles(args.positionals, out, {
      ...(await readIntakeOptions(console, args)),
      lang: console.lang,
      signal: console.signal,
      progress: (progress) => console.progress(progress),
      onPlan: (plan) => console.say({ en: describe(plan, 'en'), zh: describe(plan, 'zh') }),
    });
    if (console.json) return console.printJson({ ...summary, rejected, repeated });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const lines: Words = {
      en: `${n(summary.reports)} reports: ${n(summary.inRings)} in ${n(summary.rings.all)} rings (largest ${n(summary.largestRing)}), ${n(summary.services)} shared services set aside, ${n(rejected)} rows set aside, ${seconds} s\n${out}/rings.csv says which report belongs to which ring, links.csv why. A ring is a proposal: a person decides.`,
      zh: `${n(summary.reports)} 条报案：${n(summary.inRings)} 条归入 ${n(summary.rings.all)} 个团伙（最大 ${n(summary.largestRing)} 条），识别共用服务 ${n(summary.services)} 个，搁置 ${n(rejected)} 行，用时 ${seconds} 秒\n${out}/rings.csv 为归属，links.csv 为理由。团伙只是建议，由人研判。`,
    };
    console.say(lines);
  },
};
