import type { Command } from '../cli/args.ts';
import type { Read } from '../casebook/index.ts';
import { ClewError } from '../errors.ts';
import { type StatedRate, TraceMethod, traceMethods, TraceParameters } from '../model/index.ts';
import { meantBy } from './meant.ts';
import { reportsOf } from './trace/reports-of.ts';
import { runTrace } from './trace/run.ts';
import { showComparison, showTrace, traceCsv } from './trace/show.ts';
import { trace } from './trace/trace.ts';

export const command: Command = {
  usage: '--from REPORT|ACCOUNT|RING... | --case CASE',
  positionals: [0, 0],
  options: [
    {
      name: 'from',
      value: 'REPORT|ACCOUNT|RING',
      many: true,
      about: {
        en: 'whose money: a report, all reports of a ring, or all payments of an account (number, kind:value, or holder)',
        zh: '从何处查起：一条报案、一个团伙的全部报案，或一个账户的全部付款（账号、类别:账号或户名）',
      },
    },
    {
      name: 'case',
      value: 'CASE',
      about: {
        en: 'the case it is for; without --from all reports of its rings',
        zh: '所属案件；未写 --from 时为其团伙的全部报案',
      },
    },
    {
      name: 'method',
      value: traceMethods.join('|'),
      about: { en: 'rule for mixed accounts (default fifo)', zh: '混同账户的计算方法（默认 fifo 先进先出）' },
    },
    { name: 'hops', value: 'N', about: { en: 'transfers to follow (default 6)', zh: '追踪层数（默认 6）' } },
    { name: 'until', value: 'TIME', about: { en: 'nothing later, as 2026-03-05 or 2026-03-05T10:00Z', zh: '截止时间' } },
    { name: 'back', about: { en: 'where it came from instead', zh: '反向追查资金来源' } },
    {
      name: 'dust',
      value: 'X',
      about: {
        en: 'smallest part followed, in whole units of its currency (default 1); thousandths of BTC, ETH …',
        zh: '追踪的最小金额（默认 1 元）；BTC、ETH 等以千分之一枚计',
      },
    },
    {
      name: 'rate',
      value: 'CNY:USDT=0.14',
      many: true,
      about: { en: 'a rate that is stated: units of the second for one of the first', zh: '写明的汇率：1 单位前者合多少后者' },
    },
    { name: 'compare', about: { en: 'all four rules side by side; records nothing', zh: '四种方法并列比较，不记录' } },
    { name: 'csv', about: { en: 'flows and stops as CSV', zh: '以 CSV 输出流向与止点' } },
  ],
  async run(console, args) {
    const workbench = await console.open();
    const { ctx } = workbench;
    const { read } = ctx;
    const named = args.text('case');
    const reader = { name: ctx.actor, supervises: true, local: true, closedRings: new Set<string>() };
    const caseId = named === undefined ? undefined : await workbench.caseNamed(named, reader);
    const asked = args.many('from');
    if (asked.length === 0 && caseId === undefined) throw wrong('say --from REPORT, ACCOUNT or RING, or --case CASE');
    const meant = await Promise.all(asked.map((text) => meantBy(read, text)));
    if (asked.length === 0) meant.push({ from: await reportsOf(read, { case: caseId! }) });
    const from = [...new Set(meant.flatMap((each) => each.from))];
    if (from.length === 0) {
      throw new ClewError('missing', 'money.nothing', 'There are no reports to trace from.', { hint: 'Link first: clew link.' });
    }
    const parameters = readParameters({
      from,
      direction: args.is('back') ? 'back' : 'forward',
      method: args.text('method'),
      hops: numberOf('hops', args.text('hops')),
      until: timeOf(args.text('until')),
      dust: numberOf('dust', args.text('dust')),
      rates: args.many('rate').map(rateOf),
    });
    if (args.is('compare')) {
      const traces = [];
      for (const method of traceMethods) traces.push(await trace(read, { ...parameters, method }, ctx));
      return console.json ? console.printJson(traces) : await console.print(showComparison(traces, console.lang));
    }
    const ring = meant.length === 1 ? meant[0]!.ring : undefined;
    const { act, trace: told } = await runTrace(ctx, parameters, {
      ...(caseId === undefined ? {} : { case: caseId }),
      ...(ring === undefined ? {} : { ring }),
    });
    if (console.json) return console.printJson({ act, ...told });
    if (args.is('csv')) return console.print(traceCsv(told));
    const refs = await refsOf(read, told.parameters.from);
    await console.print(showTrace(told, console.lang, (id) => refs.get(id) ?? id));
    console.say({ en: `recorded as act ${act}`, zh: `已记录为第 ${act} 号操作` });
  },
};

const wrong = (message: string): ClewError =>
  new ClewError('input', 'money.arguments', message, { hint: 'See clew help trace.' });

/** The source's own numbers of reports, by id. */
async function refsOf(read: Read, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const numbers = (await read.reportNumbers(ids)).filter((number) => number !== undefined);
  return new Map((await read.reportsAt(numbers)).flatMap(({ id, ref }) => (ref === undefined ? [] : [[id, ref]])));
}

function readParameters(given: Record<string, unknown>): TraceParameters {
  if (given['method'] !== undefined && !TraceMethod.safeParse(given['method']).success) {
    throw wrong(`--method is one of ${traceMethods.join(', ')}`);
  }
  const read = TraceParameters.safeParse(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw wrong(`--${String(issue?.path[0] ?? 'from')}: ${issue?.message ?? 'not valid'}`);
}

function numberOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) throw wrong(`--${name} is a number`);
  return number;
}

/** A day means its end. */
function timeOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const isDay = /^\d{4}-\d{2}-\d{2}$/u.test(text);
  const at = Date.parse(isDay ? `${text}T23:59:59.999Z` : /[zZ]|[+-]\d{2}:?\d{2}$/u.test(text) ? text : `${text}Z`);
  if (Number.isNaN(at)) throw wrong('--until is a day or a time, as 2026-03-05 or 2026-03-05T10:00Z');
  return at;
}

function rateOf(text: string): StatedRate {
  const parts = /^([^:=@]+):([^:=@]+)=([0-9.]+)(?:@(\d{4}-\d{2}-\d{2}))?$/u.exec(text);
  const rate = Number(parts?.[3]);
  if (parts === null || !(rate > 0)) throw wrong('--rate is FROM:TO=RATE, as CNY:USDT=0.14, with @2026-03-05 for one day');
  const [from, to, day] = [parts[1]!.toUpperCase(), parts[2]!.toUpperCase(), parts[4]];
  return { from, to, rate, ...(day === undefined ? {} : { day }) };
}
