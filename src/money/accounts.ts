import type { Read, StoredAccount, StoredFact } from '../casebook/index.ts';
import { accountName, type AccountView, type ServiceCategory } from '../model/index.ts';

/** Categories of label behind which the money of many owners mixes. */
const mixing = new Set<ServiceCategory>(['exchange', 'mixer', 'gambling', 'mule-desk', 'bridge', 'dex', 'payment']);

/** Accounts by their numbers, with what the casebook knows of them. */
export async function accountViews(read: Read, numbers: readonly number[]): Promise<Map<number, AccountView>> {
  const accounts = await read.accountsAt(numbers);
  const facts = await read.factsOf(numbers);
  return new Map([...accounts].map(([number, account]) => [number, viewOf(account, facts.get(number) ?? [])]));
}

function viewOf({ kind, value }: StoredAccount, facts: readonly StoredFact[]): AccountView {
  const said = (fact: StoredFact['fact']): StoredFact | undefined => facts.find((each) => each.fact === fact);
  const [holder, bank, label] = [said('holder'), said('bank'), said('label')];
  const category = label?.category;
  return {
    kind,
    value,
    name: accountName(kind, value),
    ...(holder === undefined ? {} : { holder: holder.text }),
    ...(bank === undefined ? {} : { bank: bank.text }),
    ...(label === undefined
      ? {}
      : { label: { text: label.text, ...(category === undefined ? {} : { category }), source: label.source ?? label.exhibit } }),
    ...(category === undefined || !mixing.has(category)
      ? {}
      : { service: { category, why: { en: `Labelled ${label!.text}.`, zh: `标注为 ${label!.text}。` } } }),
  };
}
