import type { ScamStage, ScamType, Sentence } from '../model/index.ts';
import types from './data/taxonomy.json' with { type: 'json' };

/** What a type is called and what it means. */
export interface TypeEntry {
  readonly name: Sentence;
  readonly is: Sentence;
}

/** Every type with its names, what it is and what other taxonomies call it. */
export const taxonomy: Readonly<Record<ScamType, TypeEntry>> = types;

const stages: Readonly<Record<ScamStage, Sentence>> = {
  contact: { en: 'contact', zh: '接触' },
  trust: { en: 'winning trust', zh: '取得信任' },
  win: { en: 'small win', zh: '先得小利' },
  deposit: { en: 'money paid', zh: '投入资金' },
  blocked: { en: 'withdrawal blocked', zh: '提现受阻' },
  fee: { en: 'fee demanded', zh: '索要费用' },
  recovery: { en: 'recovery offered', zh: '谎称追损' },
};

/** What a type is called. */
export function scamTypeName(type: ScamType): Sentence {
  return taxonomy[type].name;
}

/** What a step is called. */
export function scamStageName(stage: ScamStage): Sentence {
  return stages[stage];
}
