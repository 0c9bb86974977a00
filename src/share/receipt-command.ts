import { existsSync } from 'node:fs';
import type { Command } from '../cli/args.ts';
import { takeReceipt } from './receive/answers.ts';
import { receiptOf } from './receive/decide.ts';
import { trustSentence } from './receive/partners.ts';
import { keyGiven } from './receive-command.ts';
import { tame } from './receive/received-text.ts';
import { putOut } from './receive/signed-out.ts';
import { readNote } from './receive/statement.ts';

export const command: Command = {
  usage: 'FILE|ID',
  positionals: [1, 1],
  options: [
    {
      name: 'key',
      value: 'VKEY|FILE',
      about: { en: 'the recipient’s public key, from elsewhere than the receipt', zh: '接收方公钥，应取自回执以外的来源' },
    },
    {
      name: 'out',
      short: 'o',
      value: 'FILE',
      about: { en: 'of a package received: where our receipt is written', zh: '（已收卷宗）我方回执的输出文件' },
    },
  ],
  async run(console, args) {
    const [given = ''] = args.positionals;
    const { house } = await console.open();
    if (/^[PF][0-9a-f]{12}$/u.test(given) && !existsSync(console.path(given))) {
      return await putOut(console, args.text('out'), await receiptOf(house, given));
    }
    const key = keyGiven(console, args);
    const taken = await takeReceipt(house, await readNote(console.path(given)), key === undefined ? {} : { key });
    const { act, package: id, from, receipt } = taken;
    if (console.json) return await console.printJson({ act, from, trusted: taken.trusted, ...receipt });
    console.say(trustSentence(taken.trusted, taken.key));
    console.say({
      en: `package ${id} ${receipt.decision} by ${from}${receipt.reason === undefined ? '' : `: ${tame(receipt.reason)}`}; recorded as act ${act}`,
      zh: `${from} 已${receipt.decision === 'accepted' ? '接受' : '拒收'}卷宗 ${id}${receipt.reason === undefined ? '' : `：${tame(receipt.reason)}`}；记为第 ${act} 号操作`,
    });
  },
};
