/** Rows of one time that are held back to find their order; more are taken as they stand. */
const mostAtOnce = 200_000;
/** Rows of one time among which the one that is wrong is searched for; of more, the first that does not follow as they stand. */
const mostSearched = 1000;

interface Step {
  readonly row: number;
  /** Balances by the row's own account of it, in the direction of the chain: what it begins with and leaves. */
  readonly from: number;
  readonly to: number;
  /** The balance it tells. */
  readonly balance: number;
}

interface Break {
  readonly row: number;
  readonly expected: number;
  readonly found: number;
}

interface End {
  /** Balance at the side of the file's first row, and of its last. */
  readonly first: number | undefined;
  readonly last: number | undefined;
  /** The first in time that does not add up. */
  readonly broken: Break | undefined;
}

/**
 * The running balance of one statement whose rows come oldest first or newest first. Rows of one time may stand in any order: each
 * leads from one balance to another, and if there is a way that takes every row once, no row is wrong.
 */
export class Chain {
  private readonly isForward: boolean;
  private readonly group: { at: number; steps: Step[]; without: number; hasWithout: boolean } = {
    at: Number.NaN,
    steps: [],
    without: 0,
    hasWithout: false,
  };
  /** Balances that it may have come to: several after rows that lead in a circle from an unknown beginning; none known: undefined. */
  private current: readonly number[] | undefined;
  /** Changes since `current` by rows that tell no balance. */
  private untold = 0;
  private first: number | undefined;
  /** Whether `first` is whichever of `current` turns out right. */
  private isFirstOpen = false;
  private last: Step | undefined;
  private broken: Break | undefined;

  constructor(order: 'oldest first' | 'newest first') {
    this.isForward = order === 'oldest first';
  }

  /** One row; `balance` NaN where it tells none. */
  add(at: number, row: number, change: number, balance: number): void {
    const { group } = this;
    if (at !== group.at || group.steps.length >= mostAtOnce) this.settle();
    group.at = at;
    if (Number.isNaN(balance)) {
      group.without += this.isForward ? change : -change;
      group.hasWithout = true;
    } else if (this.isForward) group.steps.push({ row, from: balance - change, to: balance, balance });
    else group.steps.push({ row, from: balance, to: balance - change, balance });
  }

  isWhole(): boolean {
    this.settle();
    return this.broken === undefined;
  }

  end(): End {
    this.settle();
    const last = this.current?.[0];
    return {
      first: this.isFirstOpen ? last : this.first,
      last: last === undefined ? undefined : last + this.untold,
      broken: this.broken,
    };
  }

  private settle(): void {
    const { group } = this;
    const { steps, without, hasWithout } = group;
    group.steps = [];
    group.without = 0;
    group.hasWithout = false;
    if (steps.length === 0) this.untold += without;
    else if (hasWithout) this.settleMixed(steps, without);
    else this.settleTold(steps);
  }

  /** Rows that all tell their balance. */
  private settleTold(steps: readonly Step[]): void {
    if (this.current === undefined) this.begin(steps);
    else {
      const begin = this.beginOf(steps);
      if (begin === undefined) this.walk(steps);
      else {
        this.resolve(begin);
        this.arrive([begin + sum(steps)], steps.at(-1)!);
      }
    }
  }

  /** The balance, of those it may have come to, from which these rows can be taken one after the other. */
  private beginOf(steps: readonly Step[]): number | undefined {
    // Rows that tell no balance may be ones that never took effect.
    const reached = [...this.current!.map((each) => each + this.untold), ...(this.untold === 0 ? [] : this.current!)];
    return reached.find((each) => follow(each, steps));
  }

  /** Rows at whose beginning nothing is known. */
  private begin(steps: readonly Step[]): void {
    const total = sum(steps);
    if (total === 0 && follow(steps[0]!.from, steps)) {
      if (this.first === undefined) this.isFirstOpen = true;
      this.arrive([...new Set(steps.map(({ from }) => from))], steps.at(-1)!);
      return;
    }
    const begin = isInOrder(steps) ? steps[0]!.from : loneBeginning(steps);
    if (begin !== undefined && follow(begin, steps)) {
      if (this.first === undefined && !this.isFirstOpen) this.first = begin - this.untold;
      this.arrive([begin + total], steps.at(-1)!);
      return;
    }
    // Something is wrong among them: which row, the walk says.
    const start = steps.find(({ from }) => !steps.some(({ to }) => to === from)) ?? steps[0]!;
    if (this.first === undefined && !this.isFirstOpen) this.first = start.from - this.untold;
    this.untold = 0;
    this.current = [start.from];
    this.walk(steps);
  }

