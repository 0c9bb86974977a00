import {
  type Addressee,
  type BoardCell,
  type Dossier,
  type ElementTemplate,
  letterBlank as blank,
  letterHead,
  type NamedSuspect,
  numberedLines as numbered,
  sampleNotice,
  type Sentence,
  signatureLines,
} from '../../model/index.ts';
import { nounOf } from '../../link/index.ts';
import type { Element } from '../board/index.ts';
import type { House } from './houses.ts';
import { dayOf } from '../day.ts';

interface Written {
  readonly dossier: Dossier;
  readonly template: ElementTemplate;
  readonly element: Element;
  readonly cell: BoardCell;
  readonly addressee: Addressee;
  readonly request: { readonly to: Sentence; readonly what: Sentence; readonly days: number };
  readonly asks: readonly Sentence[];
  readonly bases: readonly Sentence[];
  /** What is asked about, by the house that keeps its records. */
  readonly houses: readonly House[];
  /** Only where the addressee may know whom it is about. */
  readonly suspect: NamedSuspect | undefined;
  readonly reports: readonly { readonly agency: string; readonly names: readonly string[] }[];
}

type Lang = keyof Sentence;

const dayMs = 86_400_000;
/** Days before the first report that records are asked for: contact and set-up go before the loss. */
const leadDays = 30;
/** The same for where somebody stayed. */
const stayDays = 365;

/** Subject and text in both languages, ready for a letterhead. Lines in the order an officer reads them out. */
export function writeLetter(letter: Written): { readonly subject: Sentence; readonly body: Sentence } {
  const { request } = letter;
  return {
    subject: {
      en: `${request.what.en} – ${caseOf(letter, 'en')}`,
      zh: `关于${request.what.zh}的函（${caseOf(letter, 'zh')}）`,
    },
    body: { en: body(letter, 'en'), zh: body(letter, 'zh') },
  };
}

/** A company is told the number alone: what a case is called may say whom it is about. */
function caseOf({ dossier, addressee }: Written, lang: Lang): string {
  const { title, id } = dossier.case;
  if (lang === 'zh') return isAuthority(addressee) ? `“${title}”案，编号${id}` : `案件编号${id}`;
  return isAuthority(addressee) ? `case “${title}” (no. ${id})` : `case no. ${id}`;
}

function body(letter: Written, lang: Lang): string {
  const { dossier, asks, bases } = letter;
  const zh = lang === 'zh';
  const { case: facts, casebook } = dossier;
  const agency = facts.agency ?? casebook.agency;
  const parts: [string, readonly string[]][] = [
    [zh ? '一、法律依据' : '1. Legal basis', numbered(bases, lang)],
    [zh ? '二、待证事项' : '2. What is to be shown', shown(letter, lang)],
    [zh ? '三、请提供' : '3. Please provide', numbered(asks, lang)],
    [zh ? '四、查询对象及期间' : '4. About what, and for which period', schedule(letter, lang)],
    [zh ? '五、答复形式' : '5. Form of the answer', zh ? formZh(letter) : formEn(letter)],
    [zh ? '六、期限与保密' : '6. Time and confidence', confidence(letter, lang)],
  ];
  const head = letterHead(agency, facts.label, toWhom(letter, lang), lang);
  const lead = zh
    ? `我单位正在办理一起诈骗案件（${caseOf(letter, 'zh')}），现请贵单位协助提供下列材料。`
    : `We are investigating a fraud, ${caseOf(letter, 'en')}, and ask you for the following.`;
  const sections = parts.flatMap(([title, lines]) => ['', title, ...lines]);
  return [
    ...sampleNotice(casebook.synthetic, lang),
    ...head,
    '',
    lead,
    ...sections,
    '',
    ...signatureLines(facts.officers, agency, lang),
  ].join('\n');
}

/** A house that the indicators name, else a line for the officer to fill. */
function toWhom({ houses, request }: Written, lang: Lang): string {
  const [house] = houses;
  if (houses.length !== 1 || house === undefined || house.title.en === '') return request.to[lang];
  return lang === 'zh' ? `${house.title.zh}：${blank}` : `${house.title.en}: ${blank}`;
}

