import { accountKinds, accountName, type MoneyPreview, type Rejected, transferSides } from '../../model/index.ts';
import type { Block, FilePlan } from '../file-plan.ts';
import { Balances } from './balances.ts';
import { parseLabels } from './labels.ts';
import { parseTransfers } from './parse.ts';
import { parseRates } from './rates.ts';

/** Rows shown of a file. */
const shown = 20;

/** What the first blocks of a file of transfers, labels or rates say. */
interface MoneyLook {
  /** Reads one more block. */
  add(block: Block): { readonly ids: readonly string[]; readonly rejected: readonly Rejected[]; readonly records: number };
  view(): MoneyPreview;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Looks at such a file, block by block, and keeps only what is shown. */
export function lookAtMoney(plan: FilePlan): MoneyLook {
  const view: MoneyPreview = { transfers: [], statements: [], labels: [], rates: [] };
  const balances = new Balances();
  const sums = new Map<string, { in: number; out: number }>();
  const room = (list: readonly unknown[]): number => shown - list.length;

  function transfers(block: Block): ReturnType<MoneyLook['add']> {
    const { transfers: read, rejected, records, blank } = parseTransfers(plan, block);
    balances.add(read);
    const name = (place: number): string | undefined =>
      place < 0 ? undefined : accountName(accountKinds[read.accounts.kind[place]!]!, read.accounts.value[place]!);
    for (let i = 0; i < read.count; i++) {
      const [from, to] = [name(read.source[i]!), name(read.target[i]!)];
      const side = transferSides[read.side[i]!];
      const isReceived = side === 'got' && !Number.isNaN(read.receivedMinor[i]!);
      const currency = isReceived ? read.receivedCurrency[i]! : read.currency[i]!;
      const minor = isReceived ? read.receivedMinor[i]! : read.minor[i]!;
      const own = side === 'paid' ? from : side === 'got' ? to : undefined;
      if (own !== undefined) {
        const sum: Writable<{ in: number; out: number }> = sums.get(`${own} ${currency}`) ?? { in: 0, out: 0 };
        sum[side === 'paid' ? 'out' : 'in'] += minor;
        sums.set(`${own} ${currency}`, sum);
      }
      if (room(view.transfers) <= 0) continue;
      view.transfers.push({
        row: read.row[i]!,
        at: read.at[i]!,
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        amount: { minor: read.minor[i]!, currency: read.currency[i]! },
        ...(read.note[i] === '' ? {} : { note: read.note[i]! }),
      });
    }
    return { ids: read.id, rejected, records: records - blank };
  }

  function labels(block: Block): ReturnType<MoneyLook['add']> {
    const { facts, domains, rejected, records, blank } = parseLabels(plan, block);
    for (const { kind, value, text, category, row } of facts.slice(0, room(view.labels))) {
      view.labels.push({ row, account: accountName(kind, value), text, ...(category === undefined ? {} : { category }) });
    }
    for (const { domain, fact, text, row } of domains.slice(0, room(view.labels))) {
      view.labels.push({ row, account: domain, text: `${fact}: ${text}` });
    }
    return { ids: facts.map(({ kind, value, text }) => `${kind} ${value} ${text}`), rejected, records: records - blank };
  }

  function rates(block: Block): ReturnType<MoneyLook['add']> {
    const { rates: read, rejected, records, blank } = parseRates(plan, block);
    for (const { row, day, from, to, rate } of read.slice(0, room(view.rates))) view.rates.push({ row, day, from, to, rate });
    return { ids: read.map(({ day, from, to }) => `${day} ${from} ${to}`), rejected, records: records - blank };
  }

  return {
    add: plan.content === 'labels' ? labels : plan.content === 'rates' ? rates : transfers,
    view() {
      const statements = balances.checks().map(({ kind, value, currency, rows, opening, closing, broken }) => {
        const account = accountName(kind, value);
        const { in: into, out } = sums.get(`${account} ${currency}`) ?? { in: 0, out: 0 };
        const ends = { ...(opening === undefined ? {} : { opening }), ...(closing === undefined ? {} : { closing }) };
        return { account, currency, rows, in: into, out, ...ends, ...(broken === undefined ? {} : { broken }) };
      });
      return { ...view, statements };
    },
  };
}
