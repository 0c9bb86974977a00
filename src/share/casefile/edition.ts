import type { Dossier, Label, PackageInfo } from '../../model/index.ts';
import { countOf, momentOf } from './amounts.ts';
import { boardOf } from './board.ts';
import { certificationOf, verificationOf } from './closing.ts';
import { decisionsOf, linksOf } from './links.ts';
import { custodyOf, exhibitsOf, reportsOf, samplesOf } from './lists.ts';
import { moneyOf } from './money.ts';
import type { Language } from './names.ts';
import { otherRingsOf, ringsOf, servicesOf, shelteredOf, suspectsOf } from './parties.ts';
import { summaryOf } from './summary.ts';
import { shortened, tellerOf } from './teller.ts';
import type { Teller } from './teller.ts';
import { timelineOf } from './timeline.ts';
import { wordsOf } from './words.ts';

/** Colours of the Traffic Light Protocol 2.0, always on black. */
const colours: Readonly<Record<Label, string>> = {
  RED: '#ff2b2b',
  'AMBER+STRICT': '#ffc000',
  AMBER: '#ffc000',
  GREEN: '#33ff00',
  CLEAR: '#ffffff',
};

/** Tells a case in one language, for the pages to set: plain data, so that no text of a case is ever read as markup. */
export function editionOf(dossier: Dossier, info: PackageInfo, lang: Language) {
  const teller = tellerOf(dossier, info, lang);
  const words = wordsOf(lang);
  return {
    lang,
    words,
    label: `TLP:${info.label}`,
    colour: colours[info.label],
    cover: coverOf(teller, words),
    summary: summaryOf(teller),
    suspects: suspectsOf(teller, words),
    sheltered: shelteredOf(teller),
    rings: ringsOf(teller, words),
    otherRings: otherRingsOf(teller),
    services: servicesOf(teller),
    timeline: timelineOf(teller),
    boards: dossier.boards.map((board) => boardOf(teller, board, words)),
    money: moneyOf(teller),
    links: linksOf(teller),
    decisions: decisionsOf(teller),
    reports: reportsOf(teller),
    exhibits: exhibitsOf(teller),
    custody: custodyOf(teller),
    samples: samplesOf(teller),
    certification: certificationOf(teller),
    verification: verificationOf(teller),
    says: saysOf(teller),
  };
}

function coverOf({ dossier, info, lang }: Teller, words: Record<string, string>) {
  const en = lang === 'en';
  const { case: facts, casebook, head } = dossier;
  const officers = facts.officers.map(({ name, role, agency }) => [name, role, agency].filter(Boolean).join(', '));
  const hold = facts.hold === undefined ? undefined : facts.hold.reason;
  const lines: [string, string | undefined][] = [
    [words['from']!, facts.agency ?? casebook.agency ?? casebook.id],
    [words['to']!, info.recipient],
    [words['reason']!, info.reason],
    [words['purpose']!, facts.purpose],
    [words['law']!, facts.law],
    [words['court']!, facts.court],
    [words['officers']!, officers.length === 0 ? undefined : officers.join('; ')],
    [words['opened']!, `${momentOf(facts.openedAt)} UTC, ${facts.openedBy}`],
    [words['hold']!, hold],
    [words['redaction']!, redactionOf(info, en)],
  ];
  return {
    title: facts.title,
    short: shortened(facts.title, 56),
    id: facts.id,
    package: info.id,
    at: `${momentOf(info.at)} UTC`,
    lines: lines.filter((line): line is [string, string] => line[1] !== undefined && line[1] !== ''),
    head: [
      [words['origin']!, head.origin],
      [words['acts']!, countOf(head.size)],
      [words['root']!, head.root],
      [words['key']!, head.key],
    ],
    synthetic: casebook.synthetic
      ? en
        ? 'Synthetic sample: every person, number and site in it is invented.'
        : '合成样例：其中所有人员、号码和网站均为虚构。'
      : '',
  };
}

function redactionOf({ redact, withheld }: PackageInfo, en: boolean): string {
  const what =
    redact === 'victims' ? (en ? 'what names a victim' : '可识别被害人的内容') : en ? 'nothing of the case' : '案件内容未作隐去';
  if (withheld === 0) return what;
  return en ? `${what}; ${countOf(withheld)} items withheld` : `${what}；共隐去 ${countOf(withheld)} 项`;
}

