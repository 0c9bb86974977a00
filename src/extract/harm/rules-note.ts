import { type Rule, near, pattern } from './rule.ts';

/**
 * Signs as officers note them of the person in front of them: without a subject, in the passive. What the person did to others (看守,
 * 殴打他人, sold workers) is none. For signs alone: a report's victim is not always whom such words are about.
 */

const others = '(?! (?:others?|people|workers?|victims?|newcomers?|him|her|them|the|an?|several|two|three|new|fellow|\\d+)\\b)';
/** Bought or brought by the person told of: whoever does that is not the one who is sold. */
const trader =
  /\b(?:bought|buys|buying|recruited|brought|supplied|trafficked) (?:people|workers|others|girls|boys|men|women|victims|\w+ people)\b/;

const en: readonly Rule[] = [
  {
    sign: 'passport_held',
    pattern: pattern(
      `\\b(?:passports?|travel documents?|id(?: cards?)?|papers|documents)(?:,? (?:and|or) (?:\\w+ )?(?:phones?|passports?|papers))?(?: (?:was|were|is|are|been|being|had|has|have|all|both|immediately|then))* (?:taken|confiscated|seized|withheld|kept|retained|locked)\\b`,
    ),
    unless: /\b(?:police|customs|immigration|embassy|copies|copy|photo)\b/,
  },
  {
    sign: 'sold',
    pattern: pattern(
      `(?<!\\b(?:he|she|they|i|we|who|you) (?:had |has |have )?)\\b(?:re-?)?sold (?:on|off|again|twice|(?:two|three|four|several|many|\\d+) times|(?:to|between|among|from one) (?:an?|another|other|different|one|the) ?(?:\\w+ )?(?:compan(?:y|ies)|compounds?|parks?|gangs?|groups?|bosse?s?|syndicates?|buyers?|sites?)|to another\\b|for (?:usd|us\\$|\\$|cny|rmb|thb)? ?\\d)`,
    ),
    unless: new RegExp(
      `${trader.source}|\\b(?:house|car|shares?|data|accounts?|cards?|phones?|gold|goods|products?|tickets?|drugs?|sims?|land|jewellery|cattle)\\b`,
    ),
  },
  { sign: 'sold', pattern: pattern(`\\b(?:was|were|been|being|got) trafficked\\b|\\bvictim of (?:human )?trafficking\\b`) },
  {
    sign: 'violence',
    pattern: pattern(
      `\\b(?:beaten|tasered|tased|electrocuted|whipped|tortured|caned|starved)\\b${others}|\\belectric(?:al)? shocks?\\b|\\b(?:was|were|been|being|got) (?:kicked|punched|slapped|burn(?:t|ed)|stabbed|assaulted|shocked|abused)\\b`,
    ),
    unless:
      /\b(?:market|price|odds|record|team|match|by \d+ points)\b|\b(?:he|she|they) (?:had |has |have )?(?:beaten|whipped|tortured|starved)\b/,
  },
  {
    sign: 'confined',
    pattern: pattern(
      `\\bconfined\\b|\\blocked (?:up|in|inside)\\b|\\bheld (?:captive|prisoner|(?:in|inside|at) (?:a |the )?(?:compound|dorm\\w*|room|building|park)|against (?:his|her|their|my) will)|\\b(?:not|never|n't) (?:allowed|permitted|free|let) (?:to (?:leave|go)|out)|\\b(?:unable|forbidden) to leave\\b|\\bprevented from leaving\\b|\\bno freedom(?: of movement)?\\b|\\b(?:kept|held) under guard\\b`,
    ),
    unless: /\b(?:police|prison sentence|court|remand|account|funds|wallet)\b|\b(?:he|she|they) (?:confined|locked)\b/,
  },
  {
    sign: 'no_pay',
    pattern: pattern(
      `\\b(?:never|not|hardly) (?:been |being |ever )?paid\\b(?! (?:the|any|back|for|tax))|\\b(?:no|without) (?:salary|wages|pay)\\b|\\bworked (?:for free|unpaid)\\b|\\bunpaid\\b`,
    ),
    unless: /\b(?:bill|invoice|loan|tax|fine|withdrawal|refund)\b/,
  },
  {
    sign: 'debt',
    pattern: pattern(
      `\\bow(?:e|es|ed|ing)\\b${near(40)}\\b(?:flights?|tickets?|travel|transport|visa|smuggl\\w+|agents?|compan(?:y|ies)|boss|recruit\\w*|lodging|food|compound)\\b|\\bdebt bondage\\b|\\b(?:work|working|pay|paying) (?:it |this |that )?(?:off|back)\\b${near(30)}\\b(?:debt|price|costs?|fees?|travel|ticket)`,
    ),
    unless: /\b(?:bank|credit card|loan app|tax)\b/,
  },
  {
    sign: 'ransom',
    pattern: pattern(
      `\\bransom\\b(?! ?ware)|\\bpay${near(24)}\\bfor (?:his|her|their|my) (?:release|freedom)\\b|\\bpay(?:ing)? to (?:leave|be released|go home|be let go)\\b|\\bbuy (?:(?:his|her|their|my) (?:freedom|way out)|(?:himself|herself|themselves|myself) (?:free|out))\\b|\\brelease fee\\b|\\b(?:family|parents|mother|father|relatives|wife|husband|brother|sister) (?:paid|had to pay|must pay|(?:was|were) (?:told|asked|made) to pay|sent money)\\b`,
    ),
  },
  {
    sign: 'threats',
    pattern: pattern(
      `\\bthreatened\\b${others}|\\bforced to (?:scam|cheat|defraud|work|commit|carry out|take part|participate|chat|call|deceive)\\b|\\bmade to (?:scam|cheat|defraud)\\b`,
    ),
  },
];

