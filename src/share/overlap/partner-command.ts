import { existsSync } from 'node:fs';
import type { Args, Console } from '../../cli/args.ts';
import { formatVkey, readKey } from '../../custody/index.ts';
import { type PartnerRow, tableOf } from '../../model/index.ts';
import { tame } from '../receive/received-text.ts';
import { given, houseOf, none, one, wrong } from './arguments-command.ts';
import { limitsOf, setLimits } from './limits.ts';
import { fingerprintOf, pinPartner, unpinPartner } from './partners.ts';
import { partnerRows } from './views.ts';

/** The own key, as it is read aloud and handed on. */
export async function key(console: Console, _args: Args, rest: readonly string[]): Promise<void> {
  none(rest, 'key');
  const { log } = await houseOf(console);
  const shown = { origin: log.origin, key: formatVkey(log.vkey), fingerprint: fingerprintOf(log.vkey) };
  if (console.json) return await console.printJson(shown);
  await console.print(`${shown.key}\n${shown.fingerprint}`);
  console.say({
    en: 'give the first line to the partner; read the second aloud to each other, on a line you know',
    zh: '第一行交给伙伴单位；第二行在已知的电话上互相朗读核对',
  });
}

export async function partner(console: Console, args: Args, rest: readonly string[]): Promise<void> {
  const [verb = 'list', ...more] = rest;
  if (verb === 'add') return await add(console, args, more);
  if (verb === 'remove') return await remove(console, args, more);
  if (verb !== 'list') throw wrong('expected: clew overlap partner add|list|remove');
  none(more, 'partner list');
  const rows = await partnerRows(await houseOf(console));
  if (console.json) return await console.printJson(rows);
  if (rows.length > 0) return await console.print(rows.map((row) => partnerText(row, console.lang)).join('\n'));
  console.say({
    en: 'no partner yet: clew overlap partner add --key VKEY --compared "read aloud by …"',
    zh: '尚无伙伴单位：clew overlap partner add --key 公钥 --compared "由……朗读核对"',
  });
}

function partnerText(
  { partner: name, fingerprint, compared, url, contact, runs, nextAt }: PartnerRow,
  lang: 'en' | 'zh',
): string {
  const zh = lang === 'zh';
  const rows = [
    [zh ? '指纹' : 'fingerprint', fingerprint],
    [zh ? '核对' : 'compared', compared],
    ...(url === undefined ? [] : [[zh ? '地址' : 'address', url]]),
    ...(contact === undefined ? [] : [[zh ? '联系人' : 'contact', contact]]),
    [zh ? '次数' : 'runs', String(runs)],
    ...(nextAt === undefined ? [] : [[zh ? '下次最早' : 'next from', new Date(nextAt).toISOString().slice(0, 10)]]),
  ];
  return `${tame(name)}\n${rows.map(([head, text]) => `  ${head}: ${tame(text!)}`).join('\n')}`;
}

async function add(console: Console, args: Args, rest: readonly string[]): Promise<void> {
  none(rest, 'partner add --key VKEY|FILE --compared TEXT');
  const { key: text, compared, ...more } = given(args, { key: 'key', compared: 'compared', url: 'url', contact: 'contact' });
  if (text === undefined || compared === undefined) {
    throw wrong(
      'partner add needs --key VKEY|FILE and --compared TEXT',
      'Call them and compare the fingerprints first: clew overlap key.',
    );
  }
  const file = console.path(text);
  const vkey = readKey(existsSync(file) ? file : text);
  const done = await pinPartner(await houseOf(console), { key: formatVkey(vkey), compared, ...more });
  if (console.json) return await console.printJson(done);
  console.say({
    en: `key of ${done.partner} pinned, act ${done.act}; fingerprint ${done.fingerprint}`,
    zh: `已固定 ${done.partner} 的公钥，第 ${done.act} 号操作；指纹 ${done.fingerprint}`,
  });
}

async function remove(console: Console, args: Args, rest: readonly string[]): Promise<void> {
  const name = one(rest, 'partner remove NAME --reason TEXT');
  const reason = args.text('reason')?.trim() ?? '';
  if (reason === '') throw wrong('partner remove needs --reason TEXT');
  const { act } = await unpinPartner(await houseOf(console), name, reason);
  if (console.json) return await console.printJson({ act });
  console.say({ en: `their key is no longer trusted, act ${act}`, zh: `不再信任其公钥，第 ${act} 号操作` });
}

/** Limits of this casebook, shown or set. */
export async function limits(console: Console, args: Args, rest: readonly string[]): Promise<void> {
  none(rest, 'limits [--size N] [--ratio N] [--per-month N]');
  const house = await houseOf(console);
  const asked = given(args, { size: 'size', ratio: 'ratio', runsPerMonth: 'per-month' });
  const change = Object.fromEntries(Object.entries(asked).map(([name, text]) => [name, Number(text)]));
  const now = Object.keys(change).length === 0 ? await limitsOf(house) : await setLimits(house, change);
  if (console.json) return await console.printJson(now);
  const zh = console.lang === 'zh';
  await console.print(
    tableOf(
      [{ title: zh ? '限额' : 'limit' }, { title: zh ? '数值' : 'value', align: 'right' }],
      [
        [zh ? '集合的标识数' : 'indicators of a set', String(now.size)],
        [zh ? '集合大小之比' : 'one set to the other', `${now.ratio}:1`],
        [zh ? '三十日内次数' : 'runs with a partner in 30 days', String(now.runsPerMonth)],
      ],
    ).trimEnd(),
  );
}
