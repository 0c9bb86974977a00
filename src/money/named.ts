import type { Read, StoredAccount } from '../casebook/index.ts';
import { ClewError } from '../errors.ts';
import { type AccountKind, accountKinds, accountName, accountOf } from '../model/index.ts';

/** Most accounts that one name may mean before the rest is no longer listed. */
const mostNamed = 100;

/**
 * Accounts that a person may mean by what they typed, in the order in which the casebook knows them: `kind:value` and
 * `chain:address` mean one; digits (with spaces or dashes, full width as well), an IBAN, an address without its chain those whose value it
 * is; anything else every account of the holder of just that name. Only accounts that a transfer, a statement or a label names.
 */
export async function namedAccounts(read: Read, text: string): Promise<StoredAccount[]> {
  const typed = text.normalize('NFKC').trim();
  if (typed === '') return [];
  const byValue = await accountsOfValue(read, typed);
  if (byValue.length > 0) return byValue;
  return (
    await read.sql(
      `SELECT number, kind, value FROM accounts
       WHERE number IN (SELECT account FROM account_facts WHERE fact = 'holder' AND fact_text = ?)
         OR (kind = ? AND substr(value, instr(value, ' ') + 1) = ?)
       ORDER BY number LIMIT ${mostNamed}`,
      [typed, position('name'), typed],
    )
  ).map(stored);
}

/** Accounts that are what was typed, by their number or address alone; never by whose they are. */
export async function accountsOfValue(read: Read, text: string): Promise<StoredAccount[]> {
  const typed = text.normalize('NFKC').trim();
  if (typed === '') return [];
  const exact = await exactly(read, typed);
  if (exact.length > 0) return exact;
  const bare = typed.replaceAll(/[\s\-.·_]/gu, '');
  const byValue = await read.sql(
    `SELECT number, kind, value FROM accounts
     WHERE (kind = ? AND upper(value) = ?) OR (kind IN (?, ?) AND (value LIKE ? ESCAPE '!' OR lower(value) LIKE ? ESCAPE '!'))
     ORDER BY number LIMIT ${mostNamed}`,
    [
      position('bank'),
      bare.toUpperCase(),
      position('wallet'),
      position('handle'),
      `%:${literal(typed)}`,
      // Only hexadecimal addresses are the same in either case.
      /^0x[0-9a-f]+$/iu.test(typed) ? `%:${typed.toLowerCase()}` : '',
    ],
  );
  return byValue.map(stored);
}

/** The one account that a person means. Throws `missing` when there is none and `conflict` when there are several, naming them. */
export async function namedAccount(read: Read, text: string): Promise<StoredAccount> {
  const [account, ...others] = await namedAccounts(read, text);
  if (account === undefined) {
    throw new ClewError('missing', 'money.account', 'no transfer, statement or label of the casebook names this account', {
      hint: 'Type the number, kind:value (bank:…, wallet:tron:…), or the holder’s name just as the statement has it.',
    });
  }
  if (others.length > 0) {
    const names = [account, ...others].slice(0, 10).map(({ kind, value }) => accountName(kind, value));
    throw new ClewError('conflict', 'money.account.several', `${others.length + 1} accounts go by this name`, {
      hint: `Name one of them: ${names.join(', ')}${others.length >= 10 ? ' …' : ''}`,
    });
  }
  return account;
}

/** `bank:…`, `wallet:tron:…`, and `tron:…` or `alipay:…` without the kind. */
async function exactly(read: Read, typed: string): Promise<StoredAccount[]> {
  const named = accountOf(typed);
  const asked =
    named !== undefined
      ? [named]
      : typed.includes(':')
        ? (['wallet', 'handle'] as const).map((kind) => ({ kind, value: typed }))
        : [];
  const numbers = await read.accountNumbers(asked);
  return asked.flatMap(({ kind, value }, i) => (numbers[i] === undefined ? [] : [{ number: numbers[i], kind, value }]));
}

const position = (kind: AccountKind): number => accountKinds.indexOf(kind);
const literal = (text: string): string => text.replaceAll(/[%_!]/gu, '!$&');
const stored = (row: Record<string, unknown>): StoredAccount => ({
  number: row['number'] as number,
  kind: accountKinds[row['kind'] as number]!,
  value: row['value'] as string,
});
