import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { ImportOptions, PreviewView, UploadView } from '../../../../src/model/index.ts';
import { send, type Refused } from '../../../app/api.ts';
import { countOf, useLanguage } from '../../../app/format.ts';
import { useWords } from '../../../app/words.ts';
import { importing } from '../../../words/importing.ts';
import { Columns } from './Columns.tsx';
import { Figures } from './Figures.tsx';
import { FirstRows } from './FirstRows.tsx';
import { MoneyRows } from './MoneyRows.tsx';
import { PeopleRows } from './PeopleRows.tsx';
import { RejectedTable } from './RejectedTable.tsx';
import { Settings } from './Settings.tsx';
import { Statements } from './Statements.tsx';
import { Trouble } from './Trouble.tsx';

interface PreviewProps {
  readonly upload: UploadView;
  readonly options: ImportOptions;
  readonly change: (options: ImportOptions) => void;
  readonly cancel: () => void;
  readonly begin: () => void;
}

/** How the file would be read and what would come of it; everything can be put right before it counts. */
export function Preview({ upload, options, change, cancel, begin }: PreviewProps): JSX.Element {
  const t = useWords(importing);
  const language = useLanguage();
  const { data, error, isFetching } = useQuery<PreviewView, Refused>({
    queryKey: ['/uploads', upload.upload, options],
    queryFn: () => send<PreviewView>('POST', `/uploads/${upload.upload}/preview`, { options }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const plan = data?.plan ?? upload.plan;
  const isKept = data !== undefined && data.accepted - data.known === 0;
  return (
    <>
      <div className="import-body" aria-busy={isFetching}>
        <Settings plan={plan} options={options} change={change} />
        {plan.notes.map((note) => (
          <p key={note.en} className="hint">
            {note[language]}
          </p>
        ))}
        {error !== null && <Trouble error={error} />}
        {data === undefined && error === null && <p role="status">{t('looking')}</p>}
        {data !== undefined && (
          <div role="status">
            <h3>{data.whole ? t('would') : t('wouldPart', { count: data.read, shown: countOf(data.read, language) })}</h3>
            <Figures
              of={[
                ['accepted', data.accepted, 'good'],
                ['known', data.known],
                ['rejected', data.rejected, data.rejected > 0 ? 'bad' : undefined],
              ]}
            />
            {isKept && data.whole && <p className="hint">{t('allKnown')}</p>}
          </div>
        )}
        {data?.money !== undefined && <Statements of={data.money.statements} />}
        {data !== undefined && data.firstRejected.length > 0 && (
          <div>
            <h3>{t('firstRejected')}</h3>
            <RejectedTable rows={data.firstRejected} />
          </div>
        )}
        <div>
          <h3>{t('columns')}</h3>
          <Columns plan={plan} options={options} change={change} />
        </div>
        {data !== undefined && data.first.length > 0 && (
          <div>
            <h3>{t('firstRows')}</h3>
            <FirstRows rows={data.first} />
          </div>
        )}
        {data?.money !== undefined && <MoneyRows of={data.money} />}
        {data?.people !== undefined && data.people.length > 0 && <PeopleRows of={data.people} />}
      </div>
      <footer>
        <p className="note">{t('nothingKept')}</p>
        <button type="button" onClick={cancel}>
          {t('cancel')}
        </button>
        <button
          type="button"
          className="primary"
          disabled={data === undefined || isFetching || data.accepted === 0}
          onClick={begin}
        >
          {t(plan.content === undefined ? 'importNow' : 'importMoney')}
        </button>
      </footer>
    </>
  );
}
