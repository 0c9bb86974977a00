import { stopReasons, transferForms, type StopReason } from '../../model/index.ts';
import type { Method } from './methods/index.ts';
import { mulDiv } from './portion.ts';
import { clean, Lots, Purses, wider } from './purses.ts';
import type { Slice } from './slice.ts';

/** Where traced money begins, in positions of the slice. */
export interface WalkStart {
  /** Row of the slice; -1: no row tells of it, and it enters at `at`. */
  readonly row: number;
  readonly at: number;
  /** The account that it came into. */
  readonly account: number;
  /** What was lost, in minor units of `lostIn` (position in `lost`). */
  readonly minor: number;
  readonly lostIn: number;
  /** What the account got, in minor units of `currency` (position in the slice's currencies). */
  readonly received: number;
  readonly currency: number;
  /** Accounts at which this money is back with who lost it. */
  readonly home: readonly number[];
}

export interface WalkOptions {
  readonly method: Method;
  readonly hops: number;
  /** By currency of the slice, minor units: less than this is not followed. */
  readonly dust: Float64Array;
  /** How many currencies money was lost in. */
  readonly lost: number;
  /** What an amount is worth in another currency at that time, minor units, cut off; undefined where no rate is stated. */
  readonly worth: (minor: number, from: number, to: number, at: number) => number | undefined;
  readonly signal?: AbortSignal;
}

/** Traced money by transfer: 0 where there was none. */
export interface WalkFlows {
  readonly traced: Float64Array;
  /** How much of it came out of what was traced before: not of a start's own payment. */
  readonly drawn: Float64Array;
  /** As the target got it, in its currency. */
  readonly received: Float64Array;
  readonly hop: Int32Array;
  /** By currency in which it was lost. */
  readonly claims: readonly Float64Array[];
}

/** Where parts of traced money stopped, in columns. */
export class WalkStops extends Lots {
  /** Position in `stopReasons`. */
  reason = new Uint8Array(1024);
  account = new Int32Array(1024);
  currency = new Int32Array(1024);
  /** Row of the slice by which it left; -1 where it is still there. */
  row = new Int32Array(1024);

  protected override grow(): void {
    super.grow();
    const size = this.start.length;
    this.reason = wider(this.reason, new Uint8Array(size));
    this.account = wider(this.account, new Int32Array(size));
    this.currency = wider(this.currency, new Int32Array(size));
    this.row = wider(this.row, new Int32Array(size));
  }
}

export interface Walked {
  readonly flows: WalkFlows;
  readonly stops: WalkStops;
  /** Exchanges inside an account, which no row tells. */
  readonly exchanges: readonly Exchange[];
  /** Rows that pay out a currency of which too little was there, while traced money of another was: by purse. */
  readonly unrated: ReadonlyMap<number, readonly number[]>;
  /** By touched account: when its last row was. */
  readonly lastAt: Float64Array;
  /** Accounts that money came to in fewer hops than was asked, and whose transfers the slice has not. */
  readonly beyond: ReadonlySet<number>;
}

export interface Exchange {
  readonly account: number;
  readonly from: number;
  readonly to: number;
  /** Traced minor units of each. */
  readonly paid: number;
  readonly got: number;
  readonly at: number;
}

const reasonAt = Object.fromEntries(stopReasons.map((reason, i) => [reason, i])) as Record<StopReason, number>;
const cash = transferForms.indexOf('cash');
const fee = transferForms.indexOf('fee');

/** Follows the money through the slice, row by row in order. Pure: the same slice, starts and options give the same. */
export function walk(slice: Slice, starts: readonly WalkStart[], options: WalkOptions): Walked {
  return new Walk(slice, starts, options, true).run();
}

/** `beyond` of the same walk, without keeping what else it would tell. */
export function reach(slice: Slice, starts: readonly WalkStart[], options: WalkOptions): Walked['beyond'] {
  return new Walk(slice, starts, options, false).run().beyond;
}

class Walk {
  private readonly slice: Slice;
  private readonly starts: readonly WalkStart[];
  private readonly options: WalkOptions;
  private readonly purses: Purses;
  private readonly flows: WalkFlows;
  private readonly stops = new WalkStops();
  private readonly exchanges: Exchange[] = [];
  private readonly unrated = new Map<number, number[]>();
  /** By account: some start's money is at home there. */
  private readonly isHome: Uint8Array;
  /** By touched account: when its last row was. */
  private readonly lastAt: Float64Array;
  private readonly width: number;
  private readonly beyond = new Set<number>();
  /** Whether flows and stops are kept. */
  private readonly isTold: boolean;

