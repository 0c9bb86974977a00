import { ClewError } from '../errors.ts';
import type { IndicatorKind, Judgement } from '../model/index.ts';
import { indicatorKinds } from '../model/index.ts';
import type { Args, Command } from './args.ts';

const usage = 'same|different|unsure A B · out REPORT RING · service|identity KIND VALUE · confirm|dismiss RING';

/** Reads the words after `judge`. Throws ClewError `cli.arguments`. */
function readJudgement(args: Args): Judgement {
  const [verdict, first, second] = args.positionals;
  const text = args.text('reason');
  const reason = text === undefined ? {} : { reason: text };
  const need = (count: number): void => {
    if (args.positionals.length !== count) throw new ClewError('input', 'cli.arguments', `expected: clew judge ${usage}`);
  };
  switch (verdict) {
    case 'same':
    case 'different':
    case 'unsure':
      need(3);
      return { verdict, a: first!, b: second!, ...reason };
    case 'out':
      need(3);
      return { verdict, report: first!, ring: second!, ...reason };
    case 'service':
    case 'identity':
      need(3);
      if (!indicatorKinds.includes(first as IndicatorKind)) {
        throw new ClewError('input', 'cli.arguments', `${first} is no kind of indicator`, {
          hint: `One of ${indicatorKinds.join(', ')}.`,
        });
      }
      return { verdict, kind: first!, value: second!, ...reason };
    case 'confirm':
    case 'dismiss':
      need(2);
      return { verdict, ring: first!, ...reason };
    default:
      throw new ClewError('input', 'cli.arguments', `no verdict is called ${verdict}`, { hint: `clew judge ${usage}` });
  }
}

export const command: Command = {
  usage,
  positionals: [2, 3],
  options: [
    { name: 'reason', value: 'TEXT', about: { en: 'why you decide so; kept with the decision', zh: '研判理由，随结论保存' } },
  ],
  async run(console, args) {
    const judgement = readJudgement(args);
    const workbench = await console.open();
    const done = await workbench.judge(judgement);
    if (console.json) return console.printJson(done);
    console.say({
      en: `recorded as act ${done.act}; take it back with clew undo ${done.act}; clew link applies it to the rings`,
      zh: `已记为第 ${done.act} 号操作；撤销请用 clew undo ${done.act}；运行 clew link 使团伙生效`,
    });
  },
};
