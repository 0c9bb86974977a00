import type { ProtectionState, ProtectionStep, Sentence, TraffickingSign } from '../../model/index.ts';

const both = (en: string, zh: string): Sentence => ({ en, zh });

export const signWords: Readonly<Record<TraffickingSign, Sentence>> = {
  recruitment_lie: both('promised another work', '以虚假工作招募'),
  passport_held: both('papers taken away', '证件被扣押'),
  sold: both('sold or handed on for money', '被转卖'),
  debt: both('held by a debt', '被债务控制'),
  ransom: both('money asked for letting go', '被勒索赎金'),
  confined: both('could not leave', '被限制人身自由'),
  violence: both('hurt', '遭受暴力'),
  quota: both('made to reach a number, or punished', '被强迫完成指标'),
  threats: both('threatened', '遭受威胁'),
  no_pay: both('not paid', '未获报酬'),
  minor: both('may be a child', '可能为未成年人'),
};

export const strengthWords = {
  strong: both('strong', '强'),
  medium: both('medium', '中'),
  weak: both('weak', '弱'),
} as const;

export const stateWords: Readonly<Record<ProtectionState, Sentence>> = {
  unscreened: both('nobody has looked', '尚未甄别'),
  proposed: both('possible victim, referral proposed', '疑似受害人，建议转介'),
  referred: both('possible victim, referral open', '疑似受害人，转介保护中'),
  cleared: both('looked at, no referral needed', '已甄别，无须转介'),
  closed: both('referral ended', '转介办结'),
  overridden: both('protection overridden', '已批准不适用保护'),
};

export const stepWords: Readonly<Record<ProtectionStep['step'], Sentence>> = {
  interview: both('interview', '询问'),
  refer: both('referred', '转介'),
  clear: both('no referral needed', '无须转介'),
  close: both('ended', '办结'),
  override: both('overridden', '不适用保护'),
  resume: both('taken up again', '恢复'),
};

export const outcomeWords = {
  victim: both('identified as a victim', '认定为受害人'),
  'not-victim': both('not identified as a victim', '未认定为受害人'),
  undecided: both('left undecided', '未作认定'),
} as const;
