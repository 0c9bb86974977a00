import type { RingQuery, RingRows } from '../model/index.ts';
import { RingStatus } from '../model/index.ts';
import { countOf, keep, put, wordsFor } from './bits.ts';
import { cursorOf, readCursor } from './cursor.ts';
import type { Matching } from './filter.ts';
import { Memo } from './memo.ts';
import { pageOf } from './page.ts';
import { runAt, type Runs, stringAt, tiers } from './columns.ts';
import { compareBytes, firstFrom, type View, type Visible } from './view.ts';

type Filters = Omit<RingQuery, 'sort' | 'order' | 'limit' | 'after'>;

/** Column of each sort that has one. */
const columns = { size: 'size', loss: 'most', firstSeen: 'firstSeen', lastSeen: 'lastSeen', confidence: 'confidence' } as const;

/** Lists of rings of one state. */
export class RingList {
  readonly #view: View;
  readonly #answers = new Memo<Matching>(64);

  constructor(view: View) {
    this.#view = view;
  }

  page(query: RingQuery, visible: Visible): RingRows {
    const { sort, order: direction, limit, after, ...filters } = query;
    const { set, count } = this.matching(filters, visible);
    const desc = direction === 'desc';
    const order = this.#view.shared.rings.orders[sort];
    const from = after === undefined ? 0 : this.#behind(sort, desc, after);
    const numbers = pageOf(set, count, { order, desc, from, limit: limit + 1 });
    const rows = numbers.slice(0, limit);
    return {
      rows: rows.map((ring) => this.#view.ringRow(ring)),
      ...(numbers.length > limit ? { next: this.#cursor(sort, rows.at(-1)!) } : {}),
      total: { count, more: false },
    };
  }

  /** Not to be changed. */
  matching(filters: Filters, visible: Visible): Matching {
    const asked = Object.entries(filters).filter(([, value]) => value !== undefined);
    asked.sort(([a], [b]) => (a < b ? -1 : 1));
    return this.#answers.of(JSON.stringify([visible.key, asked]), () => {
      const { rings } = this.#view.shared;
      const passes = this.#test(filters);
      const set = new Uint32Array(wordsFor(rings.count));
      for (let ring = 0; ring < rings.count; ring++) if (passes(ring)) put(set, ring);
      keep(set, visible.rings);
      return { set, count: countOf(set) };
    });
  }

  #test(filters: Filters): (ring: number) => boolean {
    const { rings, places } = this.#view.shared;
    const { status, tier, category, agency, place, from, to, sizeFrom } = filters;
    const tests: ((ring: number) => boolean)[] = [];
    const equal = (column: ArrayLike<number>, value: number): number => tests.push((ring) => column[ring] === value);
    if (sizeFrom !== undefined) tests.push((ring) => rings.size[ring]! >= sizeFrom);
    if (status !== undefined) equal(rings.status, RingStatus.options.indexOf(status));
    if (tier !== undefined) equal(rings.tier, tiers.indexOf(tier));
    if (category !== undefined) equal(rings.category, this.#view.codeOf(category));
    if (from !== undefined || to !== undefined) {
      const [first, end] = [from ?? -Infinity, to ?? Infinity];
      tests.push((ring) => rings.lastSeen[ring]! >= first && rings.firstSeen[ring]! < end);
    }
    const among = (runs: Runs, value: number): number => tests.push((ring) => runAt(runs, ring).includes(value));
    if (agency !== undefined) among(rings.agencies, this.#view.codeOf(agency));
    if (place !== undefined) among(rings.places, places.indexOf(place));
    return (ring) => tests.every((passes) => passes(ring));
  }

  /** A ring's sums may have changed when the next page is asked for: the cursor says where the last one stood, and its id. */
  #cursor(sort: RingQuery['sort'], ring: number): string {
    const { rings } = this.#view.shared;
    const id = stringAt(rings.id, ring);
    if (sort === 'id') return cursorOf(id);
    const value = rings[columns[sort]][ring]!;
    return cursorOf(id, Number.isNaN(value) ? null : value);
  }

  /** Where the page begins that follows on a cursor. */
  #behind(sort: RingQuery['sort'], desc: boolean, after: string): number {
    const { rings } = this.#view.shared;
    const { list, valued } = rings.orders[sort];
    const { id, value } = readCursor(after);
    const compare = (ring: number): number => {
      if (sort !== 'id') {
        const own = rings[columns[sort]][ring]!;
        if (Number.isNaN(own) !== (value === null)) return Number.isNaN(own) ? 1 : -1;
        if (value !== null && own !== value) return own - value;
      }
      return compareBytes(stringAt(rings.id, ring), id);
    };
    const place = firstFrom(list, (ring) => compare(ring) >= 0);
    // Going down, what is behind the cursor lies before it in the list; those without a value lie behind it either way.
    if (desc && place < valued) return valued - place;
    if (desc && (sort === 'id' || value !== null)) return 0;
    return place < list.length && compare(list[place]!) === 0 ? place + 1 : place;
  }
}
