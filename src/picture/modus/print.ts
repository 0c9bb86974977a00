import {
  type ageBands,
  type contactChannels,
  exactAmount,
  type ModusOperandi,
  type Sentence,
  tableOf,
  wrap,
} from '../../model/index.ts';
import { scamStageName, scamTypeName } from '../../scam/index.ts';

type Language = keyof Sentence;

const words = {
  types: { en: 'What it is', zh: '诈骗类型' },
  unsure: { en: 'not sure', zh: '未能判定' },
  path: { en: 'Steps', zh: '作案步骤' },
  reports: { en: 'reports', zh: '报案数' },
  day: { en: 'day', zh: '第几天' },
  amount: { en: 'amount', zh: '金额' },
  phrases: { en: 'Wording that reports share', zh: '多份报案共有的话术' },
  noPhrases: { en: 'No wording is shared.', zh: '未发现共有话术。' },
  noPath: { en: 'No report tells a step.', zh: '报案均未述及作案步骤。' },
  target: { en: 'Whom it aims at, how it reaches them', zh: '侵害对象与接触方式' },
  languages: { en: 'language', zh: '语言' },
  ages: { en: 'age', zh: '年龄' },
  sexes: { en: 'sex', zh: '性别' },
  channels: { en: 'first contact', zh: '接触渠道' },
  filed: { en: 'as filed', zh: '登记渠道' },
} as const satisfies Readonly<Record<string, Sentence>>;

const channelNames: Readonly<Record<(typeof contactChannels)[number], Sentence>> = {
  messenger: { en: 'messenger', zh: '即时通信' },
  social: { en: 'social media', zh: '社交媒体' },
  dating: { en: 'dating site', zh: '婚恋交友' },
  call: { en: 'call', zh: '电话' },
  sms: { en: 'SMS', zh: '短信' },
  email: { en: 'e-mail', zh: '电子邮件' },
  advertisement: { en: 'advertisement', zh: '广告' },
  website: { en: 'website', zh: '网站' },
  game: { en: 'game', zh: '游戏' },
  post: { en: 'post', zh: '邮件包裹' },
};
const bandNames: Readonly<Record<(typeof ageBands)[number], Sentence>> = {
  '0-17': { en: 'under 18', zh: '不满18岁' },
  '18-29': { en: '18–29', zh: '18至29岁' },
  '30-39': { en: '30–39', zh: '30至39岁' },
  '40-49': { en: '40–49', zh: '40至49岁' },
  '50-59': { en: '50–59', zh: '50至59岁' },
  '60-69': { en: '60–69', zh: '60至69岁' },
  '70+': { en: '70 and over', zh: '70岁及以上' },
};
const sexNames: Readonly<Record<'f' | 'm', Sentence>> = { f: { en: 'women', zh: '女' }, m: { en: 'men', zh: '男' } };

const width = 100;
/** References of reports shown for a phrase. */
const mostRefs = 5;

/** How a ring works, for the terminal. */
export function renderModus(ring: string, modus: ModusOperandi, lang: Language): string {
  return [
    headOf(ring, modus, lang),
    typesOf(modus, lang),
    pathText(modus, lang),
    phrasesText(modus, lang),
    targetText(modus, lang),
  ].join('\n');
}

function headOf(ring: string, { reports, duplicates, unread }: ModusOperandi, lang: Language): string {
  const told = {
    en: `Ring ${ring}: ${reports} reports read. What they tell, not what is proven.`,
    zh: `团伙 ${ring}：已读报案 ${reports} 份。以下为报案所述，未经证实。`,
  };
  const again = {
    en: ` ${duplicates} tell a case again and are not counted.`,
    zh: `另有 ${duplicates} 份重复报案，不计入。`,
  };
  const left = {
    en: ` ${unread} were not read: of a ring this large every nth is.`,
    zh: `团伙过大，另有 ${unread} 份按间隔抽样未读。`,
  };
  return `${told[lang]}${duplicates > 0 ? again[lang] : ''}${unread > 0 ? left[lang] : ''}\n`;
}

function typesOf({ types, asFiled, unsure }: ModusOperandi, lang: Language): string {
  const rows = types.map(({ type, reports }) => [scamTypeName(type)[lang], String(reports)]);
  if (unsure > 0) rows.push([words.unsure[lang], String(unsure)]);
  const filed = {
    en: `  Of ${asFiled} the type is what the source filed.\n`,
    zh: `  其中 ${asFiled} 份按受理单位登记的类别计。\n`,
  };
  const table = tableOf(
    [
      { title: words.types[lang], widest: 40 },
      { title: words.reports[lang], align: 'right' },
    ],
    rows,
  );
  return asFiled > 0 ? `${table}${filed[lang]}` : table;
}

function pathText({ path }: ModusOperandi, lang: Language): string {
  if (path.length === 0) return `${words.path[lang]}\n  ${words.noPath[lang]}\n`;
  const of = (count: number): string => (lang === 'en' ? ` (${count})` : `（${count}）`);
  const rows = path.map(({ stage, reports, day, amount }) => [
    scamStageName(stage)[lang],
    String(reports),
    day === undefined ? '–' : `${Math.round(day.days * 10) / 10}${of(day.reports)}`,
    amount === undefined ? '–' : `${amount.currency} ${exactAmount(amount.minor, amount.currency)}${of(amount.reports)}`,
  ]);
  const right = (title: Sentence): { title: string; align: 'right' } => ({ title: title[lang], align: 'right' });
  return tableOf([{ title: words.path[lang] }, right(words.reports), right(words.day), right(words.amount)], rows);
}

function phrasesText({ phrases }: ModusOperandi, lang: Language): string {
  const lines = phrases.flatMap(({ text, reports, spans }) => {
    const refs = spans.slice(0, mostRefs).map(({ ref, report }) => ref || report);
    const more = reports > refs.length ? '…' : '';
    const told = wrap(`${reports}  ${text.replaceAll(/\s+/gu, ' ')}`, width, '  ');
    return [told, wrap(refs.join(lang === 'en' ? ', ' : '、') + more, width, '      ')];
  });
  return `${[words.phrases[lang], ...(lines.length === 0 ? [`  ${words.noPhrases[lang]}`] : lines)].join('\n')}\n`;
}

function targetText({ languages, ages, sexes, channels, filed }: ModusOperandi, lang: Language): string {
  const list = (rows: readonly { readonly name: string; readonly reports: number }[]): string =>
    rows.map(({ name, reports }) => `${name} ${reports}`).join(lang === 'en' ? ', ' : '，') || '–';
  const lines: [Sentence, string][] = [
    [words.languages, list(languages.map(({ value, reports }) => ({ name: value, reports })))],
    [words.ages, list(ages.map(({ value, reports }) => ({ name: bandNames[value][lang], reports })))],
    [words.sexes, list(sexes.map(({ value, reports }) => ({ name: sexNames[value][lang], reports })))],
    [words.channels, list(channels.map(({ value, reports }) => ({ name: channelNames[value][lang], reports })))],
    [words.filed, list(filed.map(({ value, reports }) => ({ name: value, reports })))],
  ];
  const told = lines.map(([title, text]) =>
    wrap(lang === 'en' ? `${title[lang]}: ${text}` : `${title[lang]}：${text}`, width, '  '),
  );
  return `${[words.target[lang], ...told].join('\n')}\n`;
}
