import type { JSX } from 'react';
import type { ImportOptions, UploadPlan } from '../../../../src/model/index.ts';
import { useLanguage } from '../../../app/format.ts';
import { useWords } from '../../../app/words.ts';
import { StateMark } from '../../../parts/StateMark.tsx';
import { importing } from '../../../words/importing.ts';
import { Scrolled } from './Scrolled.tsx';

const parts = [
  'text',
  'ref',
  'reportedAt',
  'lossAt',
  'agency',
  'language',
  'channel',
  'category',
  'amount',
  'currency',
  'victim',
  'field',
  'ignore',
] as const;
type Part = (typeof parts)[number];
const isPart = (word: string): word is Part => (parts as readonly string[]).includes(word);

interface ColumnsProps {
  readonly plan: UploadPlan;
  readonly options: ImportOptions;
  readonly change: (options: ImportOptions) => void;
}

/** What each column is read as, by whom that was decided, and a way to decide otherwise. */
export function Columns({ plan, options, change }: ColumnsProps): JSX.Element {
  const t = useWords(importing);
  const language = useLanguage();
  // What a column of a statement may be, the server says; of a report it is here.
  const choices =
    plan.parts?.map(({ part, name }) => [part, name[language]] as const) ??
    parts.map((part) => [part, t(`part-${part}`)] as const);
  const set = (name: string, part: string): void => change({ ...options, columns: { ...options.columns, [name]: part } });
  return (
    <>
      {plan.tables.map((table, at) => (
        // Sheets may share a name; their order is theirs.
        // oxlint-disable-next-line react/no-array-index-key
        <Scrolled key={at} label={table.name ?? t('columns')}>
          {table.name !== undefined && <h4>{t('sheet', { name: table.name })}</h4>}
          <table className="mapping">
            <thead>
              <tr>
                <th scope="col">{t('column')}</th>
                <th scope="col">{t('samples')}</th>
                <th scope="col">{t('readAs')}</th>
                <th scope="col">{t('howSure')}</th>
              </tr>
            </thead>
            <tbody>
              {table.columns.map(({ name, part, by, samples }) => (
                <tr key={name}>
                  <th scope="row">
                    <bdi>{name}</bdi>
                  </th>
                  <td className="samples">
                    {[...new Set(samples)].map((sample) => (
                      <bdi key={sample}>{sample}</bdi>
                    ))}
                  </td>
                  <td>
                    <select aria-label={t('readAsOf', { name })} value={part} onChange={({ target }) => set(name, target.value)}>
                      {choices.map(([each, name]) => (
                        <option key={each} value={each}>
                          {name}
                        </option>
                      ))}
                      {choices.every(([each]) => each !== part) && (
                        <option value={part}>{isPart(part) ? t(`part-${part}`) : part}</option>
                      )}
                    </select>
                  </td>
                  <td className={`by ${by}`}>{by === 'map' ? <StateMark is="corrected" /> : t(`by-${by}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolled>
      ))}
    </>
  );
}
