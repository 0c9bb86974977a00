import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { rejectedCsv } from '../intake/index.ts';
import type { Command } from './args.ts';
import { importLines } from './import-lines.ts';
import { nextSteps } from './import-next.ts';
import { intakeOptions, readIntakeOptions } from './intake-options.ts';

export const command: Command = {
  usage: 'FILE...',
  positionals: [1, Infinity],
  options: [
    ...intakeOptions,
    {
      name: 'rejected',
      value: 'FILE',
      about: { en: 'write the rows set aside to FILE, to correct and import again', zh: '将搁置的行写入文件，更正后可再导入' },
    },
    { name: 'plan', about: { en: 'show how the file would be read; import nothing', zh: '仅显示将如何读取，不导入' } },
  ],
  async run(console, args) {
    const options = await readIntakeOptions(console, args);
    const files = args.positionals.map((name) => console.path(name));
    if (args.is('plan')) {
      const { describe, plan } = await import('../intake/index.ts');
      for (const file of files) {
        const filePlan = await plan(file, options);
        await (console.json ? console.printJson(filePlan) : console.print(describe(filePlan, console.lang)));
      }
      return;
    }
    const workbench = await console.open();
    const results = [];
    for (const file of files) {
      const result = await workbench.importFile(file, options);
      results.push(result);
      for (const line of importLines(result)) console.say(line);
    }
    const rejected = results.reduce((sum, result) => sum + result.rejected, 0);
    const target = args.text('rejected');
    if (target !== undefined) {
      const exhibits = new Set(results.map((result) => result.exhibit));
      await pipeline(rejectedCsv(workbench.rejected(exhibits)), createWriteStream(console.path(target)));
    } else if (rejected > 0) {
      console.say({
        en: 'the rows set aside stay in the casebook: --rejected FILE writes them out to correct and import again',
        zh: '搁置的行保存在案册中：用 --rejected 文件 导出，更正后可再导入',
      });
    }
    if (console.json) return console.printJson(results);
    const next = nextSteps(results, await workbench.ctx.read.personLists());
    console.say({ en: `next: ${next.en}`, zh: `下一步：${next.zh}` });
  },
};
