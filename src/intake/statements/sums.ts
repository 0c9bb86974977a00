import { minorDigits } from '../../model/index.ts';
import { isTrouble, type Trouble } from '../builder.ts';
import { regionCurrency } from '../currencies.ts';
import { minorOf, plainMinor } from '../decimal.ts';
import type { ColumnPlan, FilePlan } from '../file-plan.ts';
import { readAmountCell } from './amount.ts';
import { directionOf, isOpen, readDirection } from './direction.ts';
import { readToken } from './token.ts';
import { trouble } from './troubles.ts';

type Cells = (column: number) => string;

/** A sum as a row tells it: minor units with their sign. */
export interface Sum {
  readonly minor: number;
  readonly currency: string;
  readonly mark?: 'in' | 'out';
}

/** What a row of a statement says was moved; positive. */
export interface Moved {
  readonly way: 'in' | 'out' | 'swap';
  readonly minor: number;
  readonly currency: string;
  readonly received?: Sum;
}

/** Reads the amounts of rows, exactly: digits become minor units without passing through fractions. */
export class Sums {
  private readonly columns: readonly ColumnPlan[];
  private readonly fallback: string;
  private readonly tokens = new Map<string, string | undefined>();
  private readonly digits = new Map<string, number>();
  private readonly at: Readonly<
    Record<'amount' | 'paid' | 'got' | 'direction' | 'balance' | 'currency' | 'gotCurrency' | 'decimals' | 'contract', number>
  >;

  constructor(plan: FilePlan, columns: readonly ColumnPlan[]) {
    this.columns = columns;
    const place = (part: string): number => columns.findIndex((column) => column.part === part);
    this.at = {
      amount: place('amount'),
      paid: place('paid'),
      got: place('got'),
      direction: place('direction'),
      balance: place('balance'),
      currency: place('currency'),
      gotCurrency: place('gotCurrency'),
      decimals: place('decimals'),
      contract: place('contract'),
    };
    const { constants, region } = plan;
    const stated = constants.currency === undefined ? undefined : readToken(constants.currency, '');
    this.fallback = stated ?? regionCurrency[region ?? ''] ?? 'XXX';
  }

  /** Which way how much went in a row of a statement. `purpose`: what the row says it was for. */
  moved(cell: Cells, purpose: string): Moved | Trouble {
    const currency = this.currency(cell, this.at.currency);
    if (currency === undefined) return trouble('unread-currency', this.nameOf(this.at.currency));
    const { amount } = this.at;
    const sum = this.sum(cell, amount, currency);
    if (isTrouble(sum)) return sum;
    if (sum !== undefined) return this.directed(cell, sum, purpose);
    return this.sided(cell, currency);
  }

  /** What was moved in a row of a list, and what the other side got where the row says that it is something else. */
  listed(cell: Cells): Omit<Moved, 'way'> | Trouble {
    const currency = this.currency(cell, this.at.currency);
    if (currency === undefined) return trouble('unread-currency', this.nameOf(this.at.currency));
    const { amount, paid, got } = this.at;
    const sum = this.sum(cell, amount, currency);
    if (isTrouble(sum)) return sum;
    const out = this.sum(cell, paid, currency);
    if (isTrouble(out)) return out;
    const gotCurrency = this.at.gotCurrency < 0 ? currency : this.currency(cell, this.at.gotCurrency);
    if (gotCurrency === undefined) return trouble('unread-currency', this.nameOf(this.at.gotCurrency));
    const into = this.sum(cell, got, gotCurrency);
    if (isTrouble(into)) return into;
    const told = [sum, out, into].filter((each) => each !== undefined);
    const main = told.find(({ minor }) => minor !== 0);
    if (told.length === 0) return trouble('no-amount', this.nameOf(amount >= 0 ? amount : paid));
    if (main === undefined) return trouble('zero-amount', this.nameOf(amount >= 0 ? amount : paid));
    if (main.minor < 0) return trouble('negative-amount', this.nameOf(amount >= 0 ? amount : paid));
    const other = into !== undefined && into !== main && into.minor > 0 ? into : undefined;
    const isElse = other !== undefined && (other.currency !== main.currency || (amount >= 0 && other.minor !== main.minor));
    return { minor: main.minor, currency: main.currency, ...(isElse ? { received: other } : {}) };
  }

  /** Balance after the row, NaN where it tells none. */
  balance(cell: Cells, currency: string): number {
    const { balance } = this.at;
    const text = balance < 0 ? '' : cell(balance);
    if (text === '') return Number.NaN;
    const quick = plainMinor(text, this.shift(currency));
    if (!Number.isNaN(quick) && this.columns[balance]!.times === undefined) return quick;
    const sum = this.sum(cell, balance, currency);
    if (sum === undefined || isTrouble(sum)) return Number.NaN;
    return sum.mark === 'out' ? -Math.abs(sum.minor) : sum.minor;
  }

