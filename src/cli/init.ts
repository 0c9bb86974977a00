import { ClewError } from '../errors.ts';
import type { Command } from './args.ts';

export const command: Command = {
  usage: 'DIR',
  positionals: [1, 1],
  options: [
    { name: 'agency', value: 'NAME', about: { en: 'the agency whose casebook this is', zh: '案册所属单位' } },
    {
      name: 'region',
      value: 'CC',
      about: { en: 'country of national phone numbers (default CN)', zh: '本国电话号码所属地区（默认 CN）' },
    },
    {
      name: 'language',
      value: 'en|zh',
      about: { en: 'language of the casebook (default: of the output)', zh: '案册语言（默认与输出相同）' },
    },
  ],
  async run(console, args) {
    const { createCasebook } = await import('../casebook/index.ts');
    const dir = args.positionals[0]!;
    const region = (args.text('region') ?? 'CN').toUpperCase();
    if (!/^[A-Z]{2}$/.test(region)) {
      throw new ClewError('input', 'cli.arguments', `--region takes a two-letter country code, not ${region}`);
    }
    const agency = args.text('agency');
    const casebook = await createCasebook(dir, {
      region,
      language: args.text('language') ?? console.lang,
      ...(agency === undefined ? {} : { agency }),
    });
    const { info } = casebook;
    await casebook.close();
    if (console.json) return console.printJson(info);
    console.say({
      en: `made casebook ${info.id} in ${dir}\nnext: clew import -C ${dir} FILE`,
      zh: `已在 ${dir} 新建案册 ${info.id}\n下一步：clew import -C ${dir} 文件`,
    });
  },
};
