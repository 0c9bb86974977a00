import type { Sentence } from './check-words.ts';
import { type Check, describeFinding } from './checks.ts';
import type { PackageFacts, Verification } from './verification.ts';

const marks: Readonly<Record<Check['outcome'], string>> = { passed: '✓', failed: '✗', noted: '•' };

const kinds: Readonly<Record<Verification['what'], Sentence>> = {
  casebook: { en: 'casebook', zh: '案册' },
  log: { en: 'log', zh: '日志' },
  proof: { en: 'proof of one entry', zh: '单条记录的证明' },
  exhibit: { en: 'exhibit with its proof', zh: '证物及其证明' },
  package: { en: 'package', zh: '移送卷宗' },
  bag: { en: 'bag', zh: '数据包（BagIt）' },
};

/** File names and names in certificates are strangers' words: nothing in them may move the cursor or turn the line around. */
const tame = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');

/** What a package says of its way, in a line. */
function sentLine(id: string, origin: string, send: NonNullable<PackageFacts['send']>): Sentence {
  const [recipient, label] = [send['recipient'], send['label']].map((each) => (typeof each === 'string' ? each : '?'));
  const day = new Date(send.at).toISOString();
  return {
    en: `${id}, sent by ${origin} to ${recipient}, TLP:${label}, ${day} (act ${send.seq})`,
    zh: `${id}，由 ${origin} 移送至${recipient}，TLP:${label}，${day}（第 ${send.seq} 项操作）`,
  };
}

/** A verification for people to read: the whole list, one line a check, with what was found below it. */
export function render({ what, ok, checks, package: facts }: Verification, path: string, lang: keyof Sentence): string {
  const lines = [`${kinds[what][lang]}${lang === 'zh' ? '：' : ': '}${path}`];
  if (facts?.send !== undefined) lines.push(sentLine(facts.id, facts.origin, facts.send)[lang]);
  lines.push('');
  for (const { outcome, code, sentence, found, count } of checks) {
    lines.push(`${marks[outcome]} ${sentence[lang]}${outcome === 'passed' ? '' : `  [${code}]`}`);
    for (const finding of found.slice(0, 10)) lines.push(`    ${describeFinding(finding, lang)}`);
    if (count > 10) lines.push(lang === 'zh' ? `    ……共 ${count} 处` : `    … ${count} in all`);
  }
  const failed = checks.filter(({ outcome }) => outcome === 'failed').length;
  const noted = checks.filter(({ outcome }) => outcome === 'noted').length;
  const end: Sentence = ok
    ? {
        en: `Verified: ${checks.length} checks${noted > 0 ? `, ${noted} to be read` : ''}. This shows whether the record changed, not whether it is true.`,
        zh: `验证通过：共 ${checks.length} 项${noted > 0 ? `，其中 ${noted} 项请留意` : ''}。此结果说明记录是否被改动，不说明其内容是否属实。`,
      }
    : {
        en: `NOT verified: ${failed} of ${checks.length} checks failed.`,
        zh: `未通过验证：${checks.length} 项中有 ${failed} 项不符。`,
      };
  return [...lines, '', end[lang]].map(tame).join('\n');
}
