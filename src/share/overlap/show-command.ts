import type { Args, Console } from '../../cli/args.ts';
import { houseOf, none, one } from './arguments-command.ts';
import { rowsText, tableText, viewText } from './show-text.ts';
import { overlapList, overlapTable, overlapView } from './views.ts';

/** Runs, the newest first, with the offers that wait. */
export async function list(console: Console, _args: Args, rest: readonly string[]): Promise<void> {
  none(rest, 'list');
  const shown = await overlapList(await houseOf(console));
  if (console.json) return await console.printJson(shown);
  const { runs, requests, partners } = shown;
  if (runs.length > 0) await console.print(rowsText(runs, console.lang));
  for (const { run, partner, indicators, rings } of requests) {
    console.say({
      en: `${partner} asks for a package after ${run}: ${indicators} indicators, rings ${rings.join(', ') || 'none'}`,
      zh: `${partner} 在 ${run} 之后请求移送：标识 ${indicators} 项，团伙 ${rings.join('、') || '无'}`,
    });
  }
  if (runs.length > 0) return;
  console.say(
    partners.length === 0
      ? {
          en: 'no partner yet: clew overlap key, then clew overlap partner add',
          zh: '尚无伙伴单位：先 clew overlap key，再 clew overlap partner add',
        }
      : {
          en: 'no comparison yet: clew overlap offer --to PARTNER --purpose TEXT --basis TEXT --supervisor NAME -o offer.clew',
          zh: '尚无比对：clew overlap offer --to 单位 --purpose 用途 --basis 依据 --supervisor 审批人 -o offer.clew',
        },
  );
}

export async function show(console: Console, _args: Args, rest: readonly string[]): Promise<void> {
  const view = await overlapView(await houseOf(console), one(rest, 'show RUN'));
  if (console.json) return await console.printJson(view);
  await console.print(viewText(view, console.lang));
  const { id, state, file, variant } = view.run;
  const next = {
    committed: { en: `next: clew overlap resume ${id} -o FILE`, zh: `下一步：clew overlap resume ${id} -o 文件` },
    offered: {
      en: `next, when their answer has come: clew overlap open answer.clew`,
      zh: '收到对方应答后：clew overlap open answer.clew',
    },
    asked: { en: `next: clew overlap answer ${id}`, zh: `下一步：clew overlap answer ${id}` },
    answered: {
      en: 'next, when their result has come: clew overlap open result.clew',
      zh: '收到对方结果后：clew overlap open result.clew',
    },
    ended:
      variant === 'common' || variant === 'labels'
        ? {
            en: `next: clew overlap ask ${id} [--ring RING] -o request.clew`,
            zh: `下一步：clew overlap ask ${id} [--ring 团伙] -o request.clew`,
          }
        : undefined,
    refused: undefined,
    lost: undefined,
  }[state];
  if (file !== undefined && state !== 'ended') console.say({ en: `the ${file} waits to be handed on`, zh: '文件待交对方' });
  if (next !== undefined) console.say(next);
}

export async function table(console: Console, _args: Args, rest: readonly string[]): Promise<void> {
  none(rest, 'table');
  const shown = await overlapTable(await houseOf(console));
  if (console.json) return await console.printJson(shown);
  if (shown.partners.length > 0) return await console.print(tableText(shown, console.lang));
  console.say({ en: 'no comparison has ended that told which are common', zh: '尚无已结束且告知共有明细的比对' });
}
