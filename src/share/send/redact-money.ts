import type { AccountView, Dossier, DossierTransfer } from '../../model/index.ts';
import type { Secrets } from './secrets.ts';

type Money = Dossier['money'];

/**
 * Adds what tells of a victim's accounts: their numbers, who holds them, and the names by which statements call somebody who paid or was
 * paid. A victim's account is where traced money begins.
 */
export function addAccountSecrets({ money, suspects }: Dossier, secrets: Secrets): void {
  const victims = new Set(money.victims);
  const named = new Set(suspects.flatMap(({ name, aliases }) => [name ?? '', ...aliases]));
  for (const account of accountsIn(money)) {
    const isVictims = victims.has(account.name);
    if (isVictims) secrets.add(numberOf(account));
    if (account.kind !== 'name' && !isVictims) continue;
    const called = account.kind === 'name' ? account.value.slice(account.value.indexOf(' ') + 1) : account.holder;
    if (called !== undefined && !named.has(called)) secrets.addName(called);
  }
}

/**
 * Money without what names a victim. Victims' accounts are told apart by a number of their own and by nothing else; of all others stays
 * the number, the bank, and what kind of service they are. Holders, remarks and counterparties known by name alone are people of whom
 * nobody said that they may be named.
 */
export function redactedMoney(money: Money): { readonly money: Money; readonly withheld: number } {
  const victims = new Set(money.victims);
  const aliases = new Map<string, string>();
  const shield = <Account extends AccountView>(account: Account): Account => {
    const { holder: _holder, label, ...rest } = account;
    // Words of a label that says no category are somebody's own.
    const said = label?.category === undefined ? {} : { label };
    if (!victims.has(account.name) && account.kind !== 'name') return { ...rest, ...said } as Account;
    const alias = aliases.get(account.name) ?? `${victims.has(account.name) ? 'V' : 'N'}${aliases.size + 1}`;
    aliases.set(account.name, alias);
    const { bank: _bank, service: _service, ...bare } = rest;
    return { ...bare, value: alias, name: `${account.kind}:${alias}` } as Account;
  };
  const transfers = money.transfers.map((transfer) => shielded(transfer, shield));
  const traces = money.traces.map((trace) => ({
    ...trace,
    parameters: { ...trace.parameters, from: trace.parameters.from.filter((name) => !victims.has(name)) },
    accounts: trace.accounts.map(shield),
  }));
  const freezes = money.freezes.map((each) => ({ ...each, account: shield(each.account) }));
  const missing = money.missing.map((each) => ({ ...each, account: shield(each.account) }));
  const shown = { ...money, transfers, traces, freezes, missing, victims: [] };
  return { money: shown, withheld: aliases.size };
}

function shielded(
  { note: _note, report: _report, source, target, ...rest }: DossierTransfer,
  shield: (account: AccountView) => AccountView,
): DossierTransfer {
  return {
    ...rest,
    ...(source === undefined ? {} : { source: shield(source) }),
    ...(target === undefined ? {} : { target: shield(target) }),
  };
}

function accountsIn({ transfers, traces, freezes, missing }: Money): AccountView[] {
  return [
    ...transfers.flatMap(({ source, target }) => [source, target].filter((account) => account !== undefined)),
    ...traces.flatMap(({ accounts }) => accounts),
    ...freezes.map(({ account }) => account),
    ...missing.map(({ account }) => account),
  ];
}

const numberOf = ({ kind, value }: AccountView): string => (kind === 'bank' ? value : value.slice(value.indexOf(':') + 1));
