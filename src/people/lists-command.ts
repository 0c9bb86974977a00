import type { Command } from '../cli/args.ts';
import { tableOf } from '../model/index.ts';
import { personListViews } from './lists.ts';

const sides = { roster: { en: 'roster', zh: '人员名册' }, wanted: { en: 'wanted list', zh: '在逃人员名单' } } as const;

export const command: Command = {
  usage: '',
  positionals: [0, 0],
  options: [],
  async run(console) {
    const workbench = await console.open();
    const lists = await personListViews(workbench.casebook.ctx.read);
    if (console.json) return console.printJson(lists);
    if (lists.length === 0) {
      console.say({
        en: 'no roster and no wanted list was imported yet: clew import --as roster FILE',
        zh: '尚未导入人员名册或在逃人员名单：clew import --as roster 文件',
      });
      return;
    }
    const zh = console.lang === 'zh';
    await console.print(
      tableOf(
        [
          { title: zh ? '名单' : 'list', widest: 40 },
          { title: zh ? '类型' : 'kind' },
          { title: zh ? '版本' : 'version', widest: 24 },
          { title: zh ? '人数' : 'people', align: 'right' },
          { title: zh ? '搁置' : 'set aside', align: 'right' },
          { title: zh ? '导入日期' : 'imported' },
          { title: 'SHA-256' },
        ],
        lists.map(({ name, side, version, persons, rejected, at, exhibit }) => [
          name,
          sides[side][console.lang],
          version ?? '',
          String(persons),
          String(rejected),
          new Date(at).toISOString().slice(0, 10),
          exhibit.slice(0, 12),
        ]),
      ),
    );
  },
};
