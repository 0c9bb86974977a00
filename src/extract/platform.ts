import { columnMeaning, isEmptyCell } from './fields.ts';
import { Lexicon, simplifyText, traditional } from '../lexicon/index.ts';
import { firstMatch } from './match.ts';
import { endings, englishEndings, englishHeads, headStops, headWords, plainHeads, thingNouns, tradeChars } from './names.ts';
import { found } from './source.ts';
import type { Finder, Found, Source } from './source.ts';
import { Taken } from './taken.ts';

type Ending = 'clear' | 'plain' | 'english';

const cues = new Lexicon<Ending>([
  ...endings.clear.map((word) => [word, 'clear'] as const),
  ...endings.plain.map((word) => [word, 'plain'] as const),
  ...englishEndings.map((word) => [word, 'english'] as const),
]);

/** 1 for each unit of `headStops`, simplified or traditional. */
const stops = new Uint8Array(0x10000);
for (const char of headStops) for (const unit of [char.charCodeAt(0), ...traditional(char.charCodeAt(0))]) stops[unit] = 1;

const isHan = (unit: number): boolean => unit >= 0x3400 && unit <= 0x9fff;
const isCapital = (unit: number): boolean => unit >= 0x41 && unit <= 0x5a;
const longest = 40;

/** Names of sites, apps and firms as the victim told them: weak indicators, since gangs borrow and reuse them. */
export const findPlatforms: Finder = (source, out) => {
  if (source.field !== undefined) {
    if (columnMeaning(source.field).kind === 'platform') readCell(source, out);
    return;
  }
  const taken = new Taken();
  if (source.han && source.quoted) findQuoted(source, out, taken);
  findNamed(source, out, taken);
  findByEnding(source, out, taken);
};

