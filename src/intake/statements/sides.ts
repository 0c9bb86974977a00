import { isTrouble, type Trouble } from '../builder.ts';
import type { ColumnPlan, FilePlan, Part, TablePlan } from '../file-plan.ts';
import { type AccountHint, type CellAccount, type NoAccount, readAccount, readName } from './account.ts';
import type { Gathered } from './gather.ts';
import { trouble } from './troubles.ts';
import { categoryOf } from './words.ts';

/** Who is on the two sides of a row; -1 where it names nobody. */
export interface Sides {
  readonly source: number;
  readonly target: number;
}

/** The account on the other side of a statement's row. */
export interface Peer {
  readonly place: number;
  /** The row gives a number, not only a name. */
  readonly isNumber: boolean;
}

type Cells = (column: number) => string;

/** What cells named lately is kept: few accounts make most rows. */
const mostKept = 50_000;

/** What a cell named; `place` in the batch, -1 where it names no account. */
interface Named {
  readonly account: CellAccount | NoAccount;
  readonly place: number;
}

const nobody: Named = { account: 'none', place: -1 };

/** Reads the accounts of rows and notes what the rows say of them. */
export class Accounts {
  private readonly gathered: Gathered;
  private readonly columns: readonly ColumnPlan[];
  private readonly hint: AccountHint;
  private readonly read = new Map<string, Named>();
  private readonly kinds = new Map<string, AccountHint>();
  private readonly names = new Map<string, string>();
  private readonly fixed: number;
  private readonly fixedName: string;
  private readonly at: Readonly<Record<SidePart, readonly number[]>>;

  constructor(plan: FilePlan, table: TablePlan, columns: readonly ColumnPlan[], gathered: Gathered) {
    this.gathered = gathered;
    this.columns = columns;
    const { account } = plan.constants;
    const wholeNumbers = table.wholeNumbers === true;
    this.hint = { ...(table.chain === true ? { wallets: true } : {}), service: table.service, wholeNumbers };
    this.at = Object.fromEntries(
      sideParts.map((part) => [part, columns.flatMap((column, at) => (column.part === part ? [at] : []))]),
    ) as unknown as Record<SidePart, number[]>;
    const own = readAccount(account ?? table.own ?? '', this.hint);
    this.fixed = typeof own === 'string' ? -1 : gathered.place(own.kind, own.value);
    this.fixedName = table.ownName ?? '';
  }

  /** The account whose statement the row stands in. */
  own(cell: Cells, row: number): number | Trouble {
    let place = this.fixed;
    let name = this.fixedName;
    for (const column of this.at.own) {
      const { account, place: its } = this.named(cell(column), this.hint);
      if (account === 'none') continue;
      if (typeof account === 'string') {
        if (this.fixed >= 0) break;
        return this.wrong(account, column);
      }
      place = its;
      name = account.name ?? '';
      break;
    }
    if (place < 0) return trouble('no-account', this.columns[this.at.own[0] ?? -1]?.name);
    this.say(place, 'holder', this.first(cell, 'ownName') || name, row);
    this.say(place, 'bank', this.first(cell, 'ownBank'), row);
    return place;
  }

  /** Whoever is on the other side of a row of that account's statement. */
  peer(cell: Cells, own: number, row: number): Peer | Trouble {
    let place = -1;
    let name = '';
    let isNumber = false;
    for (const column of this.at.peer) {
      const { account, place: its } = this.named(cell(column), this.hint);
      if (account === 'none') continue;
      if (account === 'lost' || account === 'unchecked') return this.wrong(account, column);
      if (typeof account !== 'string') {
        place = its;
        name = account.name ?? '';
        isNumber = true;
      } else if (account === 'masked') place = this.scoped(own, this.name(cell(column)));
      else name = this.name(cell(column));
      break;
    }
    name = this.first(cell, 'peerName') || name;
    if (place < 0 && name !== '') place = this.scoped(own, name);
    if (place >= 0) {
      this.say(place, 'holder', name, row);
      this.say(place, 'bank', this.first(cell, 'peerBank'), row);
    }
    return { place, isNumber };
  }