  constructor(slice: Slice, starts: readonly WalkStart[], options: WalkOptions, isTold: boolean) {
    this.slice = slice;
    this.isTold = isTold;
    const count = isTold ? slice.count : 0;
    this.starts = starts;
    this.options = options;
    this.width = slice.currencies.length;
    this.purses = new Purses(slice.touched * this.width, options.method.isQueued);
    this.flows = {
      traced: new Float64Array(count),
      drawn: new Float64Array(count),
      received: new Float64Array(count),
      hop: new Int32Array(count),
      claims: Array.from({ length: options.lost }, () => new Float64Array(count)),
    };
    this.isHome = new Uint8Array(slice.accounts.length);
    for (const { home } of starts) for (const account of home) this.isHome[account] = 1;
    this.lastAt = new Float64Array(slice.touched).fill(-Infinity);
  }

  run(): Walked {
    const { slice, starts } = this;
    const startOf = new Int32Array(slice.count).fill(-1);
    const stated: number[] = [];
    starts.forEach(({ row }, i) => {
      if (row >= 0) startOf[row] = i;
      else stated.push(i);
    });
    stated.sort((a, b) => starts[a]!.at - starts[b]!.at || a - b);
    this.open();
    let next = 0;
    for (let row = 0; row < slice.count; row++) {
      if ((row & 0xffff) === 0) this.options.signal?.throwIfAborted();
      while (next < stated.length && starts[stated[next]!]!.at <= slice.at[row]!) this.begin(stated[next++]!, -1);
      const start = startOf[row]!;
      if (start >= 0) this.begin(start, row);
      else this.move(row);
    }
    while (next < stated.length) this.begin(stated[next++]!, -1);
    if (this.isTold) this.close();
    return {
      flows: this.flows,
      stops: this.stops,
      exchanges: this.exchanges,
      unrated: this.unrated,
      lastAt: this.lastAt,
      beyond: this.beyond,
    };
  }

  /** What was there before: the first balance that is told, less what rows before it brought. */
  private open(): void {
    const { slice, width, purses } = this;
    const net = new Float64Array(slice.touched * width);
    const isKnown = new Uint8Array(slice.touched * width);
    for (let row = 0; row < slice.count; row++) {
      const [source, target] = [slice.source[row]!, slice.target[row]!];
      if (source >= 0 && source < slice.touched) {
        const purse = source * width + slice.currency[row]!;
        if (isKnown[purse] === 0) {
          net[purse]! -= slice.minor[row]!;
          if (slice.sourceBalance[row]! >= 0) {
            isKnown[purse] = 1;
            purses.addOwn(purse, slice.sourceBalance[row]! - net[purse]!, -Infinity);
          }
        }
      }
      if (target >= 0 && target < slice.touched) {
        const purse = target * width + slice.receivedCurrency[row]!;
        if (isKnown[purse] === 0) {
          net[purse]! += slice.receivedMinor[row]!;
          if (slice.targetBalance[row]! >= 0) {
            isKnown[purse] = 1;
            purses.addOwn(purse, slice.targetBalance[row]! - net[purse]!, -Infinity);
          }
        }
      }
    }
  }

  /** A victim's payment: all of it is traced from here. It is the victim's own money, so it draws on no traced money. */
  private begin(start: number, row: number): void {
    const { slice, purses } = this;
    const { account, minor, lostIn, received, currency, at } = this.starts[start]!;
    if (row >= 0) {
      this.seen(row);
      const source = slice.source[row]!;
      if (source >= 0 && source < slice.touched) purses.takeOwn(source * this.width + slice.currency[row]!, slice.minor[row]!);
      purses.taken.count = 0;
      this.flow(row, slice.minor[row]!, received, 1, lostIn, minor);
    }
    const isNothing = received === 0 ? reasonAt.dust : undefined;
    const reason = (row < 0 ? this.endsAt(account) : this.stopOf(row, start, 1)) ?? isNothing;
    if (reason === undefined) purses.addLot(account * this.width + currency, start, received, minor, 1, at);
    else if (row < 0) this.stop(reason, account, currency, -1, start, received, minor, 1, at);
    else this.stop(reason, this.stopsIn(reason, row), currency, row, start, received, minor, 1, at);
  }

