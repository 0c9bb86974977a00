/** One line of a source, of those between the same accounts with the same amount. */
export interface Line {
  readonly number: number;
  /** UTC milliseconds; of a day alone, its midnight. */
  readonly at: number;
  readonly isDay: boolean;
  /** Position in `transferSides`. */
  readonly side: number;
  readonly exhibit: number;
  /** What stands for the number that the bank or chain gave it; 0 for none. Equal for equal numbers. */
  readonly ref: number;
  /** NaN where none is told. */
  readonly balance: number;
}

/** Lines that tell one movement. */
interface Movement {
  lines: Line[];
  readonly side: number;
  at: number;
  isDay: boolean;
}

const minute = 60_000;
const day = 86_400_000;
/** How far apart two sources may put one movement by the clock, when nothing but the time ties them. */
const mostApart = 10 * minute;
/** … and when they give it the same number: over a long weekend. */
const mostApartNumbered = 4 * day;
/** Movements of one key that are looked at before a line is taken for another. */
const mostTried = 16;
const [paid, got, neither] = [0, 1, 2];

/**
 * Which of these lines, in order of time, tell the same movement. A function of what the lines say alone: whichever file came first,
 * and however the lines are spread over files, there are the same movements.
 *
 * Lines of one side are one movement when two files tell it with the same number or at the same time with the same balance. A line
 * of who paid and one of who was paid are one, each with one other at most, by number, else by time: as many pairs as can be made. A
 * line of neither side's record is one with those, by number or to the same second. `isBothEnds`: both accounts are known.
 */
export function movementsOf(lines: readonly Line[], isBothEnds: boolean): Line[][] {
  let movements = lines.map((line): Movement => ({ lines: [line], side: line.side, at: line.at, isDay: line.isDay }));
  movements = told(movements);
  if (isBothEnds) movements = twoSided(movements);
  return movements.map((each) => each.lines);
}

/** One side's record in several files. */
function told(movements: readonly Movement[]): Movement[] {
  const isOne = (a: Movement, b: Movement): boolean => areOtherFiles(a, b) && Math.abs(a.at - b.at) <= mostApartNumbered;
  const numbered = joined(
    movements,
    (each) =>
      firstOf(each, (line) =>
        line.ref === 0 || Number.isNaN(line.balance) ? undefined : `${line.side} ${line.ref} ${line.balance}`,
      ),
    isOne,
  );
  const balanced = joined(
    numbered,
    (each) => firstOf(each, (line) => (Number.isNaN(line.balance) ? undefined : `${line.side} ${line.at} ${line.balance}`)),
    (a, b) => areOtherFiles(a, b) && agree(a, b, (line) => line.ref || Number.NaN),
  );
  return joined(
    balanced,
    (each) => firstOf(each, (line) => (line.ref === 0 ? undefined : `${line.side} ${line.ref}`)),
    (a, b) => isOne(a, b) && agree(a, b, (line) => line.balance),
  );
}

function twoSided(movements: readonly Movement[]): Movement[] {
  const out = movements.filter(({ side }) => side === paid);
  const into = movements.filter(({ side }) => side === got);
  pairNumbered(out, into);
  const isClock = ({ isDay }: Movement): boolean => !isDay;
  const free = (of: readonly Movement[], wanted: (each: Movement) => boolean): Movement[] =>
    of.filter((each) => each.lines.length > 0 && !isPaired(each) && wanted(each)).sort((a, b) => a.at - b.at);
  pair(free(out, isClock), free(into, isClock), mostApart, mostApart);
  const isDay = (each: Movement): boolean => each.isDay;
  pair(free(out, isDay), free(into, isDay), day / 2, day / 2);
  // A day begins at its midnight: who tells the time is up to a day later.
  pair(free(out, isDay), free(into, isClock), mostApart, day + mostApart);
  pair(free(out, isClock), free(into, isDay), day + mostApart, mostApart);
  const sided = [...out, ...into].filter((each) => each.lines.length > 0);
  const rest = movements.filter((each) => each.side === neither);
  const isOne = (a: Movement, b: Movement): boolean =>
    (a.side === neither) !== (b.side === neither) && areOtherFiles(a, b) && Math.abs(a.at - b.at) <= mostApartNumbered;
  const byNumber = joined(
    [...sided, ...rest],
    (each) => firstOf(each, (line) => (line.ref === 0 ? undefined : `${line.ref}`)),
    isOne,
  );
  return joined(byNumber, (each) => (each.isDay ? undefined : String(each.at)), isOne);
}

