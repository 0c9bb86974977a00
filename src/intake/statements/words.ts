import type { ServiceCategory, TransferForm } from '../../model/index.ts';

/** What the words of a row say of its form; the first that fits. Cash and fees only where nobody is on the other side. */
const forms: readonly (readonly [TransferForm, RegExp])[] = [
  ['fee', /手续费|工本费|年费|管理费|短信费|服务费|账户费|\b(?:fees?|service charge|commission|annual charge|charges?)\b/iu],
  ['cash', /现金|取现|存现|现存|现取|取款|柜台存款|柜面存款|\batm\b|\bcash\b|cdm/iu],
  ['bridge', /跨链|\bbridge|bridg(?:e|ing)\b|cross.?chain|sendtol2|depositeth/iu],
  ['swap', /兑换|闪兑|\bswap|swap(?:exact|eth|token)|\bmulticall\b|\bexchange\b|\bconvert\b|\btrade\b/iu],
];

export function formOf(words: string): TransferForm {
  for (const [form, pattern] of forms) if (pattern.test(words)) return form;
  return 'transfer';
}

const cash = /^(?:1|y|yes|true|是|现|现金|现钞|钞|c|cash|xj|现金交易)$/iu;

/** Whether the flag of a statement says notes: 现金标志, 现转标志. */
export const isCash = (cell: string): boolean => cash.test(cell.trim());

const failed =
  /失败|未成功|不成功|关闭|已撤销|已取消|未支付|等待|处理中|待付款|拒绝|已拒收|冲正成功|\b(?:fail(?:ed|ure)?|error|revert(?:ed)?|cancel(?:l?ed)?|reject(?:ed)?|declined|pending|unconfirmed|expired|voided|bad instruction|out of gas)\b/iu;
const no = /^(?:否|n|no|false|f)$/iu;

/**
 * Whether a row says that its transfer did not happen.
 *
 * @param inverted the column says that it failed (`isError`), not that it succeeded.
 * @param digits 0 and 1 are a no and a yes in this column.
 */
export function isFailed(cell: string, inverted: boolean, digits: boolean): boolean {
  const text = cell.trim();
  if (text === '') return false;
  if (inverted) return /^(?:1|true|yes|y|是)$/iu.test(text);
  return no.test(text) || (digits && text === '0') || failed.test(text);
}

/** What categories of label lists, kinds of abuse and words of names say of whom an account belongs to; the first that fits. */
const categories: readonly (readonly [ServiceCategory, RegExp])[] = [
  ['sanctioned', /sanction|ofac|\bsdn\b|制裁/iu],
  // Of thieves and cheats, whatever they robbed or call themselves.
  [
    'scam',
    /scam|phish|fraud|ponzi|pyramid|hack|exploit|malicious|drainer|attacker|stolen|heist|ransom|black_?list|extort|诈骗|钓鱼|黑客|杀猪盘|涉案/iu,
  ],
  ['mixer', /mix(?:er|ing)|tumbl|tornado|blender|chipmixer|wasabi|samourai|sinbad|混币/iu],
  ['gambling', /gambl|casino|betting|\bbet\b|dice|lottery|stake\.com|赌|博彩/iu],
  ['bridge', /bridge|wormhole|stargate|multichain|thorchain|symbiosis|synapse|across|hop protocol|celer|跨链/iu],
  ['dex', /\bdex\b|uniswap|sushi|pancake|1inch|curve\b|kyber|balancer|0x:|paraswap|\bswap\b|router|去中心化/iu],
  [
    'exchange',
    /exchange|binance|okx|okex|huobi|htx|kucoin|bitfinex|kraken|coinbase(?! tx)|bitget|bybit|gate\.?io|\bmexc\b|upbit|bithumb|bitstamp|gemini|poloniex|crypto\.com|bittrex|changenow|fixedfloat|sideshift|simpleswap|交易所|火币|欧易|币安/iu,
  ],
  ['mule-desk', /mule|跑分|水房|洗钱/iu],
  ['payment', /payment|wallet_?service|支付|第三方支付|备付金|财付通/iu],
  ['merchant', /merchant|market|shop|store|商户|商城/iu],
];

const ofOne = /deposit|user\b|customer|充值地址/iu;

/**
 * What kind of service a label, its category and its kind of abuse make an account. A deposit address of an exchange belongs to one
 * customer: no money of others mixes there, so that it is none of them by its name alone.
 */
export function categoryOf(label: string, category = '', abuse = ''): ServiceCategory | undefined {
  for (const told of [abuse, category]) {
    if (told === '') continue;
    if (/^(?:user|individual|person|eoa)$/iu.test(told)) return undefined;
    const found = categories.find(([, pattern]) => pattern.test(told));
    if (found !== undefined) return found[0];
  }
  if (ofOne.test(label)) return category === '' ? undefined : 'other';
  return categories.find(([, pattern]) => pattern.test(label))?.[0] ?? (category === '' ? undefined : 'other');
}
