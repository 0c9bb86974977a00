import { hash } from 'node:crypto';
import {
  type AccountFact,
  type AccountKind,
  accountKinds,
  type ServiceCategory,
  type TransferColumns,
  type TransferForm,
  transferForms,
  type TransferSide,
  transferSides,
} from '../../model/index.ts';

/** One row as it was read; accounts are places in the batch, -1 where the row names nobody. */
export interface ReadTransfer {
  readonly row: number;
  readonly at: number;
  readonly source: number;
  readonly target: number;
  readonly minor: number;
  readonly currency: string;
  readonly receivedMinor: number;
  readonly receivedCurrency: string;
  readonly form: TransferForm;
  readonly side: TransferSide;
  readonly balance: number;
  readonly ref: string;
  readonly report: string;
  readonly note: string;
}

const formNumber = Object.fromEntries(transferForms.map((form, i) => [form, i])) as Record<TransferForm, number>;
const sideNumber = Object.fromEntries(transferSides.map((side, i) => [side, i])) as Record<TransferSide, number>;

/** Gathers the transfers of a block in columns, each account once. */
export class Gathered {
  private readonly kinds: number[] = [];
  private readonly values: string[] = [];
  private readonly places = accountKinds.map(() => new Map<string, number>());
  private readonly ids: string[] = [];
  private readonly refs: string[] = [];
  private readonly rows: number[] = [];
  private readonly at: number[] = [];
  private readonly source: number[] = [];
  private readonly target: number[] = [];
  private readonly minor: number[] = [];
  private readonly currency: string[] = [];
  private readonly receivedMinor: number[] = [];
  private readonly receivedCurrency: string[] = [];
  private readonly form: number[] = [];
  private readonly side: number[] = [];
  private readonly balance: number[] = [];
  private readonly report: string[] = [];
  private readonly note: string[] = [];
  /** Facts by what they say, so that a name told in every row is one fact. */
  private readonly said = new Map<string, AccountFact>();
  private readonly lastSaid: (string | undefined)[][] = [];

  /** Place of an account in the batch. */
  place(kind: AccountKind, value: string): number {
    const number = accountKinds.indexOf(kind);
    const known = this.places[number]!.get(value);
    if (known !== undefined) return known;
    const place = this.values.length;
    this.places[number]!.set(value, place);
    this.kinds.push(number);
    this.values.push(value);
    this.lastSaid.push([]);
    return place;
  }

  valueAt(place: number): string {
    return this.values[place]!;
  }

  /** Notes what a row says of an account. */
  say(place: number, fact: AccountFact['fact'], text: string, row: number, category?: ServiceCategory, source?: string): void {
    const last = this.lastSaid[place]!;
    const at = fact === 'holder' ? 0 : fact === 'bank' ? 1 : 2;
    if (last[at] === text && source === undefined) return;
    last[at] = text;
    const key = `${place} ${at} ${text}\u001f${category ?? ''}\u001f${source ?? ''}`;
    if (this.said.has(key)) return;
    this.said.set(key, {
      kind: accountKinds[this.kinds[place]!]!,
      value: this.values[place]!,
      fact,
      text,
      ...(category === undefined ? {} : { category }),
      ...(source === undefined ? {} : { source }),
      row,
    });
  }

  add(transfer: ReadTransfer): void {
    this.ids.push(this.idOf(transfer));
    this.refs.push(transfer.ref);
    this.rows.push(transfer.row);
    this.at.push(transfer.at);
    this.source.push(transfer.source);
    this.target.push(transfer.target);
    this.minor.push(transfer.minor);
    this.currency.push(transfer.currency);
    this.receivedMinor.push(transfer.receivedMinor);
    this.receivedCurrency.push(transfer.receivedCurrency);
    this.form.push(formNumber[transfer.form]);
    this.side.push(sideNumber[transfer.side]);
    this.balance.push(transfer.balance);
    this.report.push(transfer.report);
    this.note.push(transfer.note);
  }

  /** Over everything the row says, never over the file, the row's number or the encoding: the same line is the same transfer anywhere. */
  private idOf(t: ReadTransfer): string {
    const account = (place: number): string => (place < 0 ? '' : `${this.kinds[place]}:${this.values[place]}`);
    const balance = Number.isNaN(t.balance) ? '' : t.balance;
    const received = Number.isNaN(t.receivedMinor) ? '' : `${t.receivedMinor} ${t.receivedCurrency}`;
    const said = `${account(t.source)}\u001f${account(t.target)}\u001f${t.minor}\u001f${t.currency}\u001f${received}\u001f${t.at}\u001f${t.ref}\u001f${balance}\u001f${t.side}\u001f${t.report}\u001f${t.note}`;
    return `t${hash('sha256', said, 'hex').slice(0, 20)}`;
  }

  facts(): AccountFact[] {
    return [...this.said.values()];
  }

  transfers(): TransferColumns {
    return {
      count: this.ids.length,
      id: this.ids,
      ref: this.refs,
      row: Int32Array.from(this.rows),
      at: Float64Array.from(this.at),
      source: Int32Array.from(this.source),
      target: Int32Array.from(this.target),
      minor: Float64Array.from(this.minor),
      currency: this.currency,
      receivedMinor: Float64Array.from(this.receivedMinor),
      receivedCurrency: this.receivedCurrency,
      form: Uint8Array.from(this.form),
      side: Uint8Array.from(this.side),
      balance: Float64Array.from(this.balance),
      report: this.report,
      note: this.note,
      accounts: { count: this.values.length, kind: Uint8Array.from(this.kinds), value: this.values },
    };
  }
}
