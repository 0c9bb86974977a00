import { transferSides } from '../../model/index.ts';
import type { Pool } from './pool.ts';
import { reversed, type Slice } from './slice.ts';

/** The slice with what is needed to find one's way in it. */
export interface Loaded {
  readonly slice: Slice;
  /** Position of an account by its number, of a row by the number of its transfer, of a currency by its code. */
  readonly accountAt: (number: number) => number;
  readonly rowAt: ReadonlyMap<number, number>;
  readonly currencyAt: ReadonlyMap<string, number>;
}

const [paid, got] = ['paid', 'got'].map((side) => transferSides.indexOf(side as 'paid' | 'got'));

/** What must have a position whether or not any row has it. */
export interface Named {
  readonly accounts: readonly number[];
  readonly currencies: readonly string[];
}

export interface SliceOptions {
  readonly direction: 'forward' | 'back';
}

/** The slice of all that is in the pool. */
export async function sliceOf(pool: Pool, named: Named, { direction }: SliceOptions): Promise<Loaded> {
  const rows = await pool.rows();
  const open = [...pool.open].sort((a, b) => a - b);
  const { ends } = pool;
  const { number, source, target, at } = rows;
  const count = number.length;

  const places = new Map<number, number>();
  const accounts: number[] = [];
  const place = (account: number): number => {
    if (account < 0) return -1;
    const known = places.get(account);
    if (known !== undefined) return known;
    places.set(account, accounts.length);
    return accounts.push(account) - 1;
  };
  for (const account of open) place(account);
  for (const account of [...ends.keys()].sort((a, b) => a - b)) place(account);
  const touched = accounts.length;
  for (const account of named.accounts) place(account);
  for (let row = 0; row < count; row++) {
    source[row] = place(source[row]!);
    target[row] = place(target[row]!);
  }

  const currencies = await currenciesOf(pool, rows.currency, rows.receivedCurrency, named.currencies);
  const [sourceBalance, targetBalance] = [new Float64Array(count).fill(NaN), new Float64Array(count).fill(NaN)];
  const rowAt = new Map<number, number>();
  for (let row = 0; row < count; row++) {
    rowAt.set(number[row]!, row);
    if (rows.side[row] === paid) sourceBalance[row] = rows.balance[row]!;
    else if (rows.side[row] === got && source[row] !== target[row]) targetBalance[row] = rows.balance[row]!;
  }
  for (const { twin, side, balance } of pool.twins) {
    const row = rowAt.get(twin);
    if (row === undefined) continue;
    // Of what an account changed, the other side's balance is not its own.
    if (side === paid) sourceBalance[row] = balance;
    else if (source[row] !== target[row]) targetBalance[row] = balance;
  }

  const currencyAt = new Map(currencies.map((code, i) => [code, i]));
  const endsAt = new Uint8Array(touched);
  for (const [account, reason] of ends) endsAt[place(account)] = reason;
  const slice: Slice = {
    count,
    number,
    at,
    source,
    target,
    minor: rows.minor,
    currency: rows.currency,
    receivedMinor: rows.receivedMinor,
    receivedCurrency: rows.receivedCurrency,
    form: rows.form,
    sourceBalance,
    targetBalance,
    accounts: Int32Array.from(accounts),
    touched,
    currencies,
    ends: endsAt,
    covered: new Float64Array(touched * currencies.length).fill(-Infinity),
  };
  const isBack = direction === 'back';
  if (isBack) for (const [transfer, row] of rowAt) rowAt.set(transfer, count - 1 - row);
  return { slice: isBack ? reversed(slice) : slice, accountAt: place, rowAt, currencyAt };
}

/** Says in the slice until when statements tell of its accounts: only what lies there at the end of a walk depends on it. */
export async function cover(pool: Pool, { slice, accountAt, currencyAt }: Loaded, { direction }: SliceOptions): Promise<void> {
  const { covered, currencies } = slice;
  for (const [account, statements] of await pool.statementsOfOpen()) {
    for (const statement of statements) {
      const currency = currencyAt.get(statement.currency);
      if (currency === undefined) continue;
      const purse = accountAt(account) * currencies.length + currency;
      covered[purse] = Math.max(covered[purse]!, direction === 'back' ? -statement.from : statement.to);
    }
  }
}

/** Codes of the currencies in the order of their names; the columns then hold positions in them. */
async function currenciesOf(pool: Pool, paidIn: Int32Array, gotIn: Int32Array, more: readonly string[]): Promise<string[]> {
  const numbers = new Set(paidIn);
  for (const number of gotIn) numbers.add(number);
  const codeOf = await pool.codesOf(numbers);
  const codes = [...new Set([...[...numbers].map((number) => codeOf.get(number)!), ...more])].sort();
  const placeOf = new Map([...numbers].map((number) => [number, codes.indexOf(codeOf.get(number)!)]));
  for (const list of [paidIn, gotIn]) for (let i = 0; i < list.length; i++) list[i] = placeOf.get(list[i]!)!;
  return codes;
}
