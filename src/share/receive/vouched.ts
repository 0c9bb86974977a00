import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Check, type PackageFacts, parseVkey, type VerifierKey, verifyApart, whyWords } from '../../custody/index.ts';
import { ClewError } from '../../errors.ts';
import type { CheckView } from '../../model/index.ts';
import type { House } from './house.ts';
import type { Contents } from './reading.ts';

/** A package that is not what its sender signed: with the checks that say where. */
export class Unverified extends ClewError {
  readonly checks: readonly CheckView[];

  constructor(why: string, checks: readonly CheckView[] = []) {
    super('untrusted', 'share.unverified', `The package is not what its sender signed: ${why}.`, {
      hint: 'Nothing of it was kept. Ask the sender for it again; clew verify shows every check.',
    });
    this.checks = checks;
  }
}

/** The key that a package says its log is signed with. */
export async function claimedKey(bag: string): Promise<VerifierKey> {
  try {
    return parseVkey((await readFile(join(bag, 'log', 'log.vkey'), 'utf8')).trimEnd());
  } catch {
    throw new Unverified('log/log.vkey is missing or damaged');
  }
}

/**
 * Verifies a package that lies still: every file, act and proof; with a key that is trusted, or, where none is, the one it brings.
 * Resolves to the checks and to what it says of itself; throws `Unverified` when one has failed.
 */
export async function vouched(
  { ctx }: Pick<House, 'ctx'>,
  bag: string,
  key: VerifierKey | undefined,
): Promise<{ readonly checks: CheckView[]; readonly facts: PackageFacts }> {
  const {
    ok,
    checks,
    package: facts,
  } = await verifyApart(bag, {
    ...(key === undefined ? {} : { key }),
    signal: ctx.signal,
    progress: (step, done, total) => ctx.progress({ step, done, total, unit: 'rows' }),
  });
  const views = checks.map(viewOf);
  if (ok && facts !== undefined) return { checks: views, facts };
  const failed = views.filter(({ outcome }) => outcome === 'failed');
  const where = [...new Set(failed.flatMap(({ found }) => found.map((each) => each.where)))].slice(0, 5);
  throw new Unverified(where.length > 0 ? where.join(', ') : (failed[0]?.sentence.en ?? 'it is not whole'), views);
}

/** A check for pages: file names are strangers' words, and nothing in them may turn a line around. */
export function viewOf({ code, outcome, sentence, found, count }: Check): CheckView {
  return {
    code,
    outcome,
    sentence,
    found: found.map(({ where, why }) => ({ where: tame(where), sentence: whyWords[why] })),
    count,
  };
}

const tame = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD').slice(0, 300);

/** Whether the case in a verified package says the same of itself as the act by which it was sent. Throws `Unverified`. */
export function requireSame(
  { id, send }: PackageFacts,
  { id: told, label, recipient }: Contents & { readonly id: string },
): void {
  if (told === id && send?.['package'] === id && send['label'] === label && send['recipient'] === recipient) return;
  throw new Unverified('data/dossier.json is of another package than log/send.json');
}
