import { columnMeaning, isEmptyCell } from './fields.ts';
import { afterWord, Lexicon } from '../lexicon/index.ts';
import { firstMatch } from './match.ts';
import { anyProfileHost, notAccounts, notNames, profileLinks, services } from './messenger.ts';
import type { Service } from './messenger.ts';
import { found, has } from './source.ts';
import type { Finder, Found, Source } from './source.ts';
import { Taken } from './taken.ts';

interface Cue {
  readonly service: Service;
  readonly loose: boolean;
}
interface Hit extends Cue {
  readonly start: number;
  readonly end: number;
}

const byName = new Map(services.map((service) => [service.name, service]));
const cues = new Lexicon<Cue>(
  services.flatMap((service) => [
    ...service.words.map((word) => [word, { service, loose: false }] as const),
    ...(service.loose ?? []).map((word) => [word, { service, loose: true }] as const),
  ]),
);

/** Words that promise an account's name … */
const noun = '账号|帐号|账户|帐户|帳號|帳戶|用户名|用户|号|號|(?:user ?name|user|account|acct|handle|id)(?![a-z])';
/** … and words that may stand before one. */
const link =
  '号码|號碼|群号|群组|频道|主页|客服|群|上的|上|里|中|的|(?:contact|profile|number|channel|group|bot|his|her|their|the)(?![a-z])';
