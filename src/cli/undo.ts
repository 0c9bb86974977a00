import { ClewError } from '../errors.ts';
import type { Command } from './args.ts';

export const command: Command = {
  usage: 'ACT',
  positionals: [1, 1],
  options: [{ name: 'reason', value: 'TEXT', about: { en: 'why', zh: '理由' } }],
  async run(console, args) {
    const act = Number(args.positionals[0]);
    if (!Number.isSafeInteger(act) || act < 1) {
      throw new ClewError('input', 'cli.arguments', `ACT is the number that judge printed, not ${args.positionals[0]}`);
    }
    const workbench = await console.open();
    const reason = args.text('reason');
    const done = await workbench.judge({ verdict: 'undo', act, ...(reason === undefined ? {} : { reason }) });
    if (console.json) return console.printJson(done);
    console.say({
      en: `act ${done.act} takes act ${act} back; clew link applies it to the rings`,
      zh: `第 ${done.act} 号操作撤销了第 ${act} 号；运行 clew link 使团伙生效`,
    });
  },
};
