/** What takes a step back: that it did not happen, nearly did, might, or is told of others. All of it reads folded text. */

const deniedZh =
  /(?:没有?|未(?!来|知|成年)|不是|并非|从未|从没|从来不|不曾|无人|没人|不会|绝不|拒绝|避免|以免|防止|别再|勿|不要|不敢|来不及|并不|免得|不用|不需要|无需|还好没)[^，,。就便才却被]{0,11}$|(?:差点|险些|差一点)[^，,。]{0,12}$/;
const wantedZh = /(?:想要?|打算|准备|本想|希望|愿意|考虑|计划|犹豫)[^，,。就便才却了]{0,8}$/;
const supposedZh = /(?:如果|假如|假设|万一|要是|倘若|一旦|若是|是否|请问|若(?!干))[^，,。]{0,24}$/;

const gap = "(?: (?!then\\b|but\\b|so\\b|until\\b)[\\w']+){0,5} ?$";
const deniedEn = new RegExp(
  `(?:\\b(?:not|never|nobody|no one|none|without|almost|nearly|refused to|refuse to|instead of|stopped me from|prevented me from|avoid|neither|nor|hardly|before i could|anyone)|n't)${gap}`,
);
const wantedEn = new RegExp(
  `\\b(?:about to|going to|thinking of|thinking about|planning to|planned to|want to|wanted to|wanted me to|want me to|hoping to|tempted to|would like to|considered|considering|tried to)${gap}`,
);
const supposedEn = /\b(?:if|what if|in case|imagine|suppose|whether|had i|would have|might have|could have)\b(?: [\w']+){0,6} ?$/;

/** Whether the words before, back to the beginning of the clause, take it back. `done`: wanting it does so too. */
export function isDenied(before: string, done: boolean): boolean {
  const tail = before.length > 60 ? before.slice(-60) : before;
  if (tail === '') return false;
  if (deniedZh.test(tail) || deniedEn.test(tail)) return true;
  return done && (wantedZh.test(tail) || wantedEn.test(tail));
}

/** Whether the words before only suppose it. */
export function isSupposed(before: string): boolean {
  return supposedZh.test(before) || supposedEn.test(before);
}

const ofOthers =
  /新闻|电视|央视|报道|据悉|警方提醒|民警提醒|提醒您|提醒大家|温馨提示|凡是|都是诈骗|就是诈骗|一定不要|千万(?:不要|别)|不要相信|切勿|请勿|谨防|警惕|请大家|如何防范|\b(?:be careful|beware|scammers (?:often|usually|will)|fraudsters (?:often|usually|will)|never (?:pay|send|ask|share|give)|it is a scam|is always a scam|the article|the news|newspaper|on tv|a documentary|real agencies|legitimate (?:companies|lenders|agencies)|don't fall for|victims (?:lost|are|were told))\b/;
const asked =
  /^\W*(?:would|could|can|should|do|does|did|will|is|are|was|were|might|what happens|how (?:do|can)|am i)\b[^.]*\?\s*$|请问[^，。]*(?:吗|？|\?|是不是)/;

/** Whether a sentence warns, reports of others, or only asks. */
export function isGeneral(sentence: string): boolean {
  return ofOthers.test(sentence) || asked.test(sentence);
}
