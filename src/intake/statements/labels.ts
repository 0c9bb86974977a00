import type { AccountFact, DomainFact, Rejected } from '../../model/index.ts';
import type { Builder } from '../builder.ts';
import type { Block, ColumnPlan, FilePlan, TablePlan } from '../file-plan.ts';
import { type AccountHint, type CellAccount, type NoAccount, readAccount, readName } from './account.ts';
import { collect } from './collect.ts';
import { domainIn, factsIn } from './domains.ts';
import { Gathered } from './gather.ts';
import { labelColumns, meanings } from './names.ts';
import { trouble } from './troubles.ts';
import { categoryOf } from './words.ts';

/** What one block of a table of labels gave. `records` = rows that became facts + `rejected` + `blank`. */
export interface ParsedLabels {
  readonly facts: AccountFact[];
  readonly domains: DomainFact[];
  readonly rejected: Rejected[];
  readonly records: number;
  readonly blank: number;
}

/** Reads a block of a table that says what accounts are known as, or who registered and hosts domains. Pure and synchronous, as `parseTransfers`. */
export function parseLabels(plan: FilePlan, block: Block): ParsedLabels {
  const gathered = new Gathered();
  const domains: DomainFact[] = [];
  const { rejected, records, blank } = collect(plan, block, {
    recognise: (name) => {
      const [first] = meanings(name, labelColumns);
      return first === undefined ? undefined : { part: first.part, sure: first.rank < 10 };
    },
    builder: (columns, table) =>
      columns.some(({ part }) => part === 'account') || columns.every(({ part }) => part !== 'domain')
        ? labelBuilder(plan, table, columns, gathered)
        : domainBuilder(columns, domains),
  });
  return { facts: gathered.facts(), domains, rejected, records, blank };
}

function domainBuilder(columns: readonly ColumnPlan[], domains: DomainFact[]): Builder<true> {
  const place = columns.findIndex(({ part }) => part === 'domain');
  return {
    build(cells, count, row) {
      const cell = (column: number): string => (column < count ? cells[column]! : '');
      if (cells.slice(0, count).every((text) => text.trim() === '')) return undefined;
      const domain = domainIn(cell(place));
      if (domain === undefined) return trouble('no-domain', columns[place]?.name);
      const facts = [...factsIn(domain, columns, cell, row)];
      if (facts.length === 0) return trouble('no-fact', columns[place]?.name);
      domains.push(...facts);
      return true;
    },
  };
}

function labelBuilder(plan: FilePlan, table: TablePlan, columns: readonly ColumnPlan[], gathered: Gathered): Builder<true> {
  const place = (part: string): number => columns.findIndex((column) => column.part === part);
  const at = {
    account: place('account'),
    label: place('label'),
    category: place('category'),
    abuse: place('abuse'),
    actor: place('actor'),
    source: place('source'),
    currency: place('currency'),
  };
  const hint = { wallets: table.chain === true, wholeNumbers: table.wholeNumbers === true };
  const { source } = plan.constants;
  return {
    build(cells, count, row) {
      const cell = (column: number): string => (column >= 0 && column < count ? readName(cells[column]!) : '');
      if (cells.slice(0, count).every((text) => text.trim() === '')) return undefined;
      const account = accountOf(at.account < count ? (cells[at.account] ?? '') : '', cell(at.currency), hint);
      const name = columns[at.account]?.name;
      if (account === 'lost') return trouble('lost-digits', name);
      if (account === 'unchecked') return trouble('wrong-address', name);
      if (typeof account === 'string') return trouble('no-account', name);
      const [label, category, abuse, actor] = [cell(at.label), cell(at.category), cell(at.abuse), cell(at.actor)];
      const list = cell(at.source);
      // To stand on a list of thieves says something even without a name.
      const text = label || actor || abuse || category || list;
      if (text === '') return trouble('no-label', columns[at.label]?.name);
      const its = gathered.place(account.kind, account.value);
      const isListed = at.category < 0 && at.abuse < 0 && categoryOf(list) === 'scam';
      const known = isListed ? 'scam' : categoryOf(label || actor, category, abuse);
      gathered.say(its, 'label', text, row, known, list || source);
      return true;
    },
  };
}

/** Currencies of chains whose addresses are checked: one of them that fails is mistyped. */
const checked = new Set('BTC XBT ETH TRX LTC DOGE BCH BNB BEP2 BEP20 USDT USDC DAI XRP SOL ADA XMR TON DOT XLM ALGO'.split(' '));

/** The account of a row; what an account of another chain is called goes by the currency beside it. */
function accountOf(text: string, currency: string, hint: AccountHint): CellAccount | NoAccount {
  const account = readAccount(text, hint);
  const isElse =
    account === 'unchecked' || (typeof account === 'object' && account.kind === 'bank' && /[A-Za-z]/u.test(account.value));
  if (!isElse || !/^[A-Z][A-Z0-9-]{1,11}$/u.test(currency.toUpperCase()) || checked.has(currency.toUpperCase())) return account;
  return { kind: 'wallet', value: `${currency.toLowerCase()}:${text.trim()}` };
}
