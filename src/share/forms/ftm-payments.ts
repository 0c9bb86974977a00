import { type AccountView, type Dossier, indicatorsOfAccount, minorDigits } from '../../model/index.ts';
import { iso, nameOf } from './told.ts';

/** An entity before its values are cleaned. */
interface Raw {
  readonly id: string;
  readonly schema: 'Payment' | 'BankAccount';
  readonly properties: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** Longest identifier that FollowTheMoney keeps. */
const longest = 64;

/**
 * Transfers as `Payment`, and the bank accounts that they are between. An account that reports name too is the same entity. Wallets are
 * told in words: FollowTheMoney lets a payment go between bank accounts alone.
 */
export function paymentEntities(
  { money, indicators, exhibits }: Dossier,
  id: (name: string) => string,
  owners: ReadonlyMap<string, string>,
): Raw[] {
  const sealed = new Set(exhibits.map(({ sha256 }) => sha256));
  const named = new Map(indicators.map((each) => [nameOf(each), each]));
  const indicatorOf = ({ kind, value }: AccountView) =>
    indicatorsOfAccount[kind].map((each) => named.get(nameOf({ kind: each, value }))).find((each) => each !== undefined);
  const accounts = new Map<string, Raw>();
  const end = (account: AccountView | undefined): { readonly account?: string; readonly owner?: string } => {
    if (account === undefined) return {};
    const indicator = indicatorOf(account);
    const owner = indicator === undefined ? undefined : owners.get(nameOf(indicator));
    const whose = owner === undefined ? {} : { owner };
    if (account.kind !== 'bank') return whose;
    if (indicator !== undefined) return { account: id(nameOf(indicator)), ...whose };
    const own = id(`account ${account.name}`);
    const { value, bank } = account;
    const properties = {
      name: value,
      accountNumber: value.length <= longest ? value : undefined,
      bankName: bank,
      // It is between whom money moved, and nobody's sign of an offender: who reads this takes it for none.
      keywords: ['account', 'role: in a transfer'],
    };
    accounts.set(own, { id: own, schema: 'BankAccount', properties });
    return { account: own, ...whose };
  };
  const payments = money.transfers.map((transfer): Raw => {
    const { id: own, at, source, target, minor, currency, received, form, role, ref, note, rows } = transfer;
    const [payer, beneficiary] = [end(source), end(target)];
    const got = received === undefined ? '' : `, received ${received.currency} ${major(received.minor, received.currency)}`;
    const where = rows.map(({ exhibit, row }) => `exhibit ${exhibit}, row ${row}`).join('; ');
    const proof = rows.find(({ exhibit }) => sealed.has(exhibit))?.exhibit;
    return {
      id: id(`transfer ${own}`),
      schema: 'Payment',
      properties: {
        amount: major(minor, currency),
        currency,
        date: iso(at).slice(0, 19),
        transactionNumber: ref,
        purpose: note,
        payer: payer.owner,
        payerAccount: payer.account,
        beneficiary: beneficiary.owner,
        beneficiaryAccount: beneficiary.account,
        summary: `${role} (${form}) from ${source?.name ?? 'nobody told'} to ${target?.name ?? 'nobody told'}${got}`,
        description: where,
        proof: proof === undefined ? undefined : id(`exhibit ${proof}`),
      },
    };
  });
  return [...accounts.values(), ...payments];
}

/** Exact major units: `52000.00`. */
function major(minor: number, currency: string): string {
  const places = minorDigits(currency);
  const digits = String(minor).padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
