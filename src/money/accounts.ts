import { bankOf, isLuhn } from '../banks/index.ts';
import type { Read, StoredAccount, StoredFact } from '../casebook/index.ts';
import { accountName, type AccountView, type Service } from '../model/index.ts';
import { labelOf, serviceOf, sharedAccounts, type SharedAccounts } from './services.ts';

/**
 * Accounts by their numbers, with what the casebook knows of them. `services`: those that the reader may know of, when not all: the
 * sentence of a service says how many rings use it.
 */
export async function accountViews(
  read: Read,
  numbers: readonly number[],
  { services }: { readonly services?: readonly Service[] } = {},
): Promise<Map<number, AccountView>> {
  const distinct = [...new Set(numbers)];
  const accounts = await read.accountsAt(distinct);
  const facts = await read.factsOf(distinct);
  const shared = await sharedAccounts(read, services);
  return new Map([...accounts].map(([number, account]) => [number, viewOf(account, facts.get(number) ?? [], shared)]));
}

function viewOf({ kind, value }: StoredAccount, facts: readonly StoredFact[], shared: SharedAccounts): AccountView {
  const holder =
    facts.find(({ fact }) => fact === 'holder')?.text ?? (kind === 'name' ? value.slice(value.indexOf(' ') + 1) : undefined);
  const bank = facts.find(({ fact }) => fact === 'bank')?.text ?? keeperOf({ kind, value });
  const label = labelOf(facts);
  const service = serviceOf({ kind, value }, label, shared);
  return {
    kind,
    value,
    name: accountName(kind, value),
    ...(holder === undefined ? {} : { holder }),
    ...(bank === undefined ? {} : { bank }),
    ...(label === undefined
      ? {}
      : {
          label: {
            text: label.text,
            ...(label.category === undefined ? {} : { category: label.category }),
            source: label.source ?? label.exhibit,
          },
        }),
    ...(service === undefined ? {} : { service }),
  };
}

/**
 * Who keeps an account, by the account itself: the bank of a card by its first digits, when its check digit holds; the chain of a wallet;
 * the service of a handle. Any other number of a bank tells nothing.
 */
function keeperOf({ kind, value }: Pick<StoredAccount, 'kind' | 'value'>): string | undefined {
  if (kind === 'bank') return /^\d{12,19}$/u.test(value) && isLuhn(value) ? bankOf(value)?.name : undefined;
  if (kind === 'wallet' || kind === 'handle') return value.slice(0, Math.max(0, value.indexOf(':'))) || undefined;
  return undefined;
}
