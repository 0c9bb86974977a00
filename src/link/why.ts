import type { Judgement, Link, Sentence } from '../model/index.ts';
import { type Aside, setAside } from './aside.ts';
import { type Duplicates, grounds } from './duplicates.ts';
import { evidenceBetween } from './evidence.ts';
import type { Explainer } from './explain.ts';
import { missingFor } from './missing.ts';
import type { Evidence } from './types.ts';

/** Larger groups are not scored against each other again: their joins were tried when the rings were made. */
const largestScored = 2000;
/** log10 of the likelihood ratio from which a term of the merge model is worth telling. */
const worthTelling = 0.3;

/** Why two reports belong together, or why not. */
export interface Why {
  readonly a: string;
  readonly b: string;
  /** Ids of their rings, where they stand in one. */
  readonly rings: readonly [string | undefined, string | undefined];
  /** Confidence that both are of one ring; 0 when they stand apart. */
  readonly confidence: number;
  /** Where they stand, in a sentence. */
  readonly standing: Sentence;
  /** The pair itself; `because` names no indicator when they share none that ties. */
  readonly direct: Link;
  /** The links that lead from one to the other inside their ring, when it takes more than one. */
  readonly path: readonly Link[];
  /** What speaks against one ring, of the pair and of the groups around them. */
  readonly against: readonly Sentence[];
  /** Shown by both, but no tie, and why. */
  readonly aside: readonly Aside[];
  /** What the reports do not tell and would help to decide. */
  readonly missing: readonly Sentence[];
  /** What people decided about the two. */
  readonly judgements: readonly Sentence[];
  /** That both seem to tell one case of one victim: the machine's finding, nobody's decision. */
  readonly oneCase: readonly Sentence[];
}

/** What is known besides the linker's result. */
export interface WhyOptions {
  readonly judgements?: readonly Judgement[];
  readonly duplicates?: Duplicates;
}

/** Explains two reports (positions in the table) to a person: for, against, set aside, missing, decided. */
export function why(
  explainer: Explainer,
  a: number,
  b: number,
  { judgements = [], duplicates = explainer.result.duplicates }: WhyOptions = {},
): Why {
  const { table, rings, ringOf } = explainer.result;
  const idOf = (report: number): string | undefined => rings[ringOf[report]!]?.id;
  const direct = explainer.link(a, b);
  const together = ringOf[a] !== -1 && ringOf[a] === ringOf[b];
  const between = together ? undefined : groupEvidence(explainer, a, b);
  return {
    a: table.id[a]!,
    b: table.id[b]!,
    rings: [idOf(a), idOf(b)],
    confidence: explainer.confidence(a, b),
    standing: standing(explainer, a, b, between, isParted(explainer, a, b, judgements)),
    direct,
    path: together && direct.because.every(({ kind }) => kind === 'text') ? pathBetween(explainer, a, b) : [],
    against: [...direct.against, ...(between === undefined ? [] : againstGroups(between, direct.against.length > 0))],
    aside: setAside(explainer, a, b),
    missing: missingFor(explainer, a, b),
    judgements: decided(explainer, a, b, judgements),
    oneCase: sameCase(a, b, duplicates),
  };
}

