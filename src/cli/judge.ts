import { ClewError } from '../errors.ts';
import type { IndicatorKind, Judgement } from '../model/index.ts';
import { indicatorKinds, type Role, roles } from '../model/index.ts';
import type { Workbench } from '../workbench.ts';
import type { Args, Command, Words } from './args.ts';

const usage =
  'same|different|unsure A B · out REPORT RING · service|identity KIND VALUE · confirm|dismiss RING · mention REPORT KIND VALUE ROLE|wrong';

function kindOf(word: string): IndicatorKind {
  if (indicatorKinds.includes(word as IndicatorKind)) return word as IndicatorKind;
  throw new ClewError('input', 'cli.arguments', `${word} is no kind of indicator`, {
    hint: `One of ${indicatorKinds.join(', ')}.`,
  });
}

/** Whose a mention is: which one is meant must be plain, by its place where the report has the value more than once. */
async function readMention(workbench: Workbench, args: Args): Promise<Judgement> {
  const [, report, word, value, whose] = args.positionals as [string, string, string, string, string];
  const kind = kindOf(word);
  if (whose !== 'wrong' && !roles.includes(whose as Role)) {
    throw new ClewError('input', 'cli.arguments', `${whose} is no role`, { hint: `One of ${roles.join(', ')}; or wrong.` });
  }
  const [field, at] = [args.text('field'), args.text('at')];
  const { mentions } = await workbench.report(report);
  const meant = mentions.filter(
    (each) =>
      each.kind === kind &&
      each.value === value &&
      (field === undefined || each.field === field) &&
      (at === undefined || each.start === Number(at)),
  );
  const [one] = meant;
  if (one === undefined) {
    throw new ClewError('missing', 'judge.mention', `nothing was read as this ${kind} in report ${report}`, {
      hint: 'clew report shows what was read, and where.',
    });
  }
  if (meant.length > 1) {
    const places = meant.map((each) => `${each.field === undefined ? '' : `--field ${each.field} `}--at ${each.start}`);
    throw new ClewError('input', 'judge.places', `report ${report} names this ${kind} ${meant.length} times`, {
      hint: `Say which: ${places.join(', or ')}.`,
    });
  }
  const reason = args.text('reason');
  return {
    verdict: 'mention',
    report,
    kind,
    value,
    ...(one.field === undefined ? {} : { field: one.field }),
    start: one.start,
    end: one.end,
    role: whose === 'wrong' ? null : (whose as Role),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** Reads the words after `judge`. Throws ClewError `cli.arguments`. */
async function readJudgement(args: Args, workbench: () => Promise<Workbench>): Promise<Judgement> {
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
      return { verdict, kind: kindOf(first!), value: second!, ...reason };
    case 'confirm':
    case 'dismiss':
      need(2);
      return { verdict, ring: first!, ...reason };
    case 'mention':
      need(5);
      return await readMention(await workbench(), args);
    default:
      throw new ClewError('input', 'cli.arguments', `no verdict is called ${verdict}`, { hint: `clew judge ${usage}` });
  }
}

export const command: Command = {
  usage,
  positionals: [2, 5],
  options: [
    { name: 'reason', value: 'TEXT', about: { en: 'why you decide so; kept with the decision', zh: '研判理由，随结论保存' } },
    { name: 'later', about: { en: 'the rings obey with the next clew link', zh: '暂不更新团伙，待下次 clew link' } },
    {
      name: 'field',
      value: 'NAME',
      about: { en: 'mention: the column it stands in, when not the text', zh: 'mention：所在列名（非正文时）' },
    },
    {
      name: 'at',
      value: 'START',
      about: { en: 'mention: where it begins, when it stands there more than once', zh: 'mention：起始位置（多处提及时）' },
    },
  ],
  async run(console, args) {
    let opened: Workbench | undefined;
    const open = async (): Promise<Workbench> => (opened ??= await console.open());
    const judgement = await readJudgement(args, open);
    const workbench = await open();
    const done = await workbench.judge(judgement);
    const linked = args.is('later') ? undefined : await workbench.obeyNow();
    if (console.json) return console.printJson({ ...done, ...(linked === undefined ? {} : { linked: linked.act }) });
    const next: Words =
      linked === undefined
        ? { en: 'clew link applies it to the rings', zh: '运行 clew link 使团伙生效' }
        : { en: `the rings obey since act ${linked.act}`, zh: `团伙已按第 ${linked.act} 号操作更新` };
    console.say({
      en: `recorded as act ${done.act}; take it back with clew undo ${done.act}; ${next.en}`,
      zh: `已记为第 ${done.act} 号操作；撤销请用 clew undo ${done.act}；${next.zh}`,
    });
  },
};
