import type { Link } from '../../model/index.ts';
import { countOf, manyOf, momentOf } from './amounts.ts';
import { rejectedOf } from './summary.ts';
import { listed, printed } from './teller.ts';
import type { Listed, Teller } from './teller.ts';
import { kinds, legalBases } from './words.ts';

export interface LinkShown {
  readonly a: string;
  readonly b: string;
  readonly weight: string;
  readonly confidence: string;
  readonly sentence: string;
  readonly ties: readonly string[];
  readonly against: readonly string[];
  readonly basis: string;
  /** `same` where a person said so; else the machine proposes it. */
  readonly person: boolean;
}

/** The links that hold the rings together, strongest first, each with what speaks for and against it. */
export function linksOf(teller: Teller): Listed<LinkShown> {
  const { dossier, names, say } = teller;
  const agreed = new Set(
    dossier.judgements.flatMap(({ judgement, stands }) =>
      stands && judgement.verdict === 'same' && 'a' in judgement ? [pairOf(judgement.a, judgement.b)] : [],
    ),
  );
  return listed(teller, dossier.links, printed.links, 'tables/links.csv', (link): LinkShown => {
    const { a, b, weight, confidence, because, against, sentence } = link;
    return {
      a: names.of(a),
      b: names.of(b),
      weight: weight.toFixed(1),
      confidence: Math.min(0.99, confidence).toFixed(2),
      sentence: say(sentence),
      ties: because.slice(0, 5).map((tie) => tieOf(tie, teller)),
      against: against.map(say),
      basis: basisOf(link, teller),
      person: agreed.has(pairOf(a, b)),
    };
  });
}

const pairOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

function tieOf({ kind, value, weight, rarity }: Link['because'][number], { lang }: Teller): string {
  const sign = weight >= 0 ? '+' : '−';
  const shown = `${sign}${Math.abs(weight).toFixed(1)}  ${kinds[kind][lang]}${kind === 'text' || kind === 'victim' ? '' : ` ${value}`}`;
  if (rarity === 0) return shown;
  return lang === 'en' ? `${shown} (${manyOf(rarity, 'report')})` : `${shown}（${countOf(rarity)} 份报案）`;
}

function basisOf({ because }: Link, { lang }: Teller): string {
  const found = [...new Set(because.flatMap(({ legalBasis }) => legalBasis ?? []))];
  return found.map((basis) => legalBases[basis][lang]).join(lang === 'en' ? ', ' : '、');
}

export interface DecisionShown {
  readonly act: string;
  readonly at: string;
  readonly by: string;
  readonly text: string;
  readonly reason: string;
  readonly rejects: boolean;
  readonly stands: boolean;
}

export interface Decisions {
  readonly rejected: Listed<DecisionShown>;
  readonly others: Listed<DecisionShown>;
  /** Two people, one pair, unlike decisions: what each of them said, side by side. */
  readonly disagreements: readonly { readonly pair: string; readonly sides: readonly DecisionShown[] }[];
}

/** What people decided. The rejected links come first: the defence has to find them. */
export function decisionsOf(teller: Teller): Decisions {
  const { dossier, names } = teller;
  const rejects = new Set(rejectedOf(dossier).map(({ act }) => act));
  const shown = ({ act, at, by, judgement, stands, sentence }: (typeof dossier.judgements)[number]): DecisionShown => ({
    act: `${act}`,
    at: momentOf(at),
    by,
    text: teller.say(sentence),
    reason: judgement.reason ?? '',
    rejects: rejects.has(act),
    stands,
  });
  const byAct = new Map(dossier.judgements.map((each) => [each.act, each]));
  const rejected = dossier.judgements.filter(({ act }) => rejects.has(act));
  const others = dossier.judgements.filter(({ act }) => !rejects.has(act));
  return {
    rejected: listed(teller, rejected, printed.decisions, 'tables/rejected.csv', shown),
    others: listed(teller, others, printed.decisions, 'tables/judgements.csv', shown),
    disagreements: dossier.disagreements.slice(0, 40).map(({ a, b, acts }) => ({
      pair: a === b ? a : `${names.of(a)} – ${names.of(b)}`,
      sides: acts.flatMap((act) => byAct.get(act) ?? []).map(shown),
    })),
  };
}
