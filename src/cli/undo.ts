import { ClewError } from '../errors.ts';
import type { Command, Words } from './args.ts';

export const command: Command = {
  usage: 'ACT',
  positionals: [1, 1],
  options: [
    { name: 'reason', value: 'TEXT', about: { en: 'why', zh: '理由' } },
    { name: 'later', about: { en: 'the rings obey with the next clew link', zh: '暂不更新团伙，待下次 clew link' } },
  ],
  async run(console, args) {
    const act = Number(args.positionals[0]);
    if (!Number.isSafeInteger(act) || act < 1) {
      throw new ClewError('input', 'cli.arguments', `ACT is the number that judge printed, not ${args.positionals[0]}`);
    }
    const workbench = await console.open();
    const reason = args.text('reason');
    const done = await workbench.judge({ verdict: 'undo', act, ...(reason === undefined ? {} : { reason }) });
    const linked = args.is('later') ? undefined : await workbench.obeyNow();
    if (console.json) return console.printJson({ ...done, ...(linked === undefined ? {} : { linked: linked.act }) });
    const next: Words =
      linked === undefined
        ? { en: 'clew link applies it to the rings', zh: '运行 clew link 使团伙生效' }
        : { en: `the rings obey since act ${linked.act}`, zh: `团伙已按第 ${linked.act} 号操作更新` };
    console.say({
      en: `act ${done.act} takes act ${act} back; ${next.en}`,
      zh: `第 ${done.act} 号操作撤销了第 ${act} 号；${next.zh}`,
    });
  },
};