  private directed(cell: Cells, sum: Sum, purpose: string): Moved | Trouble {
    const { amount, direction } = this.at;
    const { signed } = this.columns[amount]!;
    const told = direction < 0 ? '' : cell(direction);
    let way = told === '' ? undefined : readDirection(told, this.columns[direction]!.letters);
    const { minor, currency } = sum;
    if (minor === 0) return trouble('zero-amount', this.nameOf(amount));
    if (way !== undefined && minor < 0 && signed !== true) return trouble('negative-amount', this.nameOf(amount));
    if (way !== undefined && signed === true && minor < 0 !== (way === 'out'))
      return trouble('contrary-sign', this.nameOf(amount));
    way ??= sum.mark ?? (minor < 0 ? 'out' : signed === true ? 'in' : undefined);
    if (way === undefined && told !== '' && isOpen(told)) way = directionOf(purpose);
    if (way === undefined) return trouble('no-direction', this.nameOf(direction >= 0 ? direction : amount));
    return { way, minor: Math.abs(minor), currency };
  }

  /** Debit and credit in columns of their own. */
  private sided(cell: Cells, currency: string): Moved | Trouble {
    const { paid, got, amount } = this.at;
    const gotCurrency = this.at.gotCurrency < 0 ? currency : this.currency(cell, this.at.gotCurrency);
    if (gotCurrency === undefined) return trouble('unread-currency', this.nameOf(this.at.gotCurrency));
    const out = this.unsigned(cell, paid, currency);
    if (isTrouble(out)) return out;
    const into = this.unsigned(cell, got, gotCurrency);
    if (isTrouble(into)) return into;
    const main = [out, into].filter((sum) => sum !== undefined && sum.minor !== 0);
    if (main.length === 2 && out!.currency !== into!.currency) return { ...out!, way: 'swap', received: into! };
    if (main.length === 2) return trouble('two-amounts', this.nameOf(paid));
    const name = this.nameOf(amount >= 0 ? amount : paid >= 0 ? paid : got);
    if (main.length === 0) return trouble(out === undefined && into === undefined ? 'no-amount' : 'zero-amount', name);
    const one = main[0]!;
    return { way: one === out ? 'out' : 'in', minor: one.minor, currency: one.currency };
  }

  private unsigned(cell: Cells, column: number, currency: string): Sum | Trouble | undefined {
    const sum = this.sum(cell, column, currency);
    if (sum === undefined || isTrouble(sum) || sum.minor >= 0) return sum;
    return this.columns[column]!.signed === true
      ? { ...sum, minor: -sum.minor }
      : trouble('negative-amount', this.nameOf(column));
  }

  private sum(cell: Cells, column: number, currency: string): Sum | Trouble | undefined {
    const text = column < 0 ? '' : cell(column);
    if (text === '') return undefined;
    const { times, comma } = this.columns[column]!;
    const isRaw = this.at.decimals >= 0 && this.columns[column]!.part === 'amount';
    if (times === undefined && comma !== true && !isRaw) {
      const quick = plainMinor(text, this.shift(currency));
      if (!Number.isNaN(quick)) return { minor: quick, currency };
    }
    const read = readAmountCell(text, comma === true);
    if (read === 'none') return undefined;
    if (read === 'unread') return trouble('unread-amount', this.nameOf(column));
    const { mark } = read;
    const own = read.currency ?? currency;
    // A column of decimals stands beside raw values only: whole numbers in the token's smallest unit.
    const raw = isRaw && read.decimal.scale <= 0 ? Number(cell(this.at.decimals)) || 0 : 0;
    const minor = minorOf(read.decimal, this.shift(own) + exponentOf(times) - raw);
    if (minor === undefined) return trouble('absurd-amount', this.nameOf(column));
    return { minor, currency: own, ...(mark === undefined ? {} : { mark }) };
  }

  /** Currency of a row's amounts: its own column's, the header's, the file's. Undefined when the column names none that is one. */
  private currency(cell: Cells, column: number): string | undefined {
    const { contract, amount, paid, got } = this.at;
    const text = column < 0 ? '' : cell(column);
    if (text === '') return (this.columns[amount] ?? this.columns[paid] ?? this.columns[got])?.currency ?? this.fallback;
    const issuer = contract < 0 ? '' : cell(contract).trim();
    const key = issuer === '' ? text : `${text}\u001f${issuer}`;
    if (this.tokens.has(key)) return this.tokens.get(key);
    const token = text.trim() === '' ? this.fallback : readToken(text, issuer);
    if (this.tokens.size > 10_000) this.tokens.clear();
    this.tokens.set(key, token);
    return token;
  }

  private shift(currency: string): number {
    let digits = this.digits.get(currency);
    if (digits === undefined) this.digits.set(currency, (digits = minorDigits(currency)));
    return digits;
  }

  private nameOf(column: number): string | undefined {
    return this.columns[column]?.name;
  }
}

/** Headers tell their unit in powers of ten: 万元 is four. */
const exponentOf = (times: number | undefined): number => (times === undefined ? 0 : Math.round(Math.log10(times)));
