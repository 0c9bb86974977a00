import type { Ctx } from '../../casebook/index.ts';
import { formatVkey, openNote, parseVkey, type VerifierKey } from '../../custody/index.ts';
import { ClewError } from '../../errors.ts';
import type { Sentence } from '../../model/index.ts';

/** How a key came to be trusted: given by who received, known from before, or seen for the first time. */
export type Trusted = 'given' | 'known' | 'first';

/**
 * Keys of the logs of others, by origin, as acts tell: a key counts once somebody here decided to accept what it signed, or took
 * its receipt. What merely came, or was refused, makes no key known: a forger who came first would shut out the true sender.
 */
export async function knownKeys({ read }: Pick<Ctx, 'read'>): Promise<Map<string, VerifierKey>> {
  const keys = new Map<string, VerifierKey>();
  const came = new Map<string, string>();
  for (const { kind, body } of await read.packages()) {
    if (kind === 'package.receive' && body.key !== undefined) came.set(body.package, body.key);
    if (kind !== 'receipt') continue;
    const key = body.side === 'taken' ? body.key : body.decision === 'accepted' ? came.get(body.package) : undefined;
    if (key === undefined) continue;
    const parsed = parseVkey(key);
    keys.set(parsed.name, parsed);
  }
  return keys;
}

/**
 * Decides whether a key may speak for its log. A key given by a person goes before what is known. Throws `untrusted`
 * `share.key.given`, `share.key.changed` when neither that key nor one it named (`rotations`) is the one that signed.
 */
export function trust(
  claimed: VerifierKey,
  rotations: readonly string[],
  { given, known }: { readonly given: VerifierKey | undefined; readonly known: VerifierKey | undefined },
): Trusted {
  if (given !== undefined) {
    if (leadsTo(given, claimed, rotations)) return 'given';
    throw new ClewError('untrusted', 'share.key.given', 'It was signed by another key than the one given.', {
      hint: `It names the key ${formatVkey(claimed)}.`,
    });
  }
  if (known === undefined) return 'first';
  if (leadsTo(known, claimed, rotations)) return 'known';
  throw new ClewError(
    'untrusted',
    'share.key.changed',
    `The key of ${claimed.name} is not the one known here, and that one did not name it.`,
    {
      hint: 'Ask them by another way whether they changed it; if so, give the new one: --key VKEY.',
    },
  );
}

/** Whether `to` is the key `from`, or one that it and those after it named in turn. */
export function leadsTo(from: VerifierKey, to: VerifierKey, rotations: readonly string[]): boolean {
  let key = from;
  for (const note of ['', ...rotations]) {
    if (note !== '') key = successor(note, key) ?? key;
    if (formatVkey(key) === formatVkey(to)) return true;
  }
  return false;
}

/** The key that this one names in a statement (`custody/rotation.ts`), if it signed it. */
export function successor(note: string, key: VerifierKey): VerifierKey | undefined {
  try {
    const [purpose, origin, , vkey = ''] = openNote(note, [key]).text.split('\n');
    const next = parseVkey(vkey);
    return purpose === 'clew/key-rotation/v1' && origin === key.name && next.name === key.name ? next : undefined;
  } catch {
    return undefined;
  }
}

/** What is to be said of a key. */
export function trustSentence(how: Trusted, key: VerifierKey): Sentence {
  const vkey = formatVkey(key);
  switch (how) {
    case 'given':
      return { en: `Signed by the key that was given: ${vkey}`, zh: `由所提供的公钥签署：${vkey}` };
    case 'known':
      return { en: `Signed by the known key of ${key.name}.`, zh: `由 ${key.name} 的已知公钥签署。` };
    default:
      return {
        en: `The key of ${key.name} is seen here for the first time: compare it with them by another way. ${vkey}`,
        zh: `首次见到 ${key.name} 的公钥：请通过其他渠道与对方核对。${vkey}`,
      };
  }
}
