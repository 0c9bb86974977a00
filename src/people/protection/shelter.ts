import type { StoredCase } from '../../casebook/index.ts';
import { type IndicatorKind, type Role, Suspect, type SubjectCategory } from '../../model/index.ts';
import { blankedIn } from './blank.ts';
import type { Held } from './held.ts';
import { askedOf, suspectId } from './keys.ts';

/** Categories in which somebody is accused: nobody who is held is entered in one of them. */
export const accused: ReadonlySet<SubjectCategory> = new Set(['suspect', 'wanted', 'convicted']);

/** Without what the machine had read before somebody corrected it. */
function withoutReading<Mention extends object>(mention: Mention): Mention {
  if (!('corrected' in mention)) return mention;
  const { corrected: _corrected, ...rest } = mention;
  return rest as Mention;
}

/** Mentions as they may be shown: what is somebody's who is held is a victim's, whatever a report calls it. */
export function asProtected<Mention extends { readonly kind: IndicatorKind; readonly value: string; readonly role: Role }>(
  held: Held,
  mentions: readonly Mention[],
): Mention[] {
  return mentions.map((mention) =>
    held.ownerOf(mention.kind, mention.value) === undefined ? mention : { ...withoutReading(mention), role: 'victim' },
  );
}

/**
 * A case as it may be looked at: of a suspect whom protection holds nothing is left but that there is a possible victim with an open
 * referral; of one who was overridden it says by whom. Every room that shows cases goes through here.
 */
export function sheltered(stored: StoredCase, held: Held): StoredCase {
  const members = Object.entries(stored.members).map(([member, value]): [string, unknown] => {
    if (!member.startsWith('suspect:')) return [member, value];
    const id = suspectId(stored.id, member.slice('suspect:'.length));
    const hold = held.holds.get(id);
    if (hold !== undefined) {
      const { state, since, person } = hold;
      return [member, { category: 'trafficking', basis: 'assessment', held: { state, since, person } }];
    }
    const suspect = Suspect.safeParse(value).data;
    const override = suspect === undefined ? undefined : held.overriddenOf([{ person: id }, askedOf(suspect)]);
    if (override === undefined) return [member, value];
    const { act, at, by, reason } = override;
    return [member, { ...suspect, overridden: { act, at, by, reason } }];
  });
  // What officers wrote of others may name them.
  return { ...stored, members: blankedIn(Object.fromEntries(members), held.wordsOfCase(stored.id)) };
}
