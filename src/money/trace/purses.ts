import { mulDiv } from './portion.ts';

/** Start of money that nobody lost. */
export const clean = -1;

/** Lots in columns, growing: one position is one lot. */
export class Lots {
  count = 0;
  start = new Int32Array(1024);
  amount = new Float64Array(1024);
  /** The same money in the currency in which it was lost. */
  claim = new Float64Array(1024);
  /** Transfers since the start. */
  hop = new Int32Array(1024);
  /** When it came. */
  at = new Float64Array(1024);

  push(start: number, amount: number, claim: number, hop: number, at: number): number {
    const place = this.count++;
    if (place === this.start.length) this.grow();
    this.put(place, start, amount, claim, hop, at);
    return place;
  }

  protected put(place: number, start: number, amount: number, claim: number, hop: number, at: number): void {
    this.start[place] = start;
    this.amount[place] = amount;
    this.claim[place] = claim;
    this.hop[place] = hop;
    this.at[place] = at;
  }

  protected grow(): void {
    const size = this.start.length * 2;
    this.start = wider(this.start, new Int32Array(size));
    this.amount = wider(this.amount, new Float64Array(size));
    this.claim = wider(this.claim, new Float64Array(size));
    this.hop = wider(this.hop, new Int32Array(size));
    this.at = wider(this.at, new Float64Array(size));
  }
}

/** All that is in `list`, in a longer one. */
export function wider<T extends Int32Array | Float64Array | Uint8Array>(list: T, into: T): T {
  into.set(list);
  return into;
}

/**
 * What each account holds in each currency: its own ("clean") money and traced lots in the order in which they came. What a payment
 * takes out lies in `taken` until the next one. Lots are a pool of linked lists: nothing is allocated for a payment.
 */
export class Purses extends Lots {
  private next = new Int32Array(1024).fill(-1);
  private free = -1;
  private readonly head: Int32Array;
  private readonly tail: Int32Array;
  /** Money that nobody lost and that is not in the queue: it came before the first lot, or the method keeps it apart. */
  readonly own: Float64Array;
  /** All money, own and traced. */
  readonly total: Float64Array;
  /** Traced money. */
  readonly traced: Float64Array;
  readonly taken = new Lots();
  /** Whether clean money that comes after a lot waits behind it. */
  private readonly isQueued: boolean;

  constructor(size: number, isQueued: boolean) {
    super();
    this.head = new Int32Array(size).fill(-1);
    this.tail = new Int32Array(size).fill(-1);
    this.own = new Float64Array(size);
    this.total = new Float64Array(size);
    this.traced = new Float64Array(size);
    this.isQueued = isQueued;
  }

  addOwn(purse: number, amount: number, at: number): void {
    if (amount <= 0) return;
    this.total[purse]! += amount;
    if (this.isQueued && this.head[purse]! >= 0) this.append(purse, clean, amount, 0, 0, at);
    else this.own[purse]! += amount;
  }

  addLot(purse: number, start: number, amount: number, claim: number, hop: number, at: number): void {
    this.total[purse]! += amount;
    this.traced[purse]! += amount;
    this.append(purse, start, amount, claim, hop, at);
  }

  /** Takes own money that stands before the queue; returns how much there was. */
  takeOwn(purse: number, most: number): number {
    const amount = Math.min(this.own[purse]!, most);
    if (amount <= 0) return 0;
    this.own[purse]! -= amount;
    this.total[purse]! -= amount;
    this.taken.push(clean, amount, 0, 0, 0);
    return amount;
  }

  /** Takes own money, then what waits behind it, in the order in which it came. */
  takeInOrder(purse: number, most: number): void {
    let left = most;
    while (left > 0) {
      left -= this.takeOwn(purse, left);
      const lot = this.head[purse]!;
      if (left <= 0 || lot < 0) return;
      left -= this.takeFirst(purse, lot, left);
      this.lead(purse);
    }
  }

