import {
  letterBlank as blank,
  letterHead,
  numberedLines,
  sampleNotice,
  type Sentence,
  signatureLines,
} from '../../model/index.ts';
import { money } from '../amounts.ts';
import { capitalYuan } from './capitals.ts';
import { chainWords } from './chain-words.ts';
import { basesOf, periodOf, titles } from './letter-words.ts';
import type { Written } from './written.ts';

type Lang = keyof Sentence;
const chinaMs = 8 * 3_600_000;

/** Subject and text in both languages, ready for a letterhead. */
export function writeLetter(letter: Written): { readonly subject: Sentence; readonly body: Sentence } {
  const { kind, proposal } = letter;
  const title = titles[kind];
  return {
    subject: { en: `${title.en} – ${proposal.id}`, zh: `${title.zh}（${proposal.id}）` },
    body: { en: body(letter, 'en'), zh: body(letter, 'zh') },
  };
}

function body(letter: Written, lang: Lang): string {
  const { proposal, kind, agency, label, officers, synthetic, caseId } = letter;
  const zh = lang === 'zh';
  const isRelease = kind === 'release';
  const parts: [Sentence, readonly string[]][] = [
    [{ en: 'Legal basis', zh: '法律依据' }, numberedLines(basesOf(proposal, kind), lang)],
    [{ en: 'Account', zh: '账户' }, accountLines(letter, lang)],
    [{ en: 'Amount', zh: '金额' }, amountLines(letter, lang)],
    [{ en: 'Period', zh: '期限' }, periodOf(letter, (at) => timeIn(letter, at, lang), lang)],
    [{ en: 'Payments that show it', zh: '涉案资金转入情况' }, isRelease ? [] : paymentLines(letter, lang)],
    [{ en: 'The holder', zh: '账户持有人' }, isRelease ? [] : holderLines(letter, lang)],
    [{ en: 'Answer', zh: '回复' }, answerLines(letter, lang)],
    [{ en: 'Attached', zh: '附件' }, isRelease ? [] : attachmentLines(letter, lang)],
  ];
  const told = parts.filter(([, lines]) => lines.length > 0);
  const sections = told.flatMap(([title, lines], i) => [
    '',
    zh ? `${ordinals[i]}、${title.zh}` : `${i + 1}. ${title.en}`,
    ...lines,
  ]);
  const number = caseId ?? blank;
  return [
    ...sampleNotice(synthetic, lang),
    ...letterHead(agency, label, proposal.to, lang),
    '',
    titles[kind][lang],
    '',
    zh ? `案件编号：${number}　　建议编号：${proposal.id}` : `Case no.: ${number}    Proposal no.: ${proposal.id}`,
    leadOf(letter, lang),
    ...sections,
    '',
    ...signatureLines(officers, agency, lang),
  ].join('\n');
}

const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八'];

function leadOf({ kind, proposal: { hoursLeft } }: Written, lang: Lang): string {
  const left =
    hoursLeft === undefined || kind === 'release'
      ? ''
      : lang === 'zh'
        ? `（转账后72小时时限尚余${hoursLeft}小时）`
        : ` Of the 72 hours since the transfer ${hoursLeft} are left.`;
  if (lang === 'zh') {
    return kind === 'release'
      ? '我单位此前请求对下列账户采取的措施，现请予以解除。'
      : `我单位正在办理一起诈骗案件，请贵单位对下列账户中的涉案资金立即采取${kind === 'freeze' ? '冻结' : '紧急止付'}措施。${left}`;
  }
  return kind === 'release'
    ? 'Please lift what we asked you to do with the account below.'
    : `We are investigating a fraud and ask you to ${kind === 'freeze' ? 'freeze' : 'stop at once'} the disputed money in the account below.${left}`;
}

function accountLines({ proposal: { account, holder, to } }: Written, lang: Lang): string[] {
  const zh = lang === 'zh';
  const line = (en: string, chinese: string, value: string): string => (zh ? `${chinese}：${value}` : `${en}: ${value}`);
  const { kind, value } = account;
  const colon = value.indexOf(':');
  const [service, rest] = colon === -1 ? ['', value] : [value.slice(0, colon), value.slice(colon + 1)];
  // Whose account it is is told to who keeps it, unless it would name a victim.
  const name = account.holder === undefined || holder === 'victim' ? blank : account.holder;
  if (kind === 'wallet') {
    return [
      line('Chain', '链', chainWords(service)[lang]),
      line('Address', '地址', rest),
      line('Kept by', '托管方', account.label?.text ?? to),
      line('Customer to whom it was credited', '入账客户', `${blank}${zh ? '（请贵单位查明）' : ' (please find out)'}`),
    ];
  }
  return [
    line('Account', '账号', kind === 'handle' ? `${rest} (${service})` : value),
    line('Holder', '户名', name),
    line('Kept by', '开户机构', account.bank ?? to),
  ];
}

