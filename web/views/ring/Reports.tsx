import type { JSX } from 'react';
import { Link, useLocation } from 'wouter';
import type { ReportRow } from '../../../src/model/index.ts';
import { useList } from '../../app/list.ts';
import { reportWay, useAsked } from '../../app/ways.ts';
import { useWords } from '../../app/words.ts';
import { Amount } from '../../parts/Amount.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { Share } from '../../parts/Share.tsx';
import { When } from '../../parts/When.tsx';
import { ringWords } from '../../words/ring.ts';
import { usePlaceName } from '../../app/places.ts';

/** Columns that lists of reports have here. */
function useReportColumns(): readonly Column<ReportRow>[] {
  const t = useWords(ringWords);
  const placeName = usePlaceName();
  return [
    {
      id: 'ref',
      head: t('report'),
      width: 12,
      sort: 'ref',
      cell: ({ id, ref }) => (
        <Link className="value" href={reportWay(id)}>
          {ref}
        </Link>
      ),
    },
    { id: 'reportedAt', head: t('reported'), width: 8, sort: 'reportedAt', cell: ({ reportedAt }) => <When at={reportedAt} /> },
    {
      id: 'amount',
      head: t('loss'),
      width: 11,
      align: 'end',
      sort: 'amount',
      cell: ({ amount }) => (amount === undefined ? '–' : <Amount minor={amount.minor} currency={amount.currency} />),
    },
    { id: 'category', head: t('category'), sort: 'category', cell: ({ category }) => category },
    { id: 'agency', head: t('agency'), sort: 'agency', cell: ({ agency }) => agency },
    { id: 'place', head: t('town'), width: 9, cell: ({ place }) => (place === undefined ? '–' : placeName(place)) },
    {
      id: 'confidence',
      head: t('belongs'),
      width: 9,
      cell: ({ ring }) => (ring === undefined ? '–' : <Share of={ring.confidence} bare />),
    },
  ];
}

/** The reports of a ring, `from` and `to` narrowing them to a stretch of time. */
export function Reports({
  ring,
  from,
  to,
}: {
  readonly ring: string;
  readonly from?: number;
  readonly to?: number;
}): JSX.Element {
  const t = useWords(ringWords);
  const [asked, ask] = useAsked();
  const [, go] = useLocation();
  const [by, order] = [asked['sort'] ?? 'reportedAt', asked['order'] === 'asc' ? ('asc' as const) : ('desc' as const)];
  const list = useList<ReportRow>('/reports', { ring, from, to, sort: by, order });
  return (
    <div className="filled">
      <DataTable
        label={t('reportsOf', { ring })}
        columns={useReportColumns()}
        list={list}
        rowKey={({ id }) => id}
        sort={{ by, order }}
        onSort={(sort) => ask({ sort: sort.by, order: sort.order })}
        onOpen={({ id }) => go(reportWay(id))}
      />
    </div>
  );
}