  /** Both sides of a row of a list. */
  listed(cell: Cells, row: number): Sides | Trouble {
    const from = this.oneOf(cell, 'from', 'fromKind');
    if (isTrouble(from)) return from;
    const to = this.oneOf(cell, 'to', 'toKind');
    if (isTrouble(to)) return to;
    const fromName = this.first(cell, 'fromName');
    const toName = this.first(cell, 'toName');
    let [source, target] = [from.place, to.place];
    // Who is known by name alone is known to the other side only.
    if (source < 0 && target >= 0) source = this.scopedOr(target, from.name || fromName);
    else if (target < 0 && source >= 0) target = this.scopedOr(source, to.name || toName);
    if (source >= 0) {
      this.say(source, 'holder', fromName || from.name, row);
      this.say(source, 'bank', this.first(cell, 'fromBank'), row);
      this.label(source, this.first(cell, 'fromLabel'), row);
    }
    if (target >= 0) {
      this.say(target, 'holder', toName || to.name, row);
      this.say(target, 'bank', this.first(cell, 'toBank'), row);
      this.label(target, this.first(cell, 'toLabel'), row);
    }
    return { source, target };
  }

  private oneOf(cell: Cells, part: 'from' | 'to', kindPart: 'fromKind' | 'toKind'): { place: number; name: string } | Trouble {
    let name = '';
    const kind = this.first(cell, kindPart);
    const hint = kind === '' ? this.hint : this.hintOf(kind);
    for (const column of this.at[part]) {
      const { account, place } = this.named(cell(column), hint, kind);
      if (account === 'none') continue;
      if (account === 'lost' || account === 'unchecked') return this.wrong(account, column);
      if (typeof account !== 'string') return { place, name: account.name ?? name };
      name = this.name(cell(column));
    }
    return { place: -1, name };
  }

  /** What a column such as `from_kind` says of the cell beside it. */
  private hintOf(kind: string): AccountHint {
    let hint = this.kinds.get(kind);
    if (hint === undefined) {
      const wallets = /wallet|address|钱包|地址/iu.test(kind);
      const service = /alipay|支付宝/iu.test(kind) ? 'alipay' : /wechat|微信|财付通/iu.test(kind) ? 'wechatpay' : undefined;
      this.kinds.set(kind, (hint = { wallets, service, wholeNumbers: this.hint.wholeNumbers === true }));
    }
    return hint;
  }

  private named(text: string, hint: AccountHint, kind = ''): Named {
    if (text === '') return nobody;
    const key = kind === '' ? text : `${kind}\u001f${text}`;
    let named = this.read.get(key);
    if (named === undefined) {
      const account = readAccount(text, hint);
      named = { account, place: typeof account === 'string' ? -1 : this.gathered.place(account.kind, account.value) };
      if (this.read.size >= mostKept) this.read.clear();
      this.read.set(key, named);
    }
    return named;
  }

  private wrong(account: NoAccount, column: number): Trouble {
    const { name } = this.columns[column]!;
    if (account === 'lost') return trouble('lost-digits', name);
    return trouble(account === 'unchecked' ? 'wrong-address' : 'no-account', name);
  }

  /** A counterparty that only this account's statement knows, by name. */
  private scoped(own: number, name: string): number {
    return this.gathered.place('name', `${this.gathered.valueAt(own)} ${name}`);
  }

  private scopedOr(other: number, name: string): number {
    return name === '' ? -1 : this.scoped(other, name);
  }

  private first(cell: Cells, part: SidePart): string {
    for (const column of this.at[part]) {
      const text = cell(column);
      if (text === '') continue;
      const name = this.name(text);
      if (name !== '') return name;
    }
    return '';
  }

  private name(text: string): string {
    let name = this.names.get(text);
    if (name === undefined) {
      name = readName(text);
      if (this.names.size >= mostKept) this.names.clear();
      this.names.set(text, name);
    }
    return name;
  }

  private say(place: number, fact: 'holder' | 'bank', text: string, row: number): void {
    if (text !== '') this.gathered.say(place, fact, text, row);
  }

  private label(place: number, text: string, row: number): void {
    if (text !== '') this.gathered.say(place, 'label', text, row, categoryOf(text));
  }
}

const sideParts = [
  ...(['own', 'ownName', 'ownBank', 'peer', 'peerName', 'peerBank', 'from', 'fromKind', 'fromName', 'fromBank'] as const),
  ...(['fromLabel', 'to', 'toKind', 'toName', 'toBank', 'toLabel'] as const),
] satisfies readonly Part[];
type SidePart = (typeof sideParts)[number];
