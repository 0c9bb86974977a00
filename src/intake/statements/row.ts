import { type TransferForm, type TransferSide } from '../../model/index.ts';
import { isTrouble, type Builder, type Trouble } from '../builder.ts';
import type { DateRules } from '../dates.ts';
import type { ColumnPlan, FilePlan, TablePlan } from '../file-plan.ts';
import type { Gathered } from './gather.ts';
import { readMoment, readZone } from './moment.ts';
import { Accounts, type Sides } from './sides.ts';
import { type Moved, Sums } from './sums.ts';
import { trouble } from './troubles.ts';
import { formOf, isCash, isFailed } from './words.ts';

/** A note longer than this says nothing more of a payment. */
const longestNote = 500;
const mostWords = 20_000;

/** Who paid whom how much, as a row says. */
interface Told extends Sides {
  readonly moved: Omit<Moved, 'way'>;
  readonly side: TransferSide;
  readonly form: TransferForm;
}

/** Builds the transfers of one table into a batch. */
export function transferBuilder(
  plan: FilePlan,
  table: TablePlan,
  columns: readonly ColumnPlan[],
  gathered: Gathered,
): Builder<true> {
  const rows = new Rows(plan, table, columns, gathered);
  return { build: (cells, count, row) => rows.build(cells, count, row) };
}

class Rows {
  private readonly columns: readonly ColumnPlan[];
  private readonly gathered: Gathered;
  private readonly accounts: Accounts;
  private readonly sums: Sums;
  private readonly isList: boolean;
  private readonly isChain: boolean;
  private readonly rules: DateRules;
  private readonly zoned: boolean;
  private readonly noteAt: readonly number[];
  private readonly formAt: readonly number[];
  private readonly at: Readonly<Record<'at' | 'time' | 'zone' | 'ref' | 'report' | 'cash' | 'success', number>>;
  private readonly forms = new Map<string, TransferForm>();
  private cells: readonly string[] = [];
  private count = 0;
  private readonly cell = (column: number): string => (column >= 0 && column < this.count ? this.cells[column]! : '');

  constructor(plan: FilePlan, table: TablePlan, columns: readonly ColumnPlan[], gathered: Gathered) {
    this.columns = columns;
    this.gathered = gathered;
    this.accounts = new Accounts(plan, table, columns, gathered);
    this.sums = new Sums(plan, columns);
    const place = (part: string): number => columns.findIndex((column) => column.part === part);
    const places = (part: string): number[] => columns.flatMap((column, at) => (column.part === part ? [at] : []));
    this.at = {
      at: place('at'),
      time: place('time'),
      zone: place('zone'),
      ref: place('ref'),
      report: place('report'),
      cash: place('cash'),
      success: place('success'),
    };
    this.noteAt = places('note');
    this.formAt = places('form');
    this.isList = columns.some(({ part }) => part === 'from' || part === 'to' || part === 'fromName' || part === 'toName');
    this.isChain = table.chain === true;
    const { order, minguo, zone } = columns[this.at.at] ?? {};
    this.rules = { order, minguo, zone: zone ?? plan.zone, latest: plan.latest };
    this.zoned = zone !== undefined;
  }

  build(cells: readonly string[], count: number, row: number): true | Trouble | undefined {
    this.cells = cells;
    this.count = Math.min(count, this.columns.length);
    if (this.isBlank()) return undefined;
    const { cell, at } = this;
    if (at.success >= 0 && this.isFailed()) return trouble('failed-transfer', this.columns[at.success]!.name);
    const moment = this.moment();
    if (typeof moment !== 'number') return moment;
    const note = this.note();
    const told = this.isList ? this.listed(row, note) : this.stated(row, note);
    if (isTrouble(told)) return told;
    const { source, target, moved, side, form } = told;
    if (source < 0 && target < 0) return trouble('no-account');
    if (source === target && moved.received === undefined) return trouble('to-itself');
    const { minor, currency, received } = moved;
    this.gathered.add({
      row,
      at: moment,
      source,
      target,
      minor,
      currency,
      receivedMinor: received?.minor ?? Number.NaN,
      receivedCurrency: received?.currency ?? '',
      form,
      side,
      balance: this.sums.balance(cell, currency),
      ref: cell(at.ref).trim(),
      report: cell(at.report).trim(),
      note,
    });
    return true;
  }

