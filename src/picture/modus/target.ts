import { fold } from '../../lexicon/index.ts';
import { type ageBands, type contactChannels, type Report } from '../../model/index.ts';

export type Channel = (typeof contactChannels)[number];
export type AgeBand = (typeof ageBands)[number];
export type Sex = 'f' | 'm';

/** The first that fits counts: what says more of how somebody was reached stands first. Read folded, in the sentence of the contact. */
const channelRules: readonly (readonly [Channel, RegExp])[] = [
  [
    'dating',
    /婚恋|相亲|交友|探探|陌陌|佳缘|珍爱网|百合网|tinder|hinge\b|bumble|okcupid|\bdating\b|matched (?:on|in)|bereavement group/,
  ],
  ['game', /打游戏|玩游戏|游戏(?:里|中|群|好友|平台认识)|\bgam(?:e|ing)\b/],
  ['email', /邮件|电邮|\be-?mail/],
  ['sms', /短信|简讯|\bsms\b|\btext message|\b(?:got|received|had|was) a text\b|\ba text (?:said|about|arrived)/],
  ['advertisement', /广告|推广|荐股直播|\badvert|\ban? (?:\w+ )?ads?\b|\bads? for\b|sponsored|promot/],
  ['call', /电话|来电|致电|打来|\bcall(?:ed|er|s)?\b(?! me (?:baby|dear))|\bphoned\b|\brang\b|\btelephon/],
  [
    'messenger',
    /微信|v信|\bqq|qq群|telegram|飞机|whatsapp|wechat|\bline\b|signal\b|messenger|加(?:了|我|为)?.{0,4}好友|(?:拉|进|入).{0,8}群|messaging app|group chat|chat group|group called/,
  ],
  [
    'social',
    /抖音|快手|小红书|微博|朋友圈|贴吧|论坛|脸书|短视频|直播|视频号|facebook|instagram|tiktok|youtube|twitter|linkedin|reddit|social media|friend request/,
  ],
  ['sms', /\btexted me\b/],
  ['post', /快递|包裹|信件|传单|\bletter\b|\bleaflet\b/],
  ['website', /网站|网页|页面|网上|闲鱼|二手平台|网络上|\bweb ?site\b|\bonline\b|marketplace|craigslist|\bpop-?up\b|\blisting\b/],
];

/** How somebody was reached, as the sentence tells that tells the contact. */
export function channelOf(sentence: string): Channel | undefined {
  const folded = fold(sentence);
  return channelRules.find(([, pattern]) => pattern.test(folded))?.[0];
}

const ofSuspect = /suspect|offender|嫌疑|嫌犯|对方|對方|涉案|收款/iu;
const ageColumn = /^(?:(?:victim|complainant|reporter)(?:['’]?s)?[ _-]*)?age$|年龄|年齡|岁数/iu;
const birthColumn = /出生日期|出生年月|出生年|\b(?:date of birth|birth ?date|dob|year of birth)\b/iu;
const sexColumn = /^(?:(?:victim|complainant|reporter)(?:['’]?s)?[ _-]*)?(?:sex|gender)$|性别|性別/iu;

const yearMs = 365.2425 * 86_400_000;
const toldAge = [
  /(?:我|本人|事主|报案人|受害人|被害人|当事人|客户)[^。！？儿女孙父母爸妈弟妹哥姐妻丈夫他她它对方]{0,14}?(\d{1,2})\s*(?:周)?岁/u,
  /[（(，,]\s*[男女]\s*[，,、]\s*(\d{1,2})\s*(?:周)?岁/u,
  /\b(?:i am|i'm|i was) (?:an? |now |already )?(\d{2})(?:[ -]years?[ -]old\b|(?= and (?:retired|live|widowed|i )))/u,
  /\b(?:victim|complainant|customer|caller|as)\b[ ,(]{1,3}(?:is )?(?:an? |aged )(\d{2})(?:[ -]years?[ -]old\b|\b)/u,
];
const toldSex = [
  /(?:事主|报案人|受害人|被害人|当事人|客户|本人)[^。，,（(]{0,6}[（(，,是]?\s*([男女])(?=[，,、）)性士子。]|$)/u,
  /我是(?:一名|一个|一位)?[^。，]{0,6}([男女])(?=[，,、）)性士子的。]|$)/u,
  /\b(?:i am|i'm|victim is|complainant is|victim,|victim \(|complainant \()\s*an? (?:[\w-]+ ){0,3}?(woman|man|widow|widower|mother|father|grandmother|grandfather|housewife|female|male|lady)\b/u,
];
const women = new Set(['女', 'woman', 'widow', 'mother', 'grandmother', 'housewife', 'female', 'lady', 'f']);
const men = new Set(['男', 'man', 'widower', 'father', 'grandfather', 'male', 'm']);

type Told = Pick<Report, 'fields' | 'text' | 'reportedAt'>;

/** Years of age of who reports, from a column of the form, else from what the text says of its teller. */
export function ageOf({ fields, text, reportedAt }: Told): number | undefined {
  for (const [name, value] of Object.entries(fields)) {
    if (ofSuspect.test(name)) continue;
    const years = ageColumn.test(name)
      ? Number(/^\s*(\d{1,3})\s*(?:岁|歲|周岁|years?)?\s*$/u.exec(value)?.[1])
      : birthColumn.test(name) && reportedAt !== undefined
        ? Math.floor((reportedAt - birth(value)) / yearMs)
        : Number.NaN;
    if (isAge(years)) return years;
  }
  const folded = fold(text);
  for (const pattern of toldAge) {
    const years = Number(pattern.exec(folded)?.[1]);
    if (isAge(years)) return years;
  }
  return undefined;
}

const isAge = (years: number): boolean => years >= 5 && years <= 110;

/** UTC milliseconds of a birth date, of a year alone its middle; NaN where it is none. */
function birth(value: string): number {
  const [, year, month = '7', day = '1'] = /^\s*((?:19|20)\d{2})(?:\D{1,2}(\d{1,2})\D{1,2}(\d{1,2}))?/u.exec(value) ?? [];
  return year === undefined ? Number.NaN : Date.UTC(Number(year), Number(month) - 1, Number(day));
}

export function bandOf(years: number): AgeBand {
  if (years < 18) return '0-17';
  if (years < 30) return '18-29';
  return years >= 70 ? '70+' : (`${Math.floor(years / 10)}0-${Math.floor(years / 10)}9` as AgeBand);
}

/** Sex of who reports, from a column, else from the text. */
export function sexOf({ fields, text }: Told): Sex | undefined {
  for (const [name, value] of Object.entries(fields)) {
    const told = sexColumn.test(name) && !ofSuspect.test(name) ? sexIn(value) : undefined;
    if (told !== undefined) return told;
  }
  const folded = fold(text);
  for (const pattern of toldSex) {
    const told = sexIn(pattern.exec(folded)?.[1] ?? '');
    if (told !== undefined) return told;
  }
  return undefined;
}

function sexIn(value: string): Sex | undefined {
  const word = value.trim().toLowerCase().replace(/性$/u, '');
  return women.has(word) ? 'f' : men.has(word) ? 'm' : undefined;
}