function amountLines({ kind, step, proposal: { account } }: Written, lang: Lang): string[] {
  const zh = lang === 'zh';
  const { minor, currency } = kind === 'release' ? (step.stopped ?? step.disputed) : step.disputed;
  const figures = money(minor, currency)[lang];
  const capitals = zh && currency === 'CNY' ? `（大写：${capitalYuan(minor)}）` : '';
  if (kind === 'release') return [zh ? `解除金额：${figures}${capitals}` : `Amount released: ${figures}`];
  const whole = account.kind === 'wallet' ? { en: 'of the customer', zh: '该客户' } : { en: 'of the account', zh: '该账户' };
  return zh
    ? [
        `涉案金额：${figures}${capitals}`,
        `请仅就上述涉案金额采取措施，不得及于${whole.zh}的其他资金；余额不足的，以实有余额为限。`,
        '该金额系对全部转账记录分别按先进先出法与按比例法追踪后，取两者中较低者。',
      ]
    : [
        `Amount in dispute: ${figures}`,
        `Please stop this amount alone and leave everything else ${whole.en} free; where less is there, what is there.`,
        'It is the lesser of what tracing by FIFO and pro rata, over all transfers on record, says is still there.',
      ];
}

function paymentLines(letter: Written, lang: Lang): string[] {
  const zh = lang === 'zh';
  const { payments } = letter;
  if (payments.length === 0) return [zh ? `转入时间、金额及流水号：${blank}` : `Time, amount and reference: ${blank}`];
  return payments.map(({ at, minor, currency, ref, isHash, exhibit, row }, i) => {
    const amount = money(minor, currency)[lang];
    const source = exhibit.slice(0, 12);
    if (zh) {
      const number = ref === undefined ? '' : `，${isHash ? '交易哈希' : '流水号'}${ref}`;
      return `${i + 1}. ${timeIn(letter, at, lang)}，转入${amount}${number}（证物${source}第${row}行）`;
    }
    const number = ref === undefined ? '' : `, ${isHash ? 'transaction' : 'reference'} ${ref}`;
    return `${i + 1}. ${timeIn(letter, at, lang)}, ${amount}${number} (exhibit ${source}, row ${row})`;
  });
}

/** Never that the holder may be a victim: it is nobody's business but the investigators'. */
function holderLines({ proposal: { holder, account }, agency }: Written, lang: Lang): string[] {
  const isShared = holder === 'merchant' || holder === 'exchange' || account.service !== undefined;
  if (lang === 'zh') {
    return [
      '账户持有人可能并不知情：账户可能被出借、出售、冒名开立，或款项系正常交易所得。本函不表明其系犯罪嫌疑人，请勿据此限制其其他业务。',
      ...(isShared ? ['账户中混有多名客户资金的，仅就上述款项对应客户的部分采取措施。'] : []),
      `持有人对措施有异议的，请告知其可向${agency ?? blank}提出，并提交资金来源或交易凭证；经查明与案件无关的，我单位将及时解除（刑事诉讼法第一百四十五条：三日以内【待核】）。`,
    ];
  }
  return [
    'The holder may know nothing of the offence: the account may have been lent, sold or opened with stolen papers, or the money be pay for goods. This letter does not say that the holder is a suspect; please restrict nothing else because of it.',
    ...(isShared
      ? ['Where money of many customers lies together, only the part of the customer to whom these payments belong is meant.']
      : []),
    `A holder who objects may turn to ${agency ?? blank} with proof of where the money comes from or what it paid for. What proves to have nothing to do with the offence is released without delay.`,
  ];
}

function answerLines({ kind, proposal: { account } }: Written, lang: Lang): string[] {
  const isWallet = account.kind === 'wallet';
  if (lang === 'zh') {
    return kind === 'release'
      ? ['请于解除后书面告知解除时间。', `解除原因：${blank}`]
      : [
          '请于执行后立即书面告知：执行时间、实际止付（冻结）金额、当时余额、贵单位受理编号；未能执行的，请说明原因。',
          isWallet
            ? '资金已转出的，请告知转出时间、金额、目标地址及交易哈希。'
            : '资金已转出的，请告知转出时间、金额及对方账户。',
        ];
  }
  return kind === 'release'
    ? ['Please confirm in writing when it was lifted.', `Reason of the release: ${blank}`]
    : [
        'Please tell us in writing as soon as it is done: when, how much was stopped, the balance then, your reference; or why it could not be.',
        isWallet
          ? 'Where the money has left: when, how much, to which address, by which transaction.'
          : 'Where the money has left: when, how much, to which account.',
      ];
}

function attachmentLines({ attachments }: Written, lang: Lang): string[] {
  if (attachments.length === 0) return [lang === 'zh' ? '无' : 'none'];
  return attachments.map((sha256, i) => `${i + 1}. SHA-256 ${sha256}`);
}

/** A moment as the addressee's clock has it: in Chinese time under Chinese law, else UTC. */
function timeIn({ proposal: { law } }: Pick<Written, 'proposal'>, at: number, lang: Lang): string {
  const text = new Date(law === 'CN' ? at + chinaMs : at).toISOString().slice(0, 16).replace('T', ' ');
  if (law !== 'CN') return lang === 'zh' ? `${text}（协调世界时）` : `${text} UTC`;
  return lang === 'zh' ? `${text}（北京时间）` : `${text} (UTC+8)`;
}