function standing(explainer: Explainer, a: number, b: number, between: Evidence | undefined, parted: boolean): Sentence {
  const { rings, ringOf, leads } = explainer.result;
  const [one, two] = [rings[ringOf[a]!], rings[ringOf[b]!]];
  if (one !== undefined && one === two) {
    const share = explainer.confidence(a, b).toFixed(2);
    const state =
      one.judged === 'confirmed'
        ? { en: 'a person has confirmed the ring', zh: '该团伙已经人工确认' }
        : { en: 'a proposal of the machine, not yet judged by a person', zh: '系统建议，尚待人工研判' };
    return {
      en: `Both stand in ring ${one.id} (${state.en}). Confidence ${share}: the weakest join on the way between them.`,
      zh: `两份报案同在团伙${one.id}（${state.zh}）。可信度${share}，取两者之间最弱的一环。`,
    };
  }
  const where: Sentence =
    one !== undefined && two !== undefined
      ? { en: `They stand in two rings, ${one.id} and ${two.id}.`, zh: `两份报案分属两个团伙：${one.id}和${two.id}。` }
      : one === undefined && two === undefined
        ? { en: 'Neither stands in a ring.', zh: '两份报案都不在任何团伙中。' }
        : { en: `Only one of them stands in a ring (${(one ?? two)!.id}).`, zh: `只有其中一份在团伙中（${(one ?? two)!.id}）。` };
  const isSide = (report: number, side: number): boolean =>
    report === side || (ringOf[side] !== -1 && ringOf[report] === ringOf[side]);
  const lead = leads.find((each) => (isSide(each.a, a) && isSide(each.b, b)) || (isSide(each.a, b) && isSide(each.b, a)));
  const probability = lead?.confidence ?? between?.probability ?? 0;
  if (between === undefined || between.score === Number.NEGATIVE_INFINITY) return where;
  const percent = Math.round(probability * 100);
  if (parted) {
    return {
      en: `${where.en} A person keeps them apart; what the two sides share would by itself give one ring a probability of about ${percent} %.`,
      zh: `${where.zh}已由人工认定分开；仅就双方的共同点而言，属于同一团伙的概率约为${percent}%。`,
    };
  }
  return {
    en: `${where.en} What the two sides share gives one ring a probability of about ${percent} %: ${lead === undefined ? 'too little to propose it' : 'a lead for a person to look at, not a join'}.`,
    zh: `${where.zh}双方的共同点使其属于同一团伙的概率约为${percent}%：${lead === undefined ? '不足以建议串并' : '仅作线索供人工研判，未予串并'}。`,
  };
}

/** Whether a person parted the two, or took one of them out of a ring that the other stands in. */
function isParted(
  { result: { table, rings, ringOf } }: Explainer,
  a: number,
  b: number,
  judgements: readonly Judgement[],
): boolean {
  const [one, two] = [table.id[a]!, table.id[b]!];
  const standsIn = (report: number, ring: string): boolean => rings[ringOf[report]!]?.id === ring;
  return judgements.some(
    (each) =>
      (each.verdict === 'different' && [each.a, each.b].includes(one) && [each.a, each.b].includes(two)) ||
      (each.verdict === 'out' &&
        ((each.report === one && standsIn(b, each.ring)) || (each.report === two && standsIn(a, each.ring)))),
  );
}

/** The score of the two rings (a report in no ring: itself), undefined when they are too large to be scored again. */
function groupEvidence(explainer: Explainer, a: number, b: number): Evidence | undefined {
  const { rings, ringOf } = explainer.result;
  const group = (report: number): ArrayLike<number> => rings[ringOf[report]!]?.reports ?? [report];
  const [one, two] = [group(a), group(b)];
  return one.length + two.length > largestScored ? undefined : evidenceBetween(explainer.result, one, two);
}

const likenessOnly: Sentence = {
  en: 'They share a name, or a likeness of names, which others may use as well.',
  zh: '双方只是名称相同或相近，他人也可能使用。',
};

/** What the merge model holds against the two groups, in words. */
const groupSentences: Readonly<Record<string, Sentence>> = {
  missing: {
    en: 'The two groups were active in the same weeks, but share far less than one ring would.',
    zh: '两组报案活跃于相同的时段，但共同点远少于同一团伙应有的程度。',
  },
  wordingAgainst: {
    en: 'Their reports tell different stories, or name different contact persons.',
    zh: '两组报案的文字表述差异明显，或提到的联系人不同。',
  },
  category: {
    en: 'Their reports are filed as different types of scam, or in different languages.',
    zh: '两组报案登记的诈骗类型或语言不同。',
  },
  coverage: { en: 'What they share is named by many other reports as well.', zh: '双方的共同标识也被许多其他报案提及。' },
  stem: likenessOnly,
  registrable: likenessOnly,
  bridges: { en: 'Only a single report connects the two groups.', zh: '两组之间仅由一份报案相连。' },
};

function againstGroups(evidence: Evidence, isTypeTold: boolean): Sentence[] {
  const found: Sentence[] = [];
  for (const { term, weight } of evidence.terms) {
    const sentence = term === 'category' && isTypeTold ? undefined : groupSentences[term];
    if (weight <= -worthTelling && sentence !== undefined) found.push(sentence);
  }
  return found;
}

