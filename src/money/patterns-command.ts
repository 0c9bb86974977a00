import type { Command } from '../cli/args.ts';
import { ClewError } from '../errors.ts';
import { type PatternKind, patternKinds, type Sentence } from '../model/index.ts';
import { patterns } from './patterns/index.ts';
import { momentOf, timeOf, wholeNumber } from './told.ts';

export const command: Command = {
  usage: '',
  positionals: [0, 0],
  options: [
    { name: 'ring', value: 'ID', many: true, about: { en: 'around the accounts of this ring', zh: '只看该团伙所涉账户' } },
    { name: 'case', value: 'ID', about: { en: 'around the accounts of the rings of this case', zh: '只看该案件各团伙所涉账户' } },
    {
      name: 'account',
      value: 'NAME',
      many: true,
      about: {
        en: 'around this account: number, address, kind:value or holder',
        zh: '只看该账户（账号、地址、kind:value 或户名）',
      },
    },
    {
      name: 'kind',
      value: 'KIND',
      many: true,
      about: { en: `only this kind: ${patternKinds.join(', ')}`, zh: `只查该类模式：${patternKinds.join('、')}` },
    },
    { name: 'from', value: 'DAY', about: { en: 'transfers from this day on', zh: '自该日起的转账' } },
    { name: 'to', value: 'DAY', about: { en: 'transfers up to this day', zh: '截至该日的转账' } },
    { name: 'limit', value: 'N', about: { en: 'most patterns to show (default 50)', zh: '最多显示的条数（默认50）' } },
  ],
  async run(console, args) {
    const workbench = await console.open();
    const { read } = workbench.ctx;
    const limit = wholeNumber(args.text('limit') ?? '50', 'limit');
    const [from, to, caseId] = [args.text('from'), args.text('to'), args.text('case')];
    const rings: string[] = [];
    for (const name of args.many('ring')) {
      const ring = await read.ring(name);
      if (ring === undefined)
        throw new ClewError('missing', 'workbench.ring', `no ring ${name}`, { hint: 'clew rings lists them.' });
      rings.push(ring.id);
    }
    if (caseId !== undefined) {
      const id = await workbench.caseNamed(caseId, workbench.owner);
      const found = (await read.cases()).find((each) => each.id === id);
      rings.push(...(found?.rings ?? []));
    }
    const accounts = args.many('account');
    const kinds = args.many('kind').map(kindOf);
    const found = await patterns(
      read,
      {
        ...(rings.length > 0 || caseId !== undefined ? { rings } : {}),
        ...(accounts.length > 0 ? { accounts } : {}),
        ...(kinds.length > 0 ? { kinds } : {}),
        ...(from === undefined ? {} : { from: momentOf(from, 'from') }),
        ...(to === undefined ? {} : { to: momentOf(to, 'to', true) }),
      },
      { signal: console.signal, progress: (progress) => console.progress(progress) },
    );
    const shown = found.slice(0, limit);
    if (console.json) return console.printJson(shown);
    if (found.length === 0) {
      console.say({ en: 'no pattern stands out from what these accounts ordinarily do', zh: '未发现明显异于日常交易的模式' });
      return;
    }
    const lines = shown.map(({ kind, strength, accounts: of, from: first, to: last, rings: its, why }) => {
      const [main, ...others] = of;
      const more =
        others.length === 0 ? '' : ` + ${others.slice(0, 5).join(' ')}${others.length > 5 ? ` … (${others.length})` : ''}`;
      const tied = its.length === 0 ? '' : `\n  ${its.join(' ')}`;
      return `${names[kind][console.lang]}  ${strength.toFixed(2)}  ${timeOf(first)} – ${timeOf(last)}\n  ${main}${more}\n  ${why[console.lang]}${tied}`;
    });
    await console.print(lines.join('\n\n'));
    if (found.length > limit)
      console.say({ en: `${found.length - limit} more: --limit`, zh: `另有${found.length - limit}条：--limit` });
  },
};

const names: Readonly<Record<PatternKind, Sentence>> = {
  'fan-in': { en: 'fan-in', zh: '分散转入集中归集' },
  'fan-out': { en: 'fan-out', zh: '集中转入分散转出' },
  'pass-through': { en: 'pass-through', zh: '快进快出' },
  cycle: { en: 'cycle', zh: '资金回流' },
  layering: { en: 'layering', zh: '层层转移' },
  smurfing: { en: 'smurfing', zh: '化整为零' },
  'common-cash-out': { en: 'common cash-out', zh: '共同出口' },
};

function kindOf(text: string): PatternKind {
  const kind = patternKinds.find((each) => each === text);
  if (kind !== undefined) return kind;
  throw new ClewError('input', 'cli.arguments', `no such kind of pattern: ${text}`, {
    hint: `One of ${patternKinds.join(', ')}.`,
  });
}
