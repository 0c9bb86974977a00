import { useState, type JSX } from 'react';
import { Link } from 'wouter';
import type { LossGroup, LossLine } from '../../../src/model/index.ts';
import { useGet } from '../../app/api.ts';
import { countOf, useLanguage } from '../../app/format.ts';
import { useSorted } from '../../app/sorted.ts';
import { ringWay } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { Losses } from '../../parts/Amount.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { Failed } from '../../parts/Failed.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { moneyWords } from '../../words/money.ts';
import { Refunds } from './Refunds.tsx';
import { ReportName } from './ReportName.tsx';
import { currenciesOf } from './shape.ts';
import type { About } from './use-traces.ts';

interface Answer {
  readonly rows: readonly LossLine[];
  readonly total: LossLine;
}

/** What was lost, what came back, what is left: by victim, ring, suspect or time, and what each gets of a sum that is short. */
export function LossesPart({ about, said }: { readonly about: About; readonly said: JSX.Element | undefined }): JSX.Element {
  const t = useWords(moneyWords);
  const groups: readonly LossGroup[] =
    'case' in about ? ['report', 'ring', 'suspect', 'month', 'day'] : ['report', 'month', 'day'];
  const [by, setBy] = useState<LossGroup>('report');
  const { data, error, refetch } = useGet<Answer>('/money/losses', { ...about, by });
  if (data === undefined) return error === null ? <Waiting /> : <Failed error={error} retry={() => void refetch()} />;
  return (
    <div className="money-losses">
      <p className="lead">{t('lossesLead')}</p>
      <Total of={data.total} />
      <label>
        {t('by')}{' '}
        <select value={by} onChange={(event) => setBy(event.target.value as LossGroup)}>
          {groups.map((each) => (
            <option key={each} value={each}>
              {t(`by-${each}`)}
            </option>
          ))}
        </select>
      </label>
      {data.rows.length === 0 ? <p className="empty">{t('noLosses')}</p> : <Lines rows={data.rows} by={by} />}
      <Refunds about={about} currencies={currenciesOf({ lost: data.total.net })} />
      {said !== undefined && (
        <section>
          <h2>{t('said')}</h2>
          {said}
        </section>
      )}
    </div>
  );
}

function Total({ of }: { readonly of: LossLine }): JSX.Element {
  const t = useWords(moneyWords);
  return (
    <>
      <dl className="money-total">
        {(['gross', 'returned', 'net'] as const).map((each) => (
          <div key={each}>
            <dt>{t(each === 'returned' ? 'back_' : each)}</dt>
            <dd>
              <Losses of={of[each]} />
            </dd>
          </div>
        ))}
        {of.in !== undefined && (
          <div>
            <dt>{t('inOne')}</dt>
            <dd>
              <Losses of={{ [of.in.currency]: of.in.net }} />
              {Object.keys(of.in.left).length > 0 && (
                <small>
                  {' '}
                  {t('withoutRate')}
                  <Losses of={of.in.left} />
                </small>
              )}
            </dd>
          </div>
        )}
      </dl>
      <p className="soft">
        {t('shownBy', { transfers: of.how.transfers, stated: of.how.stated })}
        {of.unknown > 0 && ` ${t('unknownAmount', { count: of.unknown })}`}
      </p>
    </>
  );
}

function useColumns(by: LossGroup): readonly Column<LossLine>[] {
  const t = useWords(moneyWords);
  const language = useLanguage();
  return [
    { id: 'of', head: t('of'), sort: 'of', cell: ({ of, name }) => <Of of={of} name={name} by={by} /> },
    ...(by === 'report'
      ? []
      : [
          {
            id: 'reports',
            head: t('by-report'),
            width: 7,
            align: 'end',
            sort: 'reports',
            cell: ({ reports }: LossLine) => countOf(reports, language),
          } as const,
        ]),
    { id: 'gross', head: t('gross'), width: 13, align: 'end', sort: 'gross', cell: (line) => <Losses of={line.gross} /> },
    {
      id: 'returned',
      head: t('back_'),
      width: 12,
      align: 'end',
      sort: 'returned',
      cell: (line) => <Losses of={line.returned} />,
    },
    { id: 'net', head: t('net'), width: 13, align: 'end', sort: 'net', cell: (line) => <Losses of={line.net} /> },
    {
      id: 'how',
      head: t('shownHow'),
      width: 11,
      cell: ({ how }) => t(how.transfers > 0 ? 'byTransfers' : how.stated > 0 ? 'byReport' : 'byNobody'),
    },
  ];
}

function Lines({ rows, by }: { readonly rows: readonly LossLine[]; readonly by: LossGroup }): JSX.Element {
  const t = useWords(moneyWords);
  const columns = useColumns(by);
  const most = (sums: Readonly<Record<string, number>>): number => Math.max(0, ...Object.values(sums));
  const sorted = useSorted(
    rows,
    {
      of: ({ of, name }) => name ?? of,
      reports: ({ reports }) => reports,
      gross: ({ gross }) => most(gross),
      returned: ({ returned }) => most(returned),
      net: ({ net }) => most(net),
    },
    by === 'month' || by === 'day' ? { by: 'of', order: 'asc' } : { by: 'net', order: 'desc' },
  );
  return (
    <DataTable
      label={t('losses')}
      columns={columns}
      {...sorted}
      rowKey={({ of }) => of}
      {...(by === 'report' ? { rowHeight: 46 } : {})}
    />
  );
}

function Of({ of, name, by }: { readonly of: string; readonly name: string | undefined; readonly by: LossGroup }): JSX.Element {
  const t = useWords(moneyWords);
  if (of === '') return <span className="soft">{t('ofNone')}</span>;
  if (by === 'report') return <ReportName report={of} name={name} />;
  if (by !== 'ring') return <span>{of}</span>;
  return (
    <Link href={ringWay(of)} className="value">
      {of}
    </Link>
  );
}
