import type { Args, Command, Console, Language } from '../cli/args.ts';
import { ClewError } from '../errors.ts';
import { type NewRoutine, PictureJudgement, ScamType, scamTypes } from '../model/index.ts';
import { scamTypeName } from '../scam/index.ts';
import { judgePicture } from './judgements.ts';
import { newRoutines, type RoutineQuestion } from './routines/find.ts';
import { limits } from './routines/limits.ts';

const usage = '| judge KEY new|known|open [--name NAME] [--type TYPE] --reason TEXT | type REPORT TYPE|open --reason TEXT';

/** New routines of late, and what people say of them and of types of reports. */
export const command: Command = {
  usage,
  positionals: [0, 3],
  options: [
    {
      name: 'as-of',
      value: 'DAY',
      about: { en: 'as it stood at the end of this day (default: the newest report)', zh: '截至该日（默认：最新一条报案）' },
    },
    {
      name: 'weeks',
      value: 'N',
      about: { en: `how many weeks count as of late (default ${limits.weeks})`, zh: `近期的周数（默认 ${limits.weeks}）` },
    },
    { name: 'name', value: 'NAME', about: { en: 'judge new: what it is called', zh: '认定为新型时：手法名称' } },
    { name: 'type', value: 'TYPE', about: { en: 'judge: the type of fraud it is', zh: '所属诈骗类型' } },
    { name: 'reason', value: 'TEXT', about: { en: 'why you decide so; kept with the decision', zh: '研判理由，随结论保存' } },
  ],
  async run(console, args) {
    const question = questionOf(args);
    const [verb] = args.positionals;
    if (verb === undefined) return await list(console, question);
    const judgement = judgementOf(args);
    const { ctx } = await console.open();
    const done = await judgePicture(ctx, judgement, question);
    if (console.json) return await console.printJson(done);
    console.say({ en: `recorded, act ${done.act}`, zh: `已记录，第 ${done.act} 号操作` });
  },
};

function questionOf(args: Args): RoutineQuestion {
  const [day, weeks] = [args.text('as-of'), args.text('weeks')];
  const asOf = day === undefined ? undefined : Date.parse(`${day}T23:59:59.999Z`);
  if (asOf !== undefined && (Number.isNaN(asOf) || !/^\d{4}-\d\d-\d\d$/u.test(day!))) {
    throw new ClewError('input', 'cli.arguments', '--as-of takes a day', { hint: 'As in 2026-03-01.' });
  }
  if (weeks !== undefined && !/^(?:[1-9]|[1-4]\d|5[0-2])$/u.test(weeks)) {
    throw new ClewError('input', 'cli.arguments', '--weeks takes a whole number from 1 to 52');
  }
  return { ...(asOf === undefined ? {} : { asOf }), ...(weeks === undefined ? {} : { weeks: Number(weeks) }) };
}

/** What the line decides. */
function judgementOf(args: Args): PictureJudgement {
  const [verb, about, verdict] = args.positionals;
  const reason = args.text('reason')?.trim() ?? '';
  if (reason === '') throw new ClewError('input', 'cli.arguments', 'a decision is recorded with --reason');
  const type = args.text('type');
  if ((verb === 'type' ? verdict : type) !== undefined) requireType(verb === 'type' ? verdict! : type!, verb === 'type');
  const name = args.text('name');
  const said =
    verb === 'type'
      ? { about: 'type', report: about, verdict, reason }
      : verb === 'judge'
        ? {
            about: 'routine',
            routine: about,
            verdict,
            reason,
            ...(name === undefined ? {} : { name }),
            ...(type === undefined ? {} : { type }),
          }
        : undefined;
  const { data } = PictureJudgement.safeParse(said);
  if (data !== undefined) return data;
  throw new ClewError('input', 'cli.arguments', `expected: clew routines ${usage}`);
}

function requireType(text: string, orOpen: boolean): void {
  if (ScamType.safeParse(text).success || (orOpen && text === 'open')) return;
  throw new ClewError('input', 'cli.arguments', `no such type of fraud: ${text}`, { hint: `One of ${scamTypes.join(', ')}.` });
}

async function list(console: Console, question: RoutineQuestion): Promise<void> {
  const { ctx } = await console.open();
  const heard = {
    ...ctx,
    signal: console.signal,
    progress: (step: Parameters<Console['progress']>[0]) => console.progress(step),
  };
  const rows = await newRoutines(heard, question);
  if (console.json) return await console.printJson(rows);
  if (rows.length > 0) return await console.print(rows.map((row) => lineOf(row, console.lang)).join('\n\n'));
  const { reports } = await ctx.read.counts();
  console.say(
    reports < limits.history
      ? {
          en: `nothing can be called new yet: it takes ${limits.history} earlier reports of the same script`,
          zh: `尚无法判断何为新型：须有至少 ${limits.history} 条同类文字的既往报案`,
        }
      : { en: 'no new routine stands out', zh: '未发现新型手法' },
  );
}

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
const verdicts = { new: { en: 'new', zh: '新型' }, known: { en: 'known', zh: '已知' } } as const;

function lineOf(
  { rank, key, reports, first, last, because, recovery, rings, examples, judged }: NewRoutine,
  lang: Language,
): string {
  const zh = lang === 'zh';
  const head = [
    `${rank}.`,
    key,
    zh ? `${reports} 条报案` : `${reports} reports`,
    `${day(first)} – ${day(last)}`,
    ...(recovery ? [zh ? '针对既往受害人' : 'aimed at earlier victims'] : []),
  ];
  const said = judged === undefined ? undefined : verdicts[judged.verdict as keyof typeof verdicts][lang];
  const type = judged?.type === undefined ? '' : ` (${scamTypeName(judged.type)[lang]})`;
  return [
    head.join('  '),
    ...because.map((sentence) => `   ${sentence[lang]}`),
    `   ${zh ? '示例' : 'for example'}: ${examples.map(({ ref }) => ref).join(' ')}`,
    ...(rings.length === 0 ? [] : [`   ${zh ? '团伙' : 'rings'}: ${rings.join(' ')}`]),
    ...(judged === undefined
      ? []
      : [`   ${judged.by}: ${said}${judged.name === undefined ? '' : ` ${judged.name}`}${type} – ${judged.reason ?? ''}`]),
  ].join('\n');
}
