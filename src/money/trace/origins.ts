import type { Read } from '../../casebook/index.ts';
import { ClewError } from '../../errors.ts';
import { accountName, accountOf, type TraceParameters } from '../../model/index.ts';
import { reportOrigins } from './from-report.ts';
import { namesOf, type Origin, originOf, type Origins } from './origin.ts';

/** Starts of all that is asked for, each transfer once. Throws `missing` `money.report` and `money.account`. */
export async function originsOf(read: Read, parameters: TraceParameters): Promise<Origins> {
  const named = parameters.from.map((name) => accountOf(name));
  const reports = parameters.from.filter((_, i) => named[i] === undefined);
  const accounts = named.filter((account) => account !== undefined);
  const isBack = parameters.direction === 'back';
  const of = await reportOrigins(read, reports, isBack, parameters.until);
  const taken = new Set(of.origins.flatMap(({ start }) => start.transfer ?? []));
  const numbers = accounts.length === 0 ? [] : await read.accountNumbers(accounts);
  const origins = [...of.origins];
  for (const [i, number] of numbers.entries()) {
    if (number === undefined) {
      throw new ClewError('missing', 'money.account', 'No transfer of this casebook names the account.', {
        hint: 'Write it as kind:value, as in bank:6228480402564890018, or import its statement first.',
      });
    }
    const name = accountName(accounts[i]!.kind, accounts[i]!.value);
    for (const origin of await accountOrigins(read, number, name, isBack, parameters.until)) {
      if (!taken.has(origin.start.transfer!)) origins.push(origin);
      taken.add(origin.start.transfer!);
    }
  }
  return { origins, without: of.without };
}

/** All payments of an account (going back: to it). */
async function accountOrigins(
  read: Read,
  number: number,
  name: string,
  isBack: boolean,
  until: number | undefined,
): Promise<Origin[]> {
  const transfers = await read.transfersAt(await read.transfersOf(number));
  const own = transfers.filter(
    (each) =>
      each.twin === undefined &&
      (isBack ? each.target : each.source) === number &&
      each.source !== each.target &&
      each.form !== 'fee' &&
      each.at <= (until ?? Infinity),
  );
  const names = await namesOf(read, own);
  // By what they say, not by their numbers: those hang on the order of imports.
  own.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const why = isBack
    ? { en: `Paid to ${name}.`, zh: `付给${name}的款项。` }
    : { en: `Paid by ${name}.`, zh: `${name}付出的款项。` };
  return own.map((each) => originOf(each, { names, isBack, how: 'account', why, home: [number] }));
}