  /** A row of one account's statement. */
  private stated(row: number, note: string): Told | Trouble {
    const words = this.words(note);
    const moved = this.sums.moved(this.cell, words);
    if (isTrouble(moved)) return moved;
    const own = this.accounts.own(this.cell, row);
    if (typeof own !== 'number') return own;
    const peer = this.accounts.peer(this.cell, own, row);
    if (isTrouble(peer)) return peer;
    if (moved.way === 'swap') return { source: own, target: own, moved, side: 'paid', form: 'swap' };
    const flagged = this.at.cash >= 0 && isCash(this.cell(this.at.cash));
    const said = peer.isNumber ? 'transfer' : this.form(words);
    const isNotes = !peer.isNumber && (flagged || said === 'cash');
    const form = isNotes ? 'cash' : said === 'fee' && peer.place < 0 ? 'fee' : 'transfer';
    const other = isNotes ? -1 : peer.place;
    return moved.way === 'in'
      ? { source: other, target: own, moved, side: 'got', form }
      : { source: own, target: other, moved, side: 'paid', form };
  }

  /** A row of a list of transfers. */
  private listed(row: number, note: string): Told | Trouble {
    const moved = this.sums.listed(this.cell);
    if (isTrouble(moved)) return moved;
    const sides = this.accounts.listed(this.cell, row);
    if (isTrouble(sides)) return sides;
    const flagged = this.at.cash >= 0 && isCash(this.cell(this.at.cash));
    const said = this.form(this.words(note));
    const isOpenEnded = sides.source < 0 || sides.target < 0;
    let form: TransferForm = 'transfer';
    if (isOpenEnded && (flagged || said === 'cash')) form = 'cash';
    else if (isOpenEnded && said === 'fee') form = 'fee';
    else if (said === 'bridge' && (this.isChain || moved.received !== undefined)) form = 'bridge';
    else if (moved.received !== undefined && moved.received.currency !== moved.currency) form = 'swap';
    else if (said === 'swap' && this.isChain) form = 'swap';
    return { ...sides, moved, side: 'neither', form };
  }

  private isBlank(): boolean {
    for (let i = 0; i < this.count; i++) if (this.cells[i] !== '' && this.cells[i]!.trim() !== '') return false;
    return true;
  }

  private isFailed(): boolean {
    const { inverted, name } = this.columns[this.at.success]!;
    return isFailed(this.cell(this.at.success), inverted === true, /是否|success|receipt/iu.test(name));
  }

  private moment(): number | Trouble {
    const { at, time, zone } = this.at;
    const name = this.columns[at]?.name;
    let rules = this.rules;
    const told = zone < 0 || this.zoned ? '' : this.cell(zone).trim();
    if (told !== '') {
      const named = readZone(told);
      if (named === undefined) return trouble('unread-zone', this.columns[zone]!.name);
      rules = { ...rules, zone: named };
    }
    const moment = readMoment(this.cell(at), time < 0 ? undefined : this.cell(time), rules);
    if (typeof moment === 'number') return moment;
    return trouble(moment === 'none' ? 'no-date' : moment === 'impossible' ? 'impossible-date' : 'unread-date', name);
  }

  private note(): string {
    let note = '';
    for (const column of this.noteAt) {
      const text = this.cell(column).trim();
      if (text === '' || text === note) continue;
      note = note === '' ? text : `${note} / ${text}`;
    }
    return note.length > longestNote ? note.slice(0, longestNote).toWellFormed() : note;
  }

  /** What the row says it was for: its note and its type. */
  private words(note: string): string {
    let words = note;
    for (const column of this.formAt) words = `${words} ${this.cell(column)}`;
    return words;
  }

  private form(words: string): TransferForm {
    let form = this.forms.get(words);
    if (form === undefined) {
      form = formOf(words);
      if (this.forms.size >= mostWords) this.forms.clear();
      this.forms.set(words, form);
    }
    return form;
  }
}
