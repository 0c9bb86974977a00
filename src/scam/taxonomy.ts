import { type ScamStage, type ScamType, scamTypes, type Sentence } from '../model/index.ts';
import types from './data/taxonomy.json' with { type: 'json' };

/**
 * Whose classes types are mapped to. `ccl2023`: the twelve classes of the Ministry of Public Security's platform as CCL 2023 published
 * them; `ic3`: crime types of the FBI's IC3; `f3`: technique ids of MITRE's Fight Fraud Framework 1.2, what such fraud does rather than
 * is; `attck4fraud`: MISP's galaxy; the rest: published sets of texts, and the simulator's categories.
 */
export const taxonomies = [
  'ccl2023',
  'ic3',
  'f3',
  'attck4fraud',
  'teleAntiFraud',
  'fakeBaseStation',
  'fraudR1',
  'spamHunter',
  'simulator',
] as const;
export type Taxonomy = (typeof taxonomies)[number];

/** What a type is called, what it means, and under which names it falls elsewhere. */
export interface TypeEntry {
  readonly name: Sentence;
  readonly is: Sentence;
  readonly as: Readonly<Partial<Record<Taxonomy, readonly string[]>>>;
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

/** Types that fall under a name of another taxonomy, in our order. A coarser taxonomy has several under one name. */
export function typesCalled(elsewhere: Taxonomy, name: string): ScamType[] {
  return scamTypes.filter((type) => taxonomy[type].as[elsewhere]?.includes(name));
}
