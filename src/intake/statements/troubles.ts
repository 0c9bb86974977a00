import type { Trouble } from '../builder.ts';

/** Why a row of a statement or list is set aside, by the code's name after `intake.`; none quotes a cell. */
const reasons = {
  'impossible-date': 'the date does not exist or lies outside 1990 to now',
  'no-date': 'the row tells no time',
  'unread-date': 'the time is not understood: state dateOrder or another column in a map',
  'unread-zone': 'the time zone is not understood',
  'no-amount': 'the row tells no amount',
  'unread-amount': 'the amount is not understood',
  'zero-amount': 'the amount is zero: nothing was moved',
  'negative-amount': 'the amount is negative in a column that carries no signs',
  'absurd-amount': 'the amount is too large to be true',
  'two-amounts': 'the row tells a debit and a credit at once',
  'contrary-sign': 'the sign of the amount and the direction contradict each other',
  'unread-currency': 'the currency is not understood',
  'no-direction': 'nothing in the row tells whether the money came in or went out',
  'lost-digits': 'a spreadsheet cut the account number to its first digits: export it again as text',
  'wrong-address': 'the address fails its checksum',
  'no-account': 'the row names no account',
  'to-itself': 'the money goes to the account it comes from: nothing was moved',
  'failed-transfer': 'the transfer did not succeed: nothing was moved',
  'reversed-period': 'the statement ends before it begins',
  'unread-entry': 'the entry is not one of its format',
  'no-rate': 'the rate is no positive number',
  'no-domain': 'the row names no domain',
  'no-fact': 'the row says nothing of the domain',
  'no-label': 'the row does not say what the account is known as',
} as const;
type Reason = keyof typeof reasons;

export function trouble(reason: Reason, column?: string): Trouble {
  return { ...(column === undefined ? {} : { column }), code: `intake.${reason}`, why: reasons[reason] };
}
