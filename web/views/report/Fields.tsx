import type { JSX } from 'react';
import { useWords } from '../../app/words.ts';
import { report } from '../../words/report.ts';
import { Marked, type Pointing } from './Marked.tsx';
import type { Mention } from './mention.ts';

interface FieldsProps {
  readonly fields: Readonly<Record<string, string>>;
  readonly mentions: readonly Mention[];
  readonly pointing: Pointing;
}

/** The form's other cells, under the names of their columns, with the mentions inside them marked. */
export function Fields({ fields, mentions, pointing }: FieldsProps): JSX.Element | null {
  const t = useWords(report);
  const cells = Object.entries(fields);
  if (cells.length === 0) return null;
  return (
    <section aria-labelledby="fields">
      <h2 id="fields">{t('fields')}</h2>
      <table className="fields">
        <tbody>
          {cells.map(([name, cell]) => (
            <tr key={name}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              <td className="prose" dir="auto">
                <Marked text={cell} mentions={mentions.filter(({ field }) => field === name)} pointing={pointing} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
