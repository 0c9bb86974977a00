import type { JSX } from 'react';
import { Link } from 'wouter';
import type { StatRows } from '../../../src/model/index.ts';
import { type Params, useGet } from '../../app/api.ts';
import { exactAmount, useLanguage } from '../../app/format.ts';
import { personWay, reportWay, ringWay, useAsked } from '../../app/ways.ts';
import { whole } from '../../app/whole.ts';
import { useWords } from '../../app/words.ts';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { When } from '../../parts/When.tsx';
import { statsWords } from '../../words/stats.ts';
import type { figureAt } from './figure.ts';

type Row = StatRows['rows'][number];

const ways: Readonly<Record<Row['kind'], (id: string) => string>> = {
  report: reportWay,
  ring: ringWay,
  person: personWay,
  freeze: (id) => `/freezes?proposal=${encodeURIComponent(id)}`,
};

function useColumns(currency: string | undefined): readonly Column<Row>[] {
  const t = useWords(statsWords);
  return [
    {
      id: 'ref',
      head: t('record'),
      cell: ({ kind, id, ref }) => (
        <Link className="value" href={ways[kind](id)}>
          {ref ?? id}
        </Link>
      ),
    },
    { id: 'at', head: t('when'), width: 7.5, cell: ({ at }) => <When at={at} /> },
    {
      id: 'minor',
      head: t('adds'),
      width: 10,
      align: 'end',
      cell: ({ minor }) => (minor === undefined ? '–' : currency === undefined ? minor : exactAmount(minor, currency)),
    },
  ];
}

/** The reports, or rings, people or freezes, that one figure counts. */
export function Behind({
  of,
  params,
  figure,
}: {
  /** `table/row/figure`. */
  readonly of: string;
  readonly params: Params;
  readonly figure: ReturnType<typeof figureAt>;
}): JSX.Element {
  const t = useWords(statsWords);
  const language = useLanguage();
  const [, ask] = useAsked();
  const list = whole(useGet<StatRows>('/stats/rows', { ...params, key: of }));
  return (
    <aside className="stats-behind on-screen" aria-label={t('behind')}>
      <p className="row">
        <strong>{figure === undefined ? of : figure.title[language]}</strong>
        <button type="button" className="quiet" onClick={() => ask({ key: undefined })}>
          {t('closeRows')}
        </button>
      </p>
      <DataTable
        label={t('behind')}
        columns={useColumns(figure?.currency)}
        list={list}
        rowKey={({ kind, id }) => `${kind} ${id}`}
      />
    </aside>
  );
}
