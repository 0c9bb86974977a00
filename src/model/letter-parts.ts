import type { Label } from './act.ts';
import type { Officer } from './case.ts';
import type { Sentence } from './ring.ts';

/** Parts that every letter has, whichever room writes it; each a list of lines in one language. */

type Lang = keyof Sentence;

/** A line for the officer to fill. */
export const letterBlank = '____________';

/** Above everything when the casebook is a made one. */
export function sampleNotice(synthetic: boolean, lang: Lang): string[] {
  if (!synthetic) return [];
  return [
    lang === 'zh'
      ? '【合成样例：所有人员、号码和网站均为虚构，不得寄发】'
      : '[SYNTHETIC SAMPLE: every person, number and site is invented. Not to be sent.]',
    '',
  ];
}

/** Who writes, and to whom; numbers and dates stay open. */
export function letterHead(agency: string | undefined, label: Label, to: string, lang: Lang): string[] {
  const house = agency ?? letterBlank;
  return lang === 'zh'
    ? [house, `文号：${letterBlank}`, `日期：${letterBlank}`, `传播标识：TLP:${label}`, '', `致：${to}`]
    : [house, `Reference: ${letterBlank}`, `Date: ${letterBlank}`, `TLP:${label}`, '', `To: ${to}`];
}

/** Two sign: where fewer are entered the lines stay empty. */
export function signatureLines(officers: readonly Officer[], agency: string | undefined, lang: Lang): string[] {
  const zh = lang === 'zh';
  const lines = Array.from({ length: Math.max(2, Math.min(officers.length, 4)) }, (_, i) => {
    const { name = '', role, number } = officers[i] ?? {};
    const who = [name, role].filter((part) => part !== undefined && part !== '').join(zh ? '，' : ', ');
    return zh
      ? `办案人员：${who === '' ? letterBlank : who}　　证件号：${number ?? letterBlank}　　签名：${letterBlank}`
      : `Officer: ${who === '' ? letterBlank : who}    No.: ${number ?? letterBlank}    Signature: ${letterBlank}`;
  });
  const house = agency ?? letterBlank;
  return zh
    ? ['此函。', '', ...lines, `联系电话：${letterBlank}　　回函地址：${letterBlank}`, `${house}（印章）`]
    : [
        'Yours faithfully,',
        '',
        ...lines,
        `Telephone: ${letterBlank}    Address for the answer: ${letterBlank}`,
        `${house} (seal)`,
      ];
}

/** A legal basis; one written from memory is marked, to be checked by who signs. */
export function basisLine({
  title,
  unchecked,
}: {
  readonly title: Sentence;
  readonly unchecked?: boolean | undefined;
}): Sentence {
  return unchecked === true ? { en: `${title.en} [to be checked before signing]`, zh: `${title.zh}【待核】` } : title;
}

export const numberedLines = (sentences: readonly Sentence[], lang: Lang): string[] =>
  sentences.map((sentence, i) => (lang === 'zh' ? `（${i + 1}）${sentence.zh}` : `(${i + 1}) ${sentence.en}`));
