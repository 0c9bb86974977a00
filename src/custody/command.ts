import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command, Words } from '../cli/args.ts';
import { ClewError, exitCodes } from '../errors.ts';
import { type Check, describeFinding } from './checks.ts';
import type { Verification } from './verification.ts';
import { readKey, readPolicy, verify } from './verify.ts';

const marks: Readonly<Record<Check['outcome'], string>> = { passed: '✓', failed: '✗', noted: '•' };

const kinds: Readonly<Record<Verification['what'], Words>> = {
  casebook: { en: 'casebook', zh: '案册' },
  log: { en: 'log', zh: '日志' },
  proof: { en: 'proof of one entry', zh: '单条记录的证明' },
  exhibit: { en: 'exhibit with its proof', zh: '证物及其证明' },
};

/** File names and names in certificates are strangers' words: nothing in them may move the cursor or turn the line around. */
const tame = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD');

/** The whole list, one line a check, with what was found below it. */
function render({ what, ok, checks }: Verification, path: string, lang: keyof Words): string {
  const lines = [`${kinds[what][lang]}${lang === 'zh' ? '：' : ': '}${path}`, ''];
  for (const { outcome, code, sentence, found, count } of checks) {
    lines.push(`${marks[outcome]} ${sentence[lang]}${outcome === 'passed' ? '' : `  [${code}]`}`);
    for (const finding of found.slice(0, 10)) lines.push(`    ${describeFinding(finding, lang)}`);
    if (count > 10) lines.push(lang === 'zh' ? `    ……共 ${count} 处` : `    … ${count} in all`);
  }
  const failed = checks.filter(({ outcome }) => outcome === 'failed').length;
  const noted = checks.filter(({ outcome }) => outcome === 'noted').length;
  const end: Words = ok
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

function given(file: string): { readonly name: string; readonly bytes: Uint8Array } {
  try {
    return { name: file, bytes: readFileSync(file) };
  } catch (cause) {
    throw new ClewError('missing', 'custody.path', `The file ${basename(file)} cannot be read.`, { cause });
  }
}

export const command: Command = {
  usage: 'PATH',
  positionals: [0, 1],
  options: [
    {
      name: 'key',
      value: 'VKEY|FILE',
      about: { en: 'the log’s public key, from elsewhere than PATH', zh: '日志公钥，应取自 PATH 以外的来源' },
    },
    { name: 'policy', value: 'FILE', about: { en: 'whose cosignatures are needed (C2SP tlog-policy)', zh: '所需见证方策略' } },
    {
      name: 'since',
      value: 'FILE',
      many: true,
      about: { en: 'a checkpoint seen earlier: tells rollback and fork', zh: '先前所得检查点：可查出回退与分叉' },
    },
    { name: 'proof', value: 'FILE', about: { en: 'the proof of the entry that names PATH', zh: '提及 PATH 的记录的证明' } },
    { name: 'tsa', value: 'FILE', about: { en: 'certificates of time-stamping authorities (PEM)', zh: '时间戳机构证书（PEM）' } },
  ],
  async run(console, args) {
    const path = args.positionals[0] ?? console.dir;
    const [key, policy, proof, tsa] = ['key', 'policy', 'proof', 'tsa'].map((name) => args.text(name));
    const verification = await verify(path, {
      signal: console.signal,
      ...(key === undefined ? {} : { key: readKey(key) }),
      ...(policy === undefined ? {} : { policy: readPolicy(policy) }),
      ...(proof === undefined ? {} : { proof: given(proof) }),
      ...(tsa === undefined ? {} : { authorities: Buffer.from(given(tsa).bytes).toString() }),
      earlier: args.many('since').map(given),
      progress: (step, done, total) => console.progress({ step, done, total, unit: 'rows' }),
    });
    if (console.json) await console.printJson(verification);
    else await console.print(render(verification, path, console.lang));
    return verification.ok ? 0 : exitCodes.untrusted;
  },
};
