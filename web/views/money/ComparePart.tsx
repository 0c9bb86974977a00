import type { JSX } from 'react';
import type { FreezeCandidate } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { useWords } from '../../app/words.ts';
import { Losses } from '../../parts/Amount.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Failed } from '../../parts/Failed.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { moneyWords } from '../../words/money.ts';
import { AccountLink } from './names.tsx';
import { methods } from './TraceForm.tsx';

/** What each method says is still where: side by side, so that nobody picks the one that says most. */
export function ComparePart({ act }: { readonly act: number }): JSX.Element {
  const t = useWords(moneyWords);
  const { data, error, refetch } = useGet<{ readonly rows: readonly FreezeCandidate[] }>('/money/candidates', { trace: act });
  if (data === undefined) return error === null ? <Waiting /> : <Failed error={error} retry={() => void refetch()} />;
  if (data.rows.length === 0) {
    return (
      <EmptyState title={t('noCandidates')}>
        <p>{t('noCandidatesText')}</p>
      </EmptyState>
    );
  }
  return (
    <section className="money-compare">
      <p>{t('compareLead')}</p>
      <div className="money-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('account')}</th>
              {methods.map((method) => (
                <th scope="col" className="number" key={method} title={t(`why-${method}`)}>
                  {t(method)}
                </th>
              ))}
              <th scope="col">{t('agreement')}</th>
            </tr>
          </thead>
          <tbody>
            {data.rows.map(({ account, byMethod, agree }) => (
              <tr key={account.name}>
                <th scope="row">
                  <AccountLink of={account} />
                </th>
                {methods.map((method) => (
                  <td className="number" key={method}>
                    <Losses of={byMethod[method] ?? {}} />
                  </td>
                ))}
                <td>
                  <AgreeMark is={agree} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <dl className="money-explained">
        {methods.map((each) => (
          <div key={each}>
            <dt>{t(each)}</dt>
            <dd>{t(`why-${each}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Whether the two methods that courts use come to the same: by sign and word. */
export function AgreeMark({ is }: { readonly is: boolean }): JSX.Element {
  const t = useWords(moneyWords);
  return (
    <span className={is ? 'money-agree' : 'money-agree differ'}>
      <span aria-hidden="true">{is ? '=' : '≠'}</span> {t(is ? 'agree' : 'differ')}
    </span>
  );
}
