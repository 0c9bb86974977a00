import type { Command } from '../cli/args.ts';
import { renderModus } from './modus/print.ts';

export const command: Command = {
  usage: 'RING',
  positionals: [1, 1],
  options: [],
  async run(console, args) {
    const workbench = await console.open();
    const [ring] = args.positionals;
    const modus = await workbench.modus(ring!);
    if (console.json) return console.printJson(modus);
    await console.print(renderModus(ring!, modus, console.lang));
  },
};
