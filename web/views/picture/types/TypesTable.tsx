import { useMemo, type JSX } from 'react';
import type { Picture } from '../../../../src/model/index.ts';
import { useWords } from '../../../app/words.ts';
import { Spark } from '../../../parts/Spark.tsx';
import { useScam } from '../../../parts/scam.ts';
import { pictureWords } from '../../../words/picture.ts';
import { trendsOf } from './trends.ts';

/** Types in figures: all reports, the last four spans, and the four before. */
export function TypesTable({ picture }: { readonly picture: Picture }): JSX.Element {
  const t = useWords(pictureWords);
  const names = useScam();
  const trends = useMemo(() => trendsOf(picture), [picture]);
  return (
    <table className="picture-figures">
      <thead>
        <tr>
          <th scope="col">{t('type')}</th>
          <th scope="col" className="number">
            {t('all')}
          </th>
          <th scope="col" className="number">
            {t('before')}
          </th>
          <th scope="col" className="number">
            {t('late')}
          </th>
          <th scope="col">{t('inTime')}</th>
        </tr>
      </thead>
      <tbody>
        {trends.map(({ type, total, late, before, counts }) => (
          <tr key={type}>
            <th scope="row">{names.type(type)}</th>
            <td className="number">{total}</td>
            <td className="number">{before}</td>
            <td className="number">{late}</td>
            <td>
              <Spark counts={counts} from={picture.from} to={picture.to} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
