import { sha256 } from '../model/index.ts';
import { StringIndex } from './string-index.ts';
import type { Moved, PreviousRings } from './types.ts';

/** Groups of at least two reports, by earliest member; `ringOf` gives each report's position, -1 for none. */
export interface Groups {
  readonly ringOf: Int32Array;
  readonly members: readonly Int32Array[];
}

export interface Named {
  readonly ids: readonly string[];
  readonly moved: readonly Moved[];
}

/** The id a ring gets at birth: `G` and 12 hex digits of its earliest report's id. */
function birthId(report: string, isTaken: (id: string) => boolean): string {
  const own = /^r[0-9a-f]{20}$/.test(report) ? report.slice(1, 13) : sha256(report).slice(0, 12);
  let id = `G${own}`;
  for (let again = 1; isTaken(id); again++) id = `G${sha256(`${report}#${again}`).slice(0, 12)}`;
  return id;
}

interface Before {
  readonly id: string;
  /** Overlap by new ring. */
  readonly into: Map<number, number>;
  size: number;
  /** Earliest member by canonical position: the older ring has the earlier one. */
  birth: number;
}

/**
 * Gives rings their ids. A known ring's id goes where most of its reports went; where several known rings became one,
 * the oldest keeps its id and the others are recorded as merged into it: so what a judgement split, and its undo joined
 * again, goes by its old name. Each id is claimed once. What split or
 * dissolved is recorded. `isElsewhere`: ids of rings that `previous` does not show.
 */
export function nameRings(
  groups: Groups,
  reportIds: readonly string[],
  previous: PreviousRings | undefined,
  isElsewhere: (id: string) => boolean = () => false,
): Named {
  const ids = groups.members.map(() => '');
  const moved: Moved[] = [];
  const before = previous === undefined ? [] : [...overlaps(groups, reportIds, previous).values()];
  inOrderOfAge(before, previous?.parents);
  const taken = new Set(before.map((ring) => ring.id));
  const home = new Map<Before, number>();
  for (const ring of before) {
    let main = -1;
    let most = 0;
    for (const [group, count] of ring.into) {
      if (count > most || (count === most && group < main)) {
        main = group;
        most = count;
      }
    }
    home.set(ring, main);
  }
  // Oldest first; but a ring that sent most of its reports elsewhere yields to one that came whole.
  for (const whole of [true, false]) {
    for (const ring of before) {
      const main = home.get(ring)!;
      if (main === -1 || ids[main] !== '') continue;
      if (whole && ring.into.get(main)! * 2 < ring.size) continue;
      ids[main] = ring.id;
    }
  }
  groups.members.forEach((members, g) => {
    if (ids[g] !== '') return;
    ids[g] = birthId(reportIds[members[0]!]!, (id) => taken.has(id) || isElsewhere(id));
    taken.add(ids[g]);
  });
  for (const ring of before) {
    const main = home.get(ring)!;
    const heirs = [...ring.into.keys()].sort((a, b) => ring.into.get(b)! - ring.into.get(a)! || a - b).map((g) => ids[g]!);
    if (main === -1) moved.push({ ring: ring.id, into: [], how: 'dissolved' });
    else if (ids[main] !== ring.id && heirs.length === 1) moved.push({ ring: ring.id, into: heirs, how: 'merged' });
    else if (heirs.length > 1) moved.push({ ring: ring.id, into: heirs, how: 'split' });
  }
  return { ids, moved };
}

/** Oldest first: by earliest report, but a ring that split off from another comes behind that one. */
function inOrderOfAge(before: Before[], parents: PreviousRings['parents']): void {
  const here = new Map(before.map((ring) => [ring.id, ring]));
  /** The ring a family came from, as far as it is here, and how many splits lie between. */
  const family = new Map<Before, { readonly first: Before; readonly depth: number }>();
  for (const ring of before) {
    let first = ring;
    let depth = 0;
    const seen = new Set([ring.id]);
    for (let up = parents?.get(ring.id); up !== undefined && !seen.has(up); up = parents!.get(up)) {
      seen.add(up);
      depth++;
      first = here.get(up) ?? first;
    }
    family.set(ring, { first, depth });
  }
  const birth = new Map<Before, number>();
  for (const [ring, { first }] of family) birth.set(first, Math.min(ring.birth, birth.get(first) ?? Infinity));
  before.sort((a, b) => {
    const [one, two] = [family.get(a)!, family.get(b)!];
    const order = birth.get(one.first)! - birth.get(two.first)! || one.depth - two.depth || a.birth - b.birth;
    return order || (a.id < b.id ? -1 : 1);
  });
}

function overlaps(groups: Groups, reportIds: readonly string[], previous: PreviousRings): Map<string, Before> {
  // Ids are distinct, so each is numbered by its position.
  const places = new StringIndex();
  for (const id of reportIds) places.of(id);
  const before = new Map<string, Before>();
  previous.report.forEach((report, i) => {
    const id = previous.ring[i]!;
    const at = places.find(report);
    if (id === '' || at === -1) return;
    let ring = before.get(id);
    if (ring === undefined) before.set(id, (ring = { id, into: new Map(), size: 0, birth: at }));
    ring.size++;
    ring.birth = Math.min(ring.birth, at);
    const group = groups.ringOf[at]!;
    if (group !== -1) ring.into.set(group, (ring.into.get(group) ?? 0) + 1);
  });
  return before;
}