const copula = '是|为|為|叫|名叫|名为|自称|[:=–→]|->|-|(?:was|is|named|called|as)(?![a-z])';
/** From a service's name to the account's: `号是`, ` user `, ` (ID: `, ` was @`. */
const afterCue = new RegExp(
  `(?:[ \\t]*(?:(${noun})|(?:${link})|(${copula})|[(\\["'“‘「『【<]|,(?= ?(?:(?:his|her|their|the) )?(?:${noun}))))*[ \\t]*(@?)([a-z\\d_][\\w.-]*)`,
  'iy',
);
/** From an account's name to the service's, read backwards from the service: `name on `, `name的`, `@name (`. */
const beforeCue =
  /(@?)([a-z\d][\w.-]{2,39})["'”’」』】)]?[ \t]{0,2}(?:\([ \t]?|的|(?:,? ?(?:on|via|through|over|in|from|at|using) (?:the |their |his |her |my )?))$/i;
/** Words that make the next word an account's name. */
const naming =
  /(?:\b(?:add|added|adding|contact|contacted|message|messaged|dm|follow|followed|user|username|user name|account|handle|id|named|called|by|with|met)|[:=]|加了?|添加了?|联系了?|用户名?[为是叫]?|名为|叫|账号[为是]?)[ \t]*["'“‘「『]?$/i;
const anotherName = /[ \t]*(?:[、,/;]|and|和|及|与)[ \t]*(@?)([a-z\d_][\w.-]*)/iy;

const phoneLike = /^(?:\+?86)?1[3-9]\d{9}$|^00\d{8,}$|^0\d{9,10}$/;
/** North American numbers; QQ and WeChat name accounts by as many digits. */
const tenDigits = /^[2-9]\d{9}$/;
const isPhone = (name: string, service: string): boolean =>
  (name.length > 9 && phoneLike.test(name)) || (service !== 'qq' && service !== 'wechat' && tenDigits.test(name));
const fileOrSite =
  /\.(?:com|net|org|top|xyz|vip|cc|io|app|cn|tw|hk|info|online|site|shop|club|live|apk|ipa|exe|jpe?g|png|pdf|html?)$/i;
const inflected = /^[a-z]+(?:ed|ing|ly)$/;

/** Messenger and social accounts, in text by cue (微信号是…, `@name on Telegram`), by profile link, and in handle columns. */
export const findHandles: Finder = (source, out) => {
  if (source.field !== undefined) {
    const meaning = columnMeaning(source.field);
    if (meaning.kind === 'handle') return readCell(source, meaning.service, out);
  }
  if (source.runs === 0) return;
  const taken = new Taken();
  if (source.flags & has.slash && source.flags & has.dot) findLinks(source, out, taken);
  const hits = findCues(source);
  for (const hit of hits) readCue(source, hit, out, taken);
  if (source.flags & has.at) findAtNames(source, hits, out, taken);
  if (source.flags & has.underscore) findSnakes(source, out, taken);
};

function findCues({ folded }: Source): Hit[] {
  const hits: Hit[] = [];
  for (let at = 0; at < folded.length;) {
    const unit = folded.charCodeAt(at);
    const cue = cues.mayBegin(folded, at, unit) ? cues.at(folded, at) : undefined;
    // `fb` and `tg` inside a hash are no service.
    if (cue === undefined || (unit < 0x80 && isDigit(folded.charCodeAt(at - 1)))) {
      at = unit < 0x80 ? afterWord(folded, at) : at + 1;
      continue;
    }
    hits.push({ service: cue.service, loose: cue.loose, start: at, end: at + cues.length });
    at += cues.length;
  }
  return hits;
}

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;
const isDotOrDash = (unit: number): boolean => unit === 0x2e || unit === 0x2d;
const isHan = (unit: number): boolean => unit >= 0x3400 && unit <= 0x9fff;

/** `LINE`, or `Signal` inside a sentence, is the service; `line` and `signal` in English prose mostly are not. */
function isClearCue(text: string, hit: Hit): boolean {
  if (!hit.loose) return true;
  const word = text.slice(hit.start, hit.end);
  if (word === 'LINE' || (word.toLowerCase() === 'line' && isHan(text.charCodeAt(hit.start - 1)))) return true;
  return /[A-Z]/.test(word.charAt(0)) && /[a-z,] $/.test(text.slice(Math.max(0, hit.start - 2), hit.start));
}

function readCue(source: Source, hit: Hit, out: Found[], taken: Taken): void {
  const text = source.folded;
  afterCue.lastIndex = hit.end;
  const after = afterCue.exec(text);
  if (after !== null) {
    const [, nounSaid, copulaSaid] = after;
    const mark = after[3]!;
    const name = after[4]!;
    const start = afterCue.lastIndex - name.length - mark.length;
    const told = nounSaid !== undefined || mark === '@' || text.slice(hit.end, start).includes(':');
    const near =
      told || isHan(text.charCodeAt(hit.start - 1)) || isHan(text.charCodeAt(hit.end)) || isHan(text.charCodeAt(hit.end - 1));
    const trusted = told ? 0.9 : near ? 0.8 : copulaSaid === undefined ? 0 : 0.7;
    // `fb2540…` may be a hash; only a number follows a service's name at once.
    const glued = start === hit.end && text.charCodeAt(start - 1) < 0x80 && !/^\d+$/.test(name);
    const usable = !glued && (told || isClearCue(text, hit));
    if (usable && accept(source, hit.service, start, afterCue.lastIndex, trusted, out, taken)) {
      readList(source, hit.service, out[out.length - 1]!.end, out, taken);
      return;
    }
  }
  if (!isClearCue(text, hit)) return;
  const lead = Math.max(0, hit.start - 56);
  const before = beforeCue.exec(text.slice(lead, hit.start));
  if (before === null) return;
  const start = lead + before.index;
  const marked = before[1] === '@' || naming.test(text.slice(Math.max(0, start - 24), start)) || before[0].endsWith('的');
  accept(source, hit.service, start, start + before[1]!.length + before[2]!.length, marked ? 0.8 : 0, out, taken);
}

/** `QQ：10001、10002`: names after the first, only those that no word is mistaken for. */
function readList(source: Source, service: Service, end: number, out: Found[], taken: Taken): void {
  for (let next = end; ; next = out[out.length - 1]!.end) {
    anotherName.lastIndex = next;
    const more = anotherName.exec(source.folded);
    if (more === null || cues.at(more[2]!, 0) !== undefined) return;
    const start = anotherName.lastIndex - more[2]!.length - more[1]!.length;
    if (!accept(source, service, start, anotherName.lastIndex, 0, out, taken)) return;
  }
}

/**
 * Appends [start, end) as an account of the service unless it is plainly something else. `trust` 0 asks the name itself
 * to look like one: `@`, a digit or an underscore in it.
 */
function accept(
  source: Source,
  service: Service,
  start: number,
  end: number,
  trust: number,
  out: Found[],
  taken: Taken,
): boolean {
  const text = source.folded;
  let last = end;
  while (last > start && isDotOrDash(text.charCodeAt(last - 1))) last--;
  // Discord's older names end in a number of their own: `name#1234`.
  if (service.name === 'discord' && /^#\d{4}(?!\d)/.test(text.slice(last, last + 6))) last += 5;
  const at = text.charCodeAt(start) === 0x40 ? 1 : 0;
  const name = text.slice(start + at, last);
  const marked = at === 1 || /[\d_]/.test(name);
  if (trust === 0 && !marked) return false;
  if (!service.shape.test(name) || (name.includes('.') && fileOrSite.test(name)) || isPhone(name, service.name)) return false;
  const digitsOnly = /^\d+$/.test(name);
  if (digitsOnly && trust === 0 && service.name !== 'qq') return false;
  // Four digits may be anything: a count of members, a year.
  if (digitsOnly && name.length < 5) return false;
  if (at === 0) {
    const lower = name.toLowerCase();
    if (notNames.has(lower) || (cues.at(lower, 0) !== undefined && cues.length === lower.length)) return false;
    if (!marked && (trust === 0 || inflected.test(lower))) return false;
    // A capital begins a sentence or a person's name unless the reader was told that an account follows.
    if (!marked && trust < 0.8 && name !== lower) return false;
  }
  const next = text.charAt(last);
  if (next === '@' || text.startsWith('://', last) || (next === '/' && trust < 0.9)) return false;
  if (taken.overlaps(start, last)) return false;
  const about = { service: service.name };
  out.push(found('handle', `${service.name}:${name.toLowerCase()}`, start, last, trust === 0 ? 0.7 : trust, about));
  taken.add(start, last);
  return true;
}

// Twitter's published rule for a mention: not after a letter, digit or one of these marks (but after RT), not before
// another @, an accented letter or a scheme.
const beforeAt = /(?:^|[^\w!@#$%&*/]|(?:^|\W)\/|(?:^|\W)rt)$/i;
const atName = /@([a-z\d_](?:[\w]|[.](?=[a-z\d_]))*)(?![\w@\u00c0-\u024f]|:\/\/)/iy;
const onService = /^["'”’)\]]?[ \t]{0,2}(?:\(|（|的|(?:,? ?(?:on|via|through|in|from|using) (?:the |their |my )?))?$/i;

function findAtNames(source: Source, hits: readonly Hit[], out: Found[], taken: Taken): void {
  const text = source.folded;
  let near = 0;
  for (let start = text.indexOf('@'); start >= 0; start = text.indexOf('@', start + 1)) {
    if (!beforeAt.test(text.slice(Math.max(0, start - 3), start))) continue;
    atName.lastIndex = start;
    const name = atName.exec(text)?.[1];
    if (name === undefined) continue;
    while (near < hits.length && hits[near]!.end < start - reach) near++;
    const service = serviceOf(text, start, start + 1 + name.length, hits, near);
    // Only some services have dots in their names; elsewhere the dot ends a sentence.
    const dotted = service !== undefined && service.shape.source.includes('.');
    if (!dotted && fileOrSite.test(name)) continue;
    const whole = dotted ? name : name.split('.')[0]!;
    const end = start + 1 + whole.length;
    if (whole.length > 32 || taken.overlaps(start, end)) continue;
    const by = service?.name ?? '?';
    const value = `${by}:${whole.toLowerCase()}`;
    if (service === undefined) out.push(found('handle', value, start, end, 0.6));
    else out.push(found('handle', value, start, end, 0.85, { service: by }));
    taken.add(start, end);
  }
}

/** How far before an account its service may be named, in UTF-16 units. */
const reach = 28;

/** The service named right after the account (`@name on Telegram`), else the last one before it in the same sentence. */
function serviceOf(text: string, start: number, end: number, hits: readonly Hit[], near: number): Service | undefined {
  let before: Service | undefined;
  for (let i = near; i < hits.length; i++) {
    const hit = hits[i]!;
    if (hit.start >= end) {
      return hit.start - end <= 16 && isClearCue(text, hit) && onService.test(text.slice(end, hit.start)) ? hit.service : before;
    }
    if (
      hit.end <= start &&
      start - hit.end <= reach &&
      isClearCue(text, hit) &&
      !/[.。;；!！?？\n]/.test(text.slice(hit.end, start))
    ) {
      before = hit.service;
    }
  }
  return before;
}

const snake =
  /(?<![\w@./:\\-])(?:(wxid_[a-z\d]{6,22}|wx_[a-z\d_-]{4,20})|[a-z][a-z\d]+(?:_[a-z\d]+){1,2})(?![\w@:=(\\/-]|\.\w)/gi;

/** Words near a `name_with_underscore` that make it somebody's name; elsewhere it may be a piece of code. */
const snakeCue =
  /(?:官方号|公众号|账号|帐号|关注|添加|加了?|昵称|用户|网名|那个|名叫|叫|follow(?:ed|s)?|add(?:ed)?|official|user(?:name)?|handle|account|contact(?:ed)?|messaged?|profile|person|named|called|by|from|to|me|with)了?[ \t:：“"'「]*$/i;

/** Names no prose word looks like: WeChat's own default ids (`wxid_…`) and `name_with_underscore`, told or not. */
function findSnakes(source: Source, out: Found[], taken: Taken): void {
  for (const run of source.marked) {
    if ((run.flags & has.underscore) === 0) continue;
    // One unit more on either side: what stands there decides whether it is a name.
    const lead = Math.max(0, run.start - 1);
    const part = source.folded.slice(lead, run.end + 1);
    for (let match = firstMatch(snake, part); match !== null; match = snake.exec(part)) {
      const start = lead + match.index;
      const end = start + match[0].length;
      const service = match[1] === undefined ? '?' : 'wechat';
      if (service === '?' && !snakeCue.test(source.folded.slice(Math.max(0, start - 20), start).replace(/ the $/, ' '))) continue;
      if (match[0].length < 6 || match[0].length > 32 || taken.overlaps(start, end)) continue;
      const value = `${service}:${match[0].toLowerCase()}`;
      if (service === '?') out.push(found('handle', value, start, end, 0.5));
      else out.push(found('handle', value, start, end, 0.75, { service }));
      taken.add(start, end);
    }
  }
}

const profileLink = /(?:https?:\/\/)?((?:[a-z\d-]+\.)+[a-z]{2,6})(\/[^\s"'<>，。；、）】」\u3400-\u9fff]*)/gi;
const phoneLinks: ReadonlySet<string> = new Set(['wa.me', 'api.whatsapp.com', 'web.whatsapp.com', 'zalo.me']);

function findLinks(source: Source, out: Found[], taken: Taken): void {
  const text = source.folded;
  for (const run of source.marked) {
    if ((run.flags & (has.slash | has.dot)) !== (has.slash | has.dot)) continue;
    const part = text.slice(run.start, run.end);
    if (!anyProfileHost.test(part)) continue;
    for (let match = firstMatch(profileLink, part); match !== null; match = profileLink.exec(part)) {
      const host = match[1]!.toLowerCase();
      for (const [service, hosts, path] of profileLinks) {
        if (!hosts.test(host)) continue;
        const account = path.exec(match[2]!);
        if (account === null) continue;
        const name = account[1]!.toLowerCase();
        const rest = match[2]!.slice(account[0].length);
        // Anything deeper (`/status/…`, `/p/…`) is a post, often a reference, not the account itself.
        if (notAccounts.has(name) || /^\/\w/.test(rest)) break;
        const start = run.start + match.index + match[0].length - match[2]!.length + account[0].length - account[1]!.length;
        const end = start + account[1]!.length;
        const number = /^\d{7,15}$/.test(name) && phoneLinks.has(host);
        if (number) out.push(found('phone', `+${name}`, start, end, 0.95, { service }));
        out.push(found('handle', `${service}:${name}`, start, end, 0.9, { service, from: 'link' }));
        taken.add(start, end);
        break;
      }
    }
  }
}

const cellParts = /[^\s,;、，；|/]+/g;

/** A cell of a handle column: each part is an account, whatever it looks like; the service from column, cue or shape. */
function readCell(source: Source, told: string | undefined, out: Found[]): void {
  const text = source.folded;
  if (isEmptyCell(text)) return;
  const taken = new Taken();
  if (source.flags & has.slash && source.flags & has.dot) findLinks(source, out, taken);
  let service = told === undefined ? undefined : byName.get(told);
  for (let part = firstMatch(cellParts, text); part !== null; part = cellParts.exec(text)) {
    const cue = cues.at(text, part.index);
    let start = part.index;
    let end = start + part[0].length;
    if (cue !== undefined) {
      service = cue.service;
      start += cues.length;
      while (start < end && /[号號:=([-]/.test(text.charAt(start))) start++;
    }
    while (end > start && /[).:\]]/.test(text.charAt(end - 1))) end--;
    const name = text.slice(start, end).replace(/^@/, '');
    if (!/^[\w.-]{3,64}$/.test(name) || /:\/\//.test(name) || isPhone(name, service?.name ?? 'qq') || taken.overlaps(start, end))
      continue;
    if (notNames.has(name.toLowerCase())) continue;
    const by = service?.name ?? guess(name);
    const about = by === '?' ? undefined : { service: by };
    out.push(found('handle', `${by}:${name.toLowerCase()}`, start, end, 0.9, about));
    taken.add(start, end);
  }
}

/** Of the big services only QQ names accounts by number, and only WeChat begins them with `wx`. */
function guess(name: string): string {
  if (/^[1-9]\d{4,11}$/.test(name)) return 'qq';
  return /^wx(?:id)?_/i.test(name) ? 'wechat' : '?';
}
