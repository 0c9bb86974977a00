import type { Command } from './args.ts';

export const command: Command = {
  usage: '',
  positionals: [0, 0],
  options: [
    {
      name: 'full',
      about: {
        en: 'weigh everything anew instead of adding the new reports; ring ids stay',
        zh: '全部重新评估，而非仅并入新报案；团伙编号不变',
      },
    },
  ],
  async run(console, args) {
    const workbench = await console.open();
    const linked = await workbench.link({ full: args.is('full') });
    if (console.json) return console.printJson(linked);
    console.say({
      en: `${linked.reports} reports: ${linked.inRings} in ${linked.rings} rings, all proposals until a person decides\nnext: clew rings, then clew ring ID`,
      zh: `${linked.reports} 条报案：${linked.inRings} 条归入 ${linked.rings} 个团伙；均为建议，由人研判\n下一步：clew rings，再 clew ring 编号`,
    });
    for (const { ring, into, how } of linked.moved) {
      console.say({
        en: `ring ${ring} ${how}${into.length > 0 ? `: ${into.join(', ')}` : ''}`,
        zh: `团伙 ${ring} ${how === 'merged' ? '已并入' : how === 'split' ? '已拆分为' : '已解散'} ${into.join('、')}`,
      });
    }
  },
};