/** Until the next comma or stop. */
const gap = (n: number): string => `[^，,；;。.!?！？\\s]{0,${n}}?`;

const zh: readonly Rule[] = [
  {
    sign: 'sold',
    pattern: pattern(`(?:被|遭)${gap(8)}(?:转卖|倒卖|拐卖|贩卖|卖(?:到|给|了|去|往|至|过))|转手${gap(4)}次`),
    unless: /(?:信息|资料|房|车|股票|账号|银行卡|手机卡)/,
  },
  {
    sign: 'passport_held',
    pattern: pattern(
      `(?:护照|证件|身份证)${gap(8)}(?:被|遭|让|由|给)${gap(8)}(?:收|扣|没收|拿走|保管)|(?:收走|没收|扣押|收缴|扣留|拿走)(?:了)?(?:我|他|她|其|本人|所有人|大家)?的?(?:手机和|手机、)?(?:护照|证件|身份证)`,
    ),
    unless: /警|海关|边检|使馆/,
  },
  {
    sign: 'confined',
    pattern: pattern(
      `限制${gap(6)}自由|(?:不|没)(?:让|准|许|能|可以|得)(?:随便|随意|自由)?(?:出门|外出|离开|出去|走出)|软禁|囚禁|(?:被|遭)${gap(6)}(?:关押?|看管|扣留|拘禁|锁)(?:在|于|起来|了)|没有(?:人身)?自由|逃跑${gap(6)}(?:被|未)`,
    ),
    unless: /看守所|警|法院|账户|资金|负责看/,
  },
  {
    sign: 'violence',
    pattern: pattern(
      `(?:被|遭|挨|受)${gap(8)}(?:殴打|毒打|电击|电棍|体罚|虐待|拷打|抽打|棍|鞭|打)|不给${gap(2)}(?:饭|吃|喝|水)|关小黑屋`,
    ),
    unless: /打(?:电话|款|工|字|开|扫|车|折|印)|他人|别人|新人/,
  },
  {
    sign: 'debt',
    pattern: pattern(
      `欠(?:了|下)?${gap(6)}(?:公司|园区|老板|蛇头|中介|债|赔付|路费|机票|伙食)|(?:还清|付清|赔付)${gap(10)}(?:才能|方可|才|不能|不让|不准)${gap(4)}(?:走|离开|回)`,
    ),
    unless: /银行|网贷|信用卡/,
  },
  {
    sign: 'ransom',
    pattern: pattern(
      `赎(?:金|身|人|回)|(?:交|付|给|打|凑)(?:了|够)?${gap(8)}(?:钱|万|元)${gap(4)}(?:才|就|方)${gap(4)}(?:放|让)|赔付金`,
    ),
  },
  {
    sign: 'recruitment_lie',
    pattern: pattern(
      `(?:被|遭)${gap(10)}(?:骗|诱骗|拐骗|哄骗|诱拐)(?:到|来|至|去|过来|过去|出境|出国|偷渡|进|往)|以${gap(14)}(?:为名|为由|名义)${gap(6)}骗`,
    ),
    unless: /骗(?:走|钱|取|了)/,
  },
  { sign: 'no_pay', pattern: pattern(`(?:没|未|不|从未)(?:有)?(?:发|给|拿到|领到|支付)(?:过|任何)?(?:工资|薪水|报酬|提成)`) },
  {
    sign: 'threats',
    pattern: pattern(`(?:被|遭|受)${gap(6)}(?:威胁|恐吓|逼迫|胁迫|强迫)|(?:逼|强)迫${gap(6)}(?:从事|实施|参与|做|干)`),
  },
];

/** By the script that a sentence has to hold. */
export const rulesNote = { zh, en } as const;