  private move(row: number): void {
    const { slice, purses, width } = this;
    this.seen(row);
    const [source, target] = [slice.source[row]!, slice.target[row]!];
    const [minor, currency] = [slice.minor[row]!, slice.currency[row]!];
    if (source === target && currency === slice.receivedCurrency[row] && source >= 0) return;
    let isTraced = false;
    if (source >= 0 && source < slice.touched) {
      const purse = source * width + currency;
      if (purses.total[purse]! < minor && width > 1) this.fill(source, currency, minor - purses.total[purse]!, row);
      isTraced = purses.traced[purse]! > 0;
      purses.taken.count = 0;
      if (isTraced) this.options.method.take(purses, purse, Math.min(minor, purses.total[purse]!));
      else purses.takeOwn(purse, minor);
    }
    if (isTraced) this.carry(row);
    else if (target >= 0 && target < slice.touched && slice.ends[target] === 0) {
      purses.addOwn(target * width + slice.receivedCurrency[row]!, slice.receivedMinor[row]!, slice.at[row]!);
    }
  }

  /** Hands on what a payment took out: to the target, or to a stop. */
  private carry(row: number): void {
    const { slice, purses, width, starts } = this;
    const { taken } = purses;
    const [minor, received, at] = [slice.minor[row]!, slice.receivedMinor[row]!, slice.at[row]!];
    const [source, target] = [slice.source[row]!, slice.target[row]!];
    const [currency, into] = [slice.currency[row]!, slice.receivedCurrency[row]!];
    const { hops } = this.options;
    let traced = 0;
    for (let i = 0; i < taken.count; i++) if (taken.start[i] !== clean) traced += taken.amount[i]!;
    const isDust = traced < this.options.dust[currency]!;
    const isInside = source === target;
    const isLast = slice.form[row] === fee || target < 0;
    const isHome = !isLast && this.isHome[target] === 1;
    const end = isLast ? undefined : this.endsAt(target);
    const isOpen = target >= 0 && target < slice.touched && slice.ends[target] === 0;
    // Running sums, so that the parts of what was received add up to it.
    let [paid, got] = [0, 0];
    for (let i = 0; i < taken.count; i++) {
      const [start, amount, claim] = [taken.start[i]!, taken.amount[i]!, taken.claim[i]!];
      paid += amount;
      const upTo = mulDiv(received, paid, minor);
      const part = upTo - got;
      got = upTo;
      if (start === clean) {
        if (isOpen) purses.addOwn(target * width + into, part, at);
        continue;
      }
      const hop = isInside ? taken.hop[i]! : taken.hop[i]! + 1;
      let reason = isLast || isHome ? this.stopOf(row, start, hop) : hop > hops ? reasonAt.horizon : end;
      const isUnopened = target >= slice.touched && reason === reasonAt.horizon && hop <= hops;
      if ((reason === undefined || isUnopened) && (isDust || part === 0)) reason = reasonAt.dust;
      else if (isUnopened) this.beyond.add(target);
      // It is there, though nobody follows it.
      if (reason !== undefined && isOpen) purses.addOwn(target * width + into, part, at);
      if (reason === reasonAt.horizon || reason === reasonAt.dust) {
        this.stop(reason, source, currency, row, start, amount, claim, taken.hop[i]!, at);
        continue;
      }
      this.flow(row, amount, part, hop, starts[start]!.lostIn, claim);
      if (this.isTold) this.flows.drawn[row]! += amount;
      if (reason === undefined) purses.addLot(target * width + into, start, part, claim, hop, at);
      else if (this.stopsIn(reason, row) === target) this.stop(reason, target, into, row, start, part, claim, hop, at);
      else this.stop(reason, source, currency, row, start, amount, claim, taken.hop[i]!, at);
    }
    // What was paid beyond all that is known to have been there: nobody told how it came.
    if (isOpen) purses.addOwn(target * width + into, received - got, at);
  }

  /** Why money of this start that comes by this row goes no further; undefined when it does. */
  private stopOf(row: number, start: number, hop: number): number | undefined {
    const { slice } = this;
    const target = slice.target[row]!;
    if (slice.form[row] === fee) return reasonAt.fee;
    if (target < 0) return slice.form[row] === cash ? reasonAt['cash-out'] : reasonAt['unknown-outflow'];
    if (this.isHome[target] === 1 && this.starts[start]!.home.includes(target)) return reasonAt.returned;
    if (hop > this.options.hops) return reasonAt.horizon;
    return this.endsAt(target);
  }

  private endsAt(account: number): number | undefined {
    const { ends, touched } = this.slice;
    if (account >= touched) return reasonAt.horizon;
    return ends[account] === 0 ? undefined : ends[account];
  }

  /** The account that a stop is told of: where the money came to if somebody has it, else the one that it left. */
  private stopsIn(reason: number, row: number): number {
    const { source, target } = this.slice;
    const isThere = reason === reasonAt.exchange || reason === reasonAt['mixed-service'] || reason === reasonAt.returned;
    return isThere || source[row]! < 0 ? target[row]! : source[row]!;
  }