  /** Some tell their balance and some do not: where they do not fit, their order is not known, and nothing is said. */
  private settleMixed(steps: readonly Step[], without: number): void {
    const reached = this.current?.map((each) => each + this.untold) ?? [steps[0]!.from];
    const begin = [...reached, ...reached.map((each) => each + without)].find((each) => follow(each, steps));
    if (begin === undefined) {
      this.current = undefined;
      this.untold = 0;
      return;
    }
    const isAfter = reached.includes(begin);
    if (this.current === undefined) this.first ??= begin - this.untold;
    else this.resolve(isAfter ? begin : begin - without);
    this.arrive([begin + sum(steps)], steps.at(-1)!);
    this.untold = isAfter ? without : 0;
  }

  /** Takes the rows one after the other as far as they fit, and notes where they do not. */
  private walk(steps: readonly Step[]): void {
    let at = this.current![0]! + this.untold;
    this.resolve(at);
    for (const next of steps.length > mostSearched ? steps : asFarAsTheyFit(steps, at)) {
      if (next.from !== at) this.note(next, at);
      at = next.to;
      this.last = next;
    }
    this.arrive([at], this.last!);
  }

  /** `next` begins with another balance than the rows before it left: `at`. */
  private note(next: Step, at: number): void {
    if (this.isForward) {
      this.broken ??= { row: next.row, expected: at + next.to - next.from, found: next.balance };
    } else if (this.last !== undefined) {
      // It is the newer row's balance that does not follow; and of several the one read last is the first in time.
      const { row, balance } = this.last;
      this.broken = { row, expected: balance + next.from - at, found: balance };
    }
  }

  /** What comes next begins with `begin`: so it had come to this of the balances possible. */
  private resolve(begin: number): void {
    if (!this.isFirstOpen) return;
    this.isFirstOpen = false;
    this.first = this.current!.includes(begin) ? begin : begin - this.untold;
  }

  private arrive(balances: readonly number[], last: Step): void {
    this.current = balances;
    this.untold = 0;
    this.last = last;
  }
}

const sum = (steps: readonly Step[]): number => steps.reduce((total, { from, to }) => total + to - from, 0);

const isInOrder = (steps: readonly Step[]): boolean => steps.every(({ from }, i) => i === 0 || from === steps[i - 1]!.to);

/** Whether these rows can be taken one after the other from `begin`: as they stand, or in another order. */
const follow = (begin: number, steps: readonly Step[]): boolean =>
  (steps[0]!.from === begin && isInOrder(steps)) || (steps.length > 1 && isWay(begin, steps));

/** Rows of one time in an order in which each begins with what the one before left, as far as that goes. */
function* asFarAsTheyFit(steps: readonly Step[], begin: number): Generator<Step> {
  const left = new Set(steps);
  for (let at = begin; left.size > 0;) {
    const next = first(left, ({ from }) => from === at) ?? stray(left, at);
    left.delete(next);
    yield next;
    at = next.to;
  }
}

/** Where no row fits on: the one that nothing leads to, and by whose change the others can go on. */
function stray(left: ReadonlySet<Step>, at: number): Step {
  const reached = new Set(Array.from(left, ({ to }) => to));
  const begun = new Set(Array.from(left, ({ from }) => from));
  const starts = [...left].filter(({ from }) => !reached.has(from));
  const fits = starts.find(({ from, to }) => begun.has(at + to - from));
  return fits ?? starts[0] ?? first(left, () => true)!;
}

function first(steps: ReadonlySet<Step>, wanted: (step: Step) => boolean): Step | undefined {
  for (const step of steps) if (wanted(step)) return step;
  return undefined;
}

/** Balances, with how many more rows leave them than come to them. */
function surplus(steps: readonly Step[]): Map<number, number> {
  const more = new Map<number, number>();
  for (const { from, to } of steps) {
    more.set(from, (more.get(from) ?? 0) + 1);
    more.set(to, (more.get(to) ?? 0) - 1);
  }
  return more;
}

function loneBeginning(steps: readonly Step[]): number | undefined {
  for (const [balance, more] of surplus(steps)) if (more > 0) return balance;
  return undefined;
}

/** Whether there is a way from `begin` that takes every row once: Euler's condition on balances as places and rows as ways. */
function isWay(begin: number, steps: readonly Step[]): boolean {
  const more = surplus(steps);
  const end = begin + sum(steps);
  if (!more.has(begin)) return false;
  more.set(begin, more.get(begin)! - 1);
  more.set(end, (more.get(end) ?? 0) + 1);
  for (const each of more.values()) if (each !== 0) return false;
  return isConnected(steps);
}

function isConnected(steps: readonly Step[]): boolean {
  const above = new Map<number, number>();
  const top = (place: number): number => {
    let at = place;
    for (let next = above.get(at) ?? at; next !== at; next = above.get(at) ?? at) {
      above.set(at, above.get(next) ?? next);
      at = next;
    }
    return at;
  };
  for (const { from, to } of steps) above.set(top(from), top(to));
  const root = top(steps[0]!.from);
  return steps.every(({ from }) => top(from) === root);
}
