import { Dice } from '../../scripts/sample/values.ts';
import {
  type AccountFact,
  accountKinds,
  indicatorKinds,
  type ReportColumns,
  roles,
  sketchSize,
  type TransferColumns,
  transferForms,
} from '../../src/model/index.ts';

/**
 * A made economy of any size: people with wages, shops, friends and exchanges, and gangs that cheat some of them. The same seed and
 * size give the same transfers; no account in it is anybody's.
 */
export interface EconomyOptions {
  readonly transfers: number;
  readonly seed?: string;
  /** Victims of the largest gang; the others follow a power law. */
  readonly largest?: number;
  /** Rows of one batch. */
  readonly batch?: number;
}

/** What one victim told: the payments carry `ref` in their column for it. */
export interface MadeVictim {
  readonly ref: string;
  readonly gang: number;
  /** First payment, UTC milliseconds. */
  readonly at: number;
  /** Minor units of CNY over all payments. */
  readonly minor: number;
  /** Account of a mule, that the first payment went to. */
  readonly paidTo: string;
}

export interface Economy {
  /** Those of whom the batches made so far tell. */
  readonly victims: readonly MadeVictim[];
  batches(): Generator<TransferColumns>;
  /** Exchanges and shops by name, as a list of labels and the banks say. */
  readonly labels: readonly AccountFact[];
}

const from = Date.UTC(2024, 0, 1);
const days = 730;
const day = 86_400_000;
const minute = 60_000;
/** Transfers from a victim to the exchange where the money leaves. */
const chainHops = 6;
/** Share of all transfers that gangs have a hand in. */
const gangShare = 0.06;

export function makeEconomy({ transfers, seed = 'economy', largest = 1200, batch = 50_000 }: EconomyOptions): Economy {
  const victims: MadeVictim[] = [];
  const accounts = new Accounts(transfers);
  const labelled = (category: 'exchange' | 'merchant', numbers: readonly number[]): AccountFact[] =>
    numbers.map((account, i) => {
      return { kind: 'bank', value: cardOf(account), fact: 'label', text: `${category} ${i + 1}`, category, row: i + 1 };
    });
  const labels = [...labelled('exchange', accounts.exchangeNumbers()), ...labelled('merchant', accounts.shopNumbers())];
  return { victims, labels, batches: () => economy(transfers, new Dice(seed), largest, batch, victims) };
}

/** Accounts by number, each of one trade; people have the most. */
class Accounts {
  readonly people: number;
  readonly shops: number;
  readonly firms: number;
  readonly exchanges = 20;
  #mules = 0;

  constructor(transfers: number) {
    this.people = Math.max(2000, Math.floor(transfers / 6));
    this.shops = Math.max(50, Math.floor(transfers / 400));
    this.firms = Math.max(20, Math.floor(transfers / 4000));
  }

  /** Heavy-tailed: a few of each trade have most of the trade. */
  private some(dice: Dice, base: number, count: number, tail: number): number {
    return base + Math.floor(count * dice.next() ** tail);
  }
  person(dice: Dice): number {
    return this.some(dice, 0, this.people, 1.6);
  }
  shop(dice: Dice): number {
    return this.some(dice, this.people, this.shops, 4);
  }
  firm(dice: Dice): number {
    return this.some(dice, this.people + this.shops, this.firms, 3);
  }
  exchange(dice: Dice): number {
    return this.some(dice, this.people + this.shops + this.firms, this.exchanges, 2);
  }
  shopNumbers(): number[] {
    return Array.from({ length: this.shops }, (_, i) => this.people + i);
  }
  exchangeNumbers(): number[] {
    return Array.from({ length: this.exchanges }, (_, i) => this.people + this.shops + this.firms + i);
  }
  mule(): number {
    return this.people + this.shops + this.firms + this.exchanges + this.#mules++;
  }
}

/** 629901 is a prefix of no bank we know of. */
const cardOf = (account: number): string => `629901${String(account).padStart(12, '0')}`;

/** Rows of one batch as they are added. */
class Rows {
  readonly #size: number;
  readonly #places = new Map<number, number>();
  readonly #values: string[] = [];
  #made = 0;
  count = 0;
  id: string[] = [];
  at: Float64Array;
  source: Int32Array;
  target: Int32Array;
  minor: Float64Array;
  form: Uint8Array;
  report: string[] = [];
  note: string[] = [];

  constructor(size: number, made: number) {
    this.#size = size;
    this.#made = made;
    this.at = new Float64Array(size);
    this.source = new Int32Array(size);
    this.target = new Int32Array(size);
    this.minor = new Float64Array(size);
    this.form = new Uint8Array(size);
  }

  get full(): boolean {
    return this.count === this.#size;
  }

