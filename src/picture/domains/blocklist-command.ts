import type { Args, Console } from '../../cli/args.ts';
import { NewBlocklist } from '../../model/index.ts';
import { handOut } from './hand-out.ts';
import { askedAt, wrong } from './tell-command.ts';

const names: Readonly<Record<string, string>> = { recipient: 'to' };

/** `clew domains blocklist`. */
export async function blocklist(console: Console, args: Args): Promise<void> {
  for (const needed of ['to', 'label', 'reason']) {
    if ((args.text(needed)?.trim() ?? '') === '')
      throw wrong(`say --${needed}: nothing leaves without a recipient, a label and a reason`);
  }
  const rings = args.many('ring');
  const given = NewBlocklist.safeParse({
    format: args.text('format') ?? 'csv',
    ...(args.text('confidence') === undefined ? {} : { confidence: Number(args.text('confidence')) }),
    patterns: args.is('patterns'),
    ...(rings.length === 0 ? {} : { rings }),
    recipient: args.text('to'),
    label: args.text('label')?.toUpperCase().replace(/^TLP:/, ''),
    reason: args.text('reason'),
    language: console.lang,
  });
  if (!given.success) {
    const name = String(given.error.issues[0]?.path[0] ?? '');
    throw wrong(`--${names[name] ?? name} does not take this value`);
  }
  const workbench = await console.open();
  const { id, agency } = workbench.casebook.info;
  const asked = await askedAt(console, args, workbench);
  const owner = { casebook: id, ...(agency === undefined ? {} : { agency }) };
  const out = args.text('out');
  const place = out === undefined ? undefined : console.path(out);
  const { text, ...done } = await handOut(workbench.ctx, given.data, owner, asked, place);
  console.say({
    en: `${done.domains} domains, ${done.patterns} patterns; left out: ${done.below} not sure enough, ${done.services} of shared services, ${done.allowed.length} allowed${listed(done.allowed)}. Recorded as act ${done.act}, SHA-256 ${done.sha256}`,
    zh: `域名 ${done.domains} 个，命名规律 ${done.patterns} 条；未列入：置信度不足 ${done.below} 个，共用服务 ${done.services} 个，白名单 ${done.allowed.length} 个${listed(done.allowed)}。已记录为第 ${done.act} 号操作，SHA-256 ${done.sha256}`,
  });
  if (out === undefined) return console.json ? console.printJson({ ...done, text }) : console.print(text.slice(0, -1));
  if (console.json) return console.printJson(done);
}

const listed = (hosts: readonly string[]): string =>
  hosts.length === 0 ? '' : ` (${hosts.slice(0, 10).join(', ')}${hosts.length > 10 ? ', …' : ''})`;
