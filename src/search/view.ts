import type { ReportRow, RingRow, Sentence } from '../model/index.ts';
import { RingStatus } from '../model/index.ts';
import { all, type Bits, countOf, put, without, wordsFor } from './bits.ts';
import type { Lookup } from './lookup.ts';
import { Memo } from './memo.ts';
import type { Access } from './search.ts';
import { runAt, type Shared, stringAt, tiers } from './columns.ts';
import type { State } from './upkeep.ts';

/** What a reader may see of one state. */
export interface Visible {
  readonly reports: Bits;
  readonly count: number;
  readonly rings: Bits;
  /** Names the closed rings, for remembering answers. */
  readonly key: string;
}

const given = <Name extends string, Value>(name: Name, value: Value | undefined): { [N in Name]?: Value } =>
  (value === undefined ? {} : { [name]: value }) as { [N in Name]?: Value };
const known = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value);

/** One state of the casebook, to be asked. */
export class View {
  readonly shared: Shared;
  readonly words: readonly string[];
  readonly lookup: Lookup;
  /** Not all reports can be found by words yet. */
  readonly partial: boolean;
  readonly #visible = new Memo<Visible>(32);
  readonly #code = new Map<string, number>();

  constructor({ shared, words, indexed }: State, lookup: Lookup) {
    this.shared = shared;
    this.words = words;
    this.lookup = lookup;
    this.partial = indexed < shared.reports.count;
    words.forEach((word, code) => this.#code.set(word, code));
  }

  /** Number of a word; -1 when no report has it. */
  codeOf(word: string): number {
    return this.#code.get(word) ?? -1;
  }

  visible({ closedRings }: Access): Visible {
    const key = closedRings.size === 0 ? '' : [...closedRings].sort().join(' ');
    return this.#visible.of(key, () => {
      const { reports, rings } = this.shared;
      const open = all(rings.count);
      const hidden = new Uint32Array(wordsFor(rings.count));
      const closed = new Uint32Array(wordsFor(reports.count));
      for (const id of closedRings) {
        const ring = this.ringNumber(id);
        if (ring === undefined) continue;
        put(hidden, ring);
        for (const report of runAt(rings.members, ring)) put(closed, report);
      }
      without(open, hidden);
      const seen = all(reports.count);
      without(seen, closed);
      return { reports: seen, count: countOf(seen), rings: open, key };
    });
  }

  ringNumber(id: string): number | undefined {
    const { id: ids, orders } = this.shared.rings;
    const place = firstFrom(orders.id.list, (ring) => compareBytes(stringAt(ids, ring), id) >= 0);
    const ring = orders.id.list[place];
    return ring !== undefined && stringAt(ids, ring) === id ? ring : undefined;
  }

  reportRow(report: number): ReportRow {
    const { reports, rings, places } = this.shared;
    const id = stringAt(reports.id, report);
    const minor = reports.amount[report]!;
    const ring = rings.ringOf[report]!;
    const place = places[reports.place[report]!];
    return {
      id,
      ref: stringAt(reports.ref, report) || id,
      agency: this.words[reports.agency[report]!]!,
      language: this.words[reports.language[report]!]!,
      category: this.words[reports.category[report]!]!,
      channel: this.words[reports.channel[report]!]!,
      ...given('amount', Number.isNaN(minor) ? undefined : { minor, currency: this.words[reports.currency[report]!]! }),
      ...given('reportedAt', known(reports.reportedAt[report]!)),
      ...given('lossAt', known(reports.lossAt[report]!)),
      ...given('place', place),
      ...given(
        'ring',
        ring === -1
          ? undefined
          : {
              id: stringAt(rings.id, ring),
              confidence: Math.fround(rings.placed[report]!),
              status: RingStatus.options[rings.status[ring]!]!,
            },
      ),
    };
  }

  ringRow(ring: number): RingRow {
    const { rings, places } = this.shared;
    const top = stringAt(rings.top, ring);
    return {
      id: stringAt(rings.id, ring),
      status: RingStatus.options[rings.status[ring]!]!,
      tier: tiers[rings.tier[ring]!]!,
      confidence: rings.confidence[ring]!,
      cohesion: rings.cohesion[ring]!,
      size: rings.size[ring]!,
      ...given('firstSeen', known(rings.firstSeen[ring]!)),
      ...given('lastSeen', known(rings.lastSeen[ring]!)),
      loss: JSON.parse(stringAt(rings.loss, ring)) as Record<string, number>,
      category: this.words[rings.category[ring]!]!,
      agencies: Array.from(runAt(rings.agencies, ring), (code) => this.words[code]!),
      places: Array.from(runAt(rings.places, ring), (code) => places[code]!),
      services: rings.services[ring]!,
      spark: Array.from(runAt(rings.spark, ring)),
      ...given('top', top === '' ? undefined : (JSON.parse(top) as Sentence)),
    };
  }

  /** Towns that the ring's reports name, the commonest first. */
  ringPlaces(ring: number): { readonly value: string; readonly reports: number }[] {
    const { reports, rings, places } = this.shared;
    const counts = new Map(Array.from(runAt(rings.places, ring), (code) => [code, 0]));
    for (const report of runAt(rings.members, ring)) {
      const known = counts.get(reports.place[report]!);
      if (known !== undefined) counts.set(reports.place[report]!, known + 1);
    }
    return Array.from(counts, ([code, count]) => ({ value: places[code]!, reports: count }));
  }
}

/** First place of an ascending list whose number passes; the list's length when none does. */
export function firstFrom(list: Uint32Array, passes: (number: number) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (passes(list[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

export const compareBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