  /**
   * Money of other currencies in the account, changed at the stated rate into what it pays out and has too little of; the currencies in
   * the order of their names. Without a rate the row is kept as a way that the money may have gone.
   */
  private fill(account: number, currency: number, short: number, row: number): void {
    const { purses, width, slice, options } = this;
    let missing = short;
    for (let other = 0; other < width && missing > 0; other++) {
      const purse = account * width + other;
      if (other === currency || purses.traced[purse] === 0) continue;
      const at = slice.at[row]!;
      const all = purses.total[purse]!;
      const worth = options.worth(all, other, currency, at);
      if (worth === undefined) {
        const rows = this.unrated.get(purse);
        if (rows === undefined) this.unrated.set(purse, [row]);
        else rows.push(row);
        continue;
      }
      const got = Math.min(worth, missing);
      const paid = got === worth ? all : this.price(got, other, currency, at, all);
      if (got <= 0) continue;
      this.exchange(account, other, currency, paid, got, row);
      missing -= got;
    }
  }

  /** The least of one currency that gives `got` of the other, at most `all`. */
  private price(got: number, from: number, to: number, at: number, all: number): number {
    const { worth } = this.options;
    let paid = worth(got, to, from, at) ?? all;
    while (paid < all && (worth(paid, from, to, at) ?? got) < got) paid++;
    return Math.min(paid, all);
  }

  private exchange(account: number, from: number, to: number, paid: number, got: number, row: number): void {
    const { purses, width, slice } = this;
    const at = slice.at[row]!;
    purses.taken.count = 0;
    this.options.method.take(purses, account * width + from, paid);
    const { taken } = purses;
    const into = account * width + to;
    let [before, given, traced, gotTraced] = [0, 0, 0, 0];
    for (let i = 0; i < taken.count; i++) {
      before += taken.amount[i]!;
      const upTo = mulDiv(got, before, paid);
      const part = upTo - given;
      given = upTo;
      const start = taken.start[i]!;
      if (start === clean) purses.addOwn(into, part, at);
      else if (part === 0) {
        this.stop(reasonAt.dust, account, from, -1, start, taken.amount[i]!, taken.claim[i]!, taken.hop[i]!, at);
      } else {
        purses.addLot(into, start, part, taken.claim[i]!, taken.hop[i]!, taken.at[i]!);
        traced += taken.amount[i]!;
        gotTraced += part;
      }
    }
    if (traced > 0) this.exchanges.push({ account, from, to, paid: traced, got: gotTraced, at });
  }

  /** Whatever lies in the purses at the end. */
  private close(): void {
    const { purses, width, slice } = this;
    for (let purse = 0; purse < slice.touched * width; purse++) {
      if (purses.traced[purse] === 0) continue;
      const account = Math.floor(purse / width);
      const ways = this.unrated.get(purse);
      const lastWay = ways === undefined ? -Infinity : slice.at[ways.at(-1)!]!;
      for (const lot of purses.lotsOf(purse)) {
        const at = purses.at[lot]!;
        const isSeen = slice.covered[purse]! >= at || this.lastAt[account]! > at;
        const reason = lastWay >= at ? reasonAt['no-rate'] : isSeen ? reasonAt.held : reasonAt.unseen;
        const [start, amount, claim, hop] = [purses.start[lot]!, purses.amount[lot]!, purses.claim[lot]!, purses.hop[lot]!];
        this.stop(reason, account, purse % width, -1, start, amount, claim, hop, at);
      }
    }
  }

  /** An account that pays again is one whose rows are known; that it was paid again, whoever paid it tells. */
  private seen(row: number): void {
    const { source, at, touched } = this.slice;
    if (source[row]! >= 0 && source[row]! < touched) this.lastAt[source[row]!] = at[row]!;
  }

  private flow(row: number, traced: number, received: number, hop: number, lostIn: number, claim: number): void {
    if (!this.isTold) return;
    const { flows } = this;
    if (flows.traced[row] === 0 || hop < flows.hop[row]!) flows.hop[row] = hop;
    flows.traced[row]! += traced;
    flows.received[row]! += received;
    flows.claims[lostIn]![row]! += claim;
  }

  private stop(
    reason: number,
    account: number,
    currency: number,
    row: number,
    start: number,
    amount: number,
    claim: number,
    hop: number,
    at: number,
  ): void {
    if (!this.isTold) return;
    const { stops } = this;
    const place = stops.push(start, amount, claim, hop, at);
    stops.reason[place] = reason;
    stops.account[place] = account;
    stops.currency[place] = currency;
    stops.row[place] = row;
  }
}