  add(at: number, source: number, target: number, minor: number, note: string, report = '', form = 0): void {
    const n = this.#made++;
    const i = this.count++;
    const hex = (factor: number): string => (Math.imul(n + 1, factor) >>> 0).toString(16).padStart(8, '0');
    this.id.push(`t${hex(0x9e3779b1)}${hex(0x85ebca6b)}${(n & 0xffff).toString(16).padStart(4, '0')}`);
    this.at[i] = Math.floor(at);
    this.source[i] = this.#place(source);
    this.target[i] = this.#place(target);
    this.minor[i] = minor;
    this.form[i] = form;
    this.report.push(report);
    this.note.push(note);
  }

  #place(account: number): number {
    if (account < 0) return -1;
    const known = this.#places.get(account);
    if (known !== undefined) return known;
    const place = this.#values.push(cardOf(account)) - 1;
    this.#places.set(account, place);
    return place;
  }

  columns(): TransferColumns {
    const { count } = this;
    const last = this.#made - count;
    const none = (): string[] => Array.from<string>({ length: count }).fill('');
    return {
      count,
      id: this.id,
      ref: none(),
      row: Int32Array.from({ length: count }, (_, i) => last + i + 1),
      at: this.at.subarray(0, count),
      source: this.source.subarray(0, count),
      target: this.target.subarray(0, count),
      minor: this.minor.subarray(0, count),
      currency: Array.from<string>({ length: count }).fill('CNY'),
      receivedMinor: new Float64Array(count).fill(Number.NaN),
      receivedCurrency: none(),
      form: this.form.subarray(0, count),
      side: new Uint8Array(count).fill(2),
      balance: new Float64Array(count).fill(Number.NaN),
      report: this.report,
      note: this.note,
      accounts: {
        count: this.#values.length,
        kind: new Uint8Array(this.#values.length).fill(accountKinds.indexOf('bank')),
        value: this.#values,
      },
    };
  }
}

/** Even on a logarithmic scale, in fen. */
const amount = (dice: Dice, low: number, high: number): number => Math.round(low * (high / low) ** dice.next() * 100);

function* economy(
  transfers: number,
  dice: Dice,
  largest: number,
  batch: number,
  victims: MadeVictim[],
): Generator<TransferColumns> {
  const accounts = new Accounts(transfers);
  const cash = transferForms.indexOf('cash');
  let made = 0;
  let rows = new Rows(Math.min(batch, transfers), 0);
  const daily = (): void => {
    const at = from + Math.floor(dice.next() * days) * day + dice.between(6 * 60, 23 * 60) * minute + dice.between(0, 59_999);
    const what = dice.next();
    if (what < 0.2) rows.add(at, accounts.firm(dice), accounts.person(dice), amount(dice, 3000, 30_000), '工资');
    else if (what < 0.7) rows.add(at, accounts.person(dice), accounts.shop(dice), amount(dice, 5, 3000), '消费');
    else if (what < 0.73) rows.add(at, accounts.shop(dice), accounts.firm(dice), amount(dice, 2000, 200_000), '货款');
    else if (what < 0.88) rows.add(at, accounts.person(dice), accounts.person(dice), amount(dice, 20, 20_000), '转账');
    else if (what < 0.92) rows.add(at, accounts.person(dice), accounts.exchange(dice), amount(dice, 200, 50_000), '充值');
    else if (what < 0.95) rows.add(at, accounts.exchange(dice), accounts.person(dice), amount(dice, 200, 50_000), '提现');
    else rows.add(at, accounts.person(dice), -1, amount(dice, 100, 5000), '取现', '', cash);
  };
  const gangs = gangPayments(new Dice(`${dice.next()} gangs`), accounts, largest, victims);
  // The gangs' share is spread evenly, so that no batch is of them alone; all of the largest gang comes in every size.
  for (let n = 0, ofGangs = 0; n < transfers; n++) {
    if (ofGangs < Math.floor(n * gangShare)) {
      const { at, source, target, minor, note, report, form } = gangs.next().value;
      rows.add(at, source, target, minor, note, report, form);
      ofGangs++;
    } else daily();
    if (!rows.full) continue;
    yield rows.columns();
    made += rows.count;
    rows = new Rows(Math.min(batch, transfers - made), made);
  }
}

interface Payment {
  readonly at: number;
  readonly source: number;
  readonly target: number;
  readonly minor: number;
  readonly note: string;
  readonly report?: string;
  readonly form?: number;
}

