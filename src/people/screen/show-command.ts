import type { Args, Console, Language } from '../../cli/args.ts';
import { ClewError } from '../../errors.ts';
import { type HitView, type PartView, type ScreenRow, tableOf } from '../../model/index.ts';
import type { Workbench } from '../../workbench.ts';
import { partWords } from './score.ts';
import { requireWholeHits, screenAt } from './stored.ts';
import { personOfScreen, screenRows, screenViews } from './views.ts';

/** Probabilities as people read them: what is nearly certain is not rounded to certainty. */
export function percent(score: number): string {
  if (score >= 0.9995) return '>99.9 %';
  if (score < 0.0005) return '<0.1 %';
  return `${(score * 100).toFixed(1)} %`;
}

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

export async function list(console: Console): Promise<void> {
  const { ctx } = await console.open();
  const views = await screenViews(ctx.read);
  if (console.json) return console.printJson(views);
  if (views.length === 0) {
    return console.say({
      en: 'nothing was screened yet: clew screen ROSTER --against LIST',
      zh: '尚未比对：clew screen 人员名册 --against 在逃人员名单',
    });
  }
  const zh = console.lang === 'zh';
  await console.print(
    tableOf(
      [
        { title: zh ? '编号' : 'act', align: 'right' },
        { title: zh ? '日期' : 'day' },
        { title: zh ? '名册' : 'roster', widest: 16 },
        { title: zh ? '名单' : 'against', widest: 16 },
        { title: zh ? '版本' : 'version', widest: 10 },
        { title: zh ? '人数' : 'people', align: 'right' },
        { title: zh ? '命中' : 'hits', align: 'right' },
        { title: zh ? '已核' : 'decided', align: 'right' },
      ],
      views.map(({ act, at, roster, against, persons, hits, decided }) => [
        String(act),
        day(at),
        roster.name,
        against.name,
        against.version ?? '',
        String(persons),
        String(hits),
        String(decided),
      ]),
    ),
  );
}

const decidedWords: Readonly<Record<NonNullable<ScreenRow['decided']>, Readonly<Record<Language, string>>>> = {
  match: { en: 'match', zh: '认定' },
  'no.match': { en: 'no', zh: '排除' },
  'open.match': { en: 'open', zh: '待定' },
};

/** `clew screen show ACT [PERSON]`. */
export async function show(console: Console, args: Args, [act = '', person]: readonly string[]): Promise<void> {
  const workbench = await console.open();
  const number = Number(act);
  if (!Number.isSafeInteger(number) || number < 1) {
    throw new ClewError('input', 'cli.arguments', 'expected: clew screen show ACT [PERSON]', {
      hint: 'clew screen list shows them.',
    });
  }
  if (person === undefined) return await printScreen(console, args, workbench, number);
  const { read } = workbench.ctx;
  const { hits } = await personOfScreen(read, number, person);
  if (console.json) return console.printJson(hits);
  if (hits.length === 0) return console.say({ en: 'no hit of this person is open to be shown', zh: '该人员没有可显示的命中' });
  await console.print(hits.map((hit) => hitText(hit, console.lang)).join('\n\n'));
}

const saysWords: Readonly<Record<PartView['says'], Readonly<Record<Language, string>>>> = {
  agrees: { en: 'agrees', zh: '相符' },
  close: { en: 'close', zh: '相近' },
  differs: { en: 'differs', zh: '不符' },
  silent: { en: '–', zh: '–' },
};

function hitText({ entry, score, parts, sentence, list: of, decision }: HitView, lang: Language): string {
  const zh = lang === 'zh';
  const version = of.version === undefined ? '' : ` (${of.version})`;
  const head = `${entry.names[0]?.text ?? entry.id}  ${percent(score)}  ${of.name}${version}  ${of.exhibit.slice(0, 12)}`;
  const rows = parts
    .filter(({ says }) => says !== 'silent')
    .map(({ part, here, there, says, weight }) => [
      partWords[part][lang],
      here.join(', '),
      there.join(', '),
      saysWords[says][lang],
      weight.toFixed(1),
    ]);
  const table = tableOf(
    [
      { title: zh ? '项目' : 'part' },
      { title: zh ? '名册' : 'roster', widest: 22 },
      { title: zh ? '名单' : 'list', widest: 22 },
      { title: '' },
      { title: zh ? '权重' : 'weight', align: 'right' },
    ],
    rows,
  );
  const decided =
    decision === undefined
      ? ''
      : `\n${decidedWords[decision.verdict][lang]}  ${decision.by}  ${day(decision.at)}  ${percent(decision.score)}${decision.reason === undefined ? '' : `  ${decision.reason}`}`;
  return `${head}\n${entry.id}\n${sentence[lang]}\n${table}${decided}`;
}

/** People of a screening, the likeliest hit first. */
export async function printScreen(console: Console, args: Args, workbench: Workbench, act: number): Promise<void> {
  const { read } = workbench.ctx;
  await requireWholeHits(read, await screenAt(read, act));
  const [view] = await screenViews(read, act);
  const limit = args.is('all') && args.text('most') === undefined ? 1_000_000 : mostOf(args.text('most'));
  const { rows, count } = await screenRows(read, act, { filter: args.is('all') ? 'all' : 'hits', limit });
  if (console.json) return console.printJson({ ...view, rows, count });
  const { lang } = console;
  const zh = lang === 'zh';
  const { roster, against, persons, entries, hits } = view!;
  const version = against.version === undefined ? '' : ` (${against.version})`;
  await console.print(
    zh
      ? `${roster.name} ${persons} 人，对照 ${against.name}${version} ${entries} 条，摘要 ${against.exhibit.slice(0, 12)}：${hits} 人待核。命中不等于认定，须由人核对。`
      : `${persons} people of ${roster.name} against ${entries} entries of ${against.name}${version}, digest ${against.exhibit.slice(0, 12)}: ${hits} to look at. A hit is no finding; a person decides.`,
  );
  if (rows.length === 0) return;
  await console.print(
    tableOf(
      [
        { title: zh ? '人员' : 'person', widest: 21 },
        { title: zh ? '姓名' : 'name', widest: 18 },
        { title: zh ? '命中' : 'hits', align: 'right' },
        { title: zh ? '最可能' : 'best', widest: 18 },
        { title: zh ? '概率' : 'score', align: 'right' },
        { title: zh ? '结论' : 'decided' },
      ],
      rows.map(({ person, hits: own, best, decided }) => [
        person.id,
        person.names[0]?.text ?? '',
        String(own),
        best?.name ?? '',
        best === undefined ? '' : percent(best.score),
        decided === undefined ? '' : decidedWords[decided][lang],
      ]),
    ),
  );
  if (count > rows.length) console.say({ en: `${count - rows.length} more: --most`, zh: `另有${count - rows.length}人：--most` });
}

function mostOf(text = '50'): number {
  if (/^[1-9]\d{0,6}$/u.test(text)) return Number(text);
  throw new ClewError('input', 'cli.arguments', '--most is a whole number', { hint: 'See clew help screen.' });
}
