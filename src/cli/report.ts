import type { Role } from '../model/index.ts';
import type { StoredMention } from '../casebook/index.ts';
import { readingLines } from '../picture/index.ts';
import type { Command, Language, Words } from './args.ts';
import { foreignSentence } from './foreign.ts';

const roleWords: Readonly<Record<Role, Words>> = {
  suspect: { en: 'suspect', zh: '嫌疑人' },
  victim: { en: 'victim', zh: '受害人' },
  institution: { en: 'institution', zh: '机构' },
  unknown: { en: 'unknown', zh: '未知' },
};

/** What a person said of a mention, against what the machine had read. */
function correction({ role, corrected }: StoredMention, lang: Language): string {
  if (corrected === undefined) return '';
  const { act, by, was, wrong } = corrected;
  if (wrong) return lang === 'zh' ? `经人工认定识别有误（第${act}号操作，${by}）` : `read wrongly, says ${by} (act ${act})`;
  if (role === was) return lang === 'zh' ? `经人工核实（第${act}号操作，${by}）` : `confirmed by ${by} (act ${act})`;
  const machine = roleWords[was][lang];
  return lang === 'zh'
    ? `经人工更正，系统原识别为${machine}（第${act}号操作，${by}）`
    : `corrected by ${by} (act ${act}), the machine read ${machine}`;
}

export const command: Command = {
  usage: 'REPORT',
  positionals: [1, 1],
  options: [],
  async run(console, args) {
    const workbench = await console.open();
    const page = await workbench.report(args.positionals[0]!);
    const foreign = await workbench.foreign(page.mentions.filter(({ masked }) => !masked));
    const reading = await workbench.reading(args.positionals[0]!);
    if (console.json) return console.printJson({ ...page, reading, ...(foreign.length === 0 ? {} : { foreign }) });
    const { report, mentions, ring } = page;
    const zh = console.lang === 'zh';
    const date = (at: number | undefined): string =>
      at === undefined ? '' : new Date(at).toISOString().slice(0, 16).replace('T', ' ');
    const facts: readonly (readonly [Words, string])[] = [
      [{ en: 'report', zh: '报案' }, report.ref === undefined ? report.id : `${report.ref} (${report.id})`],
      [{ en: 'ring', zh: '团伙' }, ring === undefined ? '–' : `${ring.id}  ${ring.confidence.toFixed(2)}`],
      [{ en: 'agency', zh: '受理单位' }, report.agency ?? ''],
      [{ en: 'reported (UTC)', zh: '报案时间（UTC）' }, date(report.reportedAt)],
      [{ en: 'happened (UTC)', zh: '案发时间（UTC）' }, date(report.lossAt)],
      [
        { en: 'source', zh: '出处' },
        `${report.source.exhibit.slice(0, 12)}… ${zh ? '第' : 'row'} ${report.source.row}${zh ? ' 行' : ''}`,
      ],
    ];
    const lines = facts.filter(([, value]) => value !== '').map(([name, value]) => `${name[console.lang]}: ${value}`);
    const found = mentions.map((mention) => {
      const marks = [
        mention.masked ? (zh ? '被遮挡' : 'masked') : '',
        mention.earlier ? (zh ? '前案' : 'earlier scam') : '',
        correction(mention, console.lang),
      ].filter(Boolean);
      return `  ${mention.kind}\t${mention.value}\t${roleWords[mention.role][console.lang]}\t${mention.field ?? (zh ? '正文' : 'text')} ${mention.start}–${mention.end}${marks.length > 0 ? `\t${marks.join(', ')}` : ''}`;
    });
    const told = readingLines(report, reading, console.lang);
    await console.print([...lines, '', report.text, '', ...told, '', ...found].join('\n'));
    for (const each of foreign) console.say(foreignSentence(each));
  },
};
