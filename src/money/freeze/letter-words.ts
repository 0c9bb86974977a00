import { basisLine, type FreezeProposal, letterBlank as blank, type Sentence } from '../../model/index.ts';
import { money } from '../amounts.ts';
import type { FreezeLaw } from './rules.ts';
import type { LetterKind, Written } from './written.ts';

/** What a letter is called; forms of the agency have numbers of their own. */
export const titles: Readonly<Record<LetterKind, Sentence>> = {
  stop: { en: 'Request to stop payment', zh: '紧急止付申请' },
  'stop.again': { en: 'Second request to stop payment', zh: '再次紧急止付申请' },
  freeze: { en: 'Request to freeze', zh: '协助冻结财产通知书' },
  release: { en: 'Notice of release', zh: '解除止付（冻结）通知书' },
};

interface Basis {
  readonly title: Sentence;
  /** Written from memory: to be checked by who signs. */
  readonly unchecked?: boolean;
}

const yinfa: Basis = {
  title: {
    en: 'Yinfa [2016] 86 (stop of payment: 48 hours, at most twice, then a freeze of six months)',
    zh: '银发〔2016〕86号（紧急止付48小时，至多两次，其后冻结六个月）',
  },
};
const procedure: Basis = {
  title: {
    en: 'Criminal Procedure Law of the People’s Republic of China, Art. 144 (inquiring into and freezing property)',
    zh: '《中华人民共和国刑事诉讼法》第一百四十四条（查询、冻结财产）',
  },
  unchecked: true,
};
const extension: Basis = {
  title: {
    en: 'Rules of the public security organs on criminal cases: a freeze may be extended before it lapses',
    zh: '《公安机关办理刑事案件程序规定》（期限届满前办理继续冻结手续）',
  },
  unchecked: true,
};
const own: Basis = {
  title: { en: `To be entered by the requesting authority: ${blank}`, zh: `由请求机关填写：${blank}` },
};
const rapid: Basis = {
  title: {
    en: `Rapid response to a fraudulent transfer, asked for within 72 hours; warrant, order or subpoena: No. ${blank}`,
    zh: `诈骗转账快速响应（转账后72小时内提出）；令状、命令或传票编号：${blank}`,
  },
  unchecked: true,
};

const bases: Readonly<Record<FreezeLaw, readonly Basis[]>> = { CN: [procedure, yinfa], US: [rapid], other: [own] };

/** On what a letter is founded. */
export function basesOf({ law, steps }: FreezeProposal, kind: LetterKind): Sentence[] {
  const isExtension = law === 'CN' && kind === 'freeze' && steps.filter(({ step }) => step === 'freeze').length > 1;
  return [...bases[law], ...(isExtension ? [extension] : [])].map(basisLine);
}

/** From when to when, and what went before. */
export function periodOf({ proposal, step, kind }: Written, timeOf: (at: number) => string, lang: keyof Sentence): string[] {
  const zh = lang === 'zh';
  const { law, steps } = proposal;
  if (kind === 'release') return [zh ? '自收到本函之时起解除。' : 'From the receipt of this letter on.'];
  const lines: string[] = [];
  if (law !== 'CN') lines.push(zh ? `至${timeOf(step.until)}止。` : `Until ${timeOf(step.until)}.`);
  else if (kind === 'freeze') lines.push(zh ? '冻结期限六个月，自执行之日起算。' : 'Six months from the day it is carried out.');
  else if (kind === 'stop') lines.push(zh ? '止付期限48小时，自执行之时起算。' : '48 hours from when it is carried out.');
  else {
    lines.push(
      zh
        ? '止付期限48小时，自执行之时起算；此为第二次，亦为最后一次止付。'
        : '48 hours from when it is carried out; this stop is the second and the last.',
    );
  }
  const before = steps.slice(0, steps.indexOf(step)).findLast(({ state }) => state === 'confirmed' || state === 'expired');
  if (before?.answeredAt !== undefined) {
    const { stopped, reference, answeredAt, until } = before;
    const amount =
      stopped === undefined
        ? ''
        : zh
          ? `，止付${money(stopped.minor, stopped.currency).zh}`
          : `, ${money(stopped.minor, stopped.currency).en} stopped`;
    const number = reference === undefined ? '' : zh ? `，受理编号${reference}` : `, your reference ${reference}`;
    lines.push(
      zh
        ? `前次措施：贵单位于${timeOf(answeredAt)}确认${amount}${number}，至${timeOf(until)}届满。`
        : `Before: confirmed by you ${timeOf(answeredAt)}${amount}${number}, until ${timeOf(until)}.`,
    );
  }
  return lines;
}
