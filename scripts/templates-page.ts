/** The reference page of templates, from the templates themselves. */
import type { addressees, computedParts, ElementTemplate, Sentence } from '../src/model/index.ts';
import { figureNames } from '../src/model/index.ts';
import { templates } from '../src/review/index.ts';

const parts: Readonly<Record<(typeof computedParts)[number], Sentence>> = {
  loss: {
    en: 'loss as reported, each case once, in the template’s currency with the rates that people entered (rate, day, source); amounts that people showed; held against the lowest grade',
    zh: '报案损失（同一案件只计一次），按人工录入的汇率（汇率、日期、来源）折合为模板币种；人工登记的证据金额；与最低档比较',
  },
  threshold: {
    en: 'messages, calls, page views that people showed, held against the grades',
    zh: '人工登记的信息条数、通话次数、浏览量，与各档比较',
  },
  victims: { en: 'reports that hold a statement, and those that do not', zh: '载有陈述的报案与缺少陈述的报案' },
  identity: {
    en: 'accounts of the suspect that reports name, and whether one is entered for somebody else too; never shown without a ground that people give',
    zh: '见于报案的该人账号，以及是否同时登记为他人所用；没有人工依据不认定',
  },
  money: {
    en: 'accounts and wallets of the suspect that reports name as the receiver, with what those reports lost; a shared service speaks against',
    zh: '报案称收款的该人账户与钱包及相关损失；属共用服务商的列为反对依据',
  },
  joinder: {
    en: 'which reports are joined by a site, chat group, fund account or den, and which are not; pairs judged apart speak against',
    zh: '哪些报案因同一网站、通讯群组、资金账户、窝点而可并案，哪些不能；人工判为非同一团伙的列为反对依据',
  },
  den: {
    en: 'days that people showed; places that victims name, which prove nothing',
    zh: '人工登记的天数；被害人提到的地点（仅供参考）',
  },
  crossing: { en: 'border crossings that people showed', zh: '人工登记的出入境次数' },
  wire: {
    en: 'calls, messages and sites that reports name; that one crossed a border is for records to show',
    zh: '报案提到的通话、信息、网站；是否跨境须由记录证明',
  },
  scheme: {
    en: 'reports that tell what happened; a ring that somebody dismissed speaks against',
    zh: '陈述经过的报案；人工否定的团伙列为反对依据',
  },
};

const who: Readonly<Record<(typeof addressees)[number], Sentence>> = {
  bank: { en: 'bank or payment institution', zh: '银行或支付机构' },
  telecom: { en: 'telecom operator', zh: '电信运营商' },
  platform: { en: 'platform, hosting, registrar', zh: '平台、主机商、域名注册商' },
  exchange: { en: 'exchange or custodian', zh: '虚拟货币交易所或托管机构' },
  police: { en: 'station that took the report', zh: '受理单位' },
  foreign: { en: 'foreign authority', zh: '境外主管机关' },
};

const cell = (text: string): string => text.replaceAll('|', '\\|');
const both = ({ en, zh }: Sentence): string => `${cell(en)}<br>${cell(zh)}`;

export function templatesPage(): string {
  return [
    '# Templates of elements 构成要件模板',
    'What a law asks to be proven, as data. `clew missing CASE` and the evidence board hold a case against them. They are lists to work by, never legal advice: each names its texts with their dates, and a point marked † was written from memory and is to be checked before anybody relies on it.',
    '以数据形式表述法律要求证明的事项。`clew missing 案件` 与证据矩阵据此对照案件。模板仅供办案对照，不是法律意见：每个模板注明所依据的文本及日期，标 † 的各项凭记忆写成，引用前须核对。',
    ...templates().map(section),
    own(),
  ].join('\n\n');
}

