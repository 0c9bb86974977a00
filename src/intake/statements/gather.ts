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
  private readonly rows: ReadTransfer[] = [];
  private readonly ids: string[] = [];
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
    this.rows.push(transfer);
    this.ids.push(this.idOf(transfer));
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
    const { rows } = this;
    return {
      count: rows.length,
      id: this.ids,
      ref: rows.map(({ ref }) => ref),
      row: Int32Array.from(rows, ({ row }) => row),
      at: Float64Array.from(rows, ({ at }) => at),
      source: Int32Array.from(rows, ({ source }) => source),
      target: Int32Array.from(rows, ({ target }) => target),
      minor: Float64Array.from(rows, ({ minor }) => minor),
      currency: rows.map(({ currency }) => currency),
      receivedMinor: Float64Array.from(rows, ({ receivedMinor }) => receivedMinor),
      receivedCurrency: rows.map(({ receivedCurrency }) => receivedCurrency),
      form: Uint8Array.from(rows, ({ form }) => formNumber[form]),
      side: Uint8Array.from(rows, ({ side }) => sideNumber[side]),
      balance: Float64Array.from(rows, ({ balance }) => balance),
      report: rows.map(({ report }) => report),
      note: rows.map(({ note }) => note),
      accounts: { count: this.values.length, kind: Uint8Array.from(this.kinds), value: this.values },
    };
  }
}
