import type { Because, Sentence } from '../model/index.ts';
import { indicatorKinds } from '../model/index.ts';
import type { Explainer } from './explain.ts';
import { mayLink, type Sighting, sightingKey } from './sources.ts';
import { namedBy } from './types.ts';
import { nounOf, shortValue } from './words.ts';

/** Why something that both reports show does not tie them. */
export type AsideGround = 'service' | 'victim' | 'institution' | 'earlier' | 'masked';

export interface Aside {
  readonly ground: AsideGround;
  readonly kind: Because['kind'];
  readonly value: string;
  readonly sentence: Sentence;
}

/** Everything both reports show that does not tie them, and why. */
export function setAside(explainer: Explainer, a: number, b: number): Aside[] {
  return [...shared(explainer, a, b), ...spoken(explainer, a, b), ...partial(explainer, a, b)];
}

/** Indicators that could tie, but that too many strangers use. */
function shared(explainer: Explainer, a: number, b: number): Aside[] {
  const { table, exclusivity } = explainer.result;
  const found: Aside[] = [];
  const mine = new Set(table.indicator.subarray(table.offset[a], table.offset[a + 1]));
  for (const x of table.indicator.subarray(table.offset[b], table.offset[b + 1])) {
    const reports = namedBy(explainer.result, x);
    if (!mine.has(x) || table.kind[x]! >= indicatorKinds.length || explainer.weigher.counts(x)) continue;
    const { kind, value } = explainer.spelling(a, b, x);
    const percent = Math.max(1, Math.round(exclusivity[x]! * 100));
    found.push({
      ground: 'service',
      kind,
      value,
      sentence: {
        en: `Both name ${thing(kind, value, 'en')}, which ties nobody by itself: ${reports} reports name it, and of 100 pairs that share it about ${percent} belong to one ring.`,
        zh: `两份报案都提到${thing(kind, value, 'zh')}，但仅凭它不作串并：共${reports}份报案提及，每100对同时提及它的报案中约${percent}对属于同一团伙。`,
      },
    });
  }
  return found;
}

/** Values both reports spell out where the words of one of them rule the value out as a tie. */
function spoken(explainer: Explainer, a: number, b: number): Aside[] {
  const one = byKey(explainer.sources.all(a));
  const found: Aside[] = [];
  for (const [key, theirs] of byKey(explainer.sources.all(b))) {
    const ours = one.get(key);
    if (ours === undefined || (ours.some(mayLink) && theirs.some(mayLink))) continue;
    const seen = [ours, theirs].find((each) => !each.some(mayLink))![0]!;
    const ground = groundOf(seen);
    if (ground === undefined) continue;
    const isBoth = [ours, theirs].every((each) => !each.some(mayLink) && groundOf(each[0]!) === ground);
    found.push({ ground, kind: seen.kind, value: seen.value, sentence: because(ground, seen, isBoth) });
  }
  return found;
}

function groundOf(seen: Sighting): Exclude<AsideGround, 'service' | 'masked'> | undefined {
  if (seen.earlier) return 'earlier';
  return seen.role === 'victim' || seen.role === 'institution' ? seen.role : undefined;
}

function because(ground: 'victim' | 'institution' | 'earlier', seen: Sighting, isBoth: boolean): Sentence {
  const { en, zh } = grounds[ground];
  const who = isBoth ? { en: 'both reports', zh: '两份报案都' } : { en: 'one of the reports', zh: '其中一份' };
  return {
    en: `Both name ${thing(seen.kind, seen.value, 'en')}, but in ${who.en} it is ${en}.`,
    zh: `两份报案都提到${thing(seen.kind, seen.value, 'zh')}，但${who.zh}${zh}。`,
  };
}

const grounds: Readonly<Record<'victim' | 'institution' | 'earlier', Sentence>> = {
  victim: { en: 'the victim’s own', zh: '写明是受害人本人的' },
  institution: { en: 'that of a bank, an authority or a well-known company', zh: '指的是银行、机关或知名平台' },
  earlier: { en: 'quoted from another scam', zh: '是在引述另一起诈骗' },
};

/** A value given in part by one report that fits what the other gives. */
function partial(explainer: Explainer, a: number, b: number): Aside[] {
  const [one, two] = [explainer.sources.all(a), explainer.sources.all(b)];
  const found = new Map<string, Aside>();
  for (const [hidden, open] of [
    [one, two],
    [two, one],
  ] as const) {
    for (const pattern of hidden.filter((seen) => seen.masked)) {
      const whole = open.find(
        (seen) => !seen.masked && seen.role !== 'victim' && sameFamily(pattern, seen) && fits(pattern.value, seen.value),
      );
      if (whole === undefined) continue;
      found.set(`${pattern.value} ${whole.value}`, {
        ground: 'masked',
        kind: whole.kind,
        value: whole.value,
        sentence: {
          en: `One report gives only part of it (${pattern.value}), which fits ${thing(whole.kind, whole.value, 'en')} of the other: the full number would decide.`,
          zh: `其中一份只写了一部分（${pattern.value}），与另一份的${thing(whole.kind, whole.value, 'zh')}相符：需核实完整号码。`,
        },
      });
    }
  }
  return [...found.values()];
}

const family = (seen: Sighting): string => (seen.kind === 'card' || seen.kind === 'iban' ? 'account' : seen.kind);
const sameFamily = (x: Sighting, y: Sighting): boolean => family(x) === family(y);

/** Characters a pattern must tell before its fit means anything. */
const leastTold = 4;

/** Whether a value fits a pattern with `*` for each unknown stretch; a phone pattern may lack the country code. */
export function fits(pattern: string, value: string): boolean {
  const parts = pattern.replace(/^\+/, '').split(/\*+/);
  if (parts.join('').length < leastTold) return false;
  const last = parts.at(-1)!;
  if (!value.endsWith(last)) return false;
  let at = 0;
  for (const part of parts.slice(0, -1)) {
    const found = value.indexOf(part, at);
    if (found === -1 || (at === 0 && part !== '' && found > longestCountryCode)) return false;
    at = found + part.length;
  }
  return at <= value.length - last.length;
}
/** `+` and up to three digits (E.164), or the `chain:` before a wallet. */
const longestCountryCode = 6;

function byKey(sightings: readonly Sighting[]): Map<string, Sighting[]> {
  const keys = new Map<string, Sighting[]>();
  for (const seen of sightings) {
    if (seen.masked) continue;
    const key = sightingKey(seen);
    const list = keys.get(key);
    if (list === undefined) keys.set(key, [seen]);
    else list.push(seen);
  }
  return keys;
}

const thing = (kind: Because['kind'], value: string, lang: 'en' | 'zh'): string =>
  `${nounOf(kind, value, lang)} ${shortValue(kind, value)}`;