/**
 * What the answer serves to show. Only an authority is told how the case stands: it has to know what is missing, a company has
 * not.
 */
function shown({ template, element, cell, addressee }: Written, lang: Lang): string[] {
  const { title, asks, gap, source } = element;
  const text = template.sources.find(({ id }) => id === source.id)!.title[lang];
  const cited = source.article === undefined ? text : `${text}${articleIn(source.article, lang)}`;
  const standing = isAuthority(addressee) && cell.gap !== undefined;
  return lang === 'zh'
    ? [`${title.zh}：${asks.zh}`, `出处：${cited}。`, ...(standing ? [`现状：${gap.zh}`] : [])]
    : [`${title.en}: ${asks.en}`, `Source: ${cited}.`, ...(standing ? [`As it stands: ${gap.en}`] : [])];
}

/** `2(1)` of Chinese opinions is item 1 of part 2. */
function articleIn(article: string, lang: Lang): string {
  if (lang === 'en') return `, at ${article}`;
  const [, part, item] = /^(\d+)\((\d+)\)$/u.exec(article) ?? [];
  return part === undefined ? `第${article}条` : `第${part}部分第（${item}）项`;
}

const isAuthority = (to: Addressee): boolean => to === 'police' || to === 'foreign';

function confidence({ request: { days }, addressee, dossier }: Written, lang: Lang): string[] {
  const { label } = dossier.case;
  if (lang === 'zh') {
    return [
      `请于收到本函之日起${days}日内答复；能够先行提供的部分，请先行提供。不能提供的，请书面说明原因。`,
      isAuthority(addressee)
        ? `本函及所附材料按TLP:${label}处理，仅限办理本案使用。`
        : '请勿向账户、号码的持有人或其他无关人员透露本函内容。持有人可能并不知情，也可能系被冒用，在查明之前不应因本函将任何人视为嫌疑人。',
    ];
  }
  return [
    `Please answer within ${days} days of receipt, and send first what is at hand. What cannot be given, please say so in writing, and why.`,
    isAuthority(addressee)
      ? `This letter and what comes with it are TLP:${label} and for this case alone.`
      : 'Please do not tell the holders of these accounts or numbers, or anybody without need to know, of this letter. A holder may know nothing of the offence, or be impersonated: until that is known nobody is to be treated as a suspect because of this letter.',
  ];
}

/** Whom or what it is about, and from when to when. */
function schedule({ dossier, element, houses, suspect, reports }: Written, lang: Lang): string[] {
  const zh = lang === 'zh';
  const lines: string[] = [];
  if (suspect !== undefined) lines.push(...personLines(suspect, lang));
  for (const { agency, names } of reports) {
    const whose = agency === '' ? (zh ? '受理单位未载明' : 'station not told') : agency;
    lines.push(zh ? `${whose}（${names.length}件）：${names.join('、')}` : `${whose} (${names.length}): ${names.join(', ')}`);
  }
  let number = 0;
  for (const { title, about } of houses) {
    if (title.en !== '' && houses.length > 1) lines.push(zh ? `【${title.zh}】` : `[${title.en}]`);
    for (const { kind, value, firstSeen, lastSeen, statementFrom } of about) {
      const seen =
        firstSeen === undefined || lastSeen === undefined
          ? ''
          : zh
            ? `，报案中见于${dayOf(firstSeen)}至${dayOf(lastSeen)}`
            : `, named in reports of ${dayOf(firstSeen)} to ${dayOf(lastSeen)}`;
      const wanted =
        statementFrom === undefined
          ? ''
          : zh
            ? `，自${dayOf(statementFrom)}起的交易明细（含对手账户及余额）`
            : `, statement from ${dayOf(statementFrom)} on, with counterparties and balances`;
      lines.push(`${++number}. ${nounOf(kind, value, lang)}${zh ? '：' : ': '}${plainValue(kind, value)}${wanted}${seen}`);
    }
  }
  if (lines.length === 0) lines.push(zh ? `查询对象：${blank}` : `About: ${blank}`);
  else if (reports.length > 1 || houses.length > 1) {
    lines.push(
      zh
        ? '（一函一单位：发函前请删去与收件单位无关的各行。）'
        : '(One letter for each addressee: strike what does not concern it.)',
    );
  }
  if (reports.length === 0) lines.push(period(dossier, element, lang));
  return lines;
}

