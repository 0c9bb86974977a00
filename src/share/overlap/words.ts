import type { OverlapField, OverlapRow, OverlapStep, OverlapVariant, Sentence } from '../../model/index.ts';

/** What a step says in the list of a run. */
const steps: Readonly<Record<OverlapStep['step'], Sentence>> = {
  commit: { en: 'own set fixed', zh: '固定本方标识集合' },
  offer: { en: 'offer made', zh: '生成邀请文件' },
  answer: { en: 'answer made', zh: '生成应答文件' },
  result: { en: 'their answer opened, result made', zh: '打开对方应答并生成结果文件' },
  close: { en: 'their result opened', zh: '打开对方结果' },
  refuse: { en: 'refused', zh: '拒绝' },
  ask: { en: 'package asked for', zh: '请求对方移送卷宗' },
  asked: { en: 'they ask for a package', zh: '对方请求移送卷宗' },
  audit: { en: 'opened for a judge', zh: '交法官复核' },
};

export function stepSentence({ step, set, theirs, common, variant, reason }: OverlapStep): Sentence {
  const { en, zh } = steps[step];
  const shown = variant === 'deconflict' ? undefined : common;
  const parts: Sentence[] = [];
  if (set !== undefined) parts.push({ en: `${set.size} indicators`, zh: `标识 ${set.size} 项` });
  if (theirs !== undefined) parts.push({ en: `theirs ${theirs.size}`, zh: `对方 ${theirs.size} 项` });
  if (shown !== undefined)
    parts.push(
      step === 'ask' || step === 'asked'
        ? { en: `${shown} indicators`, zh: `标识 ${shown} 项` }
        : { en: `${shown} in common`, zh: `共有 ${shown} 项` },
    );
  if (reason !== undefined) parts.push({ en: reason, zh: reason });
  return parts.length === 0
    ? { en, zh }
    : { en: `${en}: ${parts.map((each) => each.en).join(', ')}`, zh: `${zh}：${parts.map((each) => each.zh).join('，')}` };
}

export const stateWords: Readonly<Record<OverlapRow['state'], Sentence>> = {
  committed: { en: 'interrupted, may go on', zh: '中断，可继续' },
  offered: { en: 'their answer is awaited', zh: '待对方应答' },
  asked: { en: 'waits for you', zh: '待本方处理' },
  answered: { en: 'their result is awaited', zh: '待对方结果' },
  ended: { en: 'ended', zh: '已结束' },
  refused: { en: 'refused', zh: '已拒绝' },
  lost: { en: 'lost', zh: '已丢失' },
};

export const variantWords: Readonly<Record<OverlapVariant, Sentence>> = {
  common: { en: 'which are common', zh: '共有哪些' },
  size: { en: 'how many are common', zh: '共有多少' },
  labels: { en: 'which are common, with what is known of them', zh: '共有哪些及相关信息' },
  deconflict: { en: 'whether both work on it', zh: '是否同在办理' },
};

export const fieldWords: Readonly<Record<OverlapField, Sentence>> = {
  ring: { en: 'ring', zh: '团伙' },
  reports: { en: 'reports', zh: '报案数' },
  first: { en: 'first', zh: '最早' },
  last: { en: 'last', zh: '最近' },
  loss: { en: 'loss', zh: '损失' },
  contact: { en: 'contact', zh: '联系人' },
};
