import type { StringList } from '../link/index.ts';
import type { ReportColumns } from '../model/index.ts';

/** Columns in which few words come again and again. */
const repeating = ['agency', 'category', 'language', 'channel', 'currency'] as const;
type Repeating = (typeof repeating)[number];

/** A batch on its way between threads: a word that many reports share is sent, and kept, once. */
export interface Parcel {
  readonly columns: Omit<ReportColumns, Repeating>;
  readonly words: readonly string[];
  /** Position in `words` by report. */
  readonly places: Readonly<Record<Repeating, Int32Array>>;
}

/** Words that come again and again: each is told once, and every place where it stands is a number. */
export class Placed {
  readonly words: string[] = [];
  private readonly placeOf = new Map<string, number>();

  places(list: StringList): Int32Array {
    const places = new Int32Array(list.length);
    for (let i = 0; i < places.length; i++) {
      const word = list.at(i)!;
      let place = this.placeOf.get(word);
      if (place === undefined) {
        place = this.words.push(word) - 1;
        this.placeOf.set(word, place);
      }
      places[i] = place;
    }
    return places;
  }
}

export function pack(whole: ReportColumns): Parcel {
  const { agency, category, language, channel, currency, ...columns } = whole;
  const placed = new Placed();
  const places = {
    agency: placed.places(agency),
    category: placed.places(category),
    language: placed.places(language),
    channel: placed.places(channel),
    currency: placed.places(currency),
  };
  return { columns, words: placed.words, places };
}

export function unpack({ columns, words, places }: Parcel): ReportColumns {
  const told = (of: Int32Array): string[] => Array.from(of, (place) => words[place]!);
  return {
    ...columns,
    agency: told(places.agency),
    category: told(places.category),
    language: told(places.language),
    channel: told(places.channel),
    currency: told(places.currency),
  };
}

/** The buffers of a parcel, for handing them to another thread without copying. */
export function buffersOf({ columns, places }: Parcel): ArrayBuffer[] {
  const { mentions, readings = {}, places: told = {} } = columns;
  const arrays = [columns, mentions, readings, told, places].flatMap((part): unknown[] => Object.values(part));
  return arrays.filter((value) => ArrayBuffer.isView(value)).map((array) => array.buffer as ArrayBuffer);
}
