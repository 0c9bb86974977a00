import { hash } from 'node:crypto';
import type { Ctx } from '../../casebook/index.ts';
import { formatVkey, parseVkey, type VerifierKey } from '../../custody/index.ts';
import { ClewError } from '../../errors.ts';
import { OverlapPartner } from '../../model/index.ts';
import { leadsTo } from '../receive/partners.ts';
import type { OverlapHouse } from './house.ts';

/** A partner whose key somebody compared, as the newest act on it says. */
export interface Partner {
  /** Origin of their log. */
  readonly partner: string;
  readonly key: VerifierKey;
  readonly compared: string;
  readonly url?: string;
  readonly contact?: string;
  readonly at: number;
  readonly by: string;
  readonly act: number;
}

export type NewPartner = Pick<OverlapPartner, 'key' | 'compared' | 'url' | 'contact'>;

/** The first 16 bytes of SHA-256 over a vkey as eight groups of four hex digits: short enough to be read aloud, whole. */
export function fingerprintOf(key: VerifierKey): string {
  const digest = hash('sha256', formatVkey(key)).slice(0, 32);
  return digest.match(/.{4}/gu)!.join(' ');
}

/** Partners pinned now, in the order they were pinned. */
export async function partnersOf({ read }: Pick<Ctx, 'read'>): Promise<Partner[]> {
  const pinned = new Map<string, Partner>();
  for (const act of await read.overlaps()) {
    if (act.kind !== 'overlap.partner') continue;
    const { body, at, by, seq } = act;
    const { change, partner, key, compared, url, contact } = body;
    pinned.delete(partner);
    if (change === 'unpin') continue;
    const more = { ...(url === undefined ? {} : { url }), ...(contact === undefined ? {} : { contact }) };
    pinned.set(partner, { partner, key: parseVkey(key), compared, ...more, at, by, act: seq });
  }
  return [...pinned.values()];
}

/**
 * Trusts a key from now on: somebody compared it with its owner by another way, and says how. A key given again, or another one of the
 * same partner, replaces what stood. Throws `input` `overlap.vkey` for our own or for a witness's; `custody.key`; `overlap.compared`.
 */
export async function pinPartner(
  { ctx, log }: OverlapHouse,
  asked: NewPartner,
): Promise<{ readonly act: number; readonly partner: string; readonly fingerprint: string }> {
  const key = parseVkey(asked.key.trim());
  if (key.name === log.origin) {
    throw new ClewError('input', 'overlap.vkey', 'This is the key of this casebook itself.', {
      hint: 'A partner’s key comes from the partner: clew overlap key shows theirs, over there.',
    });
  }
  if (key.type !== 'note') {
    throw new ClewError('input', 'overlap.vkey', 'This key signs for a witness, not for a casebook.', {
      hint: 'The partner’s key is what clew overlap key prints over there.',
    });
  }
  const parsed = OverlapPartner.safeParse({ change: 'pin', partner: key.name, ...asked, key: formatVkey(key) });
  if (!parsed.success) {
    const field = String(parsed.error.issues[0]?.path[0] ?? '');
    throw new ClewError('input', 'overlap.compared', `The partner cannot be pinned: ${field} is not well formed.`, {
      hint: 'One line each; say how the key was compared and with whom: --compared "read aloud by Inspector Lee".',
    });
  }
  const { acts } = await ctx.commit([{ kind: 'overlap.partner', body: parsed.data }]);
  return { act: acts[0]!.seq, partner: key.name, fingerprint: fingerprintOf(key) };
}

/** Trusts a key no longer: nothing of this partner is answered from now on. Throws `missing` `overlap.partner`. */
export async function unpinPartner(house: OverlapHouse, name: string, reason: string): Promise<{ readonly act: number }> {
  const { partner, key } = await partnerNamed(house.ctx, name);
  const body = { change: 'unpin' as const, partner, key: formatVkey(key), compared: reason };
  const parsed = OverlapPartner.safeParse(body);
  if (!parsed.success) {
    throw new ClewError('input', 'overlap.compared', 'The reason is one line of at most 500 characters.');
  }
  const { acts } = await house.ctx.commit([{ kind: 'overlap.partner', body: parsed.data }]);
  return { act: acts[0]!.seq };
}

/** A pinned partner by their origin, the beginning of it or of their fingerprint. Throws `missing` `overlap.partner`. */
export async function partnerNamed(ctx: Pick<Ctx, 'read'>, name: string): Promise<Partner> {
  const all = await partnersOf(ctx);
  const exact = all.find(({ partner }) => partner === name);
  if (exact !== undefined) return exact;
  const asked = name.replaceAll(' ', '');
  const meant = asked.length < 4 ? [] : all.filter((each) => each.partner.startsWith(name) || isFingerprint(each, asked));
  if (meant.length === 1) return meant[0]!;
  throw new ClewError(
    'missing',
    'overlap.partner',
    meant.length === 0 ? 'No partner of this name has a key here.' : `${meant.length} partners go by this name.`,
    { hint: 'clew overlap partner list shows them; clew overlap partner add --key VKEY --compared TEXT adds one.' },
  );
}

const isFingerprint = ({ key }: Partner, asked: string): boolean =>
  fingerprintOf(key).replaceAll(' ', '').startsWith(asked.toLowerCase());

/**
 * The partner that signed, whose pinned key is the one that signed or led on to it by statements of its own (`rotations`). Throws
 * `untrusted` `overlap.unknown` when nobody here compared a key of that name, or it does not lead to this one: neither is answered.
 */
export async function requirePartner(
  ctx: Pick<Ctx, 'read'>,
  claimed: VerifierKey,
  rotations: readonly string[],
): Promise<Partner> {
  const known = (await partnersOf(ctx)).find(({ partner }) => partner === claimed.name);
  if (known !== undefined && leadsTo(known.key, claimed, rotations)) return known;
  const [what, hint] =
    known === undefined
      ? [
          `Nobody here has compared a key of ${claimed.name}.`,
          'Call them, compare the fingerprints (clew overlap key), then: clew overlap partner add --key VKEY --compared TEXT.',
        ]
      : [
          `The key of ${claimed.name} is not the one compared here, and that one did not name it.`,
          'Call them; if they changed it, compare the new one and pin it: clew overlap partner add.',
        ];
  throw new ClewError('untrusted', 'overlap.unknown', what, { hint });
}
