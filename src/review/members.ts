import { z } from 'zod';
import type { StoredCase } from '../casebook/index.ts';
import { CaseFacts, ExhibitFacts, NamedSuspect, Rate, Sample, ShelteredPerson } from '../model/index.ts';

/** Members of one family, `suspect:S1` … of `suspect`, by the rest of their name; what is not well formed is left out. */
function family<Value>(
  { members }: StoredCase,
  name: string,
  parse: (value: unknown) => { readonly success: boolean; readonly data?: Value },
): [string, Value][] {
  return Object.entries(members).flatMap(([member, value]): [string, Value][] => {
    if (!member.startsWith(`${name}:`)) return [];
    const parsed = parse(value);
    return parsed.success ? [[member.slice(name.length + 1), parsed.data!]] : [];
  });
}

/** Suspects in the order of their numbers. The case went through `sheltered`: whom protection holds is none of them. */
export function suspectsOf(stored: StoredCase): NamedSuspect[] {
  return family(stored, 'suspect', (value) => ShownSuspect.safeParse(value))
    .map(([id, suspect]) => ({ ...suspect, id }))
    .sort(inOrder);
}
const ShownSuspect = NamedSuspect.omit({ id: true });

/** Those of them whom protection holds. */
export function shelteredOf(stored: StoredCase): ShelteredPerson[] {
  return family(stored, 'suspect', (value) => HeldSuspect.safeParse(value))
    .map(([id, { category, held }]) => ({ id, category, ...held }))
    .sort(inOrder);
}
const HeldSuspect = z.object({
  category: ShelteredPerson.shape.category,
  held: ShelteredPerson.omit({ id: true, category: true }),
});

const inOrder = ({ id: a }: { readonly id: string }, { id: b }: { readonly id: string }): number =>
  Number(a.slice(1)) - Number(b.slice(1)) || (a < b ? -1 : 1);

/** What people said of exhibits, by hash; whatever stands here belongs to the case. */
export function exhibitFactsOf(stored: StoredCase): Map<string, ExhibitFacts> {
  return new Map(family(stored, 'exhibit', (value) => ExhibitFacts.safeParse(value)));
}

/** Samples drawn, in the order of their ids. */
export function samplesOf(stored: StoredCase): Sample[] {
  return family(stored, 'sample', (value) => Sample.safeParse(value))
    .map(([, sample]) => sample)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

const Rechecked = z.object({
  /** UTC milliseconds, by the operator's clock. */
  at: z.number(),
  by: z.string(),
  /** SHA-256 of the copies that were what had been sealed, and of those that were not. */
  intact: z.array(z.string()),
  changed: z.array(z.string()),
});
export type Rechecked = z.infer<typeof Rechecked>;

/** When the sealed copies of the case were read again last, and what came of it. */
export function recheckedOf({ members }: StoredCase): Rechecked {
  return Rechecked.safeParse(members['recheck']).data ?? { at: 0, by: '', intact: [], changed: [] };
}

/** What the case says of itself. */
export function factsOf(stored: StoredCase): CaseFacts {
  const { id, title, law, openedBy, openedAt, members } = stored;
  const rates = family(stored, 'rate', (value) => Rate.safeParse(value)).map(([pair, rate]) => {
    const [from = '', to = ''] = pair.split(':');
    return { ...rate, from, to };
  });
  const told: Record<string, unknown> = { id, title, ...(law === undefined ? {} : { law }), openedBy, openedAt, rates };
  // Each by itself: one that is not well formed does not take the others along.
  for (const name of ['court', 'agency', 'purpose', 'label', 'officers', 'templates', 'hold'] as const) {
    if (CaseFacts.shape[name].safeParse(members[name]).success && members[name] !== undefined) told[name] = members[name];
  }
  return CaseFacts.parse(told);
}
