import type { JSX } from 'react';
import type { RejectedRow } from '../../../../src/model/index.ts';
import { useWords } from '../../../app/words.ts';
import { importing } from '../../../words/importing.ts';
import { useRejectedWords } from './rejected-words.ts';
import { Scrolled } from './Scrolled.tsx';

/** Rows set aside: which, what in it, why, and what the cell holds. */
export function RejectedTable({ rows }: { readonly rows: readonly RejectedRow[] }): JSX.Element {
  const t = useWords(importing);
  const why = useRejectedWords();
  return (
    <Scrolled label={t('rejected')}>
      <table className="rejected-table">
        <thead>
          <tr>
            <th scope="col" className="number">
              {t('row')}
            </th>
            <th scope="col">{t('column')}</th>
            <th scope="col">{t('cell')}</th>
            <th scope="col">{t('why')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((each) => (
            <tr key={`${each.exhibit ?? ''}/${each.row}/${each.code}/${each.column ?? ''}`}>
              <td className="number">{each.row === 0 ? t('wholeFile') : each.row}</td>
              <td>{each.column !== undefined && <bdi>{each.column}</bdi>}</td>
              <td className="excerpt">{each.column !== undefined && <bdi className="value">{each.record[each.column]}</bdi>}</td>
              <td>{why(each)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}
