import type { JSX } from 'react';
import type { AccountPage } from '../../../../src/model/index.ts';
import { useWords } from '../../../app/words.ts';
import { accountWords } from '../../../words/money-account.ts';
import { moneyWords } from '../../../words/money.ts';
import { ExhibitLink } from '../ExhibitRows.tsx';

/** What sources say of an account, all of it: they may disagree. */
export function Facts({ facts }: { readonly facts: AccountPage['facts'] }): JSX.Element {
  const t = useWords(accountWords);
  const m = useWords(moneyWords);
  return (
    <section aria-labelledby="account-facts">
      <h2 id="account-facts">{t('facts')}</h2>
      {facts.length === 0 ? (
        <p className="soft">{t('factsNone')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('says')}</th>
              <th scope="col">{t('source')}</th>
            </tr>
          </thead>
          <tbody>
            {facts.map(({ fact, text, category, source, at }) => (
              <tr key={`${fact} ${text} ${at.exhibit} ${at.row}`}>
                <td>
                  <span className="soft">{t(`fact-${fact}`)}</span> {text}
                  {category !== undefined && <span className="soft"> · {m(`cat-${category}`)}</span>}
                </td>
                <td>
                  {source !== undefined && `${source} · `}
                  <ExhibitLink sha256={at.exhibit} />, {m('exhibitRow', { row: at.row })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
