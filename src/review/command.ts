import type { Args, Command, Console, Words } from '../cli/args.ts';
import { ClewError } from '../errors.ts';
import { labels, subjectCategories } from '../model/index.ts';

type Verb = (console: Console, args: Args, rest: readonly string[]) => Promise<void>;

/** The verbs after `clew case`, each loaded when it runs. */
const verbs: Readonly<Record<string, () => Promise<Verb>>> = {
  open: async () => (await import('./edit-command.ts')).open,
  list: async () => (await import('./show-command.ts')).list,
  show: async () => (await import('./show-command.ts')).show,
  edit: async () => (await import('./edit-command.ts')).edit,
  suspect: async () => (await import('./suspect-command.ts')).suspect,
  support: async () => (await import('./support-command.ts')).support,
  withdraw: async () => (await import('./support-command.ts')).withdraw,
  exhibit: async () => (await import('./exhibit-command.ts')).exhibit,
  rate: async () => (await import('./edit-command.ts')).rate,
  hold: async () => (await import('./edit-command.ts')).hold,
  template: async () => (await import('./template-command.ts')).template,
  sample: async () => (await import('./sample-command.ts')).sample,
};

/** Which verbs take an option stands in front of what it says. */
const of = (verbs: Words, about: Words): Words => ({ en: `${verbs.en}: ${about.en}`, zh: `${verbs.zh}：${about.zh}` });
const about = {
  openEdit: { en: 'open, edit', zh: 'open、edit' },
  edit: { en: 'edit', zh: 'edit' },
  suspect: { en: 'suspect', zh: 'suspect' },
  support: { en: 'support', zh: 'support' },
  exhibit: { en: 'exhibit', zh: 'exhibit' },
  rate: { en: 'rate', zh: 'rate' },
  hold: { en: 'hold', zh: 'hold' },
  sample: { en: 'sample', zh: 'sample' },
} as const;