/** The value two reports are compared by: simplified, lower case, single spaces. */
function fold(name: string): string {
  return simplifyText(name).toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

function push(source: Source, start: number, end: number, confidence: number, out: Found[], taken: Taken): void {
  if (taken.overlaps(start, end)) return;
  taken.add(start, end);
  out.push(found('platform', fold(source.folded.slice(start, end)), start, end, confidence));
}

const quoted = /[“「『《【"‘]([^“”「」『』《》【】"‘’\n，。；]{2,24})[”」』》】"’]/g;
const beforeQuote = new RegExp(
  `(?:${thingNouns}|叫|叫做|名为|名為|名叫|称为|稱為|下载|下載|注册|註冊|登录|登錄|登入|打开|打開|安装|安裝|使用|名称[是为:：]?)了?(?:一[个款家]|名为|名為|叫|的|是|:|：)*$`,
);
const afterQuote = new RegExp(`^(?:的|这个|這個|手机|手機|投资|投資|理财|交易|虚拟币|购物)*(?:${thingNouns})`);

/** 下载了“鑫富宝”APP, 「新葡京」平台: quotes with a word beside them that says what they name. */
function findQuoted(source: Source, out: Found[], taken: Taken): void {
  const text = source.folded;
  for (let match = firstMatch(quoted, text); match !== null; match = quoted.exec(text)) {
    const start = match.index + 1;
    const end = start + match[1]!.length;
    const beside =
      afterQuote.test(text.slice(end + 1, end + 12)) || beforeQuote.test(text.slice(Math.max(0, start - 14), start - 1));
    if (!beside || /https?:|[@/]|^\d+$/.test(match[1]!)) continue;
    push(source, start, end, 0.7, out, taken);
  }
}

const named = new RegExp(
  `(?:(?:${thingNouns})(?:名称|名稱|名字|名)(?:[:：]|是|为|為|叫)\\s*|(?:名为|名為|名叫|叫做|叫)\\s*(?=[^，。；\\s]{2,14}(?:的|这个)?(?:${thingNouns})))((?:(?![的了是在我他她])[\\u3400-\\u9fffA-Za-z0-9]){2,12}?)(?=的?(?:${thingNouns})|这个|[，,。；;、\\s（(]|$)`,
  'gi',
);
const englishNamed =
  /\b(?:platform|app|site|website|company|exchange|broker|firm|application)s?,? (?:was |is )?(?:called|named|known as|by the name of) (?:the )?["“'‘]?((?:[A-Z0-9][\w&.'-]*)(?: (?:[A-Z0-9][\w&'-]*)){0,3}|[a-z]+[A-Z\d]\w*)/g;

function findNamed(source: Source, out: Found[], taken: Taken): void {
  const text = source.folded;
  if (source.han && source.named) {
    for (let match = firstMatch(named, text); match !== null; match = named.exec(text)) {
      const start = match.index + match[0].length - match[1]!.length;
      if (/^(?:我|他|她|你|什么|一个|这个|那个|不)/.test(match[1]!)) continue;
      push(source, start, start + match[1]!.length, 0.65, out, taken);
    }
  }
  if (source.runs < 3) return; // a noun, the verb, the name
  if (!text.includes('called') && !text.includes('named') && !text.includes('known as') && !text.includes('name of')) return;
  for (let match = firstMatch(englishNamed, text); match !== null; match = englishNamed.exec(text)) {
    const start = match.index + match[0].length - match[1]!.length;
    const name = match[1]!.replace(/[.'-]+$/, '');
    push(source, start, start + name.length, 0.65, out, taken);
  }
}

function findByEnding(source: Source, out: Found[], taken: Taken): void {
  const text = source.folded;
  for (let at = 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // An English name's last word is written like its first: with a capital.
    if ((unit < 0x80 && !isCapital(unit)) || !cues.mayBegin(text, at, unit)) continue;
    const ending = cues.at(text, at);
    if (ending === undefined) continue;
    const end = at + cues.length;
    const start = ending === 'english' ? englishHead(text, at) : hanHead(text, at, ending);
    if (start < at) push(source, start, end, ending === 'english' ? 0.55 : 0.5, out, taken);
    at = end - 1;
  }
}

/** Where a Chinese name ending at `at` begins; `at` itself when no name stands there. */
function hanHead(text: string, at: number, ending: Ending): number {
  let start = at;
  let open = true;
  while (start > 0 && at - start < 6) {
    const unit = text.charCodeAt(start - 1);
    if (!isHan(unit) || stops[unit] === 1) {
      open = false;
      break;
    }
    start--;
  }
  if (start === 0) open = false;
  let head = simplifyText(text.slice(start, at));
  for (const word of headWords) {
    const last = head.lastIndexOf(word);
    if (last < 0) continue;
    start += last + word.length;
    head = head.slice(last + word.length);
    open = false;
  }
  if (open || head.length < 2 || head.length > 5 || plainHeads.has(head)) return at;
  // A plain word is part of a name only after a name: characters that trade names are made of.
  if (ending === 'plain' && (head.length > 4 || Array.from(head).some((char) => !tradeChars.has(char)))) return at;
  return start;
}

/** Where a capitalised English name whose last word is at `at` begins. */
function englishHead(text: string, at: number): number {
  let start = at;
  for (let words = 0; words < 3; words++) {
    if (text.charAt(start - 1) !== ' ') break;
    let from = start - 1;
    while (from > 0 && start - from < longest && /[\w&'-]/.test(text.charAt(from - 1))) from--;
    const word = text.slice(from, start - 1);
    if (!/^[A-Z0-9]/.test(word) || /^\d+$/.test(word) || englishHeads.has(word.toLowerCase())) break;
    start = from;
  }
  return start;
}

function readCell(source: Source, out: Found[]): void {
  const text = source.folded;
  const name = text.trim();
  if (name.length < 2 || name.length > 60 || isEmptyCell(name) || /https?:|\//.test(name) || /^\d+$/.test(name)) return;
  const start = text.indexOf(name);
  out.push(found('platform', fold(name), start, start + name.length, 0.8));
}
