import type { Command } from './args.ts';

export const command: Command = {
  usage: 'A B',
  positionals: [2, 2],
  options: [],
  async run(console, args) {
    const workbench = await console.open();
    const [a, b] = [args.positionals[0]!, args.positionals[1]!];
    const found = await workbench.why(a, b);
    if (console.json) return console.printJson(found);
    const names = new Map([
      [found.a, a],
      [found.b, b],
    ]);
    const { renderWhy } = await import('../link/index.ts');
    await console.print(renderWhy(found, console.lang, (id) => names.get(id) ?? id));
  },
};