export const command: Command = {
  usage:
    'open --ring R... | list | show CASE | edit CASE | suspect CASE [S1] | support CASE ELEMENT | withdraw CASE ACT | exhibit CASE [FILE|E1] | rate CASE FROM TO RATE | hold CASE | template [CASE ID... | add FILE] | sample CASE',
  positionals: [1, Infinity],
  options: [
    { name: 'ring', value: 'R', many: true, about: of(about.openEdit, { en: 'a ring the case is about', zh: '案件所涉团伙' }) },
    { name: 'title', value: 'TEXT', about: of(about.openEdit, { en: 'what the case is called', zh: '案件名称' }) },
    {
      name: 'law',
      value: 'ID',
      about: { en: 'open: the provision it is opened under', zh: 'open：立案所依据的法条' },
    },
    {
      name: 'access',
      value: 'NAME',
      many: true,
      about: of(about.edit, { en: 'a user who may see inside; all of them', zh: '可查阅本案的用户；须列全' }),
    },
    { name: 'court', value: 'NAME', about: of(about.edit, { en: 'the court it goes to', zh: '受理法院' }) },
    { name: 'agency', value: 'NAME', about: of(about.edit, { en: 'the agency that works it', zh: '办案单位' }) },
    { name: 'purpose', value: 'TEXT', about: of(about.edit, { en: 'what the data are used for', zh: '数据使用目的' }) },
    {
      name: 'tlp',
      value: 'LABEL',
      about: of(about.edit, { en: `one of ${labels.join(', ')}`, zh: `${labels.join('、')} 之一` }),
    },
    {
      name: 'officer',
      value: 'NAME;ROLE;AGENCY;NUMBER',
      many: true,
      about: of(about.edit, { en: 'who works on it; all of them', zh: '承办人（姓名;职责;单位;编号）；须列全' }),
    },
    { name: 'name', value: 'NAME', about: of(about.suspect, { en: 'the name, when it is known', zh: '姓名（已知时）' }) },
    { name: 'alias', value: 'NAME', many: true, about: of(about.suspect, { en: 'another name', zh: '化名、别名' }) },
    {
      name: 'indicator',
      value: 'KIND=VALUE',
      many: true,
      about: of(about.suspect, { en: 'an indicator that is theirs', zh: '其使用的涉案标识' }),
    },
    {
      name: 'category',
      value: 'WORD',
      about: of(about.suspect, { en: `one of ${subjectCategories.join(', ')}`, zh: `${subjectCategories.join('、')} 之一` }),
    },
    {
      name: 'basis',
      value: 'fact|assessment',
      about: of(about.suspect, { en: 'whether that is known or thought', zh: '属已查明的事实还是判断' }),
    },
    {
      name: 'paper',
      value: 'FIELD=VALUE',
      many: true,
      about: of(about.suspect, { en: 'identity papers, nationality, birth', zh: '证件、国籍、出生日期等' }),
    },
    {
      name: 'person',
      value: 'ID',
      about: of(about.suspect, { en: 'who it is, of a roster or a list', zh: '对应名册或名单中的人员' }),
    },
    { name: 'note', value: 'TEXT', about: { en: 'suspect, support: in words', zh: 'suspect、support：文字说明' } },
    {
      name: 'remove',
      about: { en: 'suspect, exhibit, rate: take it out of the case', zh: 'suspect、exhibit、rate：从本案移除' },
    },
    {
      name: 'template',
      value: 'ID',
      about: of(about.support, {
        en: 'whose element it is, when the case has several',
        zh: '构成要件所属模板（本案有多个模板时）',
      }),
    },
    { name: 'suspect', value: 'S1', about: of(about.support, { en: 'whom it concerns', zh: '所涉嫌疑人' }) },
    {
      name: 'exhibit',
      value: 'E1|SHA256',
      about: of(about.support, { en: 'the exhibit that shows it', zh: '作为依据的证物' }),
    },
    { name: 'report', value: 'ID', about: of(about.support, { en: 'the report that shows it', zh: '作为依据的报案' }) },
    {
      name: 'transfer',
      value: 'ID',
      about: of(about.support, { en: 'the transfer that shows it: its id or number', zh: '作为依据的转账（编号）' }),
    },
    { name: 'act', value: 'N', about: of(about.support, { en: 'the act that shows it', zh: '作为依据的操作' }) },
    { name: 'page', value: 'N', about: of(about.support, { en: 'on which page', zh: '所在页' }) },
    { name: 'row', value: 'N', about: of(about.support, { en: 'in which row', zh: '所在行' }) },
    { name: 'field', value: 'NAME', about: of(about.support, { en: 'in which column of the report', zh: '所在列（报案）' }) },
    {
      name: 'at',
      value: 'START-END',
      about: of(about.support, { en: 'characters of the report, counted from 0', zh: '报案文字的起止位置（自 0 起）' }),
    },
    { name: 'second', value: 'N', about: of(about.support, { en: 'how far into a recording', zh: '录音录像中的秒数' }) },
    {
      name: 'figure',
      value: 'NAME=N[ CUR]',
      about: of(about.support, {
        en: 'what it shows in numbers: calls=612, "amount=52000.00 CNY"',
        zh: '其所证明的数量：calls=612、"amount=52000.00 CNY"',
      }),
    },
    { name: 'against', about: of(about.support, { en: 'it speaks against the element', zh: '系反证' }) },
    {
      name: 'not-applicable',
      about: of(about.support, { en: 'the element does not apply; --reason says why', zh: '该要件不适用；须以 --reason 说明' }),
    },
    {
      name: 'set',
      value: 'FIELD=VALUE',
      many: true,
      about: of(about.exhibit, {
        en: 'what is known of it: category, collectedAt, originalMedium=yes …; FIELD= takes it away',
        zh: '证物情况：category、collectedAt、originalMedium=yes 等；FIELD= 为删除',
      }),
    },
    { name: 'recheck', about: of(about.exhibit, { en: 'read all of them again', zh: '重新核对全部证物' }) },
    { name: 'day', value: 'DATE', about: of(about.rate, { en: 'of which day', zh: '汇率日期' }) },
    { name: 'source', value: 'TEXT', about: of(about.rate, { en: 'who says so', zh: '汇率来源' }) },
    { name: 'release', about: of(about.hold, { en: 'lift it', zh: '解除保全' }) },
    {
      name: 'of',
      value: 'reports|exhibits|messages',
      about: of(about.sample, { en: 'of what', zh: '抽样总体：报案、证物或聊天记录' }),
    },
    {
      name: 'method',
      value: 'random|systematic|stratified',
      about: of(about.sample, { en: 'how (default random)', zh: '方法：随机（默认）、等距、分层' }),
    },
    {
      name: 'by',
      value: 'agency|month|category|exhibit',
      about: of(about.sample, { en: 'what strata are made by', zh: '分层依据' }),
    },
    {
      name: 'seed',
      value: 'TEXT',
      about: of(about.sample, { en: 'any text; the same gives the same sample', zh: '随机种子；相同则样本相同' }),
    },
    { name: 'share', value: 'N', about: of(about.sample, { en: 'part of the whole: 0.1', zh: '抽取比例，如 0.1' }) },
    { name: 'keep', about: of(about.sample, { en: 'it becomes part of the case', zh: '记入本案' }) },
    { name: 'reason', value: 'TEXT', about: { en: 'why; kept in the log', zh: '理由，记入日志' } },
  ],
  async run(console, args) {
    const [name = '', ...rest] = args.positionals;
    const load = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
    if (load === undefined) {
      throw new ClewError('input', 'cli.arguments', `clew case has no verb ${name}`, {
        hint: `One of ${Object.keys(verbs).join(', ')}.`,
      });
    }
    await (
      await load()
    )(console, args, rest);
  },
};
