import type { Args, Command, Console, Words } from '../cli/args.ts';
import { ClewError } from '../errors.ts';
import { overlapFields, overlapVariants } from '../model/index.ts';

type Verb = (console: Console, args: Args, rest: readonly string[]) => Promise<number | void>;

/** The verbs after `clew overlap`, each loaded when it runs. */
const verbs: Readonly<Record<string, () => Promise<Verb>>> = {
  key: async () => (await import('./overlap/partner-command.ts')).key,
  partner: async () => (await import('./overlap/partner-command.ts')).partner,
  audit: async () => (await import('./overlap/audit-command.ts')).auditRun,
  limits: async () => (await import('./overlap/partner-command.ts')).limits,
  preview: async () => (await import('./overlap/step-command.ts')).preview,
  offer: async () => (await import('./overlap/step-command.ts')).makeOffer,
  answer: async () => (await import('./overlap/step-command.ts')).makeAnswer,
  open: async () => (await import('./overlap/step-command.ts')).openFile,
  resume: async () => (await import('./overlap/step-command.ts')).resume,
  send: async () => (await import('./overlap/step-command.ts')).sendRun,
  fetch: async () => (await import('./overlap/step-command.ts')).fetchPartner,
  list: async () => (await import('./overlap/show-command.ts')).list,
  show: async () => (await import('./overlap/show-command.ts')).show,
  table: async () => (await import('./overlap/show-command.ts')).table,
  ask: async () => (await import('./overlap/ask-command.ts')).makeRequest,
  asked: async () => (await import('./overlap/ask-command.ts')).takeRequest,
};

/** Which verbs take an option stands in front of what it says. */
const of = (which: string, about: Words): Words => ({ en: `${which}: ${about.en}`, zh: `${which}：${about.zh}` });

/** What two agencies have in common, found without showing each other the rest. */
export const command: Command = {
  usage:
    'key | partner [add|list|remove NAME] | preview | offer --to PARTNER | answer FILE|RUN | open FILE|RUN | resume RUN | send RUN | fetch PARTNER | list | show RUN | table | ask RUN | asked FILE | audit RUN | audit --replay OURS THEIRS FILE... | limits',
  positionals: [0, 7],
  options: [
    {
      name: 'to',
      value: 'PARTNER|KEY',
      about: {
        en: 'offer: a partner whose key is pinned; audit: the judge’s public age key',
        zh: 'offer：已固定公钥的伙伴单位；audit：法官的 age 公钥',
      },
    },
    {
      name: 'purpose',
      value: 'TEXT',
      about: of('offer, answer', { en: 'what it is for; stands in the file', zh: '用途，将写入文件' }),
    },
    { name: 'basis', value: 'TEXT', about: of('offer, answer', { en: 'the legal basis', zh: '法律依据' }) },
    { name: 'supervisor', value: 'NAME', about: of('offer, answer', { en: 'who approved it', zh: '审批人' }) },
    {
      name: 'variant',
      value: overlapVariants.join('|'),
      about: of('offer, preview', {
        en: 'what both learn: which (default), how many, which with fields, or whether both work on it',
        zh: '双方得知的内容：哪些（默认）、多少、哪些及信息、是否同在办理',
      }),
    },
    {
      name: 'field',
      value: overlapFields.join('|'),
      many: true,
      about: of('offer, answer', { en: 'with --variant labels: what is told of each', zh: '配合 --variant labels：告知的信息' }),
    },
    { name: 'kind', value: 'KIND', many: true, about: { en: 'only these kinds of indicators', zh: '仅限这些标识类型' } },
    {
      name: 'role',
      value: 'suspect|unknown',
      many: true,
      about: { en: 'whose they are (default: the suspect’s alone)', zh: '标识归属（默认仅嫌疑人）' },
    },
    { name: 'ring', value: 'RING', many: true, about: { en: 'only of these rings', zh: '仅限这些团伙' } },
    { name: 'case', value: 'CASE', about: { en: 'only of the rings of this case', zh: '仅限此案件的团伙' } },
    {
      name: 'place',
      value: 'KEY',
      many: true,
      about: of('deconflict', { en: 'places where you are about to act', zh: '即将行动的地点' }),
    },
    {
      name: 'since',
      value: 'DAY',
      about: { en: 'only reports from this day on (UTC)', zh: '仅限此日及之后的报案（协调世界时）' },
    },
    {
      name: 'contact',
      value: 'TEXT',
      about: { en: 'partner, offer, answer: officer and how to reach them', zh: 'partner、offer、answer：联系人及联系方式' },
    },
    {
      name: 'over',
      value: 'REASON',
      about: of('offer, answer', { en: 'a supervisor allows one more than a month has', zh: '主管批准超出月度次数的理由' }),
    },
    { name: 'refuse', about: of('answer', { en: 'turn it down', zh: '拒绝' }) },
    { name: 'reason', value: 'TEXT', about: { en: 'why it is refused, or a key no longer trusted', zh: '拒绝或不再信任的理由' } },
    {
      name: 'key',
      value: 'VKEY|FILE',
      about: of('partner add', { en: 'what clew overlap key prints over there', zh: '对方 clew overlap key 输出的公钥' }),
    },
    {
      name: 'compared',
      value: 'TEXT',
      about: of('partner add', { en: 'how the fingerprint was compared, and with whom', zh: '如何、与何人核对指纹' }),
    },
    { name: 'url', value: 'URL', about: of('partner add', { en: 'address of their clew serve', zh: '对方 clew serve 的地址' }) },
    { name: 'replay', about: of('audit', { en: 'do both sides again from what they opened', zh: '依双方所提交的材料重新计算' }) },
    {
      name: 'identity',
      value: 'FILE',
      about: of('audit --replay', { en: 'age key that opens what is encrypted', zh: '用于解密的 age 密钥文件' }),
    },
    { name: 'size', value: 'N', about: of('limits', { en: 'indicators of a set at most', zh: '集合的标识数上限' }) },
    { name: 'ratio', value: 'N', about: of('limits', { en: 'how many times larger one set may be', zh: '集合大小之比上限' }) },
    {
      name: 'per-month',
      value: 'N',
      about: of('limits', { en: 'runs with a partner in 30 days', zh: '与同一单位三十日内的次数上限' }),
    },
    {
      name: 'out',
      short: 'o',
      value: 'FILE',
      about: { en: 'where the file for the partner is written', zh: '交给伙伴单位的文件' },
    },
  ],
  async run(console, args) {
    const [name = 'list', ...rest] = args.positionals;
    const load = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
    if (load === undefined) {
      throw new ClewError('input', 'cli.arguments', `clew overlap has no verb ${name}`, {
        hint: `One of ${Object.keys(verbs).join(', ')}.`,
      });
    }
    return await (
      await load()
    )(console, args, rest);
  },
};
