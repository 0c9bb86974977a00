import type { Mention, Role } from '../../model/index.ts';
import { fold, sentences } from '../../lexicon/index.ts';
import { kinEn } from './rules-en.ts';
import { kinZh } from './rules-zh.ts';

/**
 * Whose an indicator is in a report of somebody who is missing: that person and the family are victims, whoever found them the job,
 * bought the ticket or fetched them is the suspect, and who was asked for help is neither.
 */
const words: readonly (readonly [Role, RegExp])[] = [
  [
    'institution',
    /医院|大?使馆|领事|派出所|公安|警方|警察|民警|报警|热线|外交部|移民局|航空公司|志愿|救援队|记者|\b(?:hospital|clinic|embassy|consulate|consular|police|hotline|helpline|immigration|ministry|airline|ngo|rescue|volunteers?|journalist)\b/g,
  ],
  [
    'suspect',
    /招聘|招工|招募|中介|蛇头|介绍人|介绍工作|老板|经理|主管|人事|雇主|买(?:的|了)?(?:机|车)?票|订(?:的|了)?(?:机|车)?票|付(?:的|了)?机票|接机|接头|接走|接应|司机|偷渡|引诱|诱骗|骗(?:他|她)|对方|网友|嫌疑|\b(?:recruit\w*|agent|agency|broker|job (?:ad|advert\w*|offer|post)|advert\w*|vacancy|hr|employer|boss|manager|smugglers?|trafficker|driver|bought|paid for|booked|picked (?:him|her|them) up|fetched|lured|suspects?|scammer|telegram channel)\b/g,
  ],
  [
    'victim',
    new RegExp(
      `失踪(?:人|者)|走失(?:人|者)|本人|当事人|家属|亲属|联系我|我的|我电话|报案人|最后(?:一次)?(?:联系|通话|定位|发|登录|出现|用)|(?:${kinZh})|[他她](?=的|手机|微信|电话|护照|用|持|号码|qq)|\\b(?:missing (?:person|man|woman|girl|boy)|(?:his|her|their|my|our) (?:own )?(?:phone|mobile|number|wechat|whatsapp|line|telegram|passport|email|account|id)|last (?:call|message|contact|seen|known|used)|call me|contact me|reach me|us at|me at|(?:my|our) (?:\\w+ )?(?:${kinEn}))\\b`,
      'g',
    ),
  ],
];

/** The same of a column's name. */
const columns: readonly (readonly [Role, RegExp])[] = [
  ['institution', /医院|使馆|領|领事|派出所|警|受理|承办|热线|hospital|embassy|police|hotline|officer|station/i],
  [
    'suspect',
    /招聘|招工|中介|蛇头|介绍|诱骗|嫌疑|雇主|对方|购票|订票|接机|recruit|agent|broker|job|employer|suspect|ticket|smuggl/i,
  ],
  [
    'victim',
    /失踪|走失|本人|家属|亲属|报案|联系人|联系方式|护照|身份证|最后|missing|family|relative|reporter|contact|passport|last/i,
  ],
];

/** Papers name somebody, mostly who is missing. */
const papers: ReadonlySet<Mention['kind']> = new Set(['passport', 'idcard']);

/** Judges anew whose each mention of a report of somebody missing is, from the words nearest to it; where they are silent the role stays. */
export function missingRoles(text: string, mentions: readonly Mention[]): void {
  const folded = fold(text);
  const bounds = [...sentences(folded)];
  for (const mention of mentions) {
    const told = mention.field === undefined ? toldIn(folded, bounds, mention) : columnRole(mention.field);
    if (told !== undefined) mention.role = told;
    else if (papers.has(mention.kind) && mention.role !== 'suspect') mention.role = 'victim';
  }
}

function columnRole(name: string): Role | undefined {
  return columns.find(([, pattern]) => pattern.test(name))?.[0];
}

/** Words right after a mention, as in 138…（中介）. */
const after = 14;

function toldIn(folded: string, bounds: readonly (readonly [number, number])[], { start, end }: Mention): Role | undefined {
  const [from, to] = bounds.find(([first, last]) => first <= start && start < last) ?? [0, folded.length];
  const before = folded.slice(from, start);
  const clause = before.slice(Math.max(...['，', ',', '；', ';'].map((mark) => before.lastIndexOf(mark))) + 1);
  return nearest(clause, true) ?? nearest(folded.slice(end, Math.min(to, end + after)), false) ?? nearest(before, true);
}

function nearest(text: string, fromEnd: boolean): Role | undefined {
  let found: Role | undefined;
  let best = -1;
  for (const [role, pattern] of words) {
    for (const match of text.matchAll(pattern)) {
      const near = fromEnd ? match.index + match[0].length : text.length - match.index;
      if (near > best) [best, found] = [near, role];
    }
  }
  return found;
}
