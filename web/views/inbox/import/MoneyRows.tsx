import type { JSX, ReactNode } from 'react';
import type { MoneyPreview } from '../../../../src/model/index.ts';
import { useWords } from '../../../app/words.ts';
import { Amount } from '../../../parts/Amount.tsx';
import { When } from '../../../parts/When.tsx';
import { importing } from '../../../words/importing.ts';
import { Scrolled } from './Scrolled.tsx';

function Table({
  title,
  head,
  children,
}: {
  readonly title: string;
  readonly head: readonly string[];
  readonly children: ReactNode;
}): JSX.Element {
  return (
    <div>
      <h3>{title}</h3>
      <Scrolled label={title}>
        <table>
          <thead>
            <tr>
              {head.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </Scrolled>
    </div>
  );
}

const plain = (account: string): string => account.slice(account.indexOf(':') + 1);

/** The first records as the transfers, labels or rates they would become. */
export function MoneyRows({ of: { transfers, labels, rates } }: { readonly of: MoneyPreview }): JSX.Element {
  const t = useWords(importing);
  return (
    <>
      {transfers.length > 0 && (
        <Table title={t('firstTransfers')} head={[t('row'), t('time'), t('paidBy'), t('paidTo'), t('amount'), t('purpose')]}>
          {transfers.map(({ row, at, from, to, amount, note }) => (
            <tr key={row}>
              <td className="number">{row}</td>
              <td>
                <When at={at} grain="minute" />
              </td>
              <td>
                <bdi>{from === undefined ? t('nobody') : plain(from)}</bdi>
              </td>
              <td>
                <bdi>{to === undefined ? t('nobody') : plain(to)}</bdi>
              </td>
              <td className="number">
                <Amount minor={amount.minor} currency={amount.currency} />
              </td>
              <td className="excerpt" dir="auto">
                {note ?? '–'}
              </td>
            </tr>
          ))}
        </Table>
      )}
      {labels.length > 0 && (
        <Table title={t('firstLabels')} head={[t('row'), t('account'), t('knownAs')]}>
          {labels.map(({ row, account, text, category }) => (
            <tr key={`${row} ${account} ${text}`}>
              <td className="number">{row}</td>
              <td>
                <bdi>{plain(account)}</bdi>
              </td>
              <td dir="auto">{category === undefined ? text : `${text} · ${category}`}</td>
            </tr>
          ))}
        </Table>
      )}
      {rates.length > 0 && (
        <Table title={t('firstRates')} head={[t('row'), t('day'), t('currencies'), t('rate')]}>
          {rates.map(({ row, day, from, to, rate }) => (
            <tr key={`${row} ${day} ${from} ${to}`}>
              <td className="number">{row}</td>
              <td>{day}</td>
              <td>{`${from} → ${to}`}</td>
              <td className="number">{rate}</td>
            </tr>
          ))}
        </Table>
      )}
    </>
  );
}
