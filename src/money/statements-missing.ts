import type { Read } from '../casebook/index.ts';
import { accountOf, type AccountView, type StatementMissing, type TraceFlow } from '../model/index.ts';

/** Accounts further from the victims than this are asked for once the nearer ones' statements are there. */
const farthest = 3;

/** A payment as statements are held against it. */
type Flow = Pick<TraceFlow, 'target' | 'at' | 'minor' | 'traced' | 'currency' | 'received' | 'hop'>;

/**
 * Statements that would show where traced money went: of each account up to hop 3 that it came to, the time of the payments that no
 * statement of the account covers. Not of a counterparty known by name alone, nor of a wallet that no service keeps: there is nobody
 * to ask. The nearest to the victims first.
 */
export async function statementsMissing(
  read: Read,
  { accounts, flows }: { readonly accounts: readonly AccountView[]; readonly flows: readonly Flow[] },
): Promise<StatementMissing[]> {
  const named = new Map(accounts.map((account) => [account.name, account]));
  const into = new Map<string, Flow[]>();
  for (const flow of flows) {
    const account = flow.target === undefined ? undefined : named.get(flow.target);
    if (account === undefined || flow.hop > farthest || flow.traced === 0 || !canBeAsked(account)) continue;
    const known = into.get(account.name);
    if (known === undefined) into.set(account.name, [flow]);
    else known.push(flow);
  }
  const names = [...into.keys()];
  const numbers = await read.accountNumbers(names.map((name) => accountOf(name)!));
  const statements = await read.statementsOf(numbers.filter((number) => number !== undefined));
  return names
    .flatMap((name, i): StatementMissing[] => {
      const kept = numbers[i] === undefined ? [] : (statements.get(numbers[i]) ?? []);
      const open = into.get(name)!.filter(({ at, currency, received }) => {
        const here = received?.currency ?? currency;
        return !kept.some((each) => each.currency === here && each.from <= at && at <= each.to);
      });
      if (open.length === 0) return [];
      const received = new Map<string, number>();
      for (const flow of open) {
        const here = flow.received?.currency ?? flow.currency;
        received.set(here, (received.get(here) ?? 0) + arrived(flow));
      }
      const times = open.map(({ at }) => at);
      return [
        {
          account: viewOf(named.get(name)!),
          hop: open.reduce((least, { hop }) => Math.min(least, hop), farthest),
          from: times.reduce((a, b) => Math.min(a, b)),
          to: times.reduce((a, b) => Math.max(a, b)),
          received: Object.fromEntries([...received].sort(([a], [b]) => (a < b ? -1 : 1))),
        },
      ];
    })
    .sort((a, b) => a.hop - b.hop || a.from - b.from || (a.account.name < b.account.name ? -1 : 1));
}

/** The traced part of what arrived: of a swap or bridge in proportion, cut off. */
function arrived({ traced, received, minor }: Flow): number {
  return received === undefined ? traced : Number((BigInt(traced) * BigInt(received.minor)) / BigInt(minor));
}

const canBeAsked = ({ kind, service }: AccountView): boolean =>
  kind === 'bank' || kind === 'handle' || (kind === 'wallet' && service?.category === 'exchange');

/** Without what a trace says of the account beside. */
function viewOf({ kind, value, name, holder, bank, label, service }: AccountView): AccountView {
  return {
    kind,
    value,
    name,
    ...(holder === undefined ? {} : { holder }),
    ...(bank === undefined ? {} : { bank }),
    ...(label === undefined ? {} : { label }),
    ...(service === undefined ? {} : { service }),
  };
}
