import type { Read, StoredReport, StoredTransfer } from '../../casebook/index.ts';
import type { Sentence, TraceStart } from '../../model/index.ts';
import { money } from '../amounts.ts';
import { namesOf, type Origin, originOf, type Origins } from './origin.ts';
import { idsOf } from './rows.ts';
import { type Told, toldBy } from './told.ts';

/** How far the day of a report and the bank's may lie apart, milliseconds. */
const mostApart = 3 * 86_400_000;

interface Found {
  readonly how: TraceStart['how'];
  readonly transfers: readonly StoredTransfer[];
}

/**
 * Payments of these reports, each transfer and each loss once: rows that name the report; else rows whose number the report names; else
 * the one payment to an account it names, or from the victim's own, of the same amount and about the same day; else what the report
 * itself says, if it names one account and an amount. Throws `missing` `money.report`.
 */
export async function reportOrigins(
  read: Read,
  ids: readonly string[],
  isBack: boolean,
  until: number | undefined,
): Promise<Origins> {
  let naming: Naming = [];
  const told = await toldBy(read, ids, async (reports) => {
    naming = await read.transfersNaming(reports.flatMap(namesIn));
    return namedBy(reports, naming);
  });
  const rows = await rowsFor(read, told, naming);
  const index = new RowIndex(rows);
  const found = new Map(told.map((one) => [one, findIn(one, index)]));
  const names = await namesOf(read, rows);
  const origins: Origin[] = [];
  const without: { report: string; same?: string; why: Sentence }[] = [];
  const takenBy = new Map<number, string>();
  for (const how of ['reported', 'txid', 'matched'] as const) {
    for (const [one, { transfers }] of [...found].filter(([, each]) => each.how === how)) {
      const home = [...new Set([...one.own, ...transfers.flatMap(({ source }) => source ?? [])])];
      const fresh = transfers.filter(({ number, at }) => !takenBy.has(number) && at <= (until ?? Infinity));
      for (const transfer of fresh) {
        takenBy.set(transfer.number, one.report.id);
        const why = whyOf(how, one);
        origins.push(originOf(transfer, { names, isBack, how, why, home: isBack ? [] : home, report: one.report.id }));
      }
      if (fresh.length > 0) continue;
      const other = takenBy.get(transfers[0]!.number);
      without.push({ report: one.report.id, ...(other === undefined ? { why: tooLate } : { same: other, why: sameAs(other) }) });
    }
  }
  const stated = [...found].filter(([, { how }]) => how === 'stated').map(([one]) => one);
  const accounts = await namesOf(
    read,
    stated.map(({ suspects }) => ({ target: suspects[0] }) as StoredTransfer),
  );
  const losses = new Map<string, Told[]>();
  const begun = new Set(origins.map(({ start }) => start.report));
  for (const one of told) if (begun.has(one.report.id)) noteLoss(losses, one);
  for (const one of stated) {
    const { report, when, suspects } = one;
    const why = whyNot(one, until);
    if (why !== undefined) {
      without.push({ report: report.id, why });
      continue;
    }
    const other = (losses.get(lossKey(one)) ?? []).find((each) => isSameLoss(each, one));
    if (other !== undefined) {
      without.push({ report: report.id, same: other.report.id, why: sameAs(other.report.id) });
      continue;
    }
    noteLoss(losses, one);
    const { minor, currency } = report.amount!;
    const account = accounts.get(suspects[0]!)!;
    const start = { report: report.id, account, at: when!, minor, currency, how: 'stated' as const, why: whyOf('stated', one) };
    origins.push({ start, account: suspects[0]!, received: report.amount!, home: one.own });
  }
  const order = new Map(told.map(({ report }, i) => [report.id, i]));
  without.sort((a, b) => order.get(a.report)! - order.get(b.report)!);
  return { origins, without };
}

/** Transfers, and the report that a row of each names. */
type Naming = Awaited<ReturnType<Read['transfersNaming']>>;

/** Values that are asked for one by one: of few, DuckDB looks only into the parts of a table that can hold them. */
const few = 20;

/** Transfers whose rows have one of these numbers of a transaction. */
async function calledBy(read: Read, values: readonly string[]): Promise<{ readonly number: number }[]> {
  const distinct = [...new Set(values)];
  if (distinct.length === 0) return [];
  const isFew = distinct.length <= few;
  const list = isFew ? distinct.map(() => '?').join(', ') : `SELECT unnest(from_json(?::JSON, '["VARCHAR"]'))`;
  return await read.sql(
    `SELECT coalesce(twin, number) AS number FROM transfers WHERE ref IN (${list})`,
    isFew ? distinct : [JSON.stringify(distinct)],
  );
}

