import type { Args, Console } from '../../cli/args.ts';
import { readNote } from '../receive/statement.ts';
import { putOut } from '../receive/signed-out.ts';
import { houseOf, one, wrong } from './arguments-command.ts';
import { ask, asked } from './ask.ts';

/** Asks the partner for a package about what is common. */
export async function makeRequest(console: Console, args: Args, rest: readonly string[]): Promise<void> {
  const id = one(rest, 'ask RUN [--ring RING] -o FILE');
  const [ring, ...more] = args.many('ring');
  if (more.length > 0) throw wrong('a request is about one ring, or about all that is common');
  const { act, indicators, request } = await ask(await houseOf(console), id, ring);
  if (console.json) return await console.printJson({ run: id, act, indicators, request });
  await putOut(console, args.text('out'), request);
  console.say({
    en: `request about ${indicators} indicators signed, act ${act}; it names them: hand it on as you would a package. Over there: clew overlap asked request.clew`,
    zh: `已签署请求，涉及标识 ${indicators} 项，第 ${act} 号操作；其中列明标识，请按移送卷宗的方式交付。对方执行：clew overlap asked request.clew`,
  });
}

/** Takes in a partner's request, and says what of it is here. */
export async function takeRequest(console: Console, _args: Args, rest: readonly string[]): Promise<void> {
  const file = one(rest, 'asked FILE');
  const { id, act, partner, indicators, rings, cases } = await asked(await houseOf(console), await readNote(console.path(file)));
  if (console.json) return await console.printJson({ run: id, act, partner, indicators, rings, cases });
  const zh = console.lang === 'zh';
  await console.print(
    [
      zh
        ? `${partner} 请求移送（${id}）：标识 ${indicators} 项`
        : `${partner} asks for a package after ${id}: ${indicators} indicators`,
      ...rings.map((ring) => (zh ? `团伙 ${ring}` : `ring ${ring}`)),
      ...cases.map((each) => (zh ? `案件 ${each.id} ${each.title}` : `case ${each.id} ${each.title}`)),
    ].join('\n'),
  );
  const [first] = cases;
  console.say(
    first === undefined
      ? {
          en: `recorded, act ${act}; next: open a case on a ring of these (clew case open), then clew export CASE --to ${partner} -o DIR`,
          zh: `已记录，第 ${act} 号操作；下一步：就其中团伙立案（clew case open），再 clew export 案件 --to ${partner} -o 文件夹`,
        }
      : {
          en: `recorded, act ${act}; next: clew export ${first.id} --to ${partner} --reason TEXT -o DIR`,
          zh: `已记录，第 ${act} 号操作；下一步：clew export ${first.id} --to ${partner} --reason 理由 -o 文件夹`,
        },
  );
}
