import { readFileSync, statSync } from 'node:fs';
import { ClewError, exitCodes } from '../errors.ts';
import type { Sentence } from './check-words.ts';
import { Checklist } from './checks.ts';
import { checkPlainStamp } from './plain-stamp.ts';
import { render } from './verification-text.ts';
import type { Verification } from './verification.ts';
import { readKey, readPolicy } from './verify.ts';
import { verifyPackage } from './verify-package.ts';

/*
 * What `verify.mjs` runs: the verification of a package in one file, for machines that have Node and nothing else. Made by
 * `scripts/verifier.ts`; whether a time stamp’s authority is to be
 * trusted it leaves to others, as that needs a library.
 */

interface Asked {
  readonly dir: string;
  readonly lang: keyof Sentence;
  readonly json: boolean;
  readonly help: boolean;
  readonly key?: string;
  readonly policy?: string;
  readonly since: readonly string[];
}

/** A wrong word on the command line. */
class Misused extends Error {}

const usage: Sentence = {
  en: `node verify.mjs [FOLDER] [--key VKEY|FILE] [--policy FILE] [--since FILE] [--lang en|zh] [--json]

Verifies a package of Clew: every byte of it, with Node alone. FOLDER is the package; without it, the folder that holds
this file. Ends with 0 when everything fits, 5 when something does not, 2 or 3 when it could not look.

--key     the public key of the sender's log (one line, NAME+HASH+BASE64), from elsewhere than the package. Without it the key
          in the package is taken, and that shows only that nothing was changed after whoever has that key signed.
--policy  whose cosignatures are needed (C2SP tlog-policy)
--since   a checkpoint of the same log that you kept earlier

A verifier that comes with what it verifies can lie. Take this file from elsewhere, or compare its hash, if that matters.`,
  zh: `node verify.mjs [文件夹] [--key 公钥|文件] [--policy 文件] [--since 文件] [--lang en|zh] [--json]

核验 Clew 移送卷宗的每一个字节，只需 Node。文件夹即卷宗；不写则为本文件所在文件夹。
全部相符时退出码为 0，有不符时为 5，无法核验时为 2 或 3。

--key     移送方日志的公钥（一行：名称+散列+BASE64），应取自卷宗以外。不提供时采用卷宗内的公钥，
          此时只能说明持该密钥者签署之后未有改动。
--policy  所需见证方策略（C2SP tlog-policy）
--since   您先前留存的同一日志的检查点

随卷宗而来的核验程序也可能作假。如有必要，请另行取得本文件，或核对其散列值。`,
};

/** Runs the verifier; `home` is the folder that holds it. Gives the exit code. */
export async function main(argv: readonly string[], home: string, print: (text: string) => void): Promise<number> {
  let lang: keyof Sentence = language(argv);
  try {
    const asked = parse(argv, home);
    lang = asked.lang;
    if (asked.help) {
      print(usage[lang]);
      return 0;
    }
    if (statSync(asked.dir, { throwIfNoEntry: false })?.isDirectory() !== true) {
      throw new ClewError('missing', 'custody.path', lang === 'zh' ? '没有此文件夹。' : 'There is no such folder.');
    }
    const list = new Checklist();
    const facts = await verifyPackage(asked.dir, trustOf(asked), list, checkPlainStamp);
    const checks = list.list();
    const ok = checks.every(({ outcome }) => outcome !== 'failed');
    const verification: Verification = { what: 'package', ok, checks, ...(facts === undefined ? {} : { package: facts }) };
    print(asked.json ? JSON.stringify(verification, null, 2) : render(verification, asked.dir, lang));
    return ok ? 0 : exitCodes.untrusted;
  } catch (error) {
    if (error instanceof Misused) {
      print(usage[lang]);
      return exitCodes.input;
    }
    if (!(error instanceof ClewError)) throw error;
    print(error.message);
    return exitCodes[error.kind];
  }
}

function trustOf({ key, policy, since }: Asked): Parameters<typeof verifyPackage>[1] {
  return {
    ...(key === undefined ? {} : { key: readKey(key) }),
    ...(policy === undefined ? {} : { policy: readPolicy(policy) }),
    earlier: since.map((name) => ({ name, bytes: readGiven(name) })),
  };
}

function readGiven(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new ClewError('missing', 'custody.path', `A file given cannot be read: ${file}`, { cause });
  }
}

/** The language asked for, or the one that the system speaks. */
function language(argv: readonly string[]): keyof Sentence {
  const given = argv[argv.indexOf('--lang') + 1];
  if (argv.includes('--lang') && (given === 'en' || given === 'zh')) return given;
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return /^zh/iu.test(LC_ALL ?? LC_MESSAGES ?? LANG ?? '') ? 'zh' : 'en';
}

function parse(argv: readonly string[], home: string): Asked {
  const given = new Map<string, string[]>();
  const words: string[] = [];
  const flags = new Set<string>();
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at]!;
    if (word === '--json' || word === '--help' || word === '-h') flags.add(word.replace(/^-h$/u, '--help'));
    else if (/^--(?:key|policy|since|lang)$/u.test(word)) {
      const value = argv[++at];
      if (value === undefined) throw new Misused();
      given.set(word, [...(given.get(word) ?? []), value]);
    } else if (word.startsWith('-')) throw new Misused();
    else words.push(word);
  }
  const lang = given.get('--lang')?.[0];
  const isPlain = ['--key', '--policy', '--lang'].every((name) => (given.get(name)?.length ?? 0) <= 1);
  if (words.length > 1 || !isPlain || (lang !== undefined && lang !== 'en' && lang !== 'zh')) throw new Misused();
  const [key, policy] = [given.get('--key')?.[0], given.get('--policy')?.[0]];
  return {
    dir: words[0] ?? home,
    lang: language(argv),
    json: flags.has('--json'),
    help: flags.has('--help'),
    ...(key === undefined ? {} : { key }),
    ...(policy === undefined ? {} : { policy }),
    since: given.get('--since') ?? [],
  };
}
