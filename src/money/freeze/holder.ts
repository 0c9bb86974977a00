import type { Read, StoredCase } from '../../casebook/index.ts';
import {
  accountName,
  type AccountView,
  type FreezeHolder,
  indicatorKinds,
  indicatorsOfAccount,
  roles,
  type Sentence,
  Suspect,
} from '../../model/index.ts';
import { heldPeople, isTheirs } from '../../people/index.ts';

/** What there is to go by, beside what labels say. */
export interface HolderSigns {
  /** Accounts that victims paid from, or that a report names as a victim's. */
  readonly victims: ReadonlySet<string>;
  /** Accounts of the case's suspects. */
  readonly suspects: ReadonlySet<string>;
  /** A person's word, by account. */
  readonly said: Readonly<Record<string, FreezeHolder>>;
}

/** That somebody may be a victim comes before everything else, also before what a person said. */
export function holderOf(account: AccountView, { victims, suspects, said }: HolderSigns): FreezeHolder {
  if (victims.has(account.name)) return 'victim';
  const word = said[account.name];
  if (word !== undefined) return word;
  if (suspects.has(account.name)) return 'suspect';
  switch (account.service?.category ?? account.label?.category) {
    case 'exchange':
      return 'exchange';
    case 'merchant':
    case 'payment':
      return 'merchant';
    case 'mule-desk':
      return 'mule';
    default:
      return 'unknown';
  }
}

const innocent: Sentence = {
  en: 'The holder may know nothing of the offence: an account lent, sold, opened with stolen papers, or paid for goods. Ask for the disputed amount alone, and tell the holder how to object.',
  zh: '账户持有人可能并不知情：账户可能被出借、出售、冒名开立，或款项系正常交易所得。仅就涉案金额采取措施，并告知持有人异议途径。',
};

const warnings: Readonly<Record<FreezeHolder, Sentence>> = {
  unknown: innocent,
  suspect: innocent,
  mule: innocent,
  victim: {
    en: 'A report of this casebook names this account as a victim’s, or a victim paid from it. Make sure that it was misused before anything is stopped: a freeze would harm somebody who was robbed already.',
    zh: '本案册中有报案将该账户列为被害人账户，或被害人曾从该账户付款。采取措施前须查明该账户确被利用，否则将使已受害者再受损失。',
  },
  merchant: {
    en: 'The account belongs to a merchant or a payment service: most of what is on it is other people’s money or pay for goods. Ask the service which customer the payment was for, and stop only that customer’s part.',
    zh: '该账户属于商户或支付机构：其中多为他人资金或货款。请先向其查明该笔款项对应的客户，仅就该客户的涉案部分采取措施。',
  },
  exchange: {
    en: 'The address is an exchange’s: money of many customers lies together. Address the exchange, with the transaction, and ask for the disputed amount of the customer to whom it was credited.',
    zh: '该地址属于交易平台，多名客户资金混同。应向该平台发函并附交易哈希，仅就入账客户的涉案金额采取措施。',
  },
};

/** The warning that goes with every proposal: the holder may be innocent. */
export function warningOf(holder: FreezeHolder): Sentence {
  const own = warnings[holder];
  return own === innocent ? own : { en: `${own.en} ${innocent.en}`, zh: `${own.zh}${innocent.zh}` };
}

/**
 * Accounts among these that are somebody's whom protection holds: who was sold into a compound is often made to lend an account.
 */
export async function protectedAmong(read: Read, accounts: readonly Pick<AccountView, 'kind' | 'value'>[]): Promise<Set<string>> {
  const held = await heldPeople(read);
  const names = accounts.map(({ kind, value }) => accountName(kind, value));
  return new Set(names.filter((name) => isTheirs(held, name)));
}

/**
 * Accounts among these that are somebody's whom protection holds, or that a report names in a victim's role, as read or as a person corrected it. The whole casebook is asked,
 * whoever asks: no more is told than that there is one.
 */
export async function victimsAmong(read: Read, accounts: readonly Pick<AccountView, 'kind' | 'value'>[]): Promise<Set<string>> {
  const found = await protectedAmong(read, accounts);
  const asked = accounts.flatMap((account) => indicatorsOfAccount[account.kind].map((kind) => ({ account, kind })));
  if (asked.length === 0) return found;
  const named = JSON.stringify(asked.map(({ account, kind }) => ({ kind: indicatorKinds.indexOf(kind), value: account.value })));
  const victim = roles.indexOf('victim');
  // Few are named so at all: those are then looked at as people corrected them.
  const rows = await read.sql<{ kind: number; value: string }>(
    `WITH asked AS (
       SELECT i.number, i.kind, i.value FROM indicators AS i
       JOIN (SELECT unnest(from_json(?::JSON, '[{"kind":"UTINYINT","value":"VARCHAR"}]')) AS named) AS n
         ON n.named.kind = i.kind AND n.named.value = i.value)
     SELECT kind, value FROM asked WHERE number IN (SELECT indicator FROM mentions WHERE role = ${victim})
       OR number IN (SELECT indicator FROM corrections)`,
    [named],
  );
  for (const { kind, value } of rows) {
    const name = indicatorKinds[kind]!;
    const told = await read.rolesOf(name, value);
    if ((told.victim ?? 0) === 0) continue;
    for (const { account } of asked.filter((each) => each.kind === name && each.account.value === value)) {
      found.add(accountName(account.kind, account.value));
    }
  }
  return found;
}

/** Accounts of a case's suspects, as its officers entered them. The case went through `sheltered`. */
export function accountsOfSuspects(stored: StoredCase | undefined): Set<string> {
  const found = new Set<string>();
  for (const [member, value] of Object.entries(stored?.members ?? {})) {
    const suspect = member.startsWith('suspect:') ? Suspect.safeParse(value).data : undefined;
    for (const each of suspect?.indicators ?? []) {
      for (const kind of ['bank', 'wallet', 'handle'] as const) {
        if (indicatorsOfAccount[kind].includes(each.kind)) found.add(accountName(kind, each.value));
      }
    }
  }
  return found;
}
