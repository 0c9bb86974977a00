import { simplifyText } from '../han.ts';
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

/** Rules by the script that a sentence has to hold for one of them to hold. */
const scripts: readonly { readonly letters: RegExp; readonly notHarm?: RegExp; readonly rules: readonly Rule[] }[] = [
  { letters: /[一-鿿]/, notHarm: notHarmZh, rules: rulesZh },
  { letters: /[a-z]{2}/, notHarm: notHarmEn, rules: rulesEn },
  { letters: /[à-ỹ\u0E00-\u0E7F\u1000-\u109F]/, rules: rulesMore },
];

/** A sentence longer than this is read in parts of this length: some reports hold no full stop. */
const longest = 600;

/** Every rule for alarms, or for signs, that holds somewhere in a text. */
export function held(text: string, of: 'alarm' | 'sign', mayHold: (sentence: string) => boolean): Held[] {
  const found: Held[] = [];
  const folded = fold(text);
  for (const [start, end] of sentences(folded)) {
    if (!mayHold(text.slice(start, end))) continue;
    readSentence(folded.slice(start, end), folded.slice(end, end + 120), start, of, found);
  }
  return found;
}

function readSentence(raw: string, after: string, offset: number, of: 'alarm' | 'sign', found: Held[]): void {
  const here: Held[] = [];
  const spoken = scripts.filter(({ letters }) => letters.test(raw));
  const sentence = spoken.reduce((text, { notHarm }) => (notHarm === undefined ? text : blank(text, notHarm)), raw);
  if (isToldOfOthers(sentence)) return;
  for (const rule of spoken.flatMap(({ rules }) => rules)) {
    if (rule[of] === undefined) continue;
    rule.pattern.lastIndex = 0;
    for (let match = rule.pattern.exec(sentence); match !== null; match = rule.pattern.exec(sentence)) {
      const start = match.index;
      const end = start + match[0].length;
      if (end === start) break;
      const clause = clauseOf(sentence, start, end);
      if (rule.unless?.test(clause.text) || rule.unlessAnywhere?.test(sentence)) continue;
      if (isDenied(sentence.slice(clause.start, start), rule.conditional === true)) continue;
      if (rule.ofKin && !isOfKin(sentence, start, end)) continue;
      if (of === 'alarm' && isOver(sentence, after, rule.alarm === 'missing')) continue;
      here.push({ rule, start: offset + start, end: offset + end });
      break;
    }
  }
  const threats = here.filter(({ rule }) => rule.conditional);
  for (const each of here) {
    // What is only threatened has not happened: 不还就打断腿 is no injury.
    const isThreatened = each.rule.alarm === 'injury' && threats.some(({ start, end }) => start < each.end && each.start < end);
    if (!isThreatened) found.push(each);
  }
}

/** Lower case, simplified, one kind of apostrophe and of space; same length. */
export function fold(text: string): string {
  let lower = text.toLowerCase();
  if (lower.length !== text.length) lower = text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
  return simplifyText(lower)
    .replaceAll('’', "'")
    .replaceAll(/[\t\u00A0\u3000]/g, ' ');
}

function blank(sentence: string, what: RegExp): string {
  return sentence.replace(what, (words) => '_'.repeat(words.length));
}

/** Bounds of the sentences of a text: cut at full stops, marks and line ends. */
export function* sentences(text: string): Generator<readonly [number, number]> {
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (!endsSentence(text, at) && at - from < longest) continue;
    if (at + 1 - from > 1) yield [from, at + 1];
    from = at + 1;
  }
  if (from < text.length) yield [from, text.length];
}

function endsSentence(text: string, at: number): boolean {
  switch (text.charCodeAt(at)) {
    case 0x0a:
    case 0x0d:
    case 0x21:
    case 0x3f:
    case 0x3002:
    case 0xff01:
    case 0xff1f:
    case 0x104b:
      return true;
    case 0x2e: {
      const next = text.charCodeAt(at + 1);
      if (!(at + 1 === text.length || next === 0x20 || next === 0x0a || next > 0x2e80)) return false;
      return !/(?:^|[\s(])(?:mr|mrs|ms|dr|st|no|approx|e\.g|i\.e|a\.m|p\.m|vs)$/.test(text.slice(Math.max(0, at - 7), at));
    }
    default:
      return false;
  }
}

const clauseEnd = /[，,；;]/;

function clauseOf(sentence: string, start: number, end: number): { text: string; start: number } {
  let from = start;
  while (from > 0 && !clauseEnd.test(sentence[from - 1]!)) from--;
  let to = end;
  while (to < sentence.length && !clauseEnd.test(sentence[to]!)) to++;
  return { text: sentence.slice(from, to), start: from };
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
