import type { Ctx, StoredCase } from '../casebook/index.ts';
import type { Dossier, DossierIndicator, DossierJudgement, Judgement } from '../model/index.ts';
import { judgementSentence } from './act-words.ts';

/** Decisions on the case's reports, rings and indicators, standing or not. */
export function judgementsOf(
  made: Awaited<ReturnType<Ctx['read']['judgements']>>,
  { names }: StoredCase,
  ids: ReadonlySet<string>,
  indicators: readonly DossierIndicator[],
): DossierJudgement[] {
  const own = new Set(indicators.map(({ kind, value }) => `${kind}\t${value}`));
  const rings = new Set(names);
  const bears = (judgement: Judgement, acts: ReadonlySet<number>): boolean => {
    if ('a' in judgement) return ids.has(judgement.a) || ids.has(judgement.b);
    if ('ring' in judgement) return rings.has(judgement.ring);
    if (judgement.verdict === 'mention') return ids.has(judgement.report);
    return judgement.verdict === 'undo' ? acts.has(judgement.act) : own.has(`${judgement.kind}\t${judgement.value}`);
  };
  const found: DossierJudgement[] = [];
  const acts = new Set<number>();
  for (const { act, at, by, judgement, stands } of made) {
    if (!bears(judgement, acts)) continue;
    acts.add(act);
    found.push({ act, at, by, judgement, stands, sentence: judgementSentence(judgement) });
  }
  return found;
}

/** Pairs on which people decided unlike. */
export function disagreementsOf(judgements: readonly DossierJudgement[]): Dossier['disagreements'] {
  const pairs = new Map<string, DossierJudgement[]>();
  for (const each of judgements) {
    const { judgement, stands } = each;
    if (!stands || !('a' in judgement)) continue;
    const key = [judgement.a, judgement.b].sort().join(' ');
    pairs.set(key, [...(pairs.get(key) ?? []), each]);
  }
  return [...pairs].flatMap(([key, those]) => {
    const [a = '', b = ''] = key.split(' ');
    const last = new Map(those.map((each) => [each.by, each.judgement.verdict]));
    return new Set(last.values()).size > 1 ? [{ a, b, acts: those.map(({ act }) => act) }] : [];
  });
}