/** Every transfer that one of the reports may mean. Only reports that no row names are asked for by what they say themselves. */
async function rowsFor(read: Read, told: readonly Told[], naming: Naming): Promise<StoredTransfer[]> {
  const named = new Set(naming.map(({ report }) => report));
  const others = told.filter(({ report }) => !namesIn(report).some((name) => named.has(name)));
  const called = await calledBy(
    read,
    others.flatMap((one) => one.transactions),
  );
  const numbers = new Set([...naming, ...called].map(({ number }) => number));
  for (const number of await alikeRows(read, others)) numbers.add(number);
  const rows = await read.transfersAt(
    [...numbers].sort((a, b) => a - b),
    { ids: false },
  );
  // Ids put rows of one moment in order, and are of no use for others.
  const atOnce = [...Map.groupBy(rows, ({ at }) => at).values()].filter(({ length }) => length > 1).flat();
  const ids = new Map(
    (
      await idsOf(
        read,
        atOnce.map(({ number }) => number),
      )
    ).map(({ number, id }) => [number, id]),
  );
  return rows.map((row) => ({ ...row, id: ids.get(row.number) ?? '' }));
}

const namesIn = ({ id, ref }: StoredReport): string[] => [id, ...(ref === undefined ? [] : [ref])];

function namedBy(reports: readonly StoredReport[], naming: Naming): boolean {
  const named = new Set(naming.map(({ report }) => report));
  return reports.every((report) => namesIn(report).some((name) => named.has(name)));
}

/** Numbers of transfers of the accounts, amounts and days that these reports tell. */
async function alikeRows(read: Read, told: readonly Told[]): Promise<number[]> {
  const accounts = [...new Set(told.flatMap(({ suspects, own }) => [...suspects, ...own]))];
  const amounts = [...new Set(told.flatMap(({ report }) => report.amount?.minor ?? []))];
  const near = told.flatMap(({ when }) => when ?? []);
  if (accounts.length === 0 || amounts.length === 0 || near.length === 0) return [];
  const rows = await read.sql<{ number: number }>(
    `SELECT number FROM transfers WHERE twin IS NULL AND minor IN (SELECT unnest(from_json(?::JSON, '["BIGINT"]')))
       AND moved_at BETWEEN ? AND ? AND number IN (SELECT transfer FROM transfer_ends WHERE account IN (${accounts.join(', ')}))`,
    [JSON.stringify(amounts), least(near) - mostApart, most(near) + mostApart],
  );
  return rows.map(({ number }) => number);
}

const least = (list: readonly number[]): number => list.reduce((min, each) => Math.min(min, each), Infinity);
const most = (list: readonly number[]): number => list.reduce((max, each) => Math.max(max, each), -Infinity);

/** Rows by what a report can know them by. */
class RowIndex {
  private readonly movements = new Map<number, StoredTransfer>();
  private readonly byReport = new Map<string, number[]>();
  private readonly byRef = new Map<string, number[]>();
  private readonly byAccount = new Map<number, number[]>();

  constructor(rows: readonly StoredTransfer[]) {
    for (const row of rows) {
      // Of one movement either side's row may say it.
      const number = row.twin ?? row.number;
      if (row.report !== undefined) put(this.byReport, row.report, number);
      if (row.ref !== undefined) put(this.byRef, row.ref, number);
      if (row.twin !== undefined || row.form === 'fee') continue;
      this.movements.set(number, row);
      for (const account of [row.source, row.target]) if (account !== undefined) put(this.byAccount, account, number);
    }
  }

  naming(reports: readonly string[]): StoredTransfer[] {
    return this.told(reports.flatMap((report) => this.byReport.get(report) ?? []));
  }
  called(refs: readonly string[]): StoredTransfer[] {
    return this.told(refs.flatMap((ref) => this.byRef.get(ref) ?? []));
  }
  of(accounts: readonly number[]): StoredTransfer[] {
    return this.told(accounts.flatMap((account) => this.byAccount.get(account) ?? []));
  }

  private told(numbers: readonly number[]): StoredTransfer[] {
    const rows = [...new Set(numbers)].flatMap((number) => this.movements.get(number) ?? []);
    return rows.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  }
}

