import { simplifyText } from '../lexicon/index.ts';
import type { PlaceRole } from '../model/index.ts';
import type { PlaceSpan } from './find.ts';
import { gazetteer } from './gazetteer.ts';
import { enRoute, enRules, enSite, enUnmoved, type RoleRule, zhRules } from './role-rules.ts';

/** How far words that tell a role may stand, in UTF-16 units, and never beyond the sentence. */
const [back, ahead] = [90, 40];
const stop = /[。！？!?；;\n]|\.(?=\s)/gu;
const han = /\p{Script=Han}/u;
const latin = /[A-Za-z]{2}/u;

const dens = new Set(gazetteer.filter(({ den }) => den).map(({ key }) => key));
const broad = new Set(gazetteer.filter(({ kind }) => kind === 'region' || kind === 'country').map(({ key }) => key));

/** A province in the name of a bank, an authority or a firm says nothing of where (中国银行, 香港证监会, China Construction Bank). */
const firm =
  /^ ?(?:工商|农业|建设|邮政|民生|光大|人民|招商|交通|汇丰|花旗)?(?:储蓄)?银行|^ ?(?:银联|移动|联通|电信|人寿|平安|证监|证券|公安|警方|警察|检察|法院|海关|航空|大学|交易所|金管局)|^ [A-Z][a-z]{2,}/u;

/** Ends with a word that puts something somewhere. */
const placed = /(?:[在到至于往去进入从身踞脚匿]了?|\b(?:in|at|from|to|near|inside|into|across)(?: the)? |showed |: ?)$/iu;

/** 大其力牌 is a brand, 遵义路 a street anywhere. */
const brand = /^(?:牌(?!照)|[东西南北中]?(?:路(?![口上过])|大道|大街))/u;

interface Around {
  readonly before: string;
  readonly after: string;
}

function around(text: string, { from: start, to: end }: PlaceSpan): Around {
  const before = simplifyText(text.slice(Math.max(0, start - back), start));
  const after = simplifyText(text.slice(end, end + ahead));
  let begin = 0;
  for (const { index, 0: mark } of before.matchAll(stop)) begin = index + mark.length;
  const to = after.search(/[。！？!?；;\n]|\.(?=\s|$)/u);
  return { before: before.slice(begin), after: to === -1 ? after : after.slice(0, to) };
}

function firstOf(rules: readonly RoleRule[], { before, after }: Around): RoleRule['role'] | undefined {
  const clause = after.split(/[，,]/u, 1)[0]!;
  for (const rule of rules) {
    if (rule.before?.test(before) === false || rule.after?.test(after) === false) continue;
    if (rule.unless !== undefined && rule.unless.test(`${before}\0${clause}`)) continue;
    return rule.role;
  }
  return undefined;
}

function lastOf(cue: RegExp, before: string): number {
  let last = -1;
  for (const { index } of before.matchAll(cue)) last = index;
  return last;
}

function english(near: Around): RoleRule['role'] | undefined {
  const ruled = firstOf(enRules, near);
  if (ruled !== undefined) return ruled;
  const [site, route] = [lastOf(enSite, near.before), lastOf(enRoute, near.before)];
  if ((site === -1 && route === -1) || enUnmoved.test(near.before + near.after)) return undefined;
  return site > route ? 'site' : 'route';
}

/**
 * What a place named in a text is to the report, by the words near it. What somebody claims of himself is weak and only `named`,
 * unless the place is known for compounds. Undefined: a region or a country that is only named, which tells nothing.
 */
export function roleOf(text: string, span: PlaceSpan): PlaceRole | undefined {
  const near = around(text, span);
  const isBroad = broad.has(span.key);
  if (brand.test(near.after)) return undefined;
  if (isBroad && firm.test(near.after)) return undefined;
  const name = text.slice(span.start, span.end);
  const both = near.before + near.after;
  let role = han.test(both) || han.test(name) ? firstOf(zhRules, near) : undefined;
  if (role === undefined && latin.test(both)) role = english(near);
  if (role === 'claim') role = dens.has(span.key) ? 'site' : 'named';
  // “香港公司” and “the Chicago office” tell no more than where somebody says to belong.
  if (isBroad && role === 'site' && !placed.test(near.before)) return undefined;
  if (role === undefined || role === 'named') return isBroad ? undefined : 'named';
  return role;
}