function section({ id, title, jurisdiction, currency, sources, reviewed, note, elements, thresholds }: ElementTemplate): string {
  const rows = elements.map(
    ({ id: name, title: what, asks, source, per, computed, letter, insteadOf, unchecked }) =>
      `| \`${name}\`${unchecked === true ? ' †' : ''} | ${both(what)} | ${both(asks)} | ${[source.id, source.article].filter(Boolean).join(' ')} | ${per} | ${computed ?? ''} | ${letter ?? ''} | ${insteadOf ?? ''} |`,
  );
  const grades = thresholds.flatMap(({ figure, grades: all, source }) =>
    all.map(({ from, title: grade }) => {
      const shown =
        figure === 'loss' || figure === 'amount'
          ? `${currency ?? ''} ${(from / 100).toLocaleString('en-US')}`
          : from.toLocaleString('en-US');
      return `| ${figure} | ${shown.trim()} | ${both(grade)} | ${[source.id, source.article].filter(Boolean).join(' ')} |`;
    }),
  );
  return [
    `## \`${id}\``,
    `${title.en} · ${title.zh}`,
    `Jurisdiction ${jurisdiction}, ${currency === undefined ? 'each currency by itself' : `counted in ${currency}`}, last compared on ${reviewed}.`,
    sources
      .map(
        ({ id: name, title: text, date, url }) =>
          `- \`${name}\` ${text.en} · ${text.zh} · ${date}${url === undefined ? '' : ` · <${url}>`}`,
      )
      .join('\n'),
    ...(note === undefined ? [] : [`${note.en}\n\n${note.zh}`]),
    [
      '| element 要件 | name 名称 | asks 要求 | source 出处 | per | computed 自动 | letter 函件 | instead of 替代 |',
      '| --- | --- | --- | --- | --- | --- | --- | --- |',
      ...rows,
    ].join('\n'),
    ...(grades.length === 0
      ? []
      : [['| figure 数量 | from 起点 | grade 档次 | source 出处 |', '| --- | ---: | --- | --- |', ...grades].join('\n')]),
  ].join('\n\n');
}

function own(): string {
  const computed = Object.entries(parts).map(([name, about]) => `| \`${name}\` | ${both(about)} |`);
  const asked = Object.entries(who).map(([name, about]) => `| \`${name}\` | ${both(about)} |`);
  return [
    '## A template of your own 自定模板',
    'A JSON file of the form below (`src/model/case.ts`, `ElementTemplate`; members that are not listed are refused). `clew case template add FILE` checks it and seals it as an exhibit; cases name it `sha256:…`, so that nobody can change it behind a case’s back. One with the id of another takes its place in the case.',
    '按下列形式写成的 JSON 文件（见 `src/model/case.ts` 的 `ElementTemplate`，不接受未列出的成员）。`clew case template add 文件` 核对后将其封存为证物，案件以 `sha256:…` 引用，任何人不能事后改动。与其他模板编号相同的，在该案中取代之。',
    [
      '| member 成员 | what it says 含义 |',
      '| --- | --- |',
      '| `id`, `title` | lower-case letters, digits, `.`, `-`; every text is `{"en": …, "zh": …}` · 小写字母、数字、点、连字符；所有文字均为中英两份 |',
      '| `jurisdiction`, `currency` | country; currency of amounts, left out: each as it is · 法域；计算币种，不写则各按原币 |',
      '| `sources` | `id`, `title`, `date` of the text, `url`; at least one · 所依据文本及其日期，至少一项 |',
      '| `reviewed` | day somebody last compared it with the texts · 最近一次核对日期 |',
      '| `elements` | `id`, `title`, `asks`, `source` `{id, article}`, `per` `suspect` or `offence`, `gap` (the sentence for when nothing shows it); `computed`, `letter`, `insteadOf`, `unchecked` where they apply · 各要件 |',
      `| \`thresholds\` | \`figure\` (\`loss\`, ${figureNames.map((name) => `\`${name}\``).join(', ')}), rising \`grades\` \`{from, title}\`, \`source\`; amounts in minor units · 各档起点，金额以最小货币单位计 |`,
    ].join('\n'),
    `What fills itself (\`computed\`) 自动填充：\n\n| part | what it looks at 依据 |\n| --- | --- |\n${computed.join('\n')}`,
    `Who can be asked (\`letter\`) 可发函的单位：\n\n| addressee | who 单位 |\n| --- | --- |\n${asked.join('\n')}`,
    [
      'How a cell comes to its state 单元格状态：',
      '',
      '- **contested 有争议**: anything speaks against it, from people or machine, however much speaks for it · 只要有反对依据，无论来自人还是系统，也无论支持依据有多少。',
      '- **supported 有依据**: a person gave a ground, or the computed part is reached. A ground that only adds to a counted figure shows the element once the lowest grade is reached · 有人工依据，或自动部分已达到；只增加数量的依据，达到最低档才算。',
      '- **not applicable 不适用**: a person set it aside with a reason, or another element does instead of it · 人工说明理由后标注，或已有替代要件。',
      '- **missing 缺失**: everything else · 其余情形。',
      '',
      'What a person withdraws no longer counts and stays in the log · 人工撤回的依据不再计入，但仍留在日志中。',
    ].join('\n'),
  ].join('\n\n');
}
