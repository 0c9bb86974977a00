import { ClewError } from '../errors.ts';
import type { Args, Command, Console } from './args.ts';

/** The verbs after `clew log`; without one the acts are listed. Each is loaded when it runs. */
const verbs: Readonly<
  Record<string, () => Promise<{ run(console: Console, args: Args, rest: readonly string[]): Promise<void> }>>
> = {
  proof: () => import('./log-proof.ts'),
  erase: () => import('./log-erase.ts'),
  key: () => import('./log-key.ts'),
  witness: () => import('./log-witness.ts'),
  timestamp: () => import('./log-timestamp.ts'),
};

export const command: Command = {
  usage: '[proof N|EXHIBIT | witness [add NAME VKEY URL | sync] | timestamp --tsa URL | key [protect|rotate] | erase ACT...]',
  positionals: [0, Infinity],
  options: [
    { name: 'act', value: 'KIND', about: { en: 'list: only acts of this kind', zh: '列出：仅此类操作' } },
    { name: 'by', value: 'NAME', about: { en: 'list: only acts of this person', zh: '列出：仅此人的操作' } },
    { name: 'from', value: 'TIME', about: { en: 'list: from this day or moment on (UTC)', zh: '列出：自此日或此刻起（UTC）' } },
    { name: 'to', value: 'TIME', about: { en: 'list: up to this day or moment (UTC)', zh: '列出：至此日或此刻止（UTC）' } },
    {
      name: 'before',
      value: 'N',
      about: { en: 'list: only acts before number N, to turn pages', zh: '列出：仅第 N 号之前的操作，用于翻页' },
    },
    {
      name: 'limit',
      value: 'N',
      about: { en: 'list: the last N acts (default 50; 0: all)', zh: '列出：最后 N 条（默认 50；0 为全部）' },
    },
    {
      name: 'out',
      short: 'o',
      value: 'DIR',
      about: { en: 'proof: folder for the files (default: here)', zh: '证明：输出文件夹（默认当前目录）' },
    },
    {
      name: 'bare',
      about: { en: 'proof: leave out the details, so that only the entry is shown', zh: '证明：不含详情，仅出示日志条目' },
    },
    {
      name: 'tsa',
      value: 'URL',
      about: { en: 'timestamp: the time-stamping authority (RFC 3161)', zh: '时间戳：时间戳服务机构（RFC 3161）' },
    },
    {
      name: 'pkcs11',
      value: 'MODULE,TOKEN,KEY',
      about: {
        en: 'key rotate: the new key lies in this token (library, token and key label); needs the module pkcs11js',
        zh: '轮换密钥：新密钥存放于此硬件令牌（库、令牌标签、密钥标签）；需安装 pkcs11js 模块',
      },
    },
    { name: 'reason', value: 'TEXT', about: { en: 'erase, key rotate: why; recorded', zh: '删除、轮换密钥：理由，将被记录' } },
    { name: 'law', value: 'TEXT', about: { en: 'erase: the provision it rests on', zh: '删除：所依据的法律条款' } },
  ],
  async run(console, args) {
    const [verb, ...rest] = args.positionals;
    if (verb === undefined) return await (await import('./log-list.ts')).run(console, args);
    const load = verbs[verb];
    if (load === undefined) {
      throw new ClewError('input', 'cli.arguments', `clew log has no verb ${verb}`, {
        hint: `One of ${Object.keys(verbs).join(', ')}.`,
      });
    }
    await (await load()).run(console, args, rest);
  },
};
