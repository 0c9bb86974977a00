import { existsSync } from 'node:fs';
import type { Args, Command, Console } from '../cli/args.ts';
import { readKey, type VerifierKey } from '../custody/index.ts';
import { ClewError } from '../errors.ts';
import type { Workbench } from '../workbench.ts';
import { decide } from './receive/decide.ts';
import { receive } from './receive/receive.ts';
import { receivedView } from './receive/received-view.ts';
import { renderReceived } from './receive/received-text.ts';
import { putOut } from './receive/signed-out.ts';
import { readIdentities } from './receive/unpack.ts';
import { Unverified } from './receive/vouched.ts';

export const command: Command = {
  usage: 'PKG|FILE|ID',
  positionals: [1, 1],
  options: [
    {
      name: 'key',
      value: 'VKEY|FILE',
      about: { en: 'the sender’s public key, from elsewhere than the package', zh: '移送方公钥，应取自卷宗以外的来源' },
    },
    {
      name: 'identity',
      value: 'FILE',
      about: { en: 'age key that opens an encrypted package', zh: '用于打开加密卷宗的 age 密钥文件' },
    },
    {
      name: 'accept',
      about: { en: 'take it in: exhibits sealed, indicators known as theirs', zh: '接受：封存证物，登记对方标识' },
    },
    { name: 'refuse', about: { en: 'turn it away; nothing of it is kept', zh: '拒收：不保留其内容' } },
    {
      name: 'reason',
      value: 'TEXT',
      about: { en: 'why it is accepted or refused; goes back to the sender', zh: '接受或拒收的理由，将告知移送方' },
    },
    {
      name: 'import',
      about: { en: 'also add its reports, as reports of the sender’s agency', zh: '同时将其中的报案作为移送单位的报案导入' },
    },
    { name: 'out', short: 'o', value: 'FILE', about: { en: 'where the signed receipt is written', zh: '已签署回执的输出文件' } },
  ],
  async run(console, args) {
    const decision = readDecision(args);
    const [given = ''] = args.positionals;
    const path = console.path(given);
    const isId = /^[PF][0-9a-f]{12}$/u.test(given) && !existsSync(path);
    const workbench = await console.open();
    const id = isId ? given : await take(console, args, workbench, path);
    const { house } = workbench;
    if (decision === undefined && !args.is('import')) {
      const view = await receivedView(house, id);
      if (console.json) return await console.printJson(view);
      await console.print(renderReceived(view, console.lang));
      if (view.package.state === 'quarantined') {
        console.say({
          en: `next: clew receive ${id} --accept --reason TEXT, or --refuse --reason TEXT`,
          zh: `下一步：clew receive ${id} --accept --reason 理由，或 --refuse --reason 理由`,
        });
      }
      return;
    }
    const done = decision === undefined ? undefined : await decide(house, id, decision);
    const imported = args.is('import') ? await workbench.importFrom(id) : undefined;
    if (imported !== undefined) {
      console.say({
        en: `${imported.added} reports added as the sender’s, ${imported.duplicates} known already; next: clew link`,
        zh: `已作为移送单位的报案导入 ${imported.added} 条，已有 ${imported.duplicates} 条；下一步：clew link`,
      });
    }
    if (done === undefined) return console.json ? await console.printJson({ package: id, imported }) : undefined;
    const { act, receipt } = done;
    console.say({
      en: `package ${id} ${decision!.decision}, recorded as act ${act}; the receipt goes back to the sender`,
      zh: `卷宗 ${id} 已${decision!.decision === 'accepted' ? '接受' : '拒收'}，记为第 ${act} 号操作；请将回执交还移送方`,
    });
    if (console.json) {
      return await console.printJson({ package: id, act, ...decision, receipt, ...(imported === undefined ? {} : { imported }) });
    }
    await putOut(console, args.text('out'), receipt);
  },
};

/** Takes a package in; when it is not what its sender signed, says where. */
async function take(console: Console, args: Args, workbench: Workbench, path: string): Promise<string> {
  const key = keyGiven(console, args);
  const identity = args.text('identity');
  const identities = identity === undefined ? undefined : await readIdentities(console.path(identity));
  try {
    const { id } = await receive(workbench.house, path, {
      ...(key === undefined ? {} : { key }),
      ...(identities === undefined ? {} : { identities }),
    });
    return id;
  } catch (error) {
    if (error instanceof Unverified) {
      for (const { sentence, found } of error.checks.filter(({ outcome }) => outcome === 'failed')) {
        console.say({ en: `✗ ${sentence.en}`, zh: `✗ ${sentence.zh}` });
        for (const each of found.slice(0, 10)) {
          console.say({ en: `    ${each.where}: ${each.sentence.en}`, zh: `    ${each.where}：${each.sentence.zh}` });
        }
      }
    }
    throw error;
  }
}

/** `--key`: a vkey, or a file that holds one. */
export function keyGiven(console: Console, args: Args): VerifierKey | undefined {
  const key = args.text('key');
  if (key === undefined) return undefined;
  const file = console.path(key);
  return readKey(existsSync(file) ? file : key);
}

function readDecision(args: Args): { readonly decision: 'accepted' | 'refused'; readonly reason: string } | undefined {
  const [accept, refuse, reason] = [args.is('accept'), args.is('refuse'), args.text('reason')];
  if (!accept && !refuse) return undefined;
  const bad =
    accept && refuse ? 'a package is accepted or refused' : refuse && args.is('import') ? 'what is refused is not imported' : '';
  if (bad !== '') throw new ClewError('input', 'cli.arguments', bad);
  if (reason === undefined || reason.trim() === '') {
    throw new ClewError('input', 'cli.arguments', 'a decision needs --reason TEXT', {
      hint: 'It is recorded, and told to the sender.',
    });
  }
  return { decision: accept ? 'accepted' : 'refused', reason };
}
