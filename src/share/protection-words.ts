import type { NamedSuspect, Sentence, ShelteredPerson } from '../model/index.ts';

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** A suspect whom protection holds, as every form that is read by people tells of them. */
export function shelterText({ id, state, since }: ShelteredPerson): Sentence {
  const day = dayOf(since);
  if (state === 'closed') {
    return {
      en: `${id}: identified as a victim of trafficking on ${day}. Not a suspect; nothing of this person is told here.`,
      zh: `${id}：${day} 认定为人口贩运受害人。不作为嫌疑人，本卷不载其信息。`,
    };
  }
  return state === 'referred'
    ? {
        en: `${id}: possible victim of trafficking, referral open since ${day}. Not a suspect; nothing of this person is told here.`,
        zh: `${id}：疑似人口贩运受害人，自 ${day} 起转介保护中。不作为嫌疑人，本卷不载其信息。`,
      }
    : {
        en: `${id}: possible victim of trafficking, referral proposed on ${day}. Not a suspect; nothing of this person is told here.`,
        zh: `${id}：疑似人口贩运受害人，${day} 建议转介保护。不作为嫌疑人，本卷不载其信息。`,
      };
}

/** That a supervisor let somebody be treated as a suspect while a referral is open. */
export function overrideText({ act, at, by, reason }: NonNullable<NamedSuspect['overridden']>): Sentence {
  return {
    en: `A referral for protection is open. Treated as a suspect by decision of ${by}, ${dayOf(at)} (act ${act}): ${reason}`,
    zh: `保护转介尚未办结。${by} 于 ${dayOf(at)} 决定按嫌疑人处理（第 ${act} 号操作）：${reason}`,
  };
}
