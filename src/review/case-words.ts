import type { NamedSuspect, Sampling, Sentence, ShelteredPerson } from '../model/index.ts';
import { dayOf } from './day.ts';

/** Words of lists that a case is shown with. */

export { basisWords, categoryWords } from '../people/index.ts';

export const populationWords: Readonly<Record<Sampling['population'], Sentence>> = {
  reports: { en: 'reports', zh: '报案' },
  exhibits: { en: 'exhibits', zh: '证物' },
  messages: { en: 'messages', zh: '聊天记录' },
};

export const methodWords: Readonly<Record<Sampling['method'], Sentence>> = {
  random: { en: 'random', zh: '随机抽样' },
  systematic: { en: 'systematic', zh: '等距抽样' },
  stratified: { en: 'stratified', zh: '分层抽样' },
};

/** A suspect whom protection holds: that there is somebody, and nothing else of them. */
export function shelterWords({ id, state, since }: ShelteredPerson): Sentence {
  if (state === 'closed') {
    return {
      en: `${id}  identified as a victim of trafficking on ${dayOf(since)}`,
      zh: `${id}  ${dayOf(since)} 认定为人口贩运受害人`,
    };
  }
  return state === 'referred'
    ? {
        en: `${id}  possible victim, referral open  [possible trafficking victim, since ${dayOf(since)}]`,
        zh: `${id}  疑似受害人，转介保护中  [疑似人口贩运受害人，自 ${dayOf(since)} 起]`,
      }
    : {
        en: `${id}  possible victim, referral proposed  [possible trafficking victim, since ${dayOf(since)}]`,
        zh: `${id}  疑似受害人，建议转介  [疑似人口贩运受害人，自 ${dayOf(since)} 起]`,
      };
}

/** By whom somebody is treated as a suspect though a referral is open. */
export function overrideWords({ act, at, by, reason }: NonNullable<NamedSuspect['overridden']>): Sentence {
  return {
    en: `protection overridden by ${by} on ${dayOf(at)} (act ${act}): ${reason}`,
    zh: `${by} 于 ${dayOf(at)} 批准不适用保护（第 ${act} 号操作）：${reason}`,
  };
}
