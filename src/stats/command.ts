import { writeFile } from 'node:fs/promises';
import type { Args, Command, Console, Language } from '../cli/args.ts';
import { ClewError } from '../errors.ts';
import { StatQuery, type StatRows, type Statistics, statDimensions, tableOf } from '../model/index.ts';
import type { Workbench } from '../workbench.ts';
import { statsCsv } from './csv.ts';
import { statsHtml } from './page/html.ts';
import { statsPdf } from './paper/pdf.ts';
import { publish } from './publish.ts';
import { rowsBehind } from './rows.ts';
import { type Span, spanOf } from './span.ts';
import { statistics } from './statistics.ts';
import { statsText } from './text.ts';

const formats = ['text', 'html', 'pdf', 'csv', 'json'] as const;

export const command: Command = {
  usage: '[rows KEY | publish --reason TEXT]',
  positionals: [0, 2],
  options: [
    { name: 'year', value: 'Y', about: { en: 'a calendar year', zh: '统计年度' } },
    { name: 'from', value: 'DAY', about: { en: 'first day, 2026-01-01', zh: '起始日，如 2026-01-01' } },
    { name: 'to', value: 'DAY', about: { en: 'last day, counted too', zh: '截止日（含当日）' } },
    {
      name: 'by',
      value: 'WHAT',
      about: {
        en: `one table: ${statDimensions.join(', ')}; or two crossed, beside the others: type,age`,
        zh: `只要一张表：${statDimensions.join('、')}；或两项交叉（另附其余各表）：type,age`,
      },
    },
    {
      name: 'format',
      value: formats.join('|'),
      about: { en: 'as a report to publish, or as data (default text)', zh: '输出为可公布的报告或数据（默认文本）' },
    },
    { name: 'out', short: 'o', value: 'FILE', about: { en: 'into this file', zh: '写入该文件' } },
    {
      name: 'k',
      value: 'N',
      about: {
        en: 'hide counts below this (default 5; 1 hides none, for inside alone)',
        zh: '隐去小于该值的计数（默认5；1为不隐去，仅供内部）',
      },
    },
    {
      name: 'currency',
      value: 'CNY',
      about: {
        en: 'sums in this currency, at the day’s rates (default: the commonest)',
        zh: '金额折合的币种，按当日汇率（默认最常见的币种）',
      },
    },
    {
      name: 'offset',
      value: 'ZONE',
      about: {
        en: 'where the agency’s days begin, +08:00 (default UTC, in which times without a zone were read)',
        zh: '本单位日期所用时差，如 +08:00（默认协调世界时，未注明时区的时间亦按此读入）',
      },
    },
    { name: 'reason', value: 'TEXT', about: { en: 'publish: why; kept in the log', zh: 'publish：理由，记入日志' } },
  ],
  async run(console, args) {
    const [verb, key, ...rest] = args.positionals;
    const span = spanAsked(args);
    if (verb === undefined) return await show(console, args, span);
    if (verb === 'publish' && key === undefined) return await record(console, args, span);
    if (verb === 'rows' && key !== undefined && rest.length === 0) return await list(console, span, key);
    throw new ClewError('input', 'cli.arguments', 'expected: clew stats, clew stats rows KEY or clew stats publish', {
      hint: 'See clew help stats.',
    });
  },
};

function spanAsked(args: Args): Span {
  const names = ['year', 'from', 'to', 'by', 'currency', 'k'] as const;
  const given = names.flatMap((name) => (args.text(name) === undefined ? [] : [[name, args.text(name)]]));
  const offset = args.text('offset');
  const asked = { ...Object.fromEntries(given), ...(offset === undefined ? {} : { offset: minutesOf(offset) }) };
  const { data, error } = StatQuery.safeParse(asked);
  if (data !== undefined) return spanOf(data);
  const { path } = error.issues[0]!;
  throw new ClewError('input', 'cli.arguments', `--${String(path[0])} is not written as it should be`, {
    hint: '--year 2026, --from 2026-01-01, --k 5, --offset +08:00.',
  });
}

