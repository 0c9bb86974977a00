import type { Args, Command, Console, Language, Words } from '../cli/args.ts';
import { ClewError } from '../errors.ts';
import { alarmNames, type AlarmView } from '../model/index.ts';
import { alarmsOf, changeAlarm } from './alarms/alarms.ts';

const stateNames: Readonly<Record<AlarmView['state'], Words>> = {
  open: { en: 'open', zh: '待处理' },
  seen: { en: 'seen', zh: '已查看' },
  closed: { en: 'closed', zh: '已办结' },
};

/** Reports that tell of harm that cannot wait: which, and who has seen them. */
export const command: Command = {
  usage: '| seen REPORT [--reason TEXT] | close REPORT --reason TEXT',
  positionals: [0, 2],
  options: [
    { name: 'all', about: { en: 'also those seen and closed', zh: '包括已查看和已办结的' } },
    { name: 'reason', value: 'TEXT', about: { en: 'what was done, or why it was none', zh: '采取了什么措施，或为何不成立' } },
  ],
  async run(console, args) {
    const [verb, report] = args.positionals;
    if (verb === undefined) return await list(console, args);
    if ((verb !== 'seen' && verb !== 'close') || report === undefined) {
      throw new ClewError('input', 'cli.arguments', 'expected: clew alarms, clew alarms seen REPORT, clew alarms close REPORT');
    }
    const { ctx } = await console.open();
    const reason = args.text('reason')?.trim();
    const change = { state: verb === 'seen' ? 'seen' : 'closed', ...(reason ? { reason } : {}) } as const;
    const done = await changeAlarm(ctx, report, change);
    if (console.json) return await console.printJson(done);
    console.say({ en: `recorded, act ${done.act}`, zh: `已记录，第 ${done.act} 号操作` });
  },
};

async function list(console: Console, args: Args): Promise<void> {
  const { ctx } = await console.open();
  const { rows } = await alarmsOf(ctx.read, { state: args.is('all') ? 'all' : 'open' });
  if (console.json) return await console.printJson(rows);
  if (rows.length === 0) {
    console.say(
      args.is('all')
        ? { en: 'no report raises an alarm', zh: '没有报案触发紧急警示' }
        : { en: 'no alarm is open', zh: '没有待处理的紧急警示' },
    );
    return;
  }
  await console.print(rows.map((row) => alarmText(row, console.lang)).join('\n\n'));
}

function alarmText({ report, ref, ring, kinds, quotes, reportedAt, state, acts }: AlarmView, lang: Language): string {
  const zh = lang === 'zh';
  const day = reportedAt === undefined ? '' : new Date(reportedAt).toISOString().slice(0, 10);
  const head = [
    ref ?? report,
    kinds.map((kind) => alarmNames[kind][lang]).join(zh ? '、' : ', '),
    day,
    ring ?? '',
    stateNames[state][lang],
  ];
  const sentences = new Set(quotes.map(({ text }) => text).filter((text) => text !== ''));
  return [
    head.filter((part) => part !== '').join('  '),
    ...[...sentences].map((text) => `  ${text.replaceAll(/\s+/g, ' ')}`),
    ...acts.map(
      ({ at, by, state: to, reason }) =>
        `  ${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} ${by}: ${stateNames[to][lang]}${reason === undefined ? '' : ` – ${reason}`}`,
    ),
  ].join('\n');
}
