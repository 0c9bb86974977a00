import type { Sentence } from '../model/index.ts';
import { nounOf, shortValue } from './words.ts';
import type { Language, TieKind } from './words.ts';

/** One thing two reports have in common, with what a sentence may say of it. */
export interface Tie {
  readonly kind: TieKind;
  /** As in `Because.value`; for `text` the share of equal samples, `13/16`. */
  readonly value: string;
  /** Reports of the casebook that name it; of these, reports in the ring of both (absent: they share no ring). */
  readonly reports: number;
  readonly inRing?: number;
  /** In how many of the two reports the words or the form say that it is the suspect's. */
  readonly asSuspect: 0 | 1 | 2;
  /** For a likeness of names (`stem`) or a shared registered domain: the two websites. */
  readonly examples?: readonly [string, string];
  /** For `text`: both seem to name the same contact person. */
  readonly sameName?: boolean;
  /** log10 likelihood ratio it adds. */
  readonly weight: number;
}

/**
 * What is known of two reports; a sentence says this and nothing more. Plain JSON, so that a casebook can store it and
 * spell it out later in either language.
 */
export interface LinkFacts {
  readonly ties: readonly Tie[];
  /** Whole days between them, and between which dates. */
  readonly days?: number;
  readonly dates?: 'reported' | 'incident';
  /** The pair is weak by itself; whether other reports of its ring stand behind the join. */
  readonly weak?: 'others' | 'alone';
  /** Scam types as filed and languages, where the two differ. */
  readonly categories?: readonly [string, string];
  readonly languages?: readonly [string, string];
}

/** Ties told in full; the rest are counted. */
const told = 4;

/** Sentence of a link in one language. */
export function linkSentence(facts: LinkFacts, lang: Language): string {
  const sentence = lang === 'en' ? english(facts) : chinese(facts);
  return facts.weak === undefined ? sentence : `${sentence}${weakness[facts.weak][lang]}`;
}

const weakness: Readonly<Record<NonNullable<LinkFacts['weak']>, Sentence>> = {
  others: {
    en: ' The pair by itself is weak; it rests on the other reports of the ring.',
    zh: '仅看这两份报案依据较弱，归入本团伙还依据其他报案。',
  },
  alone: { en: ' The tie is weak.', zh: '依据较弱。' },
};

/** The same in both languages. */
export function linkSentences(facts: LinkFacts): Sentence {
  return { en: linkSentence(facts, 'en'), zh: linkSentence(facts, 'zh') };
}

function english({ ties, days, dates }: LinkFacts): string {
  const shown = ties.slice(0, told);
  const clauses: string[] = [];
  const list = (some: readonly Tie[]): string => joinEn(some.map((tie) => `${thing(tie, 'en')} (${rarityEn(tie)})`));
  const [unsaid, half, whole] = ([0, 1, 2] as const).map((count) =>
    shown.filter((tie) => isNamed(tie) && tie.asSuspect === count),
  );
  if (whole!.length === 1) clauses.push(`name ${thing(whole![0]!, 'en')} as the suspect’s (${rarityEn(whole![0]!)})`);
  if (whole!.length > 1) clauses.push(`name as the suspect’s ${list(whole!)}`);
  if (half!.length > 0) clauses.push(`mention ${list(half!)}, one of them as the suspect’s`);
  if (unsaid!.length > 0) clauses.push(`mention ${list(unsaid!)}`);
  for (const tie of shown) if (!isNamed(tie)) clauses.push(...likenessEn(tie));
  if (ties.length > told) clauses.push(`share ${ties.length - told} more`);
  if (clauses.length === 0) return `The two reports share no indicator that ties${gapEn(days, dates, false)}.`;
  return `Both reports ${joinEn(clauses)}${gapEn(days, dates, clauses.length > 1 || shown.length > 1)}.`;
}

function chinese({ ties, days, dates }: LinkFacts): string {
  const shown = ties.slice(0, told);
  const clauses: string[] = [];
  const list = (some: readonly Tie[]): string => some.map((tie) => `${thing(tie, 'zh')}（${rarityZh(tie)}）`).join('、');
  const [unsaid, half, whole] = ([0, 1, 2] as const).map((count) =>
    shown.filter((tie) => isNamed(tie) && tie.asSuspect === count),
  );
  if (whole!.length > 0) clauses.push(`都指认对方使用的${list(whole!)}`);
  if (half!.length > 0) clauses.push(`都提到${list(half!)}，其中一份指认为对方使用`);
  if (unsaid!.length > 0) clauses.push(`都提到${list(unsaid!)}`);
  for (const tie of shown) if (!isNamed(tie)) clauses.push(...likenessZh(tie));
  if (ties.length > told) clauses.push(`另有${ties.length - told}项相同`);
  const body = clauses.length === 0 ? '两份报案没有可作串并依据的相同标识' : `两份报案${clauses.join('，')}`;
  return `${body}${gapZh(days, dates)}。`;
}

