import type { PlaceView } from '../model/index.ts';
import cambodia from './data/cambodia.json' with { type: 'json' };
import china from './data/china.json' with { type: 'json' };
import countries from './data/countries.json' with { type: 'json' };
import elsewhere from './data/elsewhere.json' with { type: 'json' };
import gulf from './data/gulf.json' with { type: 'json' };
import indonesia from './data/indonesia.json' with { type: 'json' };
import laos from './data/laos.json' with { type: 'json' };
import malaysia from './data/malaysia.json' with { type: 'json' };
import myanmar from './data/myanmar.json' with { type: 'json' };
import philippines from './data/philippines.json' with { type: 'json' };
import regions from './data/regions.json' with { type: 'json' };
import southAsia from './data/south-asia.json' with { type: 'json' };
import thailand from './data/thailand.json' with { type: 'json' };
import vietnam from './data/vietnam.json' with { type: 'json' };

/**
 * A place that reports of scams name. Facts from public reporting (UN, press, court and sanction papers) and own reading of maps;
 * coordinates to the precision stated. Being listed says that reports name a place, not that crime is there.
 */
export interface Place {
  /** Stays for ever: stored, and in addresses of pages. */
  readonly key: string;
  readonly en: string;
  /** The name in use in mainland China; the Latin one where none has settled. */
  readonly zh: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly lat: number;
  readonly lon: number;
  /** The point lies within this distance of what the name means: of all of it, for a region or a country. */
  readonly precisionKm: number;
  readonly kind: PlaceKind;
}

/** What a name means on the ground. */
export type PlaceKind = PlaceView['kind'];

/** A place as the data has it: with all the names it goes by, lists with `|` between. */
export interface Entry extends Place {
  /** Names that mean this place wherever they stand. */
  readonly names: string;
  /** Names that also mean something else: they need a word of the country, or of this place's `cues`, near them. */
  readonly unsure: string;
  /** Words beside those of the country. */
  readonly cues: string;
  /** Of a region or a country: cities that stand for it, so that a victim's home is never told more exactly. */
  readonly cities: string;
  /** `reporting`: public reporting names it as where gangs sat or passed; `map`: listed for its situation. */
  readonly source: 'reporting' | 'map';
  /** Known for compounds and little else: who says of himself that he is there hardly boasts. */
  readonly den: boolean;
}

interface Row {
  readonly key: string;
  readonly en: string;
  readonly zh: string;
  readonly country: string;
  readonly lat: number;
  readonly lon: number;
  readonly km: number;
  readonly kind: string;
  readonly source: string;
  readonly names?: string;
  readonly unsure?: string;
  readonly cues?: string;
  readonly cities?: string;
  readonly den?: boolean;
}

function entryOf({ km, kind, source, names = '', unsure = '', cues = '', cities = '', den = false, ...row }: Row): Entry {
  const doubtful = new Set(unsure.split('|'));
  // A name that stands among the unsure ones is unsure, also when it is the place's first.
  const sure = [row.en, row.zh, ...names.split('|')].filter((name) => name !== '' && !doubtful.has(name));
  return {
    ...row,
    precisionKm: km,
    kind: kind as PlaceKind,
    source: source as Entry['source'],
    names: sure.join('|'),
    unsure,
    cues,
    cities,
    den,
  };
}

const files: readonly (readonly Row[])[] = [
  myanmar,
  thailand,
  cambodia,
  laos,
  philippines,
  vietnam,
  malaysia,
  indonesia,
  gulf,
  southAsia,
  elsewhere,
  china,
  regions,
  countries,
];

/** The table, towns first, then regions and countries. */
export const gazetteer: readonly Entry[] = files.flatMap((rows) => rows.map(entryOf));
