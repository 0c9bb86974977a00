import type { JSX } from 'react';
import type { StatementView } from '../../../../src/model/index.ts';
import { countOf, day, exactAmount, useLanguage } from '../../../app/format.ts';
import { useWords } from '../../../app/words.ts';
import { Amount } from '../../../parts/Amount.tsx';
import { When } from '../../../parts/When.tsx';
import { accountWords } from '../../../words/money-account.ts';
import { ExhibitLink } from '../ExhibitRows.tsx';

/** Which days the statements of an account cover, and whether their balances add up. */
export function Statements({ statements }: { readonly statements: readonly StatementView[] }): JSX.Element {
  const t = useWords(accountWords);
  const language = useLanguage();
  if (statements.length === 0) {
    return (
      <section>
        <h2>{t('statements')}</h2>
        <p className="soft">{t('statementsNone')}</p>
      </section>
    );
  }
  const first = Math.min(...statements.map(({ from }) => from));
  const last = Math.max(...statements.map(({ to }) => to));
  const length = Math.max(1, last - first);
  return (
    <section>
      <h2>{t('statements')}</h2>
      <div className="money-scroll">
        <table className="account-statements">
          <thead>
            <tr>
              <th scope="col">{t('original')}</th>
              <th scope="col">{t('currency')}</th>
              <th scope="col" className="number">
                {t('rows')}
              </th>
              <th scope="col" className="coverage">
                {t('coverage')}
              </th>
              <th scope="col" className="number">
                {t('opening')}
              </th>
              <th scope="col" className="number">
                {t('closing')}
              </th>
              <th scope="col">{t('check')}</th>
            </tr>
          </thead>
          <tbody>
            {statements.map((each) => (
              <tr key={`${each.exhibit} ${each.currency} ${each.from}`}>
                <td>
                  <ExhibitLink sha256={each.exhibit} />
                </td>
                <td>{each.currency}</td>
                <td className="number">{countOf(each.rows, language)}</td>
                <td className="coverage">
                  <span
                    className="account-line"
                    role="img"
                    aria-label={t('covered', {
                      currency: each.currency,
                      count: each.rows,
                      from: day(each.from),
                      to: day(each.to),
                    })}
                  >
                    <span
                      style={{
                        insetInlineStart: `${((each.from - first) / length) * 100}%`,
                        width: `max(3px, ${((each.to - each.from) / length) * 100}%)`,
                      }}
                    />
                  </span>
                  <small className="soft">
                    <When at={each.from} /> – <When at={each.to} />
                  </small>
                </td>
                <td className="number">
                  {each.opening === undefined ? '–' : <Amount minor={each.opening} currency={each.currency} />}
                </td>
                <td className="number">
                  {each.closing === undefined ? '–' : <Amount minor={each.closing} currency={each.currency} />}
                </td>
                <td>
                  <Check of={each} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Check({ of: { broken, opening, closing, currency } }: { readonly of: StatementView }): JSX.Element {
  const t = useWords(accountWords);
  if (broken !== undefined) {
    const { row, expected, found } = broken;
    return (
      <span className="account-check wrong">
        <span aria-hidden="true">✗</span>{' '}
        {t('addsNot', { row, expected: exactAmount(expected, currency), found: exactAmount(found, currency) })}
      </span>
    );
  }
  if (opening === undefined && closing === undefined) return <span className="soft">{t('noBalance')}</span>;
  return (
    <span className="account-check">
      <span aria-hidden="true">✓</span> {t('adds')}
    </span>
  );
}
