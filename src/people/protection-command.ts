import type { Args, Command, Console, Words } from '../cli/args.ts';
import { ClewError } from '../errors.ts';

type Verb = (console: Console, args: Args, rest: readonly string[]) => Promise<void>;

/** The verbs after `clew protect`, each loaded when it runs. */
const verbs: Readonly<Record<string, () => Promise<Verb>>> = {
  list: async () => (await import('./protection/show-command.ts')).list,
  show: async () => (await import('./protection/show-command.ts')).show,
  form: async () => (await import('./protection/show-command.ts')).form,
  interview: async () => (await import('./protection/steps-command.ts')).interview,
  refer: async () => (await import('./protection/steps-command.ts')).stepVerb('refer'),
  clear: async () => (await import('./protection/steps-command.ts')).stepVerb('clear'),
  close: async () => (await import('./protection/steps-command.ts')).stepVerb('close'),
  override: async () => (await import('./protection/steps-command.ts')).stepVerb('override'),
  resume: async () => (await import('./protection/steps-command.ts')).stepVerb('resume'),
};

/** Which verbs take an option stands in front of what it says. */
const of = (verb: string, about: Words): Words => ({ en: `${verb}: ${about.en}`, zh: `${verb}：${about.zh}` });

/** Protection of people who may have been trafficked: who waits, the interview, referrals and what became of them. */
export const command: Command = {
  usage:
    'list | show PERSON | form --language LANG [--html] | interview PERSON --file ANSWERS.json | refer PERSON... --to WHOM --reason TEXT | clear PERSON... --reason TEXT | close PERSON... --outcome O --reason TEXT | override PERSON --reason TEXT | resume PERSON... --reason TEXT',
  positionals: [0, Infinity],
  options: [
    {
      name: 'state',
      value: 'STATE',
      about: of('list', { en: 'open (default), all, or one state', zh: 'open（默认）、all 或某一状态' }),
    },
    {
      name: 'language',
      value: 'en|zh|my|th|vi',
      about: { en: 'form, interview: the language it is asked in', zh: 'form、interview：询问所用语言' },
    },
    { name: 'html', about: of('form', { en: 'as a page that any browser prints', zh: '输出可打印的网页' }) },
    {
      name: 'file',
      value: 'FILE',
      about: of('interview', { en: 'answers by question, as JSON', zh: '按问题编号记录的回答（JSON）' }),
    },
    {
      name: 'proposed',
      about: {
        en: 'refer, clear: everybody with signs whom nobody has looked at',
        zh: 'refer、clear：所有有迹象且尚未处理的人员',
      },
    },
    {
      name: 'roster',
      value: 'LIST',
      about: { en: 'list, refer, clear: only of this roster (name or digest)', zh: 'list、refer、clear：仅此名册（名称或摘要）' },
    },
    { name: 'to', value: 'WHOM', about: of('refer', { en: 'authority or organisation', zh: '受理机关或组织' }) },
    {
      name: 'outcome',
      value: 'victim|not-victim|undecided',
      about: of('close', { en: 'what the authority decided', zh: '认定机关的结论' }),
    },
    { name: 'reason', value: 'TEXT', about: { en: 'why; recorded and shown', zh: '理由，将被记录并显示' } },
  ],
  async run(console, args) {
    const [name = 'list', ...rest] = args.positionals;
    const load = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
    if (load === undefined) {
      throw new ClewError('input', 'cli.arguments', `clew protect has no verb ${name}`, {
        hint: `One of ${Object.keys(verbs).join(', ')}.`,
      });
    }
    await (
      await load()
    )(console, args, rest);
  },
};
