import type { OnProgress, Read } from '../../casebook/index.ts';
import { minorDigits, type Trace, type TraceParameters } from '../../model/index.ts';
import { loadSlice } from './load.ts';
import { methods } from './methods/index.ts';
import type { Origin } from './origin.ts';
import { originsOf } from './origins.ts';
import { statedRates } from './stated-rates.ts';
import { tell } from './tell.ts';
import { walk, type WalkStart } from './walk.ts';

/** How a verb is run: stopped by the signal, telling how far it is. */
export interface TraceWork {
  readonly signal?: AbortSignal;
  readonly progress?: OnProgress;
}

/**
 * Where the money of reports or accounts went (`direction: 'back'`: where it came from). Writes nothing; the same parameters over the same
 * transfers give the same trace. Throws `missing` `money.report` and `money.account`.
 */
export async function trace(read: Read, parameters: TraceParameters, { signal }: TraceWork = {}): Promise<Trace> {
  const { origins, without } = await originsOf(read, parameters);
  signal?.throwIfAborted();
  const { direction, hops, until } = parameters;
  const loaded = await loadSlice(
    read,
    origins.flatMap(({ account, start }) => (account < 0 ? [] : [{ account, at: start.at }])),
    {
      accounts: origins.flatMap(({ home }) => home),
      currencies: origins.map(({ received }) => received.currency),
      transfers: origins.flatMap(({ start }) => start.transfer ?? []),
    },
    { direction, hops, until, signal },
  );
  const { slice } = loaded;
  const lost = [...new Set(origins.map(({ start }) => start.currency))].sort();
  const lostAt = new Map(lost.map((code, i) => [code, i]));
  const starts = origins.map(({ start, account, received, home }: Origin): WalkStart => {
    return {
      row: start.transfer === undefined ? -1 : loaded.rowAt.get(start.transfer)!,
      at: direction === 'back' ? -start.at : start.at,
      account: loaded.accountAt(account),
      minor: start.minor,
      lostIn: lostAt.get(start.currency)!,
      received: received.minor,
      currency: loaded.currencyAt.get(received.currency)!,
      home: home.map((number) => loaded.accountAt(number)),
    };
  });
  const walked = walk(slice, starts, {
    method: methods[parameters.method],
    hops,
    dust: Float64Array.from(slice.currencies, (code) => parameters.dust * 10 ** minorDigits(code)),
    lost: lost.length,
    worth: await statedRates(read, parameters.rates, slice),
    ...(signal === undefined ? {} : { signal }),
  });
  return {
    ...(await tell(read, { parameters, origins, starts, lost, slice, walked })),
    without: without.map(({ report, why }) => ({ report, why })),
  };
}
