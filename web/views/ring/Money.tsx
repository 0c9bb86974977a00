import type { JSX } from 'react';
import { Link } from 'wouter';
import type { RingHead } from '../../../src/model/index.ts';
import { indicatorWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { Amount } from '../../parts/Amount.tsx';
import { KindTag } from '../../parts/KindTag.tsx';
import { ringWords } from '../../words/ring.ts';

const receiving: ReadonlySet<string> = new Set(['account', 'card', 'iban', 'wallet']);

/** Loss by currency, and where the reports say that the money went. */
export function Money({ head }: { readonly head: RingHead }): JSX.Element {
  const t = useWords(ringWords);
  const money = head.money.toSorted((a, b) => b.reports - a.reports);
  const accounts = head.indicators.filter(({ kind }) => receiving.has(kind));
  return (
    <div className="money columns">
      <section>
        <h2>{t('lossBy')}</h2>
        {money.length === 0 ? (
          <p>{t('noAmounts')}</p>
        ) : (
          <table>
            <thead>
              <tr>
                <th scope="col" className="number">
                  {t('sum')}
                </th>
                <th scope="col" className="number">
                  {t('median')}
                </th>
                <th scope="col" className="number">
                  {t('largest')}
                </th>
                <th scope="col" className="number">
                  {t('reports')}
                </th>
              </tr>
            </thead>
            <tbody>
              {money.map(({ currency, minor, median, largest, reports }) => (
                <tr key={currency}>
                  {[minor, median, largest].map((each, i) => (
                    <td className="number" key={['sum', 'median', 'largest'][i]}>
                      <Amount minor={each} currency={currency} />
                    </td>
                  ))}
                  <td className="number">{reports}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <p className="hint">
          {head.withoutAmount > 0 ? t('lowerBound', { count: head.withoutAmount }) : t('allStated')}{' '}
          {head.duplicates > 0 && t('duplicatesOut', { count: head.duplicates })}
        </p>
      </section>
      <section>
        <h2>{t('received')}</h2>
        {accounts.length === 0 ? (
          <p>{t('noAccounts')}</p>
        ) : (
          <table>
            <thead>
              <tr>
                <th scope="col">{t('account')}</th>
                <th scope="col" className="number">
                  {t('here')}
                </th>
                <th scope="col" className="number">
                  {t('everywhere')}
                </th>
              </tr>
            </thead>
            <tbody>
              {accounts.map(({ kind, value, inRing, reports }) => (
                <tr key={`${kind}:${value}`}>
                  <td>
                    <KindTag kind={kind} />{' '}
                    <Link className="value" href={indicatorWay(kind, value)}>
                      {value}
                    </Link>
                  </td>
                  <td className="number">{inRing}</td>
                  <td className="number">{reports}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <p className="hint">{t('receivedHow')}</p>
      </section>
    </div>
  );
}
