import { ClewError } from '../../errors.ts';
import type { IndicatorKind, OverlapFilter, OverlapVariant, Role } from '../../model/index.ts';
import { placeOf } from '../../places/index.ts';
import type { OverlapHouse } from './house.ts';

/** What of the casebook may enter a set. */
export interface Scope {
  readonly kinds: ReadonlySet<IndicatorKind> | undefined;
  readonly roles: ReadonlySet<Role>;
  /** Ids of the rings that its reports must stand in; `undefined`: no matter in which, or in none. */
  readonly rings: ReadonlySet<string> | undefined;
  /** Only for `deconflict`: keys of the gazetteer. */
  readonly places: readonly string[];
  /** UTC milliseconds. */
  readonly since: number | undefined;
}

/**
 * A filter held against the casebook. Throws `input` `overlap.roles` for the victim's or an institution's, `overlap.places`,
 * `overlap.deconflict`; `missing` `overlap.ring`, `overlap.case`.
 */
export async function scopeOf(
  house: OverlapHouse,
  { kinds, roles = ['suspect'], rings, case: named, places = [], since }: OverlapFilter,
  { variant, side }: { readonly variant: OverlapVariant; readonly side: 'offers' | 'answers' },
): Promise<Scope> {
  if (roles.some((role) => role === 'victim' || role === 'institution')) {
    throw new ClewError('input', 'overlap.roles', 'What is a victim’s or an institution’s is never compared.', {
      hint: 'Compare what is the suspect’s; --role unknown adds what no report says the owner of.',
    });
  }
  const known = places.map((place) => placeOf(place));
  const strange = places.find((_, i) => known[i] === undefined);
  if (places.length > 0 && (variant !== 'deconflict' || strange !== undefined)) {
    throw new ClewError(
      'input',
      'overlap.places',
      strange === undefined ? 'Places are only compared to find who works on the same.' : `There is no place ${strange}.`,
      { hint: strange === undefined ? 'Use --variant deconflict.' : 'clew places shows the keys of places that reports tell.' },
    );
  }
  const own = await ringsOf(house, rings, named);
  if (variant === 'deconflict' && side === 'offers' && own === undefined && places.length === 0) {
    throw new ClewError('input', 'overlap.deconflict', 'Say which rings or places it is about.', {
      hint: 'Name what you are about to act on: --ring, --case or --place.',
    });
  }
  return {
    kinds: kinds === undefined || kinds.length === 0 ? undefined : new Set(kinds),
    roles: new Set(roles.length === 0 ? ['suspect'] : roles),
    rings: own ?? (variant === 'deconflict' ? await ringsAtWork(house, side) : undefined),
    places,
    since: since === undefined ? undefined : Date.parse(since),
  };
}

async function ringsOf(
  { ctx: { read }, closed }: OverlapHouse,
  rings: readonly string[] | undefined,
  named: string | undefined,
): Promise<Set<string> | undefined> {
  if ((rings === undefined || rings.length === 0) && named === undefined) return undefined;
  const own = new Set<string>();
  for (const name of rings ?? []) {
    const ring = await read.ring(name);
    if (ring === undefined || closed.has(ring.id)) {
      throw new ClewError('missing', 'overlap.ring', `There is no ring ${name}.`, { hint: 'clew rings lists them.' });
    }
    own.add(ring.id);
  }
  if (named === undefined) return own;
  const found = (await read.cases()).filter(
    ({ id, title }) => id === named || title === named || (named.length >= 4 && id.startsWith(named)),
  );
  const open = found.length === 1 ? found[0]!.rings.filter((ring) => !closed.has(ring)) : [];
  if (open.length === 0) {
    throw new ClewError('missing', 'overlap.case', 'There is no such case, or none with rings that you work on.', {
      hint: 'clew case list shows the cases and their ids.',
    });
  }
  // A ring and a case given together: the rings that are both.
  return new Set(own.size === 0 ? open : open.filter((ring) => own.has(ring)));
}

/** Who answers compares all that it works on; who offers, nothing but the rings and places named. */
async function ringsAtWork({ ctx: { read }, closed }: OverlapHouse, side: 'offers' | 'answers'): Promise<Set<string>> {
  if (side === 'offers') return new Set();
  return new Set((await read.members()).rings.map(({ id }) => id).filter((id) => !closed.has(id)));
}