/** Sentences that stand on the pages themselves. */
function saysOf({ lang, dossier }: Teller) {
  const en = lang === 'en';
  const { head } = dossier;
  return {
    personRule: en ? 'Solid, with the person’s name: a person decided it.' : '实线并附姓名：由人工认定。',
    machineRule: en ? 'Dashed: the machine proposes it, and nobody has decided yet.' : '虚线：由机器提议，尚未经人工认定。',
    readRule: en
      ? 'Reports are grouped by the indicators that they share. Such a ring is a proposal about reports, never a verdict about a person. All times are UTC. Characters that the font of this file lacks are shown by their code, as [U+1F600]; the tables beside it hold them as they were written.'
      : '报案按共同的涉案标识串并。团伙是对报案的提议，不是对任何人的结论。所有时间均为 UTC。本文件字体所缺字符以编码表示，如 [U+1F600]，原文见随附数据表。',
    noSuspects: en ? 'No suspect has been named in this case.' : '本案尚未列明嫌疑人。',
    noReports: en ? 'The case holds no report.' : '本案没有报案。',
    noHubs: en ? 'No two reports of this ring name one indicator.' : '该团伙的报案没有共同的涉案标识。',
    noDays: en ? 'No report tells a day.' : '各份报案均未载明日期。',
    noBoard: en
      ? 'No template of an offence was chosen for this case, so that there is no board: what has to be proven, and what is missing, is not told here.'
      : '本案未选用罪名模板，故无证据矩阵：待证要件及缺口未在此列明。',
    noReceivers: en
      ? 'No report names an account, card or wallet that received money.'
      : '各份报案均未提到收款账户、银行卡或钱包。',
    noTraces: en ? 'Nobody has traced the money of this case yet.' : '尚未对本案资金进行追踪。',
    noFreezes: en ? 'No stop of payment has been proposed in this case.' : '本案尚未提出止付建议。',
    noLinks: en ? 'No link ties the reports of this case.' : '本案报案之间没有串并。',
    noRejected: en ? 'Nobody has rejected a link of this case.' : '尚无人否定本案的任何串并。',
    noDecisions: en ? 'People have decided nothing else on this case.' : '本案尚无其他人工研判。',
    noExhibits: en ? 'No exhibit belongs to this case.' : '本案没有证物。',
    noSamples: en ? 'No sample was taken.' : '未进行抽样取证。',
    rejectedTitle: en ? 'Rejected' : '被否定的',
    othersTitle: en ? 'Other decisions' : '其他研判',
    linksLead: en
      ? `The machine weighs what two reports share (log10 of how much likelier it is among reports of one gang). ${dossier.links.length} links hold the rings together, the strongest first.`
      : `机器按两份报案的共同标识赋权（属同一团伙与互不相干之似然比的常用对数）。共 ${dossier.links.length} 条串并维系团伙，强者在前。`,
    moreIndicators: en ? 'more in data/dossier.json' : '其余见 data/dossier.json',
    digest: en ? 'SHA-256 over the sorted hashes of all exhibits, a line each' : '全部证物哈希排序后逐行计算的 SHA-256',
    checkYes: en ? 'yes' : '是',
    checkNo: en ? 'no' : '否',
    checkOpen: en ? 'open' : '待查',
    checkMachine: en ? 'dashed: checked by the machine itself' : '虚线框：由机器自行核验',
    byPerson: en ? 'a person put it there' : '人工列入',
    byMachine: en ? 'computed by the machine' : '机器自动得出',
    money: en ? 'money' : '资金',
    site: en ? 'sites and apps' : '网站与应用',
    contact: en ? 'phones and accounts' : '电话与社交账号',
    sameTie: en ? 'a person said: one gang' : '人工认定同一团伙',
    differentTie: en ? 'a person said: not one gang' : '人工认定非同一团伙',
    footHead: en
      ? `log head: ${countOf(head.size)} acts, root ${head.root.slice(0, 12)}…`
      : `日志签名头：${countOf(head.size)} 条操作，根哈希 ${head.root.slice(0, 12)}…`,
    page: en ? 'Page' : '第',
    pageOf: en ? 'of' : '页，共',
    pageEnd: en ? '' : '页',
  };
}
