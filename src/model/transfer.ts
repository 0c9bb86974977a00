import { z } from 'zod';
import type { IndicatorKind } from './indicator.ts';

/**
 * Kinds of account: `bank` an account, card or IBAN (electronic form, digits or letters without separators); `wallet`
 * `chain:address`; `handle` `service:name` of a payment service (`alipay:…`); `name` a counterparty that one account's statement
 * calls by name alone, `<that account> <name>`: nobody else's namesake. The position is the number stored: append, never reorder.
 */
export const accountKinds = ['bank', 'wallet', 'handle', 'name'] as const;
export const AccountKind = z.enum(accountKinds);
export type AccountKind = z.infer<typeof AccountKind>;

/** Kinds of indicator by which reports name an account, values alike. */
export const indicatorsOfAccount: Readonly<Record<AccountKind, readonly IndicatorKind[]>> = {
  bank: ['account', 'card', 'iban'],
  wallet: ['wallet'],
  handle: ['handle'],
  name: [],
};

/** An account as one line: `bank:6228480402564890018`, `wallet:tron:T…`. */
export const accountName = (kind: AccountKind, value: string): string => `${kind}:${value}`;

/** The account that such a line names; undefined when it is none. */
export function accountOf(name: string): { readonly kind: AccountKind; readonly value: string } | undefined {
  const colon = name.indexOf(':');
  const kind = accountKinds.find((each) => each === name.slice(0, colon));
  return kind === undefined || colon === name.length - 1 ? undefined : { kind, value: name.slice(colon + 1) };
}

/**
 * What a movement is: `transfer` from one account to another; `cash` paid in or drawn out in notes; `fee` taken by the bank or the
 * chain; `swap` one currency against another; `bridge` from one chain to another. Append, never reorder.
 */
export const transferForms = ['transfer', 'cash', 'fee', 'swap', 'bridge'] as const;
export type TransferForm = (typeof transferForms)[number];

/** Whose record a row is: of who paid, of who was paid, of neither (a list of transfers, a chain). Append, never reorder. */
export const transferSides = ['paid', 'got', 'neither'] as const;
export type TransferSide = (typeof transferSides)[number];

/** What kind of service an account belongs to, where money of many owners mixes. */
export const serviceCategories = [
  'exchange',
  'mixer',
  'gambling',
  'mule-desk',
  'bridge',
  'dex',
  'payment',
  'merchant',
  'sanctioned',
  'scam',
  'other',
] as const;
export const ServiceCategory = z.enum(serviceCategories);
export type ServiceCategory = z.infer<typeof ServiceCategory>;

/**
 * A batch of transfers in columns, one position for each row of the source: what the threads that read statements hand over.
 * Empty string and NaN mean "not given".
 */
export interface TransferColumns {
  readonly count: number;
  /** Derived from what the row says; the same row has the same id in every file. `t` and 20 hexadecimal digits. */
  readonly id: readonly string[];
  /** Number that the bank (交易流水号) or the chain (transaction hash) gave it. */
  readonly ref: readonly string[];
  /** 1-based record number in the source. */
  readonly row: Int32Array;
  /** UTC milliseconds; always given. */
  readonly at: Float64Array;
  /** 1 where the row tells the day alone: `at` is its midnight then. Absent: every row tells the time. */
  readonly dayOnly?: Uint8Array;
  /** Position in `accounts`; -1 where the row names nobody. */
  readonly source: Int32Array;
  readonly target: Int32Array;
  /** Minor units, positive, a safe integer: what the source paid. */
  readonly minor: Float64Array;
  readonly currency: readonly string[];
  /** What the target got, where a row says that it is something else: a swap, a bridge, an exchange of currencies. */
  readonly receivedMinor: Float64Array;
  readonly receivedCurrency: readonly string[];
  /** Positions in `transferForms` and `transferSides`. */
  readonly form: Uint8Array;
  readonly side: Uint8Array;
  /** Of the account whose statement it is, after the row; minor units. */
  readonly balance: Float64Array;
  /** Number of the report that the row says it belongs to. */
  readonly report: readonly string[];
  /** What it is said to be for: 摘要, remark, method. */
  readonly note: readonly string[];
  readonly accounts: AccountColumns;
}

/** Accounts that a batch names. */
export interface AccountColumns {
  readonly count: number;
  /** Position in `accountKinds`. */
  readonly kind: Uint8Array;
  readonly value: readonly string[];
}

/** What a source says of a domain: its registrar, host or certificate. */
export interface DomainFact {
  /** Registrable, punycode. */
  readonly domain: string;
  readonly fact: string;
  /** As written. */
  readonly text: string;
  readonly row: number;
}

/** Something a source says of an account. */
export interface AccountFact {
  readonly kind: AccountKind;
  readonly value: string;
  /** `holder`: who it belongs to; `bank`: who keeps it; `label`: what it is known as. */
  readonly fact: 'holder' | 'bank' | 'label';
  readonly text: string;
  /** Of a label. */
  readonly category?: ServiceCategory;
  /** Who says so, where the row tells; else the file does. */
  readonly source?: string;
  /** 1-based record number. */
  readonly row: number;
}

/** What a unit of money was worth on a day, by a table that the agency provides. */
export interface DayRate {
  readonly from: string;
  readonly to: string;
  /** Major units of `to` for one of `from`. */
  readonly rate: number;
  /** `2026-03-01` */
  readonly day: string;
  readonly source: string;
  readonly row: number;
}

/** What became of one account's statement: whether its balances add up. */
export interface StatementCheck {
  readonly kind: AccountKind;
  readonly value: string;
  readonly currency: string;
  readonly rows: number;
  /** UTC milliseconds of the first and the last row. */
  readonly from: number;
  readonly to: number;
  /** Balances before the first and after the last row, minor units; absent where no row tells one. */
  readonly opening?: number;
  readonly closing?: number;
  /** The first row whose balance is not the one before it and its own amount. */
  readonly broken?: { readonly row: number; readonly expected: number; readonly found: number };
}
