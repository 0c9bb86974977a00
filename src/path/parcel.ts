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

  places(list: readonly string[]): Int32Array {
    return Int32Array.from(list, (word) => {
      let place = this.placeOf.get(word);
      if (place === undefined) {
        place = this.words.push(word) - 1;
        this.placeOf.set(word, place);
      }
      return place;
    });
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
