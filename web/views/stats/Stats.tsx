import { useState, type JSX } from 'react';
import type { Statistics } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { download } from '../../app/download.ts';
import { day, moment, useLanguage } from '../../app/format.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useTitle } from '../../app/title.ts';
import { useAsked } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { Failed } from '../../parts/Failed.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { statsWords } from '../../words/stats.ts';
import { Behind } from './Behind.tsx';
import { Choosers } from './Choosers.tsx';
import { Published } from './Published.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import { figureAt } from './figure.ts';
import { Table } from './Table.tsx';
import { paramsOf, reportPath } from './asked.ts';
import '../../parts/sheet.css';
import './stats.css';

/** What an agency publishes: tables over a year or some days, what is hidden in them, what was published, and the reports behind each figure. */
export function Stats(): JSX.Element {
  const t = useWords(statsWords);
  useTitle(t('title'));
  const language = useLanguage();
  const [asked, ask] = useAsked();
  const [today] = useState(() => day(Date.now()));
  const params = paramsOf(asked, today);
  const { data, error, refetch, isPlaceholderData } = useGet<Statistics>('/stats', params);
  const mayPublish = useMay('case');
  const [isPublishing, setPublishing] = useState(false);
  const isInside = data !== undefined && data.k <= 1;
  useShortcut('p', t('publish'), () => setPublishing(true), { enabled: mayPublish && data !== undefined && !isInside });
  useShortcut('Escape', t('closeRows'), () => ask({ key: undefined }), { enabled: asked['key'] !== undefined });
  const key = asked['key'];
  return (
    <div className="stats">
      <header className="page-head">
        <h1>{t('title')}</h1>
        {data !== undefined && (
          <p className="soft">
            {data.agency !== undefined && `${data.agency} · `}
            {t('days', { from: data.from, to: lastDay(data.to), zone: zoneSaid(data.offset) })}
          </p>
        )}
        <span className="row end on-screen">
          {(['html', 'pdf', 'csv'] as const).map((format) => (
            <button key={format} type="button" onClick={() => void download(reportPath(params, format, language))}>
              {t(`as-${format}`)}
            </button>
          ))}
          <button type="button" onClick={() => window.print()}>
            {t('print')}
          </button>
          {mayPublish && (
            <button
              type="button"
              className="primary"
              aria-keyshortcuts="p"
              disabled={data === undefined || isInside}
              onClick={() => setPublishing(true)}
            >
              {t('publish')}
            </button>
          )}
        </span>
      </header>
      <Choosers />
      {data === undefined ? (
        error === null ? (
          <Waiting />
        ) : (
          <Failed error={error} retry={() => void refetch()} />
        )
      ) : (
        <div className={key === undefined ? 'stats-body' : 'stats-body with-rows'} aria-busy={isPlaceholderData}>
          <div className="stats-tables">
            {data.synthetic && <p className="stats-note">{t('synthetic')}</p>}
            {isInside ? (
              <p className="stats-note">{t('insideOnly')}</p>
            ) : (
              <p className="hint">
                {t('hiddenWhat', { k: data.k, mark: t('hidden') })} <span className="on-screen">{t('opens')}</span>
              </p>
            )}
            {data.published !== undefined && <Published of={data.published} currency={data.currency} />}
            {data.tables.map((table) => (
              <Table key={table.table} of={table} currency={data.currency} />
            ))}
            <section aria-labelledby="method">
              <h2 id="method">{t('method')}</h2>
              <ul>
                {data.method.map((sentence) => (
                  <li key={sentence.en}>{sentence[language]}</li>
                ))}
              </ul>
              <p className="hint">
                {t('covers', { size: data.covers, at: moment(data.asOf) })} <code>{data.result}</code>
              </p>
            </section>
          </div>
          {key !== undefined && <Behind key={key} of={key} params={params} figure={figureAt(data, key)} />}
        </div>
      )}
      {isPublishing && data !== undefined && <PublishDialog of={data} asked={params} onClose={() => setPublishing(false)} />}
    </div>
  );
}

/** The last day of days that end before `to`. */
function lastDay(to: string): string {
  return new Date(Date.parse(to) - 86_400_000).toISOString().slice(0, 10);
}

/** Minutes before UTC as people say a zone: UTC+8, UTC-3:30. */
function zoneSaid(offset: number): string {
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  if (offset === 0) return 'UTC';
  return `UTC${offset < 0 ? '-' : '+'}${hours}${minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`}`;
}
