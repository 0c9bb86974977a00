import { stopReasons, traceMethods, type TraceMethod, transferForms } from '../../src/model/index.ts';
import { methods } from '../../src/money/trace/methods/index.ts';
import type { Slice } from '../../src/money/trace/slice.ts';
import { walk, type Walked, type WalkOptions, type WalkStart } from '../../src/money/trace/walk.ts';

/** A row as a law of tracing needs it: accounts and currencies by position, -1 nobody. */
export interface MadeRow {
  readonly at: number;
  readonly source: number;
  readonly target: number;
  readonly minor: number;
  readonly currency?: number;
  readonly received?: { readonly minor: number; readonly currency: number };
  readonly form?: 'transfer' | 'cash' | 'fee';
  readonly sourceBalance?: number;
  readonly targetBalance?: number;
}

/** Rows in the order given: that of their times. */
export function sliceOf(rows: readonly MadeRow[], accounts: number, currencies = 1): Slice {
  const column = (of: (row: MadeRow) => number): Float64Array => Float64Array.from(rows, of);
  const whole = (of: (row: MadeRow) => number): Int32Array => Int32Array.from(rows, of);
  return {
    count: rows.length,
    number: whole(() => 0).map((_, i) => i),
    at: column(({ at }) => at),
    source: whole(({ source }) => source),
    target: whole(({ target }) => target),
    minor: column(({ minor }) => minor),
    currency: whole(({ currency }) => currency ?? 0),
    receivedMinor: column(({ received, minor }) => received?.minor ?? minor),
    receivedCurrency: whole(({ received, currency }) => received?.currency ?? currency ?? 0),
    form: Uint8Array.from(rows, ({ form }) => transferForms.indexOf(form ?? 'transfer')),
    sourceBalance: column(({ sourceBalance }) => sourceBalance ?? NaN),
    targetBalance: column(({ targetBalance }) => targetBalance ?? NaN),
    accounts: Int32Array.from({ length: accounts }, (_, i) => i),
    currencies: Array.from({ length: currencies }, (_, i) => `C${i}`),
    ends: new Uint8Array(accounts),
    touched: accounts,
    covered: new Float64Array(accounts * currencies).fill(-Infinity),
  };
}

/** All payments of account 0 are starts: what it loses, it has back when it comes home. */
export function startsIn(rows: readonly MadeRow[], home = 0): WalkStart[] {
  return rows.flatMap(({ at, source, target, minor, currency = 0, received }, row) =>
    source !== home || target === home
      ? []
      : [
          {
            row,
            at,
            account: target,
            minor,
            lostIn: currency,
            received: received?.minor ?? minor,
            currency: received?.currency ?? currency,
            home: [home],
          },
        ],
  );
}

export const walkBy = (
  method: TraceMethod,
  slice: Slice,
  starts: readonly WalkStart[],
  options: Partial<WalkOptions> = {},
): Walked =>
  walk(slice, starts, {
    method: methods[method],
    hops: 6,
    dust: new Float64Array(slice.currencies.length),
    lost: slice.currencies.length,
    worth: () => undefined,
    ...options,
  });

/** Claims of the stops by start. */
export function claimsByStart({ stops }: Walked): Map<number, number> {
  const claims = new Map<number, number>();
  for (let i = 0; i < stops.count; i++) claims.set(stops.start[i]!, (claims.get(stops.start[i]!) ?? 0) + stops.claim[i]!);
  return claims;
}

/** Claims by reason and account. */
export function claimsByPlace({ stops }: Walked): Record<string, number> {
  const claims: Record<string, number> = {};
  for (let i = 0; i < stops.count; i++) {
    const place = `${stopReasons[stops.reason[i]!]} ${stops.account[i]}`;
    claims[place] = (claims[place] ?? 0) + stops.claim[i]!;
  }
  return claims;
}

export const allMethods = traceMethods;
