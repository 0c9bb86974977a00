import { readCustodyLog } from '../casebook/index.ts';
import { formatVkey, isProtected, protectKey, rotateKey } from '../custody/index.ts';
import { ClewError } from '../errors.ts';
import type { Act } from '../model/index.ts';
import type { Args, Console } from './args.ts';

/** Shows the log's public key, puts the private one under a passphrase, or lets another take over. */
export async function run(console: Console, args: Args, rest: readonly string[]): Promise<void> {
  const [verb = 'show', ...more] = rest;
  if (more.length > 0 || !['show', 'protect', 'rotate'].includes(verb)) {
    throw new ClewError('input', 'cli.arguments', 'expected: clew log key [protect|rotate]');
  }
  // Looking at the key is in nobody's way, and keeps nobody out.
  const casebook = verb === 'show' ? undefined : (await console.open()).casebook;
  const log = casebook?.log ?? (await readCustodyLog(console.dir));
  const { keys, aside } = log.folders;
  if (verb === 'protect') {
    await protectKey(keys, console.ask, aside);
    console.say({
      en: 'the key of the log is under a passphrase now (keys/log.age). Who copied keys/log.key before still has it: then also clew log key rotate.',
      zh: '日志密钥已由口令保护（keys/log.age）。此前复制过 keys/log.key 的人仍持有密钥：如有此情况，请再运行 clew log key rotate。',
    });
  } else if (casebook !== undefined) {
    const reason = args.text('reason');
    const token = tokenOf(args.text('pkcs11'));
    await rotateKey(log, {
      passphrase: token !== undefined || (await isProtected(keys)) ? await console.ask(token !== undefined) : undefined,
      token,
      ...(reason === undefined ? {} : { reason }),
      commit: async (act: () => Act, before: () => Promise<void>) => await casebook.ctx.commit(() => [act()], before),
    });
    console.say({
      en: `another key signs from now on; tell those who verify, and witnesses. The old one signed for it: log/rotations.`,
      zh: `此后由新密钥签名；请告知核验方与见证方。旧密钥已签名认可：log/rotations。`,
    });
  }
  const vkey = formatVkey(log.vkey);
  const locked = await isProtected(keys);
  if (console.json) return await console.printJson({ origin: log.origin, vkey, protected: locked });
  await console.print(vkey);
  if (!locked && verb !== 'protect') {
    console.say({
      en: 'the private key is protected by the permissions of the folder alone: clew log key protect',
      zh: '私钥仅由文件夹权限保护：clew log key protect',
    });
  }
}

/** `MODULE,TOKEN,KEY`; a library's path may itself hold commas. */
function tokenOf(text: string | undefined): { module: string; token: string; label: string } | undefined {
  if (text === undefined) return undefined;
  const [, module, token, label] = /^(.+),([^,]+),([^,]+)$/u.exec(text) ?? [];
  if (module !== undefined && token !== undefined && label !== undefined) return { module, token, label };
  throw new ClewError('input', 'cli.arguments', '--pkcs11 takes the library’s path, the token’s label and the key’s label', {
    hint: 'As in --pkcs11 /usr/lib/softhsm/libsofthsm2.so,clew,log',
  });
}
