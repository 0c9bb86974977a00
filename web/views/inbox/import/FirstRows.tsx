import type { JSX } from 'react';
import type { PreviewView } from '../../../../src/model/index.ts';
import { useWords } from '../../../app/words.ts';
import { Amount } from '../../../parts/Amount.tsx';
import { When } from '../../../parts/When.tsx';
import { importing } from '../../../words/importing.ts';
import { Scrolled } from './Scrolled.tsx';

/** The first records as the reports they would become. */
export function FirstRows({ rows }: { readonly rows: PreviewView['first'] }): JSX.Element {
  const t = useWords(importing);
  return (
    <Scrolled label={t('firstRows')}>
      <table>
        <thead>
          <tr>
            <th scope="col" className="number">
              {t('row')}
            </th>
            <th scope="col">{t('part-ref')}</th>
            <th scope="col">{t('part-reportedAt')}</th>
            <th scope="col">{t('part-lossAt')}</th>
            <th scope="col">{t('part-agency')}</th>
            <th scope="col">{t('part-category')}</th>
            <th scope="col" className="number">
              {t('part-amount')}
            </th>
            <th scope="col">{t('part-text')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, ref, reportedAt, lossAt, agency, category, amount, text }) => (
            <tr key={row}>
              <td className="number">{row}</td>
              <td>{ref ?? '–'}</td>
              <td>
                <When at={reportedAt} grain="minute" />
              </td>
              <td>
                <When at={lossAt} />
              </td>
              <td>{agency ?? '–'}</td>
              <td>{category ?? '–'}</td>
              <td className="number">
                {amount === undefined ? '–' : <Amount minor={amount.minor} currency={amount.currency} />}
              </td>
              <td className="excerpt" dir="auto">
                {text}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}
