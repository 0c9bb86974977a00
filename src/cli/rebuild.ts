import { join } from 'node:path';
import { ClewError } from '../errors.ts';
import type { Command } from './args.ts';

export const command: Command = {
  usage: '',
  positionals: [0, 0],
  options: [],
  async run(console) {
    const { rebuildWorkbench } = await import('../workbench.ts');
    const counts = await rebuildWorkbench(console.dir, {
      signal: console.signal,
      progress: (progress) => console.progress(progress),
      ask: console.ask,
    }).catch(async (error: unknown) => {
      const { isServed } = await import('../relay/index.ts');
      const isLocked = error instanceof ClewError && error.code === 'casebook.locked';
      if (!isLocked || !(await isServed(join(console.dir, 'state')))) throw error;
      throw new ClewError('conflict', 'cli.served', 'The workbench has this casebook open.', {
        hint: 'Let it make the rows again: Settings → Rebuild.',
      });
    });
    if (console.json) return console.printJson(counts);
    console.say({
      en: `made again from exhibits and acts: ${counts.reports} reports, ${counts.rings} rings`,
      zh: `已由证物与操作记录重建：${counts.reports} 条报案，${counts.rings} 个团伙`,
    });
  },
};
