import type { Command } from './args.ts';

export const command: Command = {
  usage: 'A B',
  positionals: [2, 2],
  options: [],
  async run(console, args) {
    const workbench = await console.open();
    const found = await workbench.why(args.positionals[0]!, args.positionals[1]!);
    if (console.json) return console.printJson(found);
    const { whyPage } = await import('../link/index.ts');
    await console.print(whyPage(found, console.lang));
  },
};