/** Minutes of `+08:00`; what is written otherwise is no number. */
function minutesOf(text: string): number {
  if (/^(?:UTC|Z)$/iu.test(text)) return 0;
  const [, sign, hours, minutes = '0'] = /^([+-−])(\d{1,2})(?::?(\d{2}))?$/u.exec(text) ?? [];
  return hours === undefined ? Number.NaN : (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes));
}

async function show(console: Console, args: Args, span: Span): Promise<void> {
  const format = console.json ? 'json' : (args.text('format') ?? 'text');
  const out = args.text('out');
  const known = formats.find((each) => each === format);
  if (known === undefined) {
    throw new ClewError('input', 'cli.arguments', `statistics are not written as ${format}`, {
      hint: `One of ${formats.join(', ')}.`,
    });
  }
  if (known === 'pdf' && out === undefined) {
    throw new ClewError('input', 'cli.arguments', 'a PDF goes into a file', { hint: 'Name it with -o report.pdf.' });
  }
  const found = await made(await console.open(), span);
  tell(console, found);
  const written = known === 'pdf' ? await statsPdf(found, console.lang, console.signal) : textOf(found, known, console.lang);
  if (out === undefined) return await console.print(written as string);
  await writeFile(console.path(out), written);
  console.say({ en: `written to ${out}`, zh: `已写入 ${out}` });
}

const made = async (workbench: Workbench, span: Span): Promise<Statistics> =>
  await statistics(workbench.ctx.read, await workbench.statHouse(), span);

function textOf(found: Statistics, format: Exclude<(typeof formats)[number], 'pdf'>, lang: Language): string {
  switch (format) {
    case 'text':
      return statsText(found, lang);
    case 'html':
      return statsHtml(found, lang);
    case 'csv':
      return statsCsv(found);
    case 'json':
      return `${JSON.stringify(found, undefined, 2)}\n`;
  }
}

function tell(console: Console, { k, published }: Statistics): void {
  if (k === 1) console.say({ en: 'Nothing is hidden: for inside alone.', zh: '未隐去任何数字：仅供内部使用。' });
  if (published !== undefined && published.revisions.length > 0) {
    const count = published.revisions.length;
    console.say({
      en: `${count} figures differ from act ${published.act}, which published these days.`,
      zh: `与行为 ${published.act} 公布的数字相比，有${count}处不同。`,
    });
  }
}

async function record(console: Console, args: Args, span: Span): Promise<void> {
  const reason = args.text('reason')?.trim() ?? '';
  if (reason === '') {
    throw new ClewError('input', 'cli.arguments', 'a publication is recorded with its reason', {
      hint: '--reason "annual report".',
    });
  }
  const workbench = await console.open();
  const done = await publish(workbench.ctx, await workbench.statHouse(), span, reason);
  if (console.json) return await console.printJson(done);
  await console.print(
    console.lang === 'en'
      ? `${done.figures} figures recorded as act ${done.act}, ${done.hidden} hidden; digest ${done.result.slice(0, 12)}`
      : `已将${done.figures}个数字记为行为 ${done.act}，隐去${done.hidden}个；摘要 ${done.result.slice(0, 12)}`,
  );
}

async function list(console: Console, span: Span, key: string): Promise<void> {
  const workbench = await console.open();
  const found = await rowsBehind(workbench.ctx.read, await workbench.statHouse(), span, key);
  if (console.json) return await console.printJson(found);
  await console.print(rowsText(found, console.lang));
  if (found.count > found.rows.length) {
    const more = found.count - found.rows.length;
    console.say({ en: `and ${more} more`, zh: `另有${more}条` });
  }
}

function rowsText({ rows }: StatRows, lang: Language): string {
  const zh = lang === 'zh';
  const columns = [
    { title: zh ? '编号' : 'record' },
    { title: zh ? '日期' : 'day' },
    { title: zh ? '最小单位金额' : 'minor units', align: 'right' as const },
  ];
  return tableOf(
    columns,
    rows.map(({ id, ref, at, minor }) => [
      ref ?? id,
      at === undefined ? '' : new Date(at).toISOString().slice(0, 10),
      minor === undefined ? '' : String(minor),
    ]),
  );
}
