import type { Args, Command, Console, Words } from '../cli/args.ts';
import { ClewError } from '../errors.ts';
import { freezeHolders, freezeLaws, freezeLetters } from '../model/index.ts';

type Verb = (console: Console, args: Args, rest: readonly string[]) => Promise<void>;

/** The verbs after `clew freeze`, each loaded when it runs. Without one: what could be frozen. */
const verbs: Readonly<Record<string, () => Promise<Verb>>> = {
  candidates: async () => (await import('./freeze/lists-command.ts')).candidates,
  list: async () => (await import('./freeze/lists-command.ts')).list,
  letter: async () => (await import('./freeze/lists-command.ts')).letter,
  propose: async () => (await import('./freeze/acts-command.ts')).proposeOne,
  sent: async () => (await import('./freeze/acts-command.ts')).stateVerb('sent'),
  confirmed: async () => (await import('./freeze/acts-command.ts')).stateVerb('confirmed'),
  refused: async () => (await import('./freeze/acts-command.ts')).stateVerb('refused'),
  released: async () => (await import('./freeze/acts-command.ts')).stateVerb('released'),
  renew: async () => (await import('./freeze/acts-command.ts')).renewOne,
};

/** Which verbs take an option stands in front of what it says. */
const of = (verb: string, about: Words): Words => ({ en: `${verb}: ${about.en}`, zh: `${verb}：${about.zh}` });

export const command: Command = {
  usage:
    '[candidates] | list | propose ACCOUNT --to BANK --reason TEXT | sent ID | confirmed ID | refused ID | released ID --reason TEXT | renew ID --reason TEXT | letter ID',
  positionals: [0, 2],
  options: [
    {
      name: 'from',
      value: 'REPORT|ACCOUNT|RING',
      many: true,
      about: { en: 'candidates, propose: whose money', zh: 'candidates、propose：从何处查起' },
    },
    { name: 'ring', value: 'RING', about: { en: 'candidates, propose: of a ring', zh: 'candidates、propose：某一团伙' } },
    { name: 'case', value: 'CASE', about: { en: 'candidates, propose: of a case', zh: 'candidates、propose：某一案件' } },
    {
      name: 'trace',
      value: 'ACT',
      about: { en: 'candidates, propose: as a recorded trace asked', zh: 'candidates、propose：依据已记录的追踪' },
    },
    {
      name: 'law',
      value: freezeLaws.join('|'),
      about: {
        en: 'candidates, propose: whose clock (default: the casebook’s region)',
        zh: 'candidates、propose：适用的时限（默认按案册地区）',
      },
    },
    { name: 'most', value: 'N', about: of('candidates', { en: 'how many (default 20)', zh: '最多列出几个（默认 20）' }) },
    { name: 'today', about: of('list', { en: 'with what today’s traces say is there', zh: '并按最新数据重新追踪在账金额' }) },
    { name: 'to', value: 'BANK', about: of('propose', { en: 'bank or exchange that is asked', zh: '受理的银行或交易平台' }) },
    {
      name: 'amount',
      value: 'SUM',
      about: {
        en: 'propose, renew: less than all that is in dispute, "12000.00 CNY"',
        zh: 'propose、renew：少于全部涉案金额时填写，如 "12000.00 CNY"',
      },
    },
    {
      name: 'holder',
      value: freezeHolders.join('|'),
      about: of('propose', { en: 'who the holder is, as far as known', zh: '已知的持有人身份' }),
    },
    {
      name: 'freeze',
      about: { en: 'propose, renew: a freeze instead of a stop of payment', zh: 'propose、renew：直接冻结，不再止付' },
    },
    {
      name: 'when',
      value: 'TIME',
      about: {
        en: 'sent, confirmed, refused, released: when it happened (default now)',
        zh: 'sent、confirmed、refused、released：发生时间（默认当前）',
      },
    },
    {
      name: 'until',
      value: 'TIME',
      about: {
        en: 'when it lapses, where no law says: 2026-03-01T10:30+08:00',
        zh: '法律未定期限时的届满时间：2026-03-01T10:30+08:00',
      },
    },
    {
      name: 'stopped',
      value: 'SUM',
      about: of('confirmed', { en: 'what was stopped, 0 if it was gone', zh: '实际止付金额；已无余额填 0' }),
    },
    {
      name: 'reference',
      value: 'TEXT',
      about: { en: 'sent, confirmed, refused: the bank’s number', zh: 'sent、confirmed、refused：银行受理编号' },
    },
    {
      name: 'kind',
      value: freezeLetters.join('|'),
      about: of('letter', { en: 'of which step (default: the newest)', zh: '何种文书（默认最新步骤）' }),
    },
    { name: 'reason', value: 'TEXT', about: { en: 'why; kept in the log', zh: '理由，记入日志' } },
  ],
  async run(console, args) {
    const [name = 'candidates', ...rest] = args.positionals;
    const load = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
    if (load === undefined) {
      throw new ClewError('input', 'cli.arguments', `clew freeze has no verb ${name}`, {
        hint: `One of ${Object.keys(verbs).join(', ')}.`,
      });
    }
    await (
      await load()
    )(console, args, rest);
  },
};
