import type { Command } from './args.ts';

export const command: Command = {
  usage: 'RING',
  positionals: [1, 1],
  options: [{ name: 'links', value: 'N', about: { en: 'the N strongest links (default 20; 0: all)', zh: '最强的 N 条关联（默认 20；0 为全部）' } }],
  async run(console, args) {
    const workbench = await console.open();
    const most = Number(args.text('links') ?? 20);
    const page = await workbench.ring(args.positionals[0]!, most === 0 ? Infinity : most);
    if (console.json) return console.printJson(page);
    const { ringPage } = await import('../link/index.ts');
    await console.print(ringPage(page, console.lang));
  },
};
