import type { Args, Console } from '../cli/args.ts';
import { words } from './arguments-command.ts';
import { changeFacts } from './edit.ts';
import { atCase, done } from './edit-command.ts';
import { sealTemplate } from './offences.ts';
import { templates } from './templates.ts';

/** Lists the templates, seals one of the agency's own, or says which ones a case is held against. */
export async function template(console: Console, args: Args, rest: readonly string[]): Promise<void> {
  if (rest.length === 0) return await list(console);
  if (rest[0] === 'add') return await add(console, rest);
  const [name = '', ...named] = words(rest, [2, 21], 'template CASE ID...');
  const { ctx, reader, id } = await atCase(console, name);
  const reason = args.text('reason');
  const change = { templates: named, ...(reason === undefined ? {} : { reason }) };
  const { act } = await changeFacts(ctx, id, change, reader);
  await done(console, id, [act], { templates: named });
}

async function list(console: Console): Promise<void> {
  const all = templates();
  if (console.json) return await console.printJson(all);
  const isChinese = console.lang === 'zh';
  const lines = all.map(({ id, title, elements, reviewed }) => {
    const told = isChinese ? `${elements.length} 项要件，${reviewed} 核对` : `${elements.length} elements, reviewed ${reviewed}`;
    return `${id.padEnd(20)} ${title[console.lang]}${isChinese ? `（${told}）` : ` (${told})`}`;
  });
  await console.print(lines.join('\n'));
}

async function add(console: Console, rest: readonly string[]): Promise<void> {
  const [, file = ''] = words(rest, [2, 2], 'template add FILE');
  const { ctx } = await console.open();
  const sealed = await sealTemplate(ctx, console.path(file));
  const { name, act } = sealed;
  if (console.json) {
    const { id } = sealed.template;
    return await console.printJson({ name, id, ...(act === undefined ? {} : { act }) });
  }
  await console.print(name);
  console.say(
    act === undefined
      ? { en: 'this template was sealed before', zh: '该模板此前已封存' }
      : {
          en: `sealed by act ${act}; clew case template CASE ${name} holds a case against it`,
          zh: `第 ${act} 号操作已封存；以 clew case template CASE ${name} 用于案件`,
        },
  );
}
