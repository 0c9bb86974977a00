import type { Read, StoredMention, StoredTransfer } from '../casebook/index.ts';
import { type AccountKind, indicatorsOfAccount, type Role, type ServiceCategory, transferForms } from '../model/index.ts';
import { accountViews } from './accounts.ts';
import type { Paid } from './loss-reports.ts';

/** Services whose customers draw their own money: what comes from there is no return of the ring's. */
const ownMoney = new Set<ServiceCategory>(['exchange', 'bridge', 'dex', 'payment', 'merchant']);

/**
 * What came back to each case's victim: later transfers from accounts of the ring (paid by its victims, or named as the other side's by
 * its reports) to accounts that the victim paid from or calls their own. Small ones count too: frauds that run for long pay out now
 * and then, to be believed. Only where transfers show what was paid: who states an amount may have taken off what came back. Each
 * transfer once, with its rows, in order of its number.
 */
export async function returnsTo(
  read: Read,
  cases: readonly Paid[],
  rows: ReadonlyMap<number, readonly StoredTransfer[]>,
): Promise<StoredTransfer[][][]> {
  const named = await accountsNamed(read, cases);
  const paidBy = cases.map(({ paid }) => paid.map((number) => rows.get(number)![0]!));
  const ofRing = new Map<string, Set<number>>();
  const theirs = (ring = ''): Set<number> => {
    let accounts = ofRing.get(ring);
    if (accounts === undefined) ofRing.set(ring, (accounts = new Set()));
    return accounts;
  };
  cases.forEach(({ reports }, i) => {
    for (const { ring } of reports) {
      for (const account of named[i]!.suspects) theirs(ring).add(account);
      for (const { target } of paidBy[i]!) if (target !== undefined) theirs(ring).add(target);
    }
  });
  await leaveServices(read, ofRing.values());
  const all = new Set([...ofRing.values()].flatMap((accounts) => [...accounts]));
  // An account that somebody else's report calls the other side's is nobody's own.
  const own = cases.map((_, i) => {
    const accounts = [...named[i]!.victims, ...paidBy[i]!.flatMap(({ source }) => source ?? [])];
    return new Set(accounts.filter((account) => !all.has(account)));
  });
  const first = paidBy.map((paid) => paid.reduce((least, { at }) => Math.min(least, at), Infinity));
  const candidates = await between(read, all, new Set(own.flatMap((accounts) => [...accounts])));
  const taken = new Set<number>();
  return cases.map(({ reports }, i) => {
    const accounts = own[i]!;
    if (accounts.size === 0 || first[i] === Infinity) return [];
    const from = new Set(reports.flatMap(({ ring }) => [...theirs(ring)]));
    return candidates.filter(([transfer]) => {
      const { number, source, target, at } = transfer!;
      if (taken.has(number) || !accounts.has(target!) || !from.has(source!) || at < first[i]!) return false;
      taken.add(number);
      return true;
    });
  });
}

/** Accounts that the reports of each case name as the other side's, and as the victim's own. */
async function accountsNamed(
  read: Read,
  cases: readonly Paid[],
): Promise<{ readonly suspects: number[]; readonly victims: number[] }[]> {
  const mentions = await read.mentionsOf(cases.flatMap(({ reports }) => reports.map(({ number }) => number)));
  const found = new Map<string, { readonly kind: AccountKind; readonly value: string }>();
  for (const own of mentions.values()) {
    for (const mention of own) {
      const account = accountOfMention(mention);
      if (account !== undefined) found.set(`${account.kind}:${account.value}`, account);
    }
  }
  const accounts = [...found.values()];
  const numbers = await read.accountNumbers(accounts);
  const numberOf = new Map(accounts.map(({ kind, value }, i) => [`${kind}:${value}`, numbers[i]]));
  return cases.map(({ reports }) => {
    const all = reports.flatMap(({ number }) => mentions.get(number) ?? []);
    const of = (role: Role): number[] =>
      all.flatMap((mention) => {
        const account = mention.role === role ? accountOfMention(mention) : undefined;
        return account === undefined ? [] : (numberOf.get(`${account.kind}:${account.value}`) ?? []);
      });
    return { suspects: of('suspect'), victims: of('victim') };
  });
}

const kinds = Object.entries(indicatorsOfAccount) as [AccountKind, readonly string[]][];

/** The account that a mention names; none where part of it is hidden, or somebody said that it was read wrongly. */
function accountOfMention({
  kind,
  value,
  masked,
  earlier,
  corrected,
}: StoredMention): { readonly kind: AccountKind; readonly value: string } | undefined {
  if (masked || earlier || corrected?.wrong === true) return undefined;
  const named = kinds.find(([, indicators]) => indicators.includes(kind))?.[0];
  return named === undefined ? undefined : { kind: named, value };
}

async function leaveServices(read: Read, sets: Iterable<Set<number>>): Promise<void> {
  const all = [...sets];
  const numbers = [...new Set(all.flatMap((accounts) => [...accounts]))];
  for (const [number, { service, label }] of await accountViews(read, numbers)) {
    const category = service?.category ?? label?.category;
    if (category !== undefined && ownMoney.has(category)) for (const accounts of all) accounts.delete(number);
  }
}

/** Transfers from accounts of one set to those of another, each with the rows that tell it again. */
async function between(read: Read, from: ReadonlySet<number>, to: ReadonlySet<number>): Promise<StoredTransfer[][]> {
  if (from.size === 0 || to.size === 0) return [];
  const list = `(SELECT unnest(from_json(?::JSON, '["INTEGER"]')))`;
  const found = await read.sql<{ number: number }>(
    `SELECT number FROM transfers
     WHERE twin IS NULL AND form <> ${transferForms.indexOf('fee')} AND source IN ${list} AND target IN ${list} ORDER BY number`,
    [JSON.stringify([...from]), JSON.stringify([...to])],
  );
  const byNumber = new Map(found.map(({ number }) => [number, [] as StoredTransfer[]]));
  for (const transfer of found.length === 0 ? [] : await read.transfersAt([...byNumber.keys()])) {
    const told = byNumber.get(transfer.twin ?? transfer.number)!;
    if (transfer.twin === undefined) told.unshift(transfer);
    else told.push(transfer);
  }
  return [...byNumber.values()];
}
