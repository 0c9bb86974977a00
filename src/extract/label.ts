import { own } from '../model/index.ts';
import type { Label, Source } from './source.ts';

const messengers = 'QQ|扣扣|微信|V信|WeChat|LINE|Telegram|电报|纸飞机|Skype|Facebook|抖音|快手|支付宝|Alipay';

/** Words by label, Chinese (no boundaries) and ASCII (whole words); earlier rows win at the same place. */
const lists: ReadonlyArray<readonly [Label, zh: string, ascii: string]> = [
  [
    'other',
    '邮编|邮政编码|单号|工号|房号|验证码|校验码|密码|邀请码|案号|股票代码|基金代码|警号|(?:订单|编|车牌|流水|群|房间|会议|优惠券|追踪|快递|物流|幸运|会员|发票|保单|合同|学)(?:号码?)?',
    '',
  ],
  ['handle', `(?:${messengers})(?:号码|账号|帐号|賬號|账户|号)`, `(?:${messengers})(?: (?:id|number|account))?`],
  [
    'identity',
    '身份证号?码?|身份證(?:字號)?|证件号?码?|统一编号',
    'national id(?: number| card)?|id card|id no|id number|identity(?: card)?|nric|mykad|citizen id',
  ],
  ['passport', '护照号?码?|護照號?碼?', 'passport(?: no| number)?'],
  [
    'card',
    '银行卡号?码?|銀行卡號?碼?|卡号码?|卡號碼?|信用卡号?|借记卡号?|储蓄卡号?|的卡|付款卡',
    '(?:bank |debit |credit )?card(?: number| no)?|cc|visa|mastercard|american express|amex|discover|unionpay',
  ],
  [
    'account',
    '(?:账户|帐户|账|帐)号码|账号|帐号|賬號|帳號|账户|帐户|賬戶|帳戶|户头|戶頭|户号|打款|收款|汇款|汇到|汇入|转账|转到|转入|转至|转给|转出|尾号',
    'a/c|acct|accounts?(?: number| no| #)?|beneficiary|routing(?: number)?|aba(?: number)?|transferred to|paid(?: into| to)?|deposit(?:ed)?(?: to| into)?|wired? to',
  ],
  [
    'phone',
    '电话|電話|手机|手機|来电|來電|座机|热线|熱線|专线|專線|客服|拨打|撥打|致电|打给|打了|我打|回电|回拨|联系|聯絡|聯繫|号码|號碼|短信|短訊|简讯|簡訊|传真|傳真|反诈中心|对方用|骗我的|提到了|备注|本人号',
    'phones?(?: number| no)?|telephone|tel|mobile|cell(?:phone)?|call(?:ed|ing|er|s)?|rang|ring|text(?:ed)?|sms|hotline|helpline|fax|contact|dial(?:led|ed)?|whatsapp|reach|spoke|speak|answering|registered|office|landline|mentioned|enter|used',
  ],
  ['number', '', 'numbers?'],
  [
    'other',
    '',
    '(?:order|ref(?:erence)?|invoice|tracking|ticket|case|serial|coupon|group|member(?:ship)?|policy|flight|room|lottery|batch|winning)(?: numbers?| no)?|zip(?: code)?|postcode|code|pin|otp|ssn|omb|port|version|page|formula|isbn|hash|uid|id|sort(?: code)?',
  ],
];

const pattern = new RegExp(
  lists.map(([, zh, ascii]) => `(${[zh, ascii && `(?<![a-z])(?:${ascii})(?![a-z])`].filter(Boolean).join('|')})`).join('|'),
  'gi',
);

/** How far before a number its label may stand, in UTF-16 units: Chinese says the same in half the characters. */
const reach = 32;
const reachHan = 18;
/** Texts read last, with their labels: forms and stories put the same few words before a number. */
const read = new Map<string, Label | undefined>();
const mostRead = 20_000;

/** Labels looked through for the one that was asked for before: far back in a long text nobody asks again. */
const mostAsked = 16;

/**
 * Label of what starts at `at`: the nearest one before it in the same sentence, else the name of its column. Several
 * finders ask about each number of a text in turn.
 */
export function labelBefore(source: Source, at: number): Label | undefined {
  const { at: asked, told } = (source.labels ??= { at: [], told: [] });
  for (let i = asked.length - 1, least = Math.max(0, asked.length - mostAsked); i >= least; i--) {
    if (asked[i] === at) return told[i];
  }
  const label = readBefore(source, at);
  asked.push(at);
  told.push(label);
  return label;
}

function readBefore(source: Source, at: number): Label | undefined {
  const before = source.folded.slice(sentenceStart(source.folded, at), at);
  return remembered(before) ?? (source.field === undefined ? undefined : remembered(source.field.replaceAll(/[_-]/g, ' ')));
}

function remembered(text: string): Label | undefined {
  if (text === '') return undefined;
  let label = read.get(text);
  if (label === undefined && !read.has(text)) {
    label = labelIn(text);
    if (read.size >= mostRead) read.clear();
    read.set(own(text), label);
  }
  return label;
}

/** Words whose full stop ends no sentence. */
const abbreviated = /(?<![a-z])(?:nos?|nr|tel|ph|mob|fax|ext|acct?|a\/c)\.$/i;

/** Where the sentence before an offset begins, at most `reach` units back: a label does not cross its end. */
function sentenceStart(text: string, at: number): number {
  const from = Math.max(0, at - (text.charCodeAt(at - 1) > 0x2e80 ? reachHan : reach));
  for (let i = at - 1; i >= from; i--) {
    const code = text.charCodeAt(i);
    if (code === 0x3002 || (code === 0x0a && !isAnnounced(text, i))) return i + 1;
    // `! ` ends a sentence, `No. 12` does not.
    if (code === 0x20 && i > from && isFullStop(text.charCodeAt(i - 1)) && !(i + 1 < at && isDigit(text.charCodeAt(i + 1)))) {
      if (!abbreviated.test(text.slice(from, i))) return i + 1;
    }
    if (code === 0xff01 || code === 0xff1f || code === 0xff1b) return i + 1;
  }
  return from;
}

/** A line that ends in a colon goes on in the next one. */
function isAnnounced(text: string, newline: number): boolean {
  const before = text.charCodeAt(newline - 1) === 0x20 ? newline - 2 : newline - 1;
  const code = text.charCodeAt(before);
  return code === 0x3a || code === 0xff1a;
}

function isFullStop(code: number): boolean {
  return code === 0x2e || code === 0x21 || code === 0x3f || code === 0x3b;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** The last label in a text. */
export function labelIn(text: string): Label | undefined {
  let found: Label | undefined;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    found = lists[match.findIndex((group, i) => i > 0 && group !== undefined) - 1]![0];
  }
  return found;
}

const calledAfter =
  /^ ?(?:\(?(?:office|fax|mobile|cell|home|work|tel|phone)\b|给我(?:发|打|来)|給我(?:發|打)|打给我|打給我|打来|打過來|来电|也打过|发来)/i;

/** Label of what ends at `at`: `416 60 039 office` in a signature, 用…给我发的短信. */
export function labelAfter(source: Source, at: number): Label | undefined {
  return calledAfter.test(source.folded.slice(at, at + 10)) ? 'phone' : undefined;
}

/** Whether the word telephone stands right before, so that even six digits are one. */
export function isWrittenTo(source: Source, at: number): boolean {
  return /(?:电话|電話|phone)[^\d]{0,20}$/i.test(source.folded.slice(Math.max(0, at - 34), at));
}
