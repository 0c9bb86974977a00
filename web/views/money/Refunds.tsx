import { useState, type FormEvent, type JSX } from 'react';
import type { Refund } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { exactAmount, share } from '../../app/format.ts';
import { useWords } from '../../app/words.ts';
import { Amount } from '../../parts/Amount.tsx';
import { Failed } from '../../parts/Failed.tsx';
import { moneyWords } from '../../words/money.ts';
import { minorOf } from './minor.ts';
import { ReportName } from './ReportName.tsx';
import { SumFields } from './SumFields.tsx';
import type { About } from './use-traces.ts';

/** What each victim gets of a sum that was recovered, in proportion to the net loss. */
export function Refunds({
  about,
  currencies,
}: {
  readonly about: About;
  readonly currencies: readonly string[];
}): JSX.Element | null {
  const t = useWords(moneyWords);
  const [chosen, setCurrency] = useState<string>();
  const currency = chosen ?? currencies[0] ?? '';
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const [sum, setSum] = useState<number>();
  const { data, error, refetch } = useGet<Refund>(
    '/money/refund',
    { ...about, currency, sum },
    { enabled: sum !== undefined && currency !== '' },
  );
  if (currencies.length === 0) return null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const minor = minorOf(typed, currency);
    setWrong(minor === undefined);
    setSum(minor);
  };
  const refund = sum === undefined || data?.currency !== currency || data.sum !== sum ? undefined : data;
  return (
    <section className="money-refund">
      <h2>{t('refund')}</h2>
      <p className="soft">{t('refundLead')}</p>
      <form className="money-form" onSubmit={submit}>
        <SumFields
          labels={{ sum: t('recovered'), currency: t('currency') }}
          typed={typed}
          onType={setTyped}
          wrong={wrong ? t('amountWrong') : undefined}
          currency={currency}
          currencies={currencies}
          onChoose={setCurrency}
        />
        <button type="submit">{t('compute')}</button>
      </form>
      {error !== null && <Failed error={error} retry={() => void refetch()} />}
      {refund !== undefined && (
        <>
          <p role="status">
            {t('shareOf', {
              share: share(refund.lost === 0 ? 0 : Math.min(refund.sum, refund.lost) / refund.lost),
              lost: exactAmount(refund.lost, currency),
            })}
            {refund.rest > 0 && ` ${t('restLeft', { rest: exactAmount(refund.rest, currency) })}`}
            {refund.without.length > 0 && ` ${t('withoutPart', { count: refund.without.length })}`}
          </p>
          <div className="money-scroll">
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('by-report')}</th>
                  <th scope="col" className="number">
                    {t('net')}
                  </th>
                  <th scope="col" className="number">
                    {t('part')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {refund.parts.map(({ report, name, net, part }) => (
                  <tr key={report}>
                    <th scope="row">
                      <ReportName report={report} name={name} />
                    </th>
                    <td className="number">
                      <Amount minor={net} currency={currency} />
                    </td>
                    <td className="number">
                      <Amount minor={part} currency={currency} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}