function put<K>(map: Map<K, number[]>, key: K, number: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [number]);
  else list.push(number);
}

function findIn(one: Told, rows: RowIndex): Found {
  const { report, when, suspects, own, transactions } = one;
  const reported = rows.naming(namesIn(report));
  if (reported.length > 0) return { how: 'reported', transfers: reported };
  const isAmount = ({ minor, currency }: StoredTransfer): boolean =>
    minor === report.amount?.minor && currency === report.amount.currency;
  const called = rows.called(transactions);
  if (called.length > 0) {
    const exact = called.filter(isAmount);
    return { how: 'txid', transfers: exact.length > 0 ? exact : called.filter(({ source }) => source === called[0]!.source) };
  }
  if (when !== undefined) {
    const near = rows.of([...suspects, ...own]).filter((row) => isAmount(row) && Math.abs(row.at - when) <= mostApart);
    const there = near.filter(({ target }) => target !== undefined && suspects.includes(target));
    const mine = near.filter(({ source }) => source !== undefined && own.includes(source));
    const both = there.filter((row) => mine.includes(row));
    const one = [both, there, mine].find(({ length }) => length > 0);
    if (one?.length === 1) return { how: 'matched', transfers: one };
  }
  return { how: 'stated', transfers: [] };
}

/** Why nothing can be traced though no row was found; undefined when the report itself says enough. */
function whyNot({ report, when, suspects, named }: Told, until: number | undefined): Sentence | undefined {
  if (report.amount === undefined) {
    return { en: 'No transfer names the report, and it tells no amount.', zh: '没有交易注明该报案，报案中也未写金额。' };
  }
  if (named === 0) {
    return { en: 'No transfer names the report, and it names no account.', zh: '没有交易注明该报案，报案中也未写账户。' };
  }
  if (suspects.length === 0) {
    return {
      en: 'No transfer of the casebook has to do with an account that the report names.',
      zh: '报案所写账户在案册的交易中均未出现。',
    };
  }
  if (suspects.length > 1) {
    return {
      en: 'The report names several accounts, and no transfer tells which of them was paid how much.',
      zh: '报案写有多个账户，没有交易说明各付了多少。',
    };
  }
  if (when === undefined) return { en: 'The report tells no day.', zh: '报案未写日期。' };
  return when > (until ?? Infinity) ? tooLate : undefined;
}

const tooLate: Sentence = { en: 'It was paid after the time up to which was asked.', zh: '付款晚于所查的截止时间。' };

const sameAs = (report: string): Sentence => ({
  en: `The same loss is traced from report ${report}.`,
  zh: `同一笔损失已从报案 ${report} 追踪。`,
});

function whyOf(how: TraceStart['how'], { report }: Told): Sentence {
  const amount = report.amount === undefined ? { en: '', zh: '' } : money(report.amount.minor, report.amount.currency);
  if (how === 'reported') return { en: 'The row names the report.', zh: '交易记录注明了该报案。' };
  if (how === 'txid') return { en: 'The report names the number of the transaction.', zh: '报案写明了交易号。' };
  if (how === 'matched') {
    return {
      en: `The only payment of ${amount.en} between accounts that the report names, within three days of it.`,
      zh: `报案所写账户在前后三日内唯一一笔${amount.zh}的付款。`,
    };
  }
  return {
    en: `No row tells of it: ${amount.en} into the account, as the report says.`,
    zh: `没有交易记录：依报案所述，${amount.zh}付入该账户。`,
  };
}

const lossKey = ({ report, suspects }: Told): string =>
  `${suspects.join(' ')} ${report.amount?.minor ?? ''} ${report.amount?.currency ?? ''}`;

function noteLoss(losses: Map<string, Told[]>, one: Told): void {
  const same = losses.get(lossKey(one));
  if (same === undefined) losses.set(lossKey(one), [one]);
  else same.push(one);
}

/** Two reports of one loss: about the same day, and nothing says that two people told it. */
function isSameLoss(a: Told, b: Told): boolean {
  const isNear = a.when !== undefined && b.when !== undefined && Math.abs(a.when - b.when) <= mostApart;
  const [one, two] = [a.report, b.report];
  const isOther = one.agency === two.agency && one.victim !== undefined && two.victim !== undefined && one.victim !== two.victim;
  return isNear && !isOther;
}
