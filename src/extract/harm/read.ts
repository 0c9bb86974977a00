import { clauseOf, folding, isLongSentence, sentenceOf, sentences, type Triggers, unitsOf } from '../../lexicon/index.ts';
import { isDenied, isOver, isToldOfOthers } from './denied.ts';
import { kinEn, notHarmEn, rulesEn } from './rules-en.ts';
import { rulesMore } from './rules-more.ts';
import type { Rule } from './rule.ts';
import { kinZh, notHarmZh, rulesZh } from './rules-zh.ts';

/** A rule that holds, with the words: UTF-16 units [start, end) of the text. */
export interface Held {
  readonly rule: Rule;
  readonly start: number;
  readonly end: number;
}

interface Script {
  /** A sentence has to hold one for a rule of the script to hold. */
  readonly letters: RegExp;
  /** What looks like harm and is none. */
  readonly notHarm: RegExp | undefined;
  readonly rules: Readonly<Record<'alarm' | 'sign', readonly Rule[]>>;
}

const scripts: readonly Script[] = [
  scriptOf(/[一-鿿]/, rulesZh, notHarmZh),
  scriptOf(/[a-z]{2}/, rulesEn, notHarmEn),
  scriptOf(/[à-ỹ\u0E00-\u0E7F\u1000-\u109F]/, rulesMore),
];

function scriptOf(letters: RegExp, rules: readonly Rule[], notHarm?: RegExp): Script {
  const of = (what: 'alarm' | 'sign'): Rule[] => rules.filter((rule) => rule[what] !== undefined);
  return { letters, notHarm, rules: { alarm: of('alarm'), sign: of('sign') } };
}

/** Every rule for alarms, or for signs, that holds in a sentence with one of the words for them. */
export function held(text: string, of: 'alarm' | 'sign', triggers: Triggers<true>): Held[] {
  const units = unitsOf(text);
  const first = triggers.first(text, units, 0, text.length);
  if (first < 0) return [];
  const found: Held[] = [];
  const fold = folding(text);
  let wasCut = false;
  for (const [start, end] of sentences(text, sentenceOf(text, first))) {
    // Between parts of a sentence a word may be cut in two: only there may a part hold what the text does not.
    const isLong = isLongSentence(start, end);
    const isCut = wasCut || isLong;
    wasCut = isLong;
    const at = isCut
      ? triggers.first(text.slice(start, end), units.subarray(start, end), 0, end - start)
      : triggers.first(text, units, start, end);
    if (at < 0) continue;
    readSentence(fold(text.slice(start, end)), () => fold(text.slice(end, end + 120)), start, of, found);
  }
  return found;
}

function readSentence(raw: string, after: () => string, offset: number, of: 'alarm' | 'sign', found: Held[]): void {
  const here: Held[] = [];
  const spoken = scripts.filter(({ letters }) => letters.test(raw));
  const sentence = spoken.reduce((text, { notHarm }) => (notHarm === undefined ? text : blank(text, notHarm)), raw);
  for (const { rules } of spoken) {
    for (const rule of rules[of]) {
      const match = matchOf(rule, sentence, of, after);
      if (match !== undefined) here.push({ rule, start: offset + match.index, end: offset + match.index + match[0].length });
    }
  }
  if (here.length === 0 || isToldOfOthers(sentence)) return;
  const threats = here.filter(({ rule }) => rule.conditional);
  for (const each of here) {
    // What is only threatened has not happened: 不还就打断腿 is no injury.
    const isThreatened = each.rule.alarm === 'injury' && threats.some(({ start, end }) => start < each.end && each.start < end);
    if (!isThreatened) found.push(each);
  }
}

/** The first words for which a rule holds and that nothing takes back. */
function matchOf(rule: Rule, sentence: string, of: 'alarm' | 'sign', after: () => string): RegExpExecArray | undefined {
  rule.pattern.lastIndex = 0;
  for (let match = rule.pattern.exec(sentence); match !== null; match = rule.pattern.exec(sentence)) {
    const start = match.index;
    const end = start + match[0].length;
    if (end === start) return undefined;
    const clause = clauseOf(sentence, start, end);
    if (rule.unless?.test(clause.text) || rule.unlessAnywhere?.test(sentence)) continue;
    if (isDenied(sentence.slice(clause.start, start), rule.conditional === true)) continue;
    if (rule.ofKin && !isOfKin(sentence, start, end)) continue;
    const isMissing = rule.alarm === 'missing';
    if (of === 'alarm' && isOver(sentence, isMissing ? after() : '', isMissing)) continue;
    return match;
  }
  return undefined;
}

function blank(sentence: string, what: RegExp): string {
  return sentence.replace(what, (words) => '_'.repeat(words.length));
}

const kin = new RegExp(`${kinZh}|\\b(?:${kinEn}|he|she|him|her|his)\\b`, 'g');
/** Who cheats, and firms: that they cannot be reached any more is how a fraud ends. */
const cheats =
  /骗子|平台|客服|老板|商家|卖家|店家|公司|群主|导师|老师|主播|网友|网恋|对象|对方|中介|房东|网站|经理|顾问|代理|店铺|包裹|快递|资金|本金|上线|师傅|货主|车主|买家|\b(?:scammers?|sellers?|company|broker|traders?|website|site|platform|agents?|recruiters?|money|deposit|support|service|romance|buyer|landlord|contractor|advis[eo]rs?|mentor|manager|admin|group|shop|store|fraudsters?|person i met|investors?)\b/g;

/** Whether somebody of one's own is nearer before the words than whoever cheated, or the only one after them. */
function isOfKin(sentence: string, start: number, end: number): boolean {
  const before = sentence.slice(0, start);
  const near = lastOf(before, kin);
  const cheat = lastOf(before, cheats);
  if (near >= 0 || cheat >= 0) return near > cheat;
  return lastOf(sentence.slice(end), kin) >= 0 && lastOf(sentence.slice(end), cheats) < 0;
}

function lastOf(text: string, what: RegExp): number {
  let last = -1;
  for (const match of text.matchAll(what)) last = match.index;
  return last;
}
