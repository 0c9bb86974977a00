import type { JSX } from 'react';
import { exactAmount, shortAmount, useLanguage } from '../app/format.ts';

/** A sum of money: exact for tables of record, `short` for reading (万/亿 in Chinese) with the exact one at hand. */
export function Amount({
  minor,
  currency,
  short = false,
}: {
  readonly minor: number;
  readonly currency: string;
  readonly short?: boolean;
}): JSX.Element {
  const language = useLanguage();
  const exact = exactAmount(minor, currency);
  return (
    <data value={`${minor} ${currency}`} className="amount" title={short ? exact : undefined}>
      {short ? shortAmount(minor, currency, language) : exact}
    </data>
  );
}

/** Sums by currency, largest figure first: never added up across currencies. */
export function Losses({
  of,
  short = false,
}: {
  readonly of: Readonly<Record<string, number>>;
  readonly short?: boolean;
}): JSX.Element {
  const sums = Object.entries(of).sort(([, a], [, b]) => b - a);
  if (sums.length === 0) return <span>–</span>;
  return (
    <span className="losses">
      {sums.map(([currency, minor], i) => (
        <span key={currency}>
          {i > 0 && ' + '}
          <Amount minor={minor} currency={currency} short={short} />
        </span>
      ))}
    </span>
  );
}
