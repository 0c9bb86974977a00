import type { Command } from './args.ts';

export const command: Command = {
  usage: '',
  positionals: [0, 0],
  options: [],
  async run(console) {
    const counts = await console.rebuild();
    if (console.json) return console.printJson(counts);
    console.say({
      en: `made again from exhibits and acts: ${counts.reports} reports, ${counts.rings} rings`,
      zh: `已由证物与操作记录重建：${counts.reports} 条报案，${counts.rings} 个团伙`,
    });
  },
};
