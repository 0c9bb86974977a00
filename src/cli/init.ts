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
    {
      name: 'origin',
      value: 'NAME',
      about: {
        en: 'name of the log for others, as police.example/clew/2026 (default: one made from the id)',
        zh: '日志对外名称，如 police.example/clew/2026（默认由编号生成）',
      },
    },
    {
      name: 'protect',
      about: {
        en: 'put the key of the log under a passphrase (also when CLEW_PASSPHRASE_FILE is set)',
        zh: '用口令保护日志密钥（设置 CLEW_PASSPHRASE_FILE 时亦然）',
      },
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
    const origin = args.text('origin');
    const { isKeyName, passphraseFromFile } = await import('../custody/index.ts');
    if (origin !== undefined && !isKeyName(origin)) {
      throw new ClewError('input', 'cli.arguments', '--origin takes a name without blanks and without +');
    }
    const passphrase = args.is('protect') ? await console.ask(true) : await passphraseFromFile();
    const casebook = await createCasebook(dir, {
      region,
      language: args.text('language') ?? console.lang,
      ...(agency === undefined ? {} : { agency }),
      ...(origin === undefined ? {} : { origin }),
      ...(passphrase === undefined ? {} : { passphrase }),
    });
    const { info } = casebook;
    await casebook.close();
    if (console.json) return console.printJson(info);
    console.say({ en: `made casebook ${info.id} in ${dir}`, zh: `已在 ${dir} 新建案册 ${info.id}` });
    if (passphrase === undefined) {
      console.say({
        en: `who can read ${dir}/keys can sign its log; to put the key under a passphrase: clew log key protect -C ${dir}`,
        zh: `能读取 ${dir}/keys 者即可签署日志；用口令保护密钥：clew log key protect -C ${dir}`,
      });
    }
    console.say({ en: `next: clew import -C ${dir} FILE`, zh: `下一步：clew import -C ${dir} 文件` });
  },
};
