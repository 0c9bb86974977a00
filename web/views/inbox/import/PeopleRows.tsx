import type { JSX } from 'react';
import type { PeoplePreview } from '../../../../src/model/index.ts';
import { useWords } from '../../../app/words.ts';
import { importing } from '../../../words/importing.ts';
import { Scrolled } from './Scrolled.tsx';

/** The first records as the people they would be kept as. */
export function PeopleRows({ of: people }: { readonly of: PeoplePreview }): JSX.Element {
  const t = useWords(importing);
  return (
    <div>
      <h3>{t('firstPeople')}</h3>
      <Scrolled label={t('firstPeople')}>
        <table>
          <thead>
            <tr>
              {(['row', 'names', 'born', 'sex', 'nationality', 'papers', 'wrong'] as const).map((name) => (
                <th key={name} scope="col">
                  {t(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map(({ row, names, born, sex, nationality, papers, note }) => (
              <tr key={row}>
                <td className="number">{row}</td>
                <td dir="auto">{names.length === 0 ? t('nobody') : names.join(' · ')}</td>
                <td>{born.length === 0 ? '–' : born.join(' / ')}</td>
                <td>{sex === undefined ? '–' : t(`sex-${sex}`)}</td>
                <td>{nationality.length === 0 ? '–' : nationality.join(', ')}</td>
                <td>
                  {papers.map(({ kind, value, valid }) => (
                    <div key={`${kind} ${value}`}>
                      <bdi>{value}</bdi>
                      {valid === false && ` (${t('checkFails')})`}
                    </div>
                  ))}
                </td>
                <td>{note ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </div>
  );
}
