import type { Cells, ColumnPlan, Part, RecordBlock, SetAside } from '../file-plan.ts';
import type { Found } from '../reader.ts';
import { minorOf, readDecimal } from '../decimal.ts';
import { minorDigits } from '../../model/index.ts';
import { trouble } from './troubles.ts';

/** Columns under which the entries of bank messages (MT940, CAMT) are read, whatever the message calls them. */
const columns: readonly (readonly [string, Part])[] = [
  ['account', 'own'],
  ['holder', 'ownName'],
  ['servicer', 'ownBank'],
  ['date', 'at'],
  ['amount', 'amount'],
  ['currency', 'currency'],
  ['direction', 'direction'],
  ['balance', 'balance'],
  ['counterparty account', 'peer'],
  ['counterparty', 'peerName'],
  ['counterparty bank', 'peerBank'],
  ['reference', 'ref'],
  ['type', 'form'],
  ['purpose', 'note'],
  ['status', 'success'],
];

/** One entry of an account's statement, as told. */
export interface Entry {
  readonly date: string;
  /** Digits with a point, without a sign. */
  readonly amount: string;
  readonly currency: string;
  readonly direction: 'credit' | 'debit';
  readonly peer?: string | undefined;
  readonly peerName?: string | undefined;
  readonly peerBank?: string | undefined;
  readonly reference?: string | undefined;
  readonly type?: string | undefined;
  readonly purpose?: string | undefined;
  readonly status?: string | undefined;
  /** It does not move the balance: it is not booked yet. */
  readonly pending?: boolean;
}

/** What stands among the entries and is none. */
export interface Unread {
  readonly unread: Cells;
}

/** A balance with its sign, and its day. */
export interface Balance {
  readonly amount: string;
  readonly date: string;
}

/** What a message says of all entries of one statement. */
export interface Head {
  readonly account: string;
  readonly holder?: string | undefined;
  readonly servicer?: string | undefined;
  readonly opening?: Balance | undefined;
  readonly closing?: Balance | undefined;
}

/** The plan of a message: its columns are ours. */
export function messagePlan(): Found {
  const plans = columns.map(([name, part]): ColumnPlan => ({
    name,
    part,
    by: 'content',
    ...(part === 'at' ? { order: 'ymd' } : {}),
  }));
  return { content: 'transfers', tables: [{ columns: plans, skip: 0, header: true }], notes: [] };
}

/** Records of one block: enough to be worth a message to a thread. */
const together = 2000;

/**
 * Turns the statements of a message into blocks. Messages tell balances before the first entry and after the last one only: each entry
 * gets the balance that follows from the one before it, and the last one the closing balance that the bank states, so that an entry
 * that is missing shows.
 */
export class Entries {
  private records: Cells[] = [];
  private aside: SetAside[] = [];
  private row = 0;
  private first = 1;

  /** Adds a whole statement. */
  add(head: Head, told: readonly (Entry | Unread)[]): void {
    const isEntry = (each: Entry | Unread): each is Entry => !('unread' in each);
    const entries = told.filter(isEntry);
    const isReversed = head.opening !== undefined && head.closing !== undefined && head.closing.date < head.opening.date;
    let balance = isReversed ? undefined : minorIn(head.opening?.amount, entries[0]?.currency);
    const last = entries.findLast(({ pending }) => pending !== true);
    for (const entry of told) {
      this.row++;
      if (!isEntry(entry)) {
        this.setAside('unread-entry', entry.unread);
        continue;
      }
      if (balance !== undefined && entry.pending !== true) balance = after(balance, entry);
      const closing = entry === last ? head.closing?.amount : undefined;
      const balanceTold = closing ?? (entry.pending === true || balance === undefined ? '' : majorOf(balance, entry.currency));
      const record = filled({
        account: head.account,
        holder: head.holder,
        servicer: head.servicer,
        date: entry.date,
        amount: entry.amount,
        currency: entry.currency,
        direction: entry.direction,
        balance: isReversed ? '' : balanceTold,
        'counterparty account': entry.peer,
        counterparty: entry.peerName,
        'counterparty bank': entry.peerBank,
        reference: entry.reference,
        type: entry.type,
        purpose: entry.purpose,
        status: entry.pending === true ? 'pending' : entry.status,
      });
      if (isReversed) this.setAside('reversed-period', record);
      else this.records.push(record);
    }
  }

  private setAside(reason: 'unread-entry' | 'reversed-period', record: Cells): void {
    const { code, why } = trouble(reason);
    this.aside.push({ row: this.row, code, why, record });
  }

  /** Whether enough has come for a block. */
  get isFull(): boolean {
    return this.records.length + this.aside.length >= together;
  }

  /** All that came since the last block. Rows set aside are numbered where they stood; the others keep their order. */
  take(offset: number): RecordBlock[] {
    const blocks: RecordBlock[] = [];
    const aside = new Map(this.aside.map((each) => [each.row, each]));
    let run: Cells[] = [];
    let from = this.first;
    const flush = (next: number): void => {
      if (run.length > 0) blocks.push({ kind: 'records', table: 0, records: run, firstRow: from, offset, aside: [] });
      run = [];
      from = next;
    };
    let at = 0;
    for (let row = this.first; row <= this.row; row++) {
      if (!aside.has(row)) run.push(this.records[at++]!);
      else flush(row + 1);
    }
    flush(this.row + 1);
    if (this.aside.length > 0)
      blocks.push({ kind: 'records', table: 0, records: [], firstRow: this.row, offset, aside: this.aside });
    this.first = this.row + 1;
    this.records = [];
    this.aside = [];
    return blocks;
  }
}

function after(balance: number, { amount, currency, direction }: Entry): number | undefined {
  const minor = minorIn(amount, currency);
  if (minor === undefined) return undefined;
  const next = direction === 'credit' ? balance + minor : balance - minor;
  return Number.isSafeInteger(next) ? next : undefined;
}

function minorIn(amount: string | undefined, currency: string | undefined): number | undefined {
  const decimal = amount === undefined || currency === undefined ? undefined : readDecimal(amount);
  return decimal === undefined ? undefined : minorOf(decimal, minorDigits(currency!));
}

/** Minor units as digits with a point. */
function majorOf(minor: number, currency: string): string {
  const digits = minorDigits(currency);
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  return `${minor < 0 ? '-' : ''}${whole}${digits === 0 ? '' : `.${text.slice(-digits)}`}`;
}

function filled(cells: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [name, cell] of Object.entries(cells)) if (cell !== undefined && cell.trim() !== '') out[name] = cell.trim();
  return out;
}
