import type { Args, Command, Console } from '../cli/args.ts';
import { ClewError } from '../errors.ts';
import { acknowledge, openRecall, sendRecall } from './receive/answers.ts';
import { packageRow } from './receive/packages.ts';
import { trustSentence } from './receive/partners.ts';
import { parseItem } from './receive/recall.ts';
import { keyGiven } from './receive-command.ts';
import { recallLines } from './receive/received-text.ts';
import { putOut } from './receive/signed-out.ts';
import { readNote } from './receive/statement.ts';

const usage = 'PACKAGE --item KIND:NAME... --why TEXT | open FILE | acknowledge PACKAGE --why TEXT';

export const command: Command = {
  usage,
  positionals: [1, 2],
  options: [
    {
      name: 'item',
      value: 'KIND:NAME',
      many: true,
      about: {
        en: 'what is withdrawn: report:, exhibit:, link:A/B, indicator:kind:value, suspect:, or package for all',
        zh: '撤回的内容：report:、exhibit:、link:甲/乙、indicator:类型:值、suspect:，或 package 表示整个卷宗',
      },
    },
    { name: 'why', value: 'TEXT', about: { en: 'why; recorded, and told to the recipient', zh: '理由，将被记录并告知接收方' } },
    {
      name: 'out',
      short: 'o',
      value: 'FILE',
      about: { en: 'where the signed recall is written', zh: '已签署撤回通知的输出文件' },
    },
    {
      name: 'key',
      value: 'VKEY|FILE',
      about: { en: 'open: the sender’s public key, from elsewhere', zh: 'open：移送方公钥，应取自其他来源' },
    },
  ],
  async run(console, args) {
    const [verb = '', name] = args.positionals;
    if (verb === 'open' && name !== undefined) return await open(console, args, name);
    const why = args.text('why');
    if (why === undefined || why.trim() === '') throw misused('a recall needs --why TEXT');
    if (verb === 'acknowledge' && name !== undefined) {
      const { house } = await console.open();
      const { act } = await acknowledge(house, name, why);
      if (console.json) return await console.printJson({ act, package: name });
      return console.say({ en: `recorded as act ${act}: read here`, zh: `记为第 ${act} 号操作：已阅知` });
    }
    if (name !== undefined) throw misused(`clew recall has no verb ${verb}`);
    const words = args.many('item');
    if (words.length === 0) throw misused('a recall names what is withdrawn: --item KIND:NAME');
    const workbench = await console.open();
    const asked = words.map((word) => parseItem(word, verb));
    const { act, recall, items } = await sendRecall(workbench.house, verb, { items: asked, reason: why });
    if (console.json) return await console.printJson({ act, package: verb, items, recall });
    console.say({
      en: `recorded as act ${act}; the recall goes to the recipient of ${verb}`,
      zh: `记为第 ${act} 号操作；请将撤回通知交给卷宗 ${verb} 的接收方`,
    });
    await putOut(console, args.text('out'), recall);
  },
};

async function open(console: Console, args: Args, name: string): Promise<void> {
  const key = keyGiven(console, args);
  const { house } = await console.open();
  const opened = await openRecall(house, await readNote(console.path(name)), key === undefined ? {} : { key });
  const { act, package: id, from, items, reason, trusted } = opened;
  if (console.json) return await console.printJson({ act, package: id, from, trusted, items, reason });
  console.say(trustSentence(trusted, opened.key));
  const row = await packageRow(house.ctx, house.quarantine, id, 'received');
  await console.print(
    recallLines({ ...row, recalls: row.recalls.filter((each) => each.act === act) }, console.lang)
      .slice(1)
      .join('\n'),
  );
  console.say({
    en: `recorded as act ${act}; when you have acted on it: clew recall acknowledge ${id} --why TEXT`,
    zh: `记为第 ${act} 号操作；处理后请确认阅知：clew recall acknowledge ${id} --why 说明`,
  });
}

const misused = (message: string): ClewError =>
  new ClewError('input', 'cli.arguments', message, { hint: `clew recall ${usage}` });
