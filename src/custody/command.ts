import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from '../cli/args.ts';
import { ClewError, exitCodes } from '../errors.ts';
import { render } from './verification-text.ts';
import { readKey, readPolicy, verify } from './verify.ts';

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
