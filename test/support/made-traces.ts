import { accountOf, type StopReason, type Trace, type TraceAccount, type TraceMethod } from '../../src/model/index.ts';
import type { TracesByMethod } from '../../src/money/freeze/index.ts';

/** Money that a made trace leaves somewhere: lost and left in one currency. */
export interface MadeStop {
  /** `kind:value` */
  readonly account: string;
  readonly minor: number;
  readonly currency?: string;
  readonly reason?: StopReason;
  readonly at?: number;
  readonly hop?: number;
  readonly report?: string;
  readonly service?: TraceAccount['service'];
}

/** A trace that says no more than where the money stopped. */
function madeTrace(method: TraceMethod, stops: readonly MadeStop[]): Trace {
  const accounts = new Map<string, TraceAccount>();
  for (const { account: name, at = 0, hop = 1, service } of stops) {
    const { kind, value } = accountOf(name)!;
    const known = { kind, value, name, ...(service === undefined ? {} : { service }) };
    accounts.set(name, { ...known, hop, received: {}, passed: {}, held: {}, claim: {}, firstAt: at, lastAt: at });
  }
  const why = { en: '', zh: '' };
  return {
    parameters: { from: ['r1'], direction: 'forward', method, hops: 6, dust: 1, rates: [] },
    starts: stops.map(({ account, minor, currency = 'CNY', at = 0, report = 'r1' }) => ({
      report,
      account,
      at,
      minor,
      currency,
      how: 'stated' as const,
      why,
    })),
    without: [],
    accounts: [...accounts.values()],
    flows: [],
    stops: stops.map(({ account, minor, currency = 'CNY', reason = 'unseen', at = 0, hop = 1, report = 'r1' }) => ({
      reason,
      account,
      minor,
      currency,
      claim: { [currency]: minor },
      reports: { [report]: { [currency]: minor } },
      hop,
      at,
      why,
    })),
    lost: {},
    byReason: {},
    seen: 0,
  };
}

/** The same by FIFO and pro rata, or what each says. */
export const madeTraces = (fifo: readonly MadeStop[], proRata: readonly MadeStop[] = fifo): TracesByMethod => ({
  fifo: madeTrace('fifo', fifo),
  'pro-rata': madeTrace('pro-rata', proRata),
});
