import { createHash } from 'node:crypto';
import type { Ctx } from '../../casebook/index.ts';
import { ClewError } from '../../errors.ts';
import type { NewBlocklist } from '../../model/index.ts';
import { AllowList } from './allow.ts';
import { type Chosen, choose } from './blocklist.ts';
import { forms } from './forms.ts';
import type { DomainsAsked } from './gather.ts';
import type { Heading } from './heading.ts';
import { newFile } from './new-file.ts';

export interface HandedOut extends Pick<Chosen, 'allowed' | 'below' | 'services'> {
  readonly act: number;
  readonly name: string;
  readonly type: string;
  readonly text: string;
  readonly sha256: string;
  readonly domains: number;
  readonly patterns: number;
}

/**
 * Writes a blocklist and records that it is given out: to whom, under which label, why, the rings whose domains it names, and the digest of
 * the file. With `out` it stands there as a new file. Throws `input` `picture.format` for patterns in a format that has none, `conflict`
 * `picture.nothing` when no domain is sure enough, and what `newFile` throws; nothing is recorded then.
 */
export async function handOut(
  ctx: Ctx,
  wanted: NewBlocklist,
  casebook: Pick<Heading, 'casebook' | 'agency'>,
  asked: DomainsAsked = {},
  out?: string,
): Promise<HandedOut> {
  const { format, recipient, label, reason, language } = wanted;
  const form = forms[format];
  if (wanted.patterns && !form.patterns) {
    throw new ClewError('input', 'picture.format', `The format ${format} holds names alone, no patterns.`, {
      hint: 'adblock, csv and stix hold both.',
    });
  }
  const chosen = await choose(ctx.read, wanted, asked.allow ?? AllowList.usual(), asked);
  if (chosen.rows.length === 0 && chosen.patterns.length === 0) {
    throw new ClewError('conflict', 'picture.nothing', 'No domain is sure enough to be blocked.', {
      hint: `${chosen.below} are less sure than ${wanted.confidence}, ${chosen.allowed.length} are allowed. Confidence grows with people who name a domain, and with a ring that somebody confirmed.`,
    });
  }
  const text = form.write(chosen, { ...casebook, at: ctx.clock(), recipient, label, language });
  const sha256 = createHash('sha256').update(text).digest('hex');
  const refs = [...new Set([...chosen.rows, ...chosen.patterns].map(({ ring }) => ring))].sort();
  const record = async (): Promise<number> => {
    const { acts } = await ctx.commit([{ kind: 'disclose', body: { subject: 'ring', refs, recipient, label, reason, sha256 } }]);
    return acts[0]!.seq;
  };
  const act = out === undefined ? await record() : await newFile(out, text, record);
  const { allowed, below, services, rows, patterns } = chosen;
  return {
    act,
    name: `blocklist-${act}.${form.ending}`,
    type: form.type,
    text,
    sha256,
    domains: rows.length,
    patterns: patterns.length,
    allowed,
    below,
    services,
  };
}
