import type { Command } from './args.ts';
import { foreignSentence } from './foreign.ts';

export const command: Command = {
  usage: 'TEXT',
  positionals: [1, 1],
  options: [{ name: 'limit', value: 'N', about: { en: 'at most N reports (default 50)', zh: '最多 N 条报案（默认 50）' } }],
  async run(console, args) {
    const workbench = await console.open();
    const [text = ''] = args.positionals;
    const found = await workbench.search(text, Number(args.text('limit') ?? 50));
    const foreign = await workbench.foreign(workbench.indicatorsIn(text));
    if (console.json) return console.printJson([...found, ...foreign]);
    for (const each of foreign) console.say(foreignSentence(each));
    if (found.length === 0) {
      console.say({
        en: 'no report names it. Masked and mistyped forms are not searched; clew extract shows how a value is read.',
        zh: '没有报案提及。不搜索被遮挡或写错的形式；clew extract 可查看某值如何解析。',
      });
      return;
    }
    await console.print(found.map((hit) => [hit.report, hit.ring || '-', hit.kind, hit.value, hit.role].join('\t')).join('\n'));
  },
};