/** Fewest links from one report of a ring to another, over the indicators that tie and the joins made. */
function pathBetween(explainer: Explainer, a: number, b: number): Link[] {
  const { table, rings, ringOf, joins, exclusivity } = explainer.result;
  const ring = ringOf[a]!;
  const joined = new Map<number, number[]>();
  for (let i = 0; i < joins.count; i++) {
    const [x, y] = [joins.a[i]!, joins.b[i]!];
    if (ringOf[x] !== ring || ringOf[y] !== ring) continue;
    joined.set(x, [...(joined.get(x) ?? []), y]);
    joined.set(y, [...(joined.get(y) ?? []), x]);
  }
  const showing = new Map<number, number[]>();
  for (const r of rings[ring]!.reports) {
    for (const x of table.indicator.subarray(table.offset[r], table.offset[r + 1])) {
      const list = showing.get(x);
      if (list === undefined) showing.set(x, [r]);
      else list.push(r);
    }
  }
  const from = new Map<number, number>([[a, a]]);
  const used = new Set<number>();
  const queue = [a];
  for (const r of queue) {
    if (from.has(b)) break;
    const ties = table.indicator.subarray(table.offset[r], table.offset[r + 1]).filter((x) => explainer.weigher.counts(x));
    const next: number[] = [];
    for (const x of ties.sort((x, y) => exclusivity[y]! - exclusivity[x]!)) {
      if (used.has(x)) continue;
      used.add(x);
      next.push(...showing.get(x)!);
    }
    next.push(...(joined.get(r) ?? []));
    for (const other of next) {
      if (ringOf[other] !== ring || from.has(other)) continue;
      from.set(other, r);
      queue.push(other);
    }
  }
  if (!from.has(b)) return [];
  const path: Link[] = [];
  for (let r = b; r !== a; r = from.get(r)!) path.unshift(explainer.link(from.get(r)!, r));
  return path;
}

/** Bits of `Duplicates.grounds` in words. */
const caseGrounds: readonly (readonly [number, Sentence])[] = [
  [grounds.ownNumber, { en: 'the victim’s own number or account', zh: '受害人本人的号码或账户' }],
  [grounds.pseudonym, { en: 'the agency’s pseudonym for the victim', zh: '受理单位的受害人代号' }],
  [grounds.amount, { en: 'the amount', zh: '金额' }],
  [grounds.day, { en: 'the day of loss', zh: '案发日期' }],
  [grounds.indicators, { en: 'the suspect’s indicators', zh: '对方的标识' }],
  [grounds.wording, { en: 'the wording', zh: '文字表述' }],
];

function sameCase(a: number, b: number, { primary, grounds: bits }: Duplicates): Sentence[] {
  if (primary[a] !== primary[b]) return [];
  const agree = caseGrounds.filter(([bit]) => ((bits[a]! | bits[b]!) & bit) !== 0).map(([, words]) => words);
  return [
    {
      en: `Both seem to tell one case of one victim, whose loss is counted once; they agree in ${agree.map(({ en }) => en).join(', ')}.`,
      zh: `两份报案似为同一受害人的同一案件，损失只计一次；一致之处：${agree.map(({ zh }) => zh).join('、')}。`,
    },
  ];
}

function decided(explainer: Explainer, a: number, b: number, judgements: readonly Judgement[]): Sentence[] {
  const { id } = explainer.result.table;
  const found: Sentence[] = [];
  for (const judgement of judgements) {
    if (judgement.verdict === 'same' || judgement.verdict === 'different' || judgement.verdict === 'unsure') {
      const pair = [judgement.a, judgement.b];
      if (pair.includes(id[a]!) && pair.includes(id[b]!)) found.push(verdictSentences[judgement.verdict]);
    } else if (judgement.verdict === 'out' && (judgement.report === id[a] || judgement.report === id[b])) {
      found.push({
        en: `A person took report ${judgement.report} out of ring ${judgement.ring}.`,
        zh: `经人工研判，报案${judgement.report}已移出团伙${judgement.ring}。`,
      });
    }
  }
  return found;
}

const verdictSentences: Readonly<Record<'same' | 'different' | 'unsure', Sentence>> = {
  same: { en: 'A person judged both to be the work of one ring.', zh: '经人工研判，两份报案属于同一团伙。' },
  different: { en: 'A person judged them to be the work of different rings.', zh: '经人工研判，两份报案不属于同一团伙。' },
  unsure: { en: 'A person looked at the two and left it open.', zh: '已经人工研判，结论未定。' },
};
