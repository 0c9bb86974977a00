import type { OnProgress, Read } from '../../casebook/index.ts';
import type { Trace, TraceMethod, TraceParameters } from '../../model/index.ts';
import { leastFollowed } from './dust.ts';
import { cover, type Loaded, sliceOf } from './load.ts';
import { methods } from './methods/index.ts';
import type { Origin } from './origin.ts';
import { originsOf } from './origins.ts';
import { Pool } from './pool.ts';
import { statedRates } from './stated-rates.ts';
import { tell } from './tell.ts';
import { reach, walk, type WalkOptions, type WalkStart } from './walk.ts';

/** How a verb is run: stopped by the signal, telling how far it is. */
export interface TraceWork {
  readonly signal?: AbortSignal;
  readonly progress?: OnProgress;
  /** Counterparties beyond which an account is a service, if other than usual. */
  readonly crowd?: number;
}

/**
 * Where the money of reports or accounts went (`direction: 'back'`: where it came from). Writes nothing; the same parameters over the same
 * transfers give the same trace. Throws `missing` `money.report` and `money.account`.
 */
export async function trace(read: Read, parameters: TraceParameters, { signal, crowd }: TraceWork = {}): Promise<Trace> {
  const { origins, without } = await originsOf(read, parameters);
  signal?.throwIfAborted();
  const { direction, hops, until, method } = parameters;
  const pool = new Pool(read, until, crowd);
  const lost = [...new Set(origins.map(({ start }) => start.currency))].sort();
  const named = {
    accounts: origins.flatMap(({ home }) => home),
    currencies: origins.map(({ received }) => received.currency),
  };
  // Only where money did come are accounts opened: each walk says which it came to and had no rows of.
  let next = [...new Set(origins.map(({ account }) => account))].filter((account) => account >= 0);
  for (;;) {
    signal?.throwIfAborted();
    await pool.addAccounts(next);
    await pool.addRows(origins.flatMap(({ start }) => start.transfer ?? []));
    const loaded = await sliceOf(pool, named, { direction });
    const starts = startsIn(loaded, origins, lost, direction);
    const worth = await statedRates(read, parameters.rates, loaded.slice);
    const by = (rule: TraceMethod): WalkOptions => ({
      method: methods[rule],
      hops,
      dust: Float64Array.from(loaded.slice.currencies, (code) => leastFollowed(parameters.dust, code)),
      lost: lost.length,
      worth,
      ...(signal === undefined ? {} : { signal }),
    });
    // A queue hides ways that the money may have gone: those of equal shares are looked at as well.
    const rules: readonly TraceMethod[] = method === 'pro-rata' ? [method] : [method, 'pro-rata'];
    const beyond = new Set(rules.flatMap((rule) => [...reach(loaded.slice, starts, by(rule))]));
    next = [...beyond].map((place) => loaded.slice.accounts[place]!).sort((a, b) => a - b);
    if (next.length > 0 || pool.settle()) continue;
    await cover(pool, loaded, { direction });
    const walked = walk(loaded.slice, starts, by(method));
    const possible = method === 'pro-rata' ? walked : walk(loaded.slice, starts, by('pro-rata'));
    const told = await tell(pool, { parameters, origins, starts, lost, slice: loaded.slice, walked, possible });
    return { ...told, without: [...without] };
  }
}

function startsIn(
  loaded: Loaded,
  origins: readonly Origin[],
  lost: readonly string[],
  direction: 'forward' | 'back',
): WalkStart[] {
  return origins.map(({ start, account, received, home }) => {
    return {
      row: start.transfer === undefined ? -1 : loaded.rowAt.get(start.transfer)!,
      at: direction === 'back' ? -start.at : start.at,
      account: loaded.accountAt(account),
      minor: start.minor,
      lostIn: lost.indexOf(start.currency),
      received: received.minor,
      currency: loaded.currencyAt.get(received.currency)!,
      home: home.map((number) => loaded.accountAt(number)),
    };
  });
}