  /** Takes traced lots, oldest first; returns how much there was. */
  takeLots(purse: number, most: number): number {
    let left = most;
    while (left > 0) {
      const lot = this.head[purse]!;
      if (lot < 0) break;
      left -= this.takeFirst(purse, lot, left);
    }
    return most - left;
  }

  /** Takes from own money and each lot in proportion; cut off along the running sum, so that the parts add up. */
  takeShares(purse: number, amount: number): void {
    const whole = this.total[purse]!;
    let seen = this.own[purse]!;
    let given = mulDiv(amount, seen, whole);
    this.takeOwn(purse, given);
    let before = -1;
    let traced = this.traced[purse]!;
    // The busiest loop of a trace: every lot of a purse for every payment out of it. Nothing in it makes these columns grow.
    const { start, amount: amounts, claim: claims, hop, at, next, taken } = this;
    for (let lot = this.head[purse]!; lot >= 0;) {
      const following = next[lot]!;
      const had = amounts[lot]!;
      seen += had;
      const upTo = mulDiv(amount, seen, whole);
      const part = upTo - given;
      given = upTo;
      if (part > 0) {
        const claim = mulDiv(claims[lot]!, part, had);
        taken.push(start[lot]!, part, claim, hop[lot]!, at[lot]!);
        amounts[lot] = had - part;
        claims[lot]! -= claim;
        this.total[purse]! -= part;
        if (start[lot] !== clean) traced -= part;
      }
      if (part < had) before = lot;
      else this.drop(purse, before, lot);
      lot = following;
    }
    this.traced[purse] = traced;
  }

  /** Every lot of a purse, in order. */
  *lotsOf(purse: number): Generator<number> {
    for (let lot = this.head[purse]!; lot >= 0; lot = this.next[lot]!) if (this.start[lot]! !== clean) yield lot;
  }

  private takeFirst(purse: number, lot: number, most: number): number {
    const part = Math.min(most, this.amount[lot]!);
    this.takePart(purse, lot, part);
    if (this.amount[lot] === 0) this.drop(purse, -1, lot);
    return part;
  }

  private takePart(purse: number, lot: number, part: number): void {
    const amount = this.amount[lot]!;
    const claim = mulDiv(this.claim[lot]!, part, amount);
    this.taken.push(this.start[lot]!, part, claim, this.hop[lot]!, this.at[lot]!);
    this.amount[lot] = amount - part;
    this.claim[lot]! -= claim;
    this.total[purse]! -= part;
    if (this.start[lot]! !== clean) this.traced[purse]! -= part;
  }

  private append(purse: number, start: number, amount: number, claim: number, hop: number, at: number): void {
    const last = this.tail[purse]!;
    if (last >= 0 && this.start[last] === start && this.hop[last] === hop) {
      this.amount[last]! += amount;
      this.claim[last]! += claim;
      this.at[last] = at;
      return;
    }
    let lot = this.free;
    if (lot >= 0) {
      this.free = this.next[lot]!;
      this.put(lot, start, amount, claim, hop, at);
    } else lot = this.push(start, amount, claim, hop, at);
    this.next[lot] = -1;
    if (last < 0) this.head[purse] = lot;
    else this.next[last] = lot;
    this.tail[purse] = lot;
  }

  private drop(purse: number, before: number, lot: number): void {
    const following = this.next[lot]!;
    if (before < 0) this.head[purse] = following;
    else this.next[before] = following;
    if (following < 0) this.tail[purse] = before;
    this.next[lot] = this.free;
    this.free = lot;
  }

  /** Clean money that has come to the front stands before the queue. */
  private lead(purse: number): void {
    const lot = this.head[purse]!;
    if (lot < 0 || this.start[lot] !== clean) return;
    this.own[purse]! += this.amount[lot]!;
    this.drop(purse, -1, lot);
  }

  protected override grow(): void {
    super.grow();
    this.next = wider(this.next, new Int32Array(this.start.length).fill(-1));
  }
}