/** Gang after gang, the largest first: what victims pay, and how mules pass it on in six steps within hours. */
function* gangPayments(dice: Dice, accounts: Accounts, largest: number, victims: MadeVictim[]): Generator<Payment, never> {
  for (let gang = 0; ; gang++) {
    let left = Math.max(3, Math.floor(largest / (gang + 1) ** 0.6));
    const begin = from + dice.between(0, days - 120) * day;
    const exchange = accounts.exchange(dice);
    while (left > 0) {
      // One set of mules works for some days: two collectors at the front, then fewer.
      const layers = Array.from({ length: chainHops - 1 }, (_, layer) =>
        Array.from({ length: layer === 0 ? 2 : dice.between(1, 2) }, () => accounts.mule()),
      );
      const start = begin + dice.between(0, 110) * day;
      for (let round = 0; round < 3 && left > 0; round++) {
        const count = Math.min(left, dice.between(2, 5));
        left -= count;
        yield* roundOf({ dice, accounts, layers, exchange, gang, count, at: start + round * day }, victims);
      }
    }
  }
}

interface Round {
  readonly dice: Dice;
  readonly accounts: Accounts;
  readonly layers: readonly (readonly number[])[];
  readonly exchange: number;
  readonly gang: number;
  readonly count: number;
  readonly at: number;
}

/** Some victims pay one collector; what came is passed on to the end of the chain, a little of it spent on the way. */
function* roundOf({ dice, accounts, layers, exchange, gang, count, at }: Round, victims: MadeVictim[]): Generator<Payment> {
  const collector = dice.pick(layers[0]!);
  let sum = 0;
  let now = at + dice.between(9 * 60, 15 * 60) * minute;
  for (let v = 0; v < count; v++) {
    const victim = accounts.person(dice);
    const ref = `V${String(victims.length).padStart(7, '0')}`;
    const payments = dice.between(1, 2);
    let lost = 0;
    const first = now;
    const mine: Payment[] = [];
    for (let p = 0; p < payments; p++) {
      const minor = amount(dice, 1000, 200_000);
      lost += minor;
      mine.push({ at: now, source: victim, target: collector, minor, note: '转账', report: ref });
      now += dice.between(1, 40) * minute;
    }
    victims.push({ ref, gang, at: first, minor: lost, paidTo: cardOf(collector) });
    yield* mine;
    sum += lost;
  }
  const spent = Math.min(dice.between(5000, 80_000), sum >> 4);
  yield { at: now + minute, source: collector, target: accounts.shop(dice), minor: spent, note: '消费' };
  let held: { account: number; minor: number }[] = [{ account: collector, minor: sum - spent }];
  for (const layer of [...layers.slice(1), [exchange]]) {
    const next = new Map<number, number>();
    for (const { account, minor } of held) {
      now += dice.between(2, 50) * minute;
      const keep = Math.floor(minor * 0.002);
      const parts = layer.length === 1 ? [minor - keep] : halves(minor - keep, dice);
      for (const [i, part] of parts.entries()) {
        const target = layer[i]!;
        yield { at: now + i * minute, source: account, target, minor: part, note: '转账' };
        next.set(target, (next.get(target) ?? 0) + part);
      }
    }
    held = Array.from(next, ([account, minor]) => ({ account, minor }));
  }
}

function halves(minor: number, dice: Dice): [number, number] {
  const first = Math.floor(minor * (0.3 + 0.4 * dice.next()));
  return [first, minor - first];
}

/** Id of the report that a made victim files. */
export const reportOfVictim = (ref: string): string => `r${ref.slice(1).padStart(20, '0')}`;

/** What the victims told, as a batch of reports that name the mule's card. */
export function victimReports(victims: readonly MadeVictim[]): ReportColumns {
  const count = victims.length;
  const places = new Map<string, number>();
  const value = Int32Array.from(victims, ({ paidTo }) => {
    const place = places.get(paidTo) ?? places.size;
    places.set(paidTo, place);
    return place;
  });
  const same = (text: string): string[] => Array.from<string>({ length: count }).fill(text);
  return {
    count,
    id: victims.map(({ ref }) => reportOfVictim(ref)),
    ref: victims.map(({ ref }) => ref),
    row: Int32Array.from({ length: count }, (_, i) => i + 1),
    agency: same('made'),
    victim: same(''),
    category: same(''),
    language: same('zh'),
    channel: same(''),
    amountMinor: Float64Array.from(victims, ({ minor }) => minor),
    currency: same('CNY'),
    reportedAt: Float64Array.from(victims, ({ at }) => at + day),
    lossAt: Float64Array.from(victims, ({ at }) => at),
    sketch: new Uint16Array(count * sketchSize),
    text: victims.map(({ paidTo }) => `收款账户${paidTo}`),
    fields: same('{}'),
    mentions: {
      count,
      report: Int32Array.from({ length: count }, (_, i) => i),
      value,
      role: new Uint8Array(count).fill(roles.indexOf('suspect')),
      flags: new Uint8Array(count),
      confidence: new Uint8Array(count).fill(99),
      start: new Int32Array(count).fill(4),
      end: new Int32Array(count).fill(22),
      field: new Int16Array(count).fill(-1),
    },
    values: [...places.keys()],
    valueKind: new Uint8Array(places.size).fill(indicatorKinds.indexOf('card')),
    fieldNames: [],
  };
}
