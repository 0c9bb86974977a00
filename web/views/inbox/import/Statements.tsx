import type { JSX } from 'react';
import type { OwnStatement } from '../../../../src/model/index.ts';
import { countOf, exactAmount, useLanguage } from '../../../app/format.ts';
import { useWords, type Say } from '../../../app/words.ts';
import { Amount } from '../../../parts/Amount.tsx';
import { importing } from '../../../words/importing.ts';
import { Scrolled } from './Scrolled.tsx';

type Stated = Omit<OwnStatement, 'in' | 'out'> & Partial<Pick<OwnStatement, 'in' | 'out'>>;

function checked(t: Say<keyof typeof importing.en>, { currency, opening, closing, broken }: Stated): string {
  const amount = (minor: number): string => exactAmount(minor, currency);
  if (broken !== undefined) {
    return t('broken', { row: broken.row, found: amount(broken.found), expected: amount(broken.expected) });
  }
  if (opening === undefined || closing === undefined) return t('noBalances');
  return t('addUp', { opening: amount(opening), closing: amount(closing) });
}

/** Each account whose statement a file is: what came in, what went out, and whether its balances add up. */
export function Statements({ of }: { readonly of: readonly Stated[] }): JSX.Element | null {
  const t = useWords(importing);
  const language = useLanguage();
  if (of.length === 0) return null;
  const hasSums = of.some((each) => each.in !== undefined);
  return (
    <div>
      <h3>{t('statements')}</h3>
      <Scrolled label={t('statements')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('account')}</th>
              <th scope="col" className="number">
                {t('rowCount')}
              </th>
              {hasSums && (
                <>
                  <th scope="col" className="number">
                    {t('moneyIn')}
                  </th>
                  <th scope="col" className="number">
                    {t('moneyOut')}
                  </th>
                </>
              )}
              <th scope="col">{t('balances')}</th>
            </tr>
          </thead>
          <tbody>
            {of.map((each) => (
              <tr key={`${each.account} ${each.currency}`}>
                <th scope="row">
                  <bdi>{each.account.slice(each.account.indexOf(':') + 1)}</bdi>
                </th>
                <td className="number">{countOf(each.rows, language)}</td>
                {hasSums && (
                  <>
                    <td className="number">
                      <Amount minor={each.in ?? 0} currency={each.currency} />
                    </td>
                    <td className="number">
                      <Amount minor={each.out ?? 0} currency={each.currency} />
                    </td>
                  </>
                )}
                <td className={each.broken === undefined ? '' : 'bad'}>{checked(t, each)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
      {of.some(({ broken }) => broken !== undefined) && <p className="hint">{t('brokenKept')}</p>}
    </div>
  );
}
