/** What takes harm back: that it did not happen, might have, is of a film, or is over. All of it reads folded text. */

const deniedZh =
  /(?:没有?|并未|未曾|未(?!来|知|满)|不是|并非|从未|从没|不曾|无人|没人|没有人|不会|不想|绝不|不可能)(?:人|有|因此|真的|动手|再|遭到?|受到?|有人|对我|被|发生|出现|任何)*$/;
const deniedEn =
  /(?:\b(?:not|never|nobody|no one|no|none|without|neither|nor|hardly)|n't)(?: (?:been|be|being|ever|yet|actually|really|physically|was|were|is|are|has|have|had|anyone|any|even|to|a|of|him|her|me|us|them|i|one|kidnapped|threatened|beaten|hurt|harmed|held|or|nor|and|any way|in|so))* ?$/;
const deniedMore = /(?:ไม่ได้|ไม่เคย|không (?:hề |có )?(?:bị )?|chưa (?:từng )?(?:bị )?|မ)$/;

const supposedZh =
  /(?:如果|假如|假设|万一|要是|倘若|设想|担心自己|怕自己|以为自己)[^就便会才]{0,6}$|(?:问|询问)[^，]{0,6}是否[^，]{0,4}$/;
const supposedEn =
  /\b(?:if|what if|in case|imagine|suppose)(?: (?:i|we|he|she|they|someone|somebody|anyone|you|your \w+|my \w+))?(?: (?:was|were|is|are|gets?|got|had|have|has|been|ever|being))* ?$|\b(?:could|might|may|would) have (?:been |ever )?$|\bhad (?:i|he|she|they) been $/;

/** Whether the words before a match, back to the beginning of its clause, take it back. */
export function isDenied(before: string, conditional: boolean): boolean {
  const tail = before.length > 60 ? before.slice(-60) : before;
  if (deniedZh.test(tail) || deniedEn.test(tail) || deniedMore.test(tail)) return true;
  return conditional ? /\b(?:could|might|may|would) have (?:been )?$/.test(tail) : supposedZh.test(tail) || supposedEn.test(tail);
}

const ofOthers =
  /新闻|报道|央视|电影|电视剧|纪录片|小说|剧情|警方通报|(?:网上|刷到|抖音|看到)[^，。]{0,4}(?:视频|文章|帖子)[^，。]{0,2}(?:说|里|中|讲)|(?:判处|判刑|有期徒刑|被告人|罪名|谣言)|谎称|\b(?:the|a|this|that|in) (?:news|newspapers?|article|movie|film|documentary|brochure|podcast|tv show|series|novel)\b|\b(?:news|movie|film) (?:reported|about|is|was|we)\b|\b(?:was|were|is) lying\b|\bsentenced to\b/;

/** Whether a sentence tells of news, films and verdicts, or of what somebody is known to have made up. */
export function isToldOfOthers(sentence: string): boolean {
  return ofOthers.test(sentence);
}

const over =
  /已经?找到|找到了|(?:已经?|后来)?平安(?:回|到|无事)|已经?回(?:到)?家|虚惊|误会|没事了?$|在上课|已?获救|被解救|已经?脱险|恢复联系|\b(?:home safe(?:ly)?|safe now|safe and sound|found safe|is safe|back safely|back home|came home|got (?:him|her|them|the child) back|in touch again|was rescued|been rescued|has returned|were rescued|been found)\b/;
const still = /还有|仍|依然|还在|\bstill\b|\bothers?\b|\bnot (?:yet )?(?:been )?(?:found|safe|rescued)\b/;
const overNext =
  /^\s*(?:[^。.!！]{0,40})(?:已经?找到|找到了|平安回|恢复联系|been found|came home|is home|found (?:him|her|them) safe)/;

/** Whether a sentence says that it ended well; of who was missing also the next one. */
export function isOver(sentence: string, after: string, missing: boolean): boolean {
  if (over.test(sentence)) return !still.test(sentence);
  return missing && overNext.test(after);
}
