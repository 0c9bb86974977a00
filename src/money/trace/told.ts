import type { Read, StoredMention, StoredReport } from '../../casebook/index.ts';
import { ClewError } from '../../errors.ts';
import { accountKinds, type AccountKind, accountName, indicatorsOfAccount } from '../../model/index.ts';

/** A report with what it says of payments. */
export interface Told {
  readonly report: StoredReport;
  /** Day of the loss, else of the report. */
  readonly when: number | undefined;
  /** Numbers of accounts that the ledger knows: of the suspect or of who it does not say, but of no earlier fraud; and the victim's own. */
  readonly suspects: readonly number[];
  readonly own: readonly number[];
  /** How many accounts it names as paid this time, known to the ledger or not. */
  readonly named: number;
  /** Numbers of transactions. */
  readonly transactions: readonly string[];
}

/**
 * These reports, oldest first. `areNamed`: whether rows name every one of them; whom they suspect plays no part then, and is not looked up.
 * Throws `missing` `money.report`.
 */
export async function toldBy(
  read: Read,
  ids: readonly string[],
  areNamed: (reports: readonly StoredReport[]) => Promise<boolean>,
): Promise<Told[]> {
  const numbers = await read.reportNumbers(ids);
  const lost = numbers.indexOf(undefined);
  if (lost >= 0) {
    throw new ClewError('missing', 'money.report', `There is no report ${ids[lost]!} in this casebook.`, {
      hint: 'Use Clew’s id of the report; clew search finds reports by indicator.',
    });
  }
  const known = [...new Set(numbers.filter((number) => number !== undefined))].sort((a, b) => a - b);
  const reports = await read.reportsAt(known);
  const mentions = await read.mentionsOf(known);
  const all = [...mentions.values()].flat();
  const accounts = await numbersOf(read, (await areNamed(reports)) ? all.filter(({ role }) => role === 'victim') : all);
  const told = reports.map((report): Told => {
    const its = (mentions.get(report.number) ?? []).filter(({ masked, corrected }) => !masked && corrected?.wrong !== true);
    // An account of an earlier fraud did not get this money.
    const suspects = its.filter(
      (each) => kindOf(each) !== undefined && !each.earlier && (each.role === 'suspect' || each.role === 'unknown'),
    );
    const own = its.filter((each) => kindOf(each) !== undefined && each.role === 'victim');
    const known = (list: readonly StoredMention[]): number[] =>
      [...new Set(list.flatMap((each) => accounts.get(nameOf(each)!) ?? []))].sort((a, b) => a - b);
    return {
      report,
      when: report.lossAt ?? report.reportedAt,
      suspects: known(suspects),
      own: known(own),
      named: new Set(suspects.map((each) => each.value)).size,
      transactions: its.filter(({ kind, role }) => kind === 'txid' && role !== 'institution').map(({ value }) => value),
    };
  });
  return told.sort((a, b) => (a.when ?? Infinity) - (b.when ?? Infinity) || (a.report.id < b.report.id ? -1 : 1));
}

/** Numbers of the accounts that mentions name, by name. */
async function numbersOf(read: Read, mentions: readonly StoredMention[]): Promise<ReadonlyMap<string, number>> {
  const named = new Map<string, { kind: AccountKind; value: string }>();
  for (const mention of mentions) {
    const kind = kindOf(mention);
    if (kind !== undefined) named.set(accountName(kind, mention.value), { kind, value: mention.value });
  }
  const list = [...named];
  if (list.length === 0) return new Map();
  const numbers = await read.accountNumbers(list.map(([, account]) => account));
  return new Map(list.flatMap(([name], i) => (numbers[i] === undefined ? [] : [[name, numbers[i]]])));
}

const kindOf = ({ kind }: StoredMention): AccountKind | undefined =>
  accountKinds.find((each) => indicatorsOfAccount[each].includes(kind));

function nameOf(mention: StoredMention): string | undefined {
  const kind = kindOf(mention);
  return kind === undefined ? undefined : accountName(kind, mention.value);
}