/** Movements with those of the same key put together where `isOne` says so. */
function joined(
  movements: readonly Movement[],
  keyOf: (each: Movement) => string | undefined,
  isOne: (a: Movement, b: Movement) => boolean,
): Movement[] {
  if (movements.length < 2) return [...movements];
  const byKey = new Map<string, Movement[]>();
  const kept: Movement[] = [];
  for (const each of movements) {
    const key = keyOf(each);
    if (key === undefined) {
      kept.push(each);
      continue;
    }
    const known = byKey.get(key);
    const one = known?.slice(-mostTried).find((other) => isOne(other, each));
    if (one !== undefined) {
      merge(one, each);
      continue;
    }
    kept.push(each);
    if (known === undefined) byKey.set(key, [each]);
    else known.push(each);
  }
  return kept;
}

/** Pairs by the number that both sides give, in order of time. */
function pairNumbered(out: readonly Movement[], into: readonly Movement[]): void {
  const byRef = new Map<number, { readonly list: Movement[]; next: number }>();
  for (const each of out) {
    for (const ref of new Set(each.lines.map((line) => line.ref))) {
      if (ref === 0) continue;
      const known = byRef.get(ref);
      if (known === undefined) byRef.set(ref, { list: [each], next: 0 });
      else known.list.push(each);
    }
  }
  for (const each of into) {
    const known = each.lines.map(({ ref }) => byRef.get(ref)).find((found) => found !== undefined);
    if (known === undefined) continue;
    const { list } = known;
    const isPast = (one: Movement): boolean => isPaired(one) || one.at < each.at - mostApartNumbered;
    while (known.next < list.length && isPast(list[known.next]!)) known.next++;
    const one = list[known.next];
    if (one !== undefined && one.at <= each.at + mostApartNumbered) merge(one, each);
  }
}

/** Pairs as many as can be, first with first: `b` may be `before` earlier than `a` and `after` later. Both in order of time. */
function pair(as: readonly Movement[], bs: readonly Movement[], before: number, after: number): void {
  let i = 0;
  for (const b of bs) {
    while (i < as.length && as[i]!.at + after < b.at) i++;
    const a = as[i];
    if (a === undefined) return;
    if (b.at < a.at - before) continue;
    merge(a, b);
    i++;
  }
}

function merge(into: Movement, from: Movement): void {
  if (into.isDay && !from.isDay) {
    into.at = from.at;
    into.isDay = false;
  }
  into.lines.push(...from.lines);
  from.lines = [];
}

const isPaired = ({ lines, side }: Movement): boolean => lines.some((line) => line.side !== side);

function areOtherFiles(a: Movement, b: Movement): boolean {
  return !b.lines.some(({ exhibit }) => a.lines.some((line) => line.exhibit === exhibit));
}

/** Whether the two nowhere give different values. */
function agree(a: Movement, b: Movement, of: (line: Line) => number): boolean {
  const values = new Set([...a.lines, ...b.lines].map(of).filter((value) => !Number.isNaN(value)));
  return values.size < 2;
}

function firstOf<T>({ lines }: Movement, of: (line: Line) => T | undefined): T | undefined {
  for (const line of lines) {
    const value = of(line);
    if (value !== undefined) return value;
  }
  return undefined;
}
