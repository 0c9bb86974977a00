import type { JSX } from 'react';
import { Link } from 'wouter';
import type { AccountView } from '../../../src/model/index.ts';
import { accountWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { moneyWords } from '../../words/money.ts';

/** Figures of an account that people know it by, in a picture. */
const lastFigures = 6;

/** An account as short as it can be told from others: `…0018`, `T9zK…c4Wq`. */
export function shortValue({ kind, value }: Pick<AccountView, 'kind' | 'value'>): string {
  if (kind === 'name') return value.slice(value.indexOf(' ') + 1);
  if (kind === 'handle') return value;
  const plain = kind === 'wallet' ? value.slice(value.indexOf(':') + 1) : value;
  if (plain.length <= lastFigures + 3) return plain;
  return kind === 'wallet' ? `${plain.slice(0, 4)}…${plain.slice(-4)}` : `…${plain.slice(-lastFigures)}`;
}

/** Who keeps it, or what it is, in a word or two. */
export function houseOf({ kind, value, bank, label }: AccountView): string {
  if (label !== undefined) return label.text;
  if (bank !== undefined) return bank;
  return kind === 'wallet' ? value.slice(0, value.indexOf(':')) : '';
}

/** An account by its full value, with the way to its page; what kind of service it is stands in words. */
export function AccountLink({ of, short = false }: { readonly of: AccountView; readonly short?: boolean }): JSX.Element {
  return (
    <span className="money-account">
      <Link href={accountWay(of.name)} className="value" title={of.value}>
        <bdi>{short ? shortValue(of) : of.kind === 'name' ? shortValue(of) : of.value}</bdi>
      </Link>
      <ServiceMark of={of} />
    </span>
  );
}

/** Where money of many owners mixes: a hexagon and the word. */
export function ServiceMark({ of: { service, label } }: { readonly of: AccountView }): JSX.Element | null {
  const t = useWords(moneyWords);
  const category = service?.category ?? label?.category;
  if (category === undefined) return null;
  return (
    <span className={`money-service${service === undefined ? '' : ' mixes'}`} title={label?.text}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path d="M3,0.8H9L11.6,6L9,11.2H3L0.4,6Z" />
      </svg>
      {t(`cat-${category}`)}
    </span>
  );
}

/** An account by its name alone, or with what is known of it. */
export function NamedAccount({ name, view }: { readonly name: string; readonly view: AccountView | undefined }): JSX.Element {
  if (view !== undefined) {
    return (
      <span className="money-account">
        <AccountLink of={view} />
        {view.holder !== undefined && <span className="soft">{view.holder}</span>}
      </span>
    );
  }
  return (
    <Link href={accountWay(name)} className="value">
      <bdi>{name.slice(name.indexOf(':') + 1)}</bdi>
    </Link>
  );
}