/** A value as the addressee writes it: `golden_fx`, not `wechat:golden_fx`; the chain of a wallet stands behind it. */
function plainValue(kind: string, value: string): string {
  const colon = value.indexOf(':');
  if (colon === -1 || (kind !== 'handle' && kind !== 'wallet')) return value;
  const rest = value.slice(colon + 1);
  return kind === 'handle' ? rest : `${rest} (${value.slice(0, colon)})`;
}

function personLines({ id, name, aliases, papers }: NamedSuspect, lang: Lang): string[] {
  const zh = lang === 'zh';
  const known = [
    ...(aliases.length === 0 ? [] : [zh ? `别名：${aliases.join('、')}` : `also known as ${aliases.join(', ')}`]),
    ...Object.entries(papers).map(([field, value]) => (zh ? `${field}：${value}` : `${field}: ${value}`)),
  ];
  const called = name ?? (zh ? `${id}（身份待查）` : `${id} (identity not known)`);
  const rest = known.length === 0 ? '' : zh ? `，${known.join('，')}` : `, ${known.join(', ')}`;
  return [zh ? `人员：${called}${rest}` : `Person: ${called}${rest}`];
}

function period({ reports }: Dossier, { computed }: Element, lang: Lang): string {
  const times = reports.flatMap(({ lossAt, reportedAt }) => [lossAt, reportedAt].filter((time) => time !== undefined));
  if (times.length === 0) return lang === 'zh' ? `期间：${blank}至${blank}` : `Period: ${blank} to ${blank}`;
  const lead = computed === 'den' || computed === 'crossing' ? stayDays : leadDays;
  const from = dayOf(times.reduce((a, b) => Math.min(a, b)) - lead * dayMs);
  const to = dayOf(times.reduce((a, b) => Math.max(a, b)));
  return lang === 'zh' ? `期间：${from}至${to}（协调世界时）` : `Period: ${from} to ${to} (UTC)`;
}

function formEn({ addressee, template }: Written): string[] {
  const common = [
    'Data as files (CSV or XLSX), times with their zone, and a signed list with the name, size and SHA-256 hash of every file.',
    'Who extracted the data, when, from which system, with which tool and version; two officers or the person responsible sign.',
  ];
  if (addressee === 'foreign') {
    return [
      ...common,
      'For evidence: its source, extractor or provider, time, way of custody, kind, quantity and features, two signatures and seal, and the reference of the authority that permits its export.',
    ];
  }
  if (template.jurisdiction === 'US' && addressee !== 'police') {
    return [...common, 'A certification of a qualified person under FRE 902(13)/(14) with a declaration under 28 U.S.C. 1746.'];
  }
  return common;
}

function formZh({ addressee, template }: Written): string[] {
  const common = [
    '数据以文件形式（CSV或XLSX）提供，时间注明时区，并附清单，载明每个文件的名称、大小及SHA-256哈希值，加盖公章。',
    '注明数据由何人、何时、从何系统、以何种工具及版本提取，由两名经办人员或负责人签名。',
  ];
  if (addressee === 'foreign') {
    return [
      ...common,
      '所提供证据请注明来源、提取人或提供人、时间、保管移交过程、种类、数量、特征，由两名人员签名并盖章，并附准许出境的批准文号。',
    ];
  }
  if (template.jurisdiction === 'US' && addressee !== 'police') {
    return [...common, '依《联邦证据规则》第902条第13、14项附合格人员证明，并依28 U.S.C. 1746作出声明。'];
  }
  return common;
}
