import type { Args, Command, Console } from '../cli/args.ts';
import { ClewError } from '../errors.ts';

type Verb = (console: Console, args: Args, rest: readonly string[]) => Promise<void>;

/** The verbs after `clew screen`, each loaded when it runs. Anything else is a roster. */
const verbs: Readonly<Record<string, () => Promise<Verb>>> = {
  list: async () => (await import('./screen/show-command.ts')).list,
  show: async () => (await import('./screen/show-command.ts')).show,
  counts: async () => (await import('./screen/out-command.ts')).counts,
  handover: async () => (await import('./screen/out-command.ts')).handover,
  decide: async () => (await import('./screen/run-command.ts')).decide,
};

export const command: Command = {
  usage:
    'ROSTER --against LIST | list | show ACT [PERSON] | counts ACT | handover ACT --country CC [--to RECIPIENT --reason TEXT] | decide ACT PERSON ENTRY match|no|open --reason TEXT',
  positionals: [1, 5],
  options: [
    {
      name: 'against',
      value: 'LIST',
      about: {
        en: 'wanted list: a file, or name or digest of one that was imported',
        zh: '在逃人员名单：文件，或已导入名单的名称或摘要',
      },
    },
    {
      name: 'list-version',
      value: 'VERSION',
      about: { en: 'version of the list, kept with the result', zh: '名单版本，随结果记录' },
    },
    { name: 'most', value: 'N', about: { en: 'people to show (default 50)', zh: '最多显示的人数（默认50）' } },
    { name: 'all', about: { en: 'show: also people without a hit', zh: 'show：同时列出无命中人员' } },
    { name: 'country', value: 'CC', about: { en: 'handover: receiving country', zh: 'handover：接收国' } },
    {
      name: 'to',
      value: 'RECIPIENT',
      about: { en: 'handover: gives the list out to them and records it', zh: 'handover：向其移交名单并记录' },
    },
    {
      name: 'label',
      value: 'TLP',
      about: { en: 'handover: how far it may go on (default AMBER+STRICT)', zh: 'handover：分享标签（默认 AMBER+STRICT）' },
    },
    { name: 'csv', about: { en: 'counts, handover: as CSV', zh: 'counts、handover：输出 CSV' } },
    {
      name: 'reason',
      value: 'TEXT',
      about: { en: 'decide, handover: why; kept in the log', zh: 'decide、handover：理由，记入日志' },
    },
  ],
  async run(console, args) {
    const [name = '', ...rest] = args.positionals;
    const load = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
    if (load !== undefined) return await (await load())(console, args, rest);
    if (rest.length > 0) {
      throw new ClewError('input', 'cli.arguments', `clew screen has no verb ${name}`, {
        hint: `One of ${Object.keys(verbs).join(', ')}; or a roster: clew screen ROSTER --against LIST.`,
      });
    }
    await (await import('./screen/run-command.ts')).run(console, args, name);
  },
};
