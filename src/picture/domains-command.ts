import type { Command } from '../cli/args.ts';
import { ClewError } from '../errors.ts';
import { labels, blocklistFormats } from '../model/index.ts';
import { blocklist } from './domains/blocklist-command.ts';
import { match, ofRing, watching } from './domains/tell-command.ts';

export const command: Command = {
  usage: 'RING | watch | match [FILE|-] | blocklist',
  positionals: [1, 2],
  options: [
    {
      name: 'allow',
      value: 'FILE',
      about: {
        en: 'sites never to be blocked or hit, one a line, beside those Clew knows',
        zh: '绝不封堵的网站，每行一个，与内置名单一并生效',
      },
    },
    { name: 'limit', value: 'N', about: { en: 'most rows to show (default 50)', zh: '最多显示的条数（默认50）' } },
    {
      name: 'format',
      value: blocklistFormats.join('|'),
      about: { en: 'blocklist: how it is written (default: csv)', zh: 'blocklist：文件格式（默认 csv）' },
    },
    {
      name: 'out',
      short: 'o',
      value: 'FILE',
      about: { en: 'blocklist: new file to write (default: stdout)', zh: 'blocklist：写入的新文件（默认标准输出）' },
    },
    {
      name: 'confidence',
      value: 'P',
      about: { en: 'blocklist: least confidence, 0.5–1 (default 0.9)', zh: 'blocklist：最低置信度，0.5–1（默认 0.9）' },
    },
    {
      name: 'patterns',
      about: {
        en: 'blocklist: with patterns of names, in adblock, csv and stix',
        zh: 'blocklist：一并列出命名规律（adblock、csv、stix 格式）',
      },
    },
    { name: 'ring', value: 'ID', many: true, about: { en: 'blocklist: of this ring alone', zh: 'blocklist：只列该团伙' } },
    { name: 'to', value: 'RECIPIENT', about: { en: 'blocklist: whom it is for', zh: 'blocklist：接收方' } },
    {
      name: 'label',
      value: 'LABEL',
      about: { en: `blocklist: ${labels.join(', ')}`, zh: `blocklist：交通灯协议标识：${labels.join('、')}` },
    },
    { name: 'reason', value: 'TEXT', about: { en: 'blocklist: why it is given out', zh: 'blocklist：提供理由' } },
  ],
  async run(console, args) {
    const [what = '', file] = args.positionals;
    if (file !== undefined && what !== 'match') {
      throw new ClewError('input', 'cli.arguments', `expected: ${command.usage}`, { hint: 'See clew help domains.' });
    }
    if (what === 'watch') return await watching(console, args);
    if (what === 'match') return await match(console, args, file ?? '-');
    if (what === 'blocklist') return await blocklist(console, args);
    return await ofRing(console, args, what);
  },
};
