import type { Read, StoredTransfer } from '../../casebook/index.ts';
import { accountName, type Sentence, type TraceStart } from '../../model/index.ts';

/** A start with what the walk needs beside it. */
export interface Origin {
  readonly start: TraceStart;
  /** Number of the account that the money came into (going back: that it came from); -1 where the row names nobody. */
  readonly account: number;
  /** What that account got (going back: paid). */
  readonly received: { readonly minor: number; readonly currency: string };
  /** Numbers of the accounts of who lost it. */
  readonly home: readonly number[];
}

export interface Origins {
  readonly origins: readonly Origin[];
  /** `same`: the report that the transfers of this one count with. */
  readonly without: readonly { readonly report: string; readonly same?: string; readonly why: Sentence }[];
}

/** The names of the accounts of these transfers. */
export async function namesOf(read: Read, transfers: readonly StoredTransfer[]): Promise<ReadonlyMap<number, string>> {
  const numbers = new Set(transfers.flatMap(({ source, target }) => [source ?? [], target ?? []].flat()));
  if (numbers.size === 0) return new Map();
  const accounts = await read.accountsAt([...numbers]);
  return new Map([...accounts].map(([number, { kind, value }]) => [number, accountName(kind, value)]));
}

/** The start that a transfer is. */
export function originOf(
  transfer: StoredTransfer,
  told: {
    readonly names: ReadonlyMap<number, string>;
    readonly isBack: boolean;
    readonly how: TraceStart['how'];
    readonly why: Sentence;
    readonly home: readonly number[];
    readonly report?: string;
  },
): Origin {
  const paid = { minor: transfer.minor, currency: transfer.currency };
  const got = transfer.received ?? paid;
  const [lost, received] = told.isBack ? [got, paid] : [paid, got];
  const [here, there] = told.isBack ? [transfer.source, transfer.target] : [transfer.target, transfer.source];
  return {
    start: {
      ...(told.report === undefined ? {} : { report: told.report }),
      transfer: transfer.number,
      account: told.names.get(here ?? there ?? -1) ?? '',
      at: transfer.at,
      minor: lost.minor,
      currency: lost.currency,
      how: told.how,
      why: told.why,
    },
    account: here ?? -1,
    received,
    home: told.home,
  };
}
