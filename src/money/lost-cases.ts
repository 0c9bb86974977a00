import type { Read, StoredTransfer } from '../casebook/index.ts';
import type { NamedSuspect } from '../model/index.ts';
import type { LostCase, Moved } from './loss-lines.ts';
import { type Origin, paymentsOf } from './loss-payments.ts';
import { type LossReport, type LossScope, type Paid, reportsIn } from './loss-reports.ts';
import { returnsTo } from './loss-returns.ts';

/**
 * The cases of a scope, each told once, in the order of their first reports. What a case lost is what transfers show, from whichever of
 * its reports they follow; where no transfer does, what the first of its reports with an amount states; never both. A transfer counts
 * with one case: the one whose report it names, else names it, else agrees with it, else the one that came first. A report all of whose
 * transfers count with another case tells that case again.
 */
export async function lostCases(read: Read, scope: LossScope): Promise<LostCase[]> {
  const reports = await reportsIn(read, scope);
  const groups = new Map<number, LossReport[]>();
  for (const report of reports) {
    const root = scope.again?.get(report.number) ?? report.number;
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [report]);
    else group.push(report);
  }
  const { transfers } = await read.counts();
  const payments = transfers === 0 ? new Map<number, Origin[]>() : await paymentsOf(read, reports);
  const told = settled([...groups.values()], payments);
  const rows = await rowsOf(
    read,
    told.flatMap(({ paid }) => paid),
  );
  const back = transfers === 0 ? [] : await returnsTo(read, told, rows);
  const suspects = await suspectsBy(read, scope.suspects ?? [], reports);
  return told.map(({ reports: own, paid }, i): LostCase => {
    const [first] = own as [LossReport];
    const stated = own.find((each) => each.stated !== undefined);
    const dated = own.find(({ at }) => at !== undefined)?.at;
    const moved = paid.map((number) => movedBy(rows.get(number)!, 'paid'));
    return {
      reports: own.map(({ id }) => id),
      number: first.number,
      ...(first.ref === undefined ? {} : { name: first.ref }),
      ...(first.ring === undefined ? {} : { ring: first.ring }),
      suspects: [...new Set(own.flatMap(({ number }) => suspects.get(number) ?? []))].sort(inOrder),
      ...(dated === undefined ? {} : { at: dated }),
      paid: moved.length > 0 || stated === undefined ? moved : [statedOf(stated)],
      back: (back[i] ?? []).map((transfer) => movedBy(transfer, 'back')),
      ...(stated === undefined ? {} : { stated: stated.stated! }),
    };
  });
}

/** How sure it is that a transfer is a report's, the surest first. */
const sureness: readonly Origin['how'][] = ['reported', 'txid', 'matched'];

/** Gives each transfer to one case. */
function settled(groups: readonly LossReport[][], payments: ReadonlyMap<number, readonly Origin[]>): Paid[] {
  const owner = new Map<number, { readonly group: number; readonly sure: number }>();
  groups.forEach((reports, group) => {
    for (const { transfer, how } of reports.flatMap(({ number }) => payments.get(number) ?? [])) {
      const sure = sureness.indexOf(how);
      const known = owner.get(transfer);
      if (known === undefined || sure < known.sure) owner.set(transfer, { group, sure });
    }
  });
  const cases = groups.map((reports): Paid => ({ reports: [...reports], paid: [] }));
  for (const [transfer, { group }] of owner) cases[group]!.paid.push(transfer);
  const gone = new Set<number>();
  groups.forEach((reports, group) => {
    const claimed = reports.flatMap(({ number }) => payments.get(number) ?? []);
    const [first] = claimed;
    if (first === undefined || cases[group]!.paid.length > 0) return;
    gone.add(group);
    cases[owner.get(first.transfer)!.group]!.reports.push(...reports);
  });
  return cases.filter((_, group) => !gone.has(group)).map(({ reports, paid }) => ({ reports, paid: paid.sort((a, b) => a - b) }));
}

/** Transfers by number, each with those that tell it again. */
async function rowsOf(read: Read, numbers: readonly number[]): Promise<Map<number, StoredTransfer[]>> {
  const byNumber = new Map<number, StoredTransfer[]>();
  for (const transfer of numbers.length === 0 ? [] : await read.transfersAt(numbers)) {
    const number = transfer.twin ?? transfer.number;
    const known = byNumber.get(number);
    if (known === undefined) byNumber.set(number, [transfer]);
    else if (transfer.twin === undefined) known.unshift(transfer);
    else known.push(transfer);
  }
  return byNumber;
}

/** What left the victim; of what came back, what arrived. */
function movedBy(told: readonly StoredTransfer[], way: 'paid' | 'back'): Moved {
  const [{ number, minor, currency, at, received }] = told as [StoredTransfer];
  const amount = way === 'back' && received !== undefined ? received : { minor, currency };
  return { ...amount, at, transfer: number, rows: told.map(({ exhibit, row }) => ({ exhibit, row })) };
}

const statedOf = ({ stated, at, source }: LossReport): Moved => ({
  ...stated!,
  ...(at === undefined ? {} : { at }),
  rows: [source],
});

const inOrder = (a: string, b: string): number => Number(a.slice(1)) - Number(b.slice(1)) || (a < b ? -1 : 1);

/** Suspects whose indicators a report names, as the other side's or nobody's in particular. */
async function suspectsBy(
  read: Read,
  suspects: readonly Pick<NamedSuspect, 'id' | 'indicators'>[],
  reports: readonly LossReport[],
): Promise<Map<number, string[]>> {
  const whose = new Map<string, string[]>();
  for (const { id, indicators } of suspects) {
    for (const { kind, value } of indicators) whose.set(`${kind}\t${value}`, [...(whose.get(`${kind}\t${value}`) ?? []), id]);
  }
  if (whose.size === 0) return new Map();
  const mentions = await read.mentionsOf(reports.map(({ number }) => number));
  return new Map(
    [...mentions].map(([report, own]) => [
      report,
      own.flatMap(({ kind, value, role, corrected }) =>
        corrected?.wrong === true || role === 'victim' || role === 'institution' ? [] : (whose.get(`${kind}\t${value}`) ?? []),
      ),
    ]),
  );
}