/** Rings replace their numbers within weeks: from here on a pause of so many days is worth telling. */
const farApart = 60;

/** What speaks against one ring, as far as the facts say. */
export function againstSentences({ categories, languages, days }: LinkFacts): Sentence[] {
  const found: Sentence[] = [];
  if (categories !== undefined) {
    found.push({
      en: `They are filed as different types of scam (${categories.join(' and ')}).`,
      zh: `两份报案登记的诈骗类型不同（${categories.join('、')}）。`,
    });
  }
  if (languages !== undefined) {
    found.push({
      en: `They are written in different languages (${languages.join(' and ')}).`,
      zh: `两份报案所用语言不同（${languages.join('、')}）。`,
    });
  }
  if (days !== undefined && days > farApart) found.push({ en: `They lie ${days} days apart.`, zh: `两份报案相隔${days}天。` });
  return found;
}

/** Whether both reports show the thing itself, not just something like it. */
const isNamed = (tie: Tie): boolean =>
  tie.kind !== 'text' && tie.kind !== 'stem' && tie.kind !== 'victim' && tie.examples === undefined;

function thing(tie: Tie, lang: Language): string {
  const noun = nounOf(tie.kind, tie.value, lang);
  const value = shortValue(tie.kind, tie.value);
  return `${noun} ${value}`;
}

function joinEn(clauses: readonly string[]): string {
  if (clauses.length <= 1) return clauses[0] ?? '';
  return `${clauses.slice(0, -1).join(', ')} and ${clauses.at(-1)!}`;
}

function rarityEn({ reports, inRing }: Tie): string {
  if (reports <= 2) return 'no other report names it';
  if (inRing === undefined) return `${reports} reports name it`;
  if (inRing >= reports) return `${reports} reports name it, all in this ring`;
  return `${reports} reports name it, ${inRing} of them in this ring`;
}

function rarityZh({ reports, inRing }: Tie): string {
  if (reports <= 2) return '其他报案均未提及';
  if (inRing === undefined) return `共${reports}份报案提及`;
  if (inRing >= reports) return `共${reports}份报案提及，均在本团伙`;
  return `共${reports}份报案提及，其中${inRing}份在本团伙`;
}

function likenessEn(tie: Tie): string[] {
  if (tie.kind === 'text') {
    const wording = isAlike(tie)
      ? [`tell it in similar words (${tie.value.replace('/', ' of ')} samples of the wording agree)`]
      : [];
    return tie.sameName === true ? [...wording, 'seem to name the same contact person'] : wording;
  }
  if (tie.kind === 'victim') return ['seem to tell one case of one victim'];
  const sites = tie.examples?.join(', ') ?? tie.value;
  return [
    tie.kind === 'domain'
      ? `name websites under the one domain ${tie.value} (${sites})`
      : `name websites called alike (${sites})`,
  ];
}

function likenessZh(tie: Tie): string[] {
  if (tie.kind === 'text') {
    const [same, all] = tie.value.split('/');
    const wording = isAlike(tie) ? [`文字表述相近（${all}处抽样中${same}处相同）`] : [];
    return tie.sameName === true ? [...wording, '似提到同一名联系人'] : wording;
  }
  if (tie.kind === 'victim') return ['似为同一受害人的同一案件'];
  const sites = tie.examples?.join('、') ?? tie.value;
  return [tie.kind === 'domain' ? `提到同一域名${tie.value}下的网站（${sites}）` : `提到名称相近的网站（${sites}）`];
}

/** Whether the texts themselves are alike: a quarter of the samples or more. */
function isAlike({ value }: Tie): boolean {
  return Number.parseInt(value, 10) * 4 >= Number.parseInt(value.slice(value.indexOf('/') + 1), 10);
}

function gapEn(days: number | undefined, dates: LinkFacts['dates'], isOwnSentence: boolean): string {
  if (days === undefined) return '';
  const when = days === 0 ? 'on the same day' : `${plural(days, 'day')} apart`;
  if (isOwnSentence) return dates === 'incident' ? `. The losses happened ${when}` : `. They were reported ${when}`;
  return dates === 'incident' ? `, losses ${when}` : `, reported ${when}`;
}

function gapZh(days: number | undefined, dates: LinkFacts['dates']): string {
  if (days === undefined) return '';
  const what = dates === 'incident' ? '案发时间' : '报案时间';
  return days === 0 ? `，${what}在同一天` : `，${what}相隔${days}天`;
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
