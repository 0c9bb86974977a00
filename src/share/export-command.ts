import { join } from 'node:path';
import type { Command, Console } from '../cli/args.ts';
import { ClewError } from '../errors.ts';
import { labels, PackageOptions } from '../model/index.ts';
import { exportArchive } from './send/archive.ts';
import { type Exported, exportCase } from './send/export.ts';

/** Who sits at the machine: nothing of a case is closed to them. */
const owner = { name: 'local', supervises: true, local: true, closedRings: new Set<string>() };

export const command: Command = {
  usage: 'CASE -o DIR',
  positionals: [1, 1],
  options: [
    {
      name: 'out',
      short: 'o',
      value: 'DIR',
      about: { en: 'folder to be made; with --tar the file', zh: '要生成的文件夹；使用 --tar 时为文件' },
    },
    { name: 'to', value: 'RECIPIENT', about: { en: 'whom it is for', zh: '接收方' } },
    { name: 'reason', value: 'TEXT', about: { en: 'why it is handed over', zh: '移送理由' } },
    {
      name: 'tlp',
      value: 'LABEL',
      about: { en: `${labels.join(', ')} (default: the case’s)`, zh: `交通灯协议标识：${labels.join('、')}（默认取案件的）` },
    },
    {
      name: 'redact',
      value: 'victims|none',
      about: { en: 'leave out everything that names a victim (default: none)', zh: '隐去一切可识别受害人的内容（默认 none）' },
    },
    { name: 'languages', value: 'en,zh', about: { en: 'of the case file, in this order', zh: '卷宗文书的语言，按此顺序' } },
    {
      name: 'originals',
      about: { en: 'also originals that hold reports of others', zh: '连同含有他案报案的原件一并移送' },
    },
    { name: 'tar', about: { en: 'one .tar file instead of a folder', zh: '生成单一 .tar 文件' } },
    {
      name: 'age',
      value: 'KEY',
      many: true,
      about: { en: 'encrypt it to this public key (age1…); implies --tar', zh: '用此公钥（age1…）加密；自动使用 --tar' },
    },
    { name: 'whole-log', about: { en: 'with all tiles of the log', zh: '附完整日志' } },
  ],
  async run(console, args) {
    const [id = ''] = args.positionals;
    const out = args.text('out');
    if (out === undefined) throw usage('export needs -o DIR');
    const options = readOptions(args);
    const workbench = await console.open();
    const dossier = await workbench.dossier(await workbench.caseNamed(id, owner), owner);
    const sender = { ctx: workbench.ctx, log: workbench.casebook.log };
    const path = console.path(out);
    const age = args.many('age');
    const isFile = args.is('tar') || age.length > 0;
    const made = await (isFile ? exportArchive(sender, dossier, options, path, age) : exportCase(sender, dossier, options, path));
    await tell(console, made, isFile);
  },
};

const usage = (message: string): ClewError =>
  new ClewError('input', 'cli.arguments', message, { hint: 'clew export CASE -o DIR --to RECIPIENT --reason TEXT' });

function readOptions(args: Parameters<Command['run']>[1]): PackageOptions {
  const languages = args.text('languages')?.split(',');
  const given = {
    recipient: args.text('to'),
    reason: args.text('reason'),
    label: args.text('tlp')?.toUpperCase().replace(/^TLP:/u, ''),
    redact: args.text('redact'),
    languages: languages === undefined ? undefined : [...new Set(languages)],
    originals: args.is('originals'),
    wholeLog: args.is('whole-log'),
  };
  if (given.recipient === undefined) throw usage('export needs --to RECIPIENT: nothing leaves to nobody');
  if (given.reason === undefined) throw usage('export needs --reason TEXT: it is recorded');
  const read = PackageOptions.safeParse(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)));
  if (read.success) return read.data;
  const names: Readonly<Record<string, string>> = { recipient: 'to', label: 'tlp' };
  const name = String(read.error.issues[0]?.path[0] ?? '');
  throw usage(`--${names[name] ?? name} does not take this value`);
}

async function tell(
  console: Console,
  { info, dir, act, again, files, bytes, witnessed }: Exported,
  isFile: boolean,
): Promise<void> {
  const { id: name, recipient, label, withheld, at } = info;
  const told = { package: name, dir, act, again, recipient, label, withheld, at, files, bytes };
  if (console.json) return await console.printJson(witnessed === undefined ? told : { ...told, witnessed });
  await console.print(`${name}\n`);
  console.say({
    en: `package ${name} for ${recipient} (TLP:${label}): ${files} files, ${size(bytes)}, ${withheld} things withheld; ${again ? `the same as sent by act ${act}` : `recorded as act ${act}`}\n${isFile ? dir : join(dir, 'VERIFY.md')}${isFile ? '' : ' says how to check it'}`,
    zh: `移送卷宗 ${name}，接收方：${recipient}（TLP:${label}）：${files} 个文件，${size(bytes)}，未移送 ${withheld} 项；${again ? `与第 ${act} 号操作所移送者完全相同` : `已记录为第 ${act} 号操作`}\n${isFile ? dir : `核验方法见 ${join(dir, 'VERIFY.md')}`}`,
  });
  if (witnessed === false) {
    console.say({
      en: 'not enough witnesses could be reached: export it again later to have their signatures in it',
      zh: '未能取得足够的见证方签名：稍后重新导出即可补入',
    });
  }
}

const size = (bytes: number): string =>
  bytes < 1e6
    ? `${Math.ceil(bytes / 1e3)} kB`
    : bytes < 1e9
      ? `${(bytes / 1e6).toFixed(1)} MB`
      : `${(bytes / 1e9).toFixed(2)} GB`;
